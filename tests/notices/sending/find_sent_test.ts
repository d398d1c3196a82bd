/** Finding a message of which nobody knows, by clocks that may be wrong. */
import assert from "node:assert/strict";
import { snowflakeAt } from "../../../src/discord/snowflake.ts";
import { wasSent } from "../../../src/notices/sending/find_sent.ts";
import { TIMES } from "../../../src/notices/times.ts";
import type { Notice } from "../../../src/store/mod.ts";
import { NOON } from "../on_bench.ts";

const MINUTE = 60_000, HOUR = 60 * MINUTE;
const ID = "0123456789abcdef";

/** A conversation in which a message arrived, by Discord's clock; `before` others stand before it, a minute each. */
function conversation(arrived: number, before = 0) {
  const others = Array.from({ length: before }, (_, i) => ({ at: arrived - (before - i) * MINUTE, customIds: [] }));
  const all = [...others, { at: arrived, customIds: [`nc:movie:603:${ID}`] }];
  const looks: string[] = [];
  function messagesAfter(_: string, after: string, limit: number) {
    looks.push(after);
    const found = all.map((it) => ({ id: snowflakeAt(it.at), customIds: it.customIds }));
    return Promise.resolve(found.filter(({ id }) => BigInt(id) > BigInt(after)).slice(0, limit));
  }
  const unused = () => Promise.reject(new Error("Cannot do this here"));
  return { looks, discord: { messagesAfter, openConversation: unused, send: unused } };
}

const attempted = (
  at: number,
  found = at,
): Pick<Notice, "id" | "at"> & { attempt: NonNullable<Notice["attempt"]> } => ({
  id: ID,
  at: found,
  attempt: { at, process: "gone", channel: "7" },
});

const CASES: [what: string, arrived: number, notice: ReturnType<typeof attempted>][] = [
  ["when clocks agree", NOON - HOUR, attempted(NOON - HOUR)],
  ["when ours was somewhat ahead", NOON - HOUR - 9 * MINUTE, attempted(NOON - HOUR)],
  ["when ours was ahead and is right again", NOON - MINUTE, attempted(NOON + HOUR)],
  ["when only the attempt's clock was ahead", NOON - 3 * HOUR, attempted(NOON - HOUR, NOON - 4 * HOUR)],
];
for (const [what, arrived, notice] of CASES) {
  Deno.test(`wasSent() finds a message ${what}`, async () => {
    const { discord } = conversation(arrived);
    assert.equal(await wasSent({ discord, now: () => NOON, times: TIMES }, notice), true);
  });
}

Deno.test("wasSent() begins near the attempt, however long ago the notice was found in a busy channel", async () => {
  const { discord, looks } = conversation(NOON - HOUR, 5000);
  const notice = attempted(NOON - HOUR, NOON - 80 * HOUR);
  assert.equal(await wasSent({ discord, now: () => NOON, times: TIMES }, notice), true);
  assert.deepEqual(looks, [snowflakeAt(NOON - HOUR - TIMES.margin)]);
});

Deno.test("wasSent() looks once where the attempt was made at once", async () => {
  const { discord, looks } = conversation(NOON - 5 * HOUR);
  assert.equal(await wasSent({ discord, now: () => NOON, times: TIMES }, attempted(NOON - HOUR)), false);
  assert.equal(looks.length, 1);
});
