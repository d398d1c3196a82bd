/** A desk over a Seerr in memory. */
import { createDesk, type Desk } from "../../src/services/desk.ts";
import type { Answer, Call } from "../../src/services/http_call.ts";
import { createLocks } from "../../src/services/lock.ts";
import { createSeerr } from "../../src/services/seerr.ts";
import { type Canned, type FakeSend, fakeSend } from "./fake_send.ts";

export const NOW = Date.parse("2026-11-21T12:00:00.000Z");

export interface FakeDesk extends FakeSend {
  desk: Desk;
  clock: { at: number };
}

export function fakeDesk(routes: Record<string, Canned>): FakeDesk {
  const clock = { at: NOW };
  const fake = fakeSend(routes);
  const desk = createDesk({ seerr: createSeerr(fake.send), now: () => clock.at, locks: createLocks() });
  return { ...fake, desk, clock };
}

/** What a list of requests or people answers to a call with `take` and `skip`. */
export function paged(rows: readonly object[]): (call: Call) => Answer {
  return ({ query = {} }) => {
    const skip = Number(query["skip"]);
    const results = rows.slice(skip, skip + Number(query["take"]));
    return { status: 200, body: { pageInfo: { results: rows.length }, results } };
  };
}
