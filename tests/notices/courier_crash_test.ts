/** The courier on a bench: it dies anywhere, Discord fails in every way, and everybody is told once. */
import { deepStrictEqual as equal } from "node:assert/strict";
import fc from "fast-check";
import { type Asked, failure, onBench, refusal } from "./on_bench.ts";

const SECOND = 1_000, MINUTE = 60_000;
/** How long this Discord remembers a nonce. */
const NONCE_LIVES = 3 * MINUTE;
const crowd = Array.from({ length: 12 }, (_, i) => String(200_000_000_000_000_000n + BigInt(i)));

/** What Discord does with a request: the message may arrive or not, and the answer likewise. */
const FATES = [
  "fine",
  "fine",
  "fine",
  "lost before",
  "lost after",
  "hangs before",
  "hangs after",
  "limited",
  "opened anew",
] as const;
type Fate = typeof FATES[number];

/** A Discord that keeps messages and, for a while, nonces. */
function fickle(fates: readonly Fate[]) {
  const arrived: string[] = [];
  const nonces = new Map<string, number>();
  const state = { isDown: false, used: 0 };
  const arrive = ({ at, nonce = "" }: Asked) => {
    if (at - (nonces.get(nonce) ?? -Infinity) < NONCE_LIVES) return;
    nonces.set(nonce, at);
    arrived.push(nonce);
  };
  const slow = async (error: Error) => {
    await new Promise((resolve) => setTimeout(resolve, 10 * SECOND));
    return error;
  };
  function answer(asked: Asked): unknown {
    if (state.isDown) return failure("unreachable");
    const fate = fates[state.used++] ?? "fine";
    if (fate === "lost before") return failure("unreachable", { status: 502 });
    if (fate === "hangs before") return slow(failure("slow"));
    if (fate === "limited") return failure("refused", { status: 429, retryAfter: SECOND });
    if (fate === "opened anew" && asked.what === "send") return refusal(404, 10003);
    if (asked.what === "send") arrive(asked);
    if (fate === "lost after") return failure("unreachable");
    if (fate === "hangs after") return slow(failure("slow"));
    return asked.what === "look" ? [...arrived] : undefined;
  }
  return { arrived, state, answer };
}

Deno.test("everybody is told once, whatever happens on the way", async () => {
  const kill = fc.record({ after: fc.nat(20 * SECOND), outage: fc.constantFrom(0, 0, SECOND, 10 * MINUTE) });
  const run = fc.record({
    fates: fc.array(fc.constantFrom(...FATES), { minLength: 5, maxLength: 150 }),
    kills: fc.array(kill, { maxLength: 5 }),
  });
  await fc.assert(
    fc.asyncProperty(run, async ({ fates, kills }) => {
      const { arrived, state, answer } = fickle(fates);
      await onBench({ discord: answer }, async (bench) => {
        bench.owe(...crowd.map((person) => ({ person })));
        const ids = [...bench.store.notices.keys()].sort();
        for (const { after, outage } of kills) {
          await bench.pass(after, 500);
          bench.crash();
          state.isDown = true;
          await bench.pass(outage, 10 * SECOND);
          state.isDown = false;
        }
        for (let i = 0; i < 400 && bench.store.notices.size > 0; i++) await bench.pass(30 * SECOND, 5 * SECOND);
        equal([bench.store.notices.size, arrived.toSorted()], [0, ids]);
      });
    }),
    { numRuns: 60 },
  );
});
