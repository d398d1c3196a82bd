/** The courier on a bench: outages, limits, a store in trouble. */
import { deepStrictEqual as equal, match, ok } from "node:assert/strict";
import { StoreError } from "../../src/store/mod.ts";
import { type Asked, conversationOf, failure, NOON, onBench, refusal } from "./on_bench.ts";

const [ANN, BOB] = ["100000000000000001", "100000000000000002"];
const SECOND = 1_000, MINUTE = 60_000, HOUR = 60 * 60_000, DAY = 24 * 60 * 60_000;
const crowd = (count: number) => Array.from({ length: count }, (_, i) => String(200_000_000_000_000_000n + BigInt(i)));

Deno.test("an outage is one line at its beginning, one an hour, and one at its end; then all is sent", () => {
  let isDown = true;
  const outage = () => isDown ? failure("unreachable") : undefined;
  return onBench({ discord: outage }, async ({ owe, pass, asked, sent, lines }) => {
    owe(...crowd(40).map((person) => ({ person })));
    await pass(3.5 * HOUR, SECOND);
    ok(asked.length < 16 + 10 + 3.5 * 60 / 2.5, `${asked.length} requests in vain`);
    const events = () => lines.map((line) => line.slice(25));
    equal(events()[0]?.startsWith("WARN  Discord takes no messages"), true, lines.join("\n"));
    equal(events().slice(1).every((line) => line.startsWith("WARN  messages wait owed=40")), true, lines.join("\n"));
    ok(lines.length === 4, lines.join("\n"));
    isDown = false;
    await pass(11 * MINUTE, SECOND);
    equal(sent().length, 40);
    match(events().at(-1) ?? "", /^INFO {2}Discord takes messages again owed=\d+/);
  });
});

Deno.test("an outage is waited out for three days, and no longer", () => {
  const outage = ({ what }: Asked) => what === "look" ? undefined : failure("unreachable");
  return onBench({ discord: outage }, async ({ owe, pass, courier, lines, store }) => {
    store.conversations.set(ANN, { channel: "7" });
    owe({});
    await pass(3 * DAY - 10 * MINUTE, MINUTE);
    equal(store.notices.size, 1);
    await pass(20 * MINUTE, MINUTE);
    equal([store.notices.size, courier.state().failed, store.settled[0]?.became], [0, 1, "dropped"]);
    match(lines.join("\n"), /WARN {2}a message could not be delivered and is given up .*The Matrix/);
  });
});

Deno.test("what was owed for longer while the bot was away is still tried", () =>
  onBench({}, async ({ owe, pass, sent }) => {
    owe({ at: NOON - 30 * DAY, due: NOON - 30 * DAY });
    await pass(100);
    equal(sent(), [ANN]);
  }));

Deno.test("a rate limit on one person's messages holds nobody else", () => {
  const limited = ({ whom }: Asked, nth: number) =>
    whom === "7" && nth === 0 ? failure("refused", { status: 429, retryAfter: 30 * SECOND }) : undefined;
  return onBench({ discord: limited }, async ({ owe, pass, asked, sent, store }) => {
    store.conversations.set(ANN, { channel: "7" });
    store.conversations.set(BOB, { channel: "8" });
    owe({ person: ANN }, { person: BOB });
    await pass(SECOND);
    equal(sent(), [BOB]);
    await pass(31 * SECOND);
    equal([sent(), asked.filter(({ what }) => what === "look")], [[BOB, ANN], []]);
  });
});

Deno.test("after a thousand refusals in ten minutes it rests until there is room again", () => {
  const closed = ({ what }: Asked) => what === "send" ? refusal(403, 50007) : undefined;
  return onBench({ discord: closed }, async ({ owe, pass, asked, lines, store }) => {
    for (const person of crowd(1200)) store.conversations.set(person, { channel: conversationOf(person) });
    owe(...crowd(1200).map((person) => ({ person })));
    await pass(9 * MINUTE, 250);
    ok(asked.length >= 1000 && asked.length < 1016, String(asked.length));
    equal(lines.filter((line) => line.includes("WARN  too many refusals, sending rests")).length, 1);
    await pass(3 * MINUTE, 250);
    equal([asked.length, store.held.length], [1200, 1200]);
  });
});

Deno.test("trouble with the store is one line, and goes by", () =>
  onBench({}, async ({ owe, pass, lines, sent, store }) => {
    owe({});
    store.fault.error = new StoreError("Cannot use the store: the disk is full");
    await pass(MINUTE, SECOND);
    equal(lines.length, 1);
    match(lines[0] ?? "", /WARN {2}cannot go on with what is owed .*disk is full/);
    delete store.fault.error;
    await pass(10 * SECOND, SECOND);
    equal(sent(), [ANN]);
    match(lines.at(-1) ?? "", /INFO {2}what is owed goes on/);
  }));

Deno.test("what fails while the next page is being read is heard of", () => {
  const broken = (_: Asked, nth: number) => nth === 0 ? new StoreError("Cannot use the store: x") : undefined;
  return onBench({ discord: broken, settings: { announce: "5" } }, async ({ owe, pass, lines, store, asked }) => {
    owe({ person: "*" }, { person: "*" }, { person: "*" });
    store.fault.slow = 50;
    await pass(10 * SECOND);
    equal([store.settled.length, asked.length], [3, 4]);
    equal(lines.filter((line) => line.includes("WARN  cannot go on")).length, 1);
  });
});

Deno.test("a message that cannot be made is an error in the log, and tried again more and more rarely", () =>
  onBench({}, async ({ owe, pass, lines, asked, sent }) => {
    owe({ kind: "movie", id: "not an id of ours".repeat(9), person: ANN }, { person: BOB });
    await pass(MINUTE, SECOND);
    equal(sent(), [BOB]);
    const errors = lines.filter((line) => line.includes("ERROR a message cannot be made"));
    ok(errors.length > 2 && errors.length < 8, String(errors.length));
    equal(asked.filter(({ what }) => what === "send").length, 1);
  }));
