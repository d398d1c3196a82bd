/** The courier on a bench: attempts of which nobody knows what became. */
import { deepStrictEqual as equal, ok } from "node:assert/strict";
import { type Asked, failure, NOON, noticeOf, onBench } from "./on_bench.ts";

const [ANN] = ["100000000000000001"];
const SECOND = 1_000, MINUTE = 60_000, HOUR = 60 * 60_000;
const kinds = (asked: readonly Asked[]) => asked.map(({ what, whom }) => `${what} ${whom}`);

Deno.test("what is unknown is made again with the same nonce within two minutes of the first attempt, and looked up later", () => {
  const lost = ({ what }: Asked, nth: number) => what === "send" && nth < 8 ? failure("slow") : undefined;
  return onBench({ discord: lost }, async ({ owe, pass, asked, sent }) => {
    const notice = noticeOf();
    owe(notice);
    await pass(10 * MINUTE, SECOND);
    equal(sent(), [ANN]);
    const looked = asked.findIndex(({ what }) => what === "look");
    const [before, after] = [asked.slice(0, looked), asked.slice(looked)];
    ok(before.filter(({ what }) => what === "send").every(({ at }) => at < 2 * MINUTE));
    ok((asked[looked]?.at ?? 0) >= 2 * MINUTE);
    equal(after.map(({ what }) => what).slice(0, 2), ["look", "send"], "sent at once when it is not there");
    ok(asked.every(({ what, nonce }) => what !== "send" || nonce === notice.id));
  });
});

Deno.test("what is found in the conversation is not sent again", () => {
  const notice = noticeOf();
  const lost = ({ what }: Asked) => what === "look" ? [notice.id] : failure("unreachable");
  return onBench({ discord: lost }, async ({ owe, pass, asked, sent, store }) => {
    store.conversations.set(ANN, { channel: "7" });
    owe(notice);
    await pass(5 * MINUTE, SECOND);
    equal([sent(), asked.at(-1)?.what], [[ANN], "look"]);
    equal(asked.filter(({ what }) => what === "look").length, 1);
  });
});

const ATTEMPTS: [why: string, attempt: { at: number; process: string; channel: string }, first: string][] = [
  ["of this process, lately", { at: NOON - MINUTE, process: "here", channel: "7" }, "send 7"],
  ["of this process, long ago", { at: NOON - 2 * MINUTE, process: "here", channel: "7" }, "look 7"],
  ["of this process, from the future", { at: NOON + HOUR, process: "here", channel: "7" }, "look 7"],
  ["of this process, elsewhere", { at: NOON - MINUTE, process: "here", channel: "8" }, "look 8"],
  ["of another process", { at: NOON - 1, process: "gone", channel: "7" }, "look 7"],
];

for (const [why, attempt, first] of ATTEMPTS) {
  Deno.test(`an attempt ${why} comes to "${first}"`, () =>
    onBench({}, async ({ owe, pass, asked, sent, store }) => {
      store.conversations.set(ANN, { channel: "7" });
      owe({ attempt });
      await pass(100);
      equal(kinds(asked), first === "send 7" ? [first] : [first, "send 7"]);
      equal(sent(), [ANN]);
    }));
}

Deno.test("what has waited for its turn until Discord forgets the nonce is looked up first", () =>
  onBench({ settings: { pace: 0.1 } }, async ({ owe, pass, asked, sent, store }) => {
    const people = ["1", "2", "3"].map((digit) => ANN.slice(0, -1) + digit);
    for (const person of people) store.conversations.set(person, { channel: person });
    const attempt = { at: NOON - 2 * MINUTE + 11 * SECOND, process: "here" };
    owe(...people.map((person) => ({ person, attempt: { ...attempt, channel: person } })));
    await pass(MINUTE, SECOND);
    equal(asked.map(({ what }) => what), ["send", "send", "look", "send"]);
    equal(sent().sort(), people);
  }));

Deno.test("a look that fails is made again later, and nothing is sent before it succeeds", () => {
  const broken = ({ what }: Asked, nth: number) => what === "look" && nth < 3 ? failure("unreachable") : undefined;
  return onBench({ discord: broken }, async ({ owe, pass, asked }) => {
    owe({ attempt: { at: NOON - HOUR, process: "gone", channel: "7" } });
    await pass(MINUTE, SECOND);
    equal(asked.map(({ what }) => what), ["look", "look", "look", "look", "open", "send"]);
  });
});

Deno.test("a notice that another process claimed first is left to it", () =>
  onBench({}, async ({ owe, pass, asked, store }) => {
    store.conversations.set(ANN, { channel: "7" });
    owe({});
    const [one] = store.notices.values();
    if (!one) throw new Error("Cannot go on: nothing is owed");
    const read = { ...one };
    // The page was read before the other one wrote.
    store.notices.set(one.value.id, read);
    Object.defineProperty(read, "version", { get: () => `moving ${Math.random()}` });
    await pass(100);
    equal(asked, []);
  }));
