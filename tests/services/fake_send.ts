/** A Seerr in memory: canned answers by "METHOD /path", with the check that the real line makes, and every call kept. */
import { checked } from "../../src/services/answer_check.ts";
import type { Answer, Call, Send } from "../../src/services/http_call.ts";

/** A body (200), or what makes a whole answer of a call. */
export type Canned = object | ((call: Call) => Answer | Promise<Answer>);

export interface FakeSend {
  send: Send;
  calls: Call[];
  /** How often a path was asked with that method. */
  count(route: string): number;
}

export function fakeSend(routes: Record<string, Canned>): FakeSend {
  const calls: Call[] = [];
  const of = ({ method, path }: Call) => `${method} ${path}`;
  return {
    calls,
    count: (route) => calls.filter((call) => of(call) === route).length,
    async send(call) {
      calls.push(call);
      await Promise.resolve();
      const canned = routes[of(call)] ?? (() => ({ status: 404, body: { message: "not found" } }));
      return checked(call, typeof canned === "function" ? await canned(call) : { status: 200, body: canned });
    },
  };
}

export const answer = (status: number, body?: unknown) => (): Answer => ({ status, body });
