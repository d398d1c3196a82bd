/** A server that listens, with what it was told and what it logged, for the tests of each path. */
import assert from "node:assert/strict";
import { createLog } from "../../src/log.ts";
import { type Hook, startWeb, type Web, type WebOptions } from "../../src/web/mod.ts";

export const SECRET = "correct-horse-battery";
export const KNOWN = { authorization: SECRET };

/** What nobody asks for in most tests. */
export const SHOWN: Pick<WebOptions, "health" | "metrics"> = {
  health: () => Promise.resolve({ status: "ok" }),
  metrics: () => Promise.resolve(""),
};

export interface Running extends Web {
  hooks: Hook[];
  lines: string[];
  clock: { at: number };
  /** The status of a POST to the webhook's path. */
  post(body: BodyInit, headers?: Record<string, string>): Promise<number>;
}

export async function withWeb(run: (web: Running) => Promise<void>, options: Partial<WebOptions> = {}): Promise<void> {
  const hooks: Hook[] = [], lines: string[] = [], clock = { at: 0 };
  const now = () => clock.at;
  const log = createLog({ level: "info", format: "text", write: (line) => lines.push(line), now, secrets: [] });
  const onHook = (where: Hook) => hooks.push(where);
  const web = await startWeb({ listen: "127.0.0.1:0", secret: SECRET, onHook, ...SHOWN, log, now, ...options });
  const post = async (body: BodyInit, headers: Record<string, string> = KNOWN) => {
    const response = await fetch(`${web.address}/hooks/seerr`, { method: "POST", body, headers });
    assert.equal(await response.text(), "");
    return response.status;
  };
  try {
    await run({ ...web, hooks, lines, clock, post });
  } finally {
    await web.close();
  }
}
