/** The courier on a bench: in which order, how fast, to whom. */
import { deepStrictEqual as equal, ok } from "node:assert/strict";
import { type Asked, conversationOf, NOON, noticeOf, onBench } from "./on_bench.ts";

const [ANN, BOB, CEM] = ["100000000000000001", "100000000000000002", "100000000000000003"];
const SECOND = 1_000, MINUTE = 60_000, HOUR = 60 * 60_000;
const crowd = (count: number) => Array.from({ length: count }, (_, i) => String(200_000_000_000_000_000n + BigInt(i)));
const kinds = (asked: readonly Asked[]) => asked.map(({ what, whom }) => `${what} ${whom}`);

Deno.test("the courier opens a conversation once, sends in order, and settles", () =>
  onBench({}, async ({ owe, pass, asked, sent, store, courier }) => {
    owe({ person: ANN }, { person: BOB });
    await pass(100);
    owe({ person: ANN });
    await pass(100);
    const [ann, bob] = [conversationOf(ANN), conversationOf(BOB)];
    equal(kinds(asked).sort(), [`open ${ANN}`, `open ${BOB}`, `send ${ann}`, `send ${ann}`, `send ${bob}`]);
    equal(sent(), [ANN, BOB, ANN]);
    equal([store.notices.size, courier.state()], [0, { sent: 3, failed: 0 }]);
    for (const { what, message, nonce } of asked) {
      if (what === "send") ok(nonce && JSON.stringify(message?.components).includes(nonce), nonce);
    }
  }));

Deno.test("the courier sends one person's messages one after the other, in the order in which they are due", () =>
  onBench({}, async ({ owe, pass, asked, store }) => {
    store.conversations.set(ANN, { channel: "7" });
    owe({ title: "Second", due: NOON - 1 }, { title: "Third" }, { title: "First", due: NOON - 2 });
    await pass(100);
    equal(asked.map(({ message }) => message?.embeds?.[0]?.title), ["First", "Second", "Third"]);
  }));

Deno.test("nothing is sent without the lease, and at once with it", () =>
  onBench({}, async ({ owe, pass, asked, lease, courier }) => {
    lease.mine = false;
    owe({});
    await pass(5 * SECOND);
    equal(asked, []);
    lease.mine = true;
    courier.wake();
    await pass(1);
    equal(asked.length, 2);
  }));

Deno.test("what is due later is sent then, without a wake", () =>
  onBench({}, async ({ owe, pass, sent }) => {
    owe({ due: NOON + 10 * SECOND });
    await pass(9 * SECOND);
    equal(sent(), []);
    await pass(2 * SECOND);
    equal(sent(), [ANN]);
  }));

Deno.test("a premiere opens one conversation a second, and keeps nobody waiting who is known", () =>
  onBench({ settings: { pace: 5 } }, async ({ owe, pass, asked, sent, store }) => {
    for (const person of [ANN, BOB, CEM]) store.conversations.set(person, { channel: conversationOf(person) });
    owe(...crowd(1000).map((person) => ({ person })), { person: ANN });
    await pass(2 * SECOND);
    ok(sent().includes(ANN), "the last of the premiere is known");
    await pass(8 * SECOND);
    owe({ person: BOB }, { person: CEM });
    await pass(SECOND);
    ok(sent().includes(BOB) && sent().includes(CEM));
    await pass(1000 * SECOND, 250);
    equal(sent().length, 1003);
    const opened = asked.filter(({ what }) => what === "open").map(({ at }) => at);
    equal(new Set(asked.filter(({ what }) => what === "open").map(({ whom }) => whom)).size, 1000);
    ok(opened.every((at, i) => at - (opened[i - 1] ?? -SECOND) >= SECOND), "two within a second");
    ok((opened.at(-1) ?? 0) < 1010 * SECOND, String(opened.at(-1)));
  }));

Deno.test("known people are told five a second by default, each second", () =>
  onBench({ settings: { pace: 5 } }, async ({ owe, pass, asked, store }) => {
    for (const person of crowd(50)) store.conversations.set(person, { channel: conversationOf(person) });
    owe(...crowd(50).map((person) => ({ person })));
    await pass(12 * SECOND, 20);
    equal(asked.length, 50);
    for (const { at } of asked) {
      const within = asked.filter((other) => other.at >= at && other.at < at + SECOND);
      ok(within.length <= 5, `${within.length} in a second`);
    }
    ok((asked.at(-1)?.at ?? 0) <= 9.5 * SECOND, String(asked.at(-1)?.at));
  }));

Deno.test("with the pace lifted, Discord is asked 49 times in any second and hardly less", () =>
  onBench({}, async ({ owe, pass, asked }) => {
    owe(...crowd(300).map((person) => ({ person })));
    await pass(13 * SECOND, 10);
    equal(asked.length, 600);
    for (const { at } of asked) ok(asked.filter((other) => other.at >= at && other.at < at + SECOND).length <= 49);
    ok((asked.at(-1)?.at ?? 0) <= 12.6 * SECOND, String(asked.at(-1)?.at));
  }));

Deno.test("a slow channel with hundreds of messages keeps nobody else waiting", () => {
  const slow = async ({ whom }: Asked) =>
    whom === "5" ? void await new Promise((done) => setTimeout(done, SECOND)) : undefined;
  return onBench({ settings: { announce: "5" }, discord: slow }, async ({ owe, pass, sent, store }) => {
    owe(...Array.from({ length: 700 }, () => ({ person: "*", due: NOON - 1 })), { person: ANN });
    await pass(5 * SECOND);
    ok(sent().includes(ANN));
    ok(store.pages.length < 20, `${store.pages.length} pages were read`);
  });
});

Deno.test("at most 16 are under way", () => {
  const never = ({ what }: Asked) => what === "send" ? new Promise(() => {}) : undefined;
  return onBench({ discord: never }, async ({ owe, pass, asked }) => {
    owe(...crowd(40).map((person) => ({ person })));
    await pass(5 * SECOND);
    equal(asked.filter(({ what }) => what === "send").length, 16);
  });
});

Deno.test("close() waits two seconds for what is under way, and nothing begins after it", () => {
  let answer = () => {};
  const late = ({ what }: Asked, nth: number) =>
    what === "send" && nth === 0 ? new Promise<void>((resolve) => answer = resolve) : undefined;
  return onBench({ discord: late }, async ({ owe, pass, asked, sent, courier }) => {
    owe({ person: ANN });
    await pass(100);
    let isClosed = false;
    const closing = courier.close().then(() => isClosed = true);
    owe({ person: BOB });
    await pass(1900);
    equal([isClosed, sent()], [false, []]);
    answer();
    await pass(1);
    await closing;
    equal([sent(), asked.length], [[ANN], 2]);
  });
});

Deno.test("everybody is told in the channel for announcements, and nobody mentioned", () =>
  onBench({ settings: { announce: "6", language: "de" } }, async ({ owe, pass, asked }) => {
    owe({ person: "*" });
    await pass(100);
    equal(kinds(asked), ["send 6"]);
    equal(asked[0]?.message?.allowed_mentions, { parse: [] });
    equal(asked[0]?.message?.content, undefined);
  }));

Deno.test("where nothing is to be sent, what is owed is dropped", async () => {
  await onBench({ settings: { to: "off" } }, async ({ owe, pass, store, asked }) => {
    owe({}, { person: "*" });
    await pass(100);
    equal([asked, store.settled.map(({ became }) => became)], [[], ["dropped", "dropped"]]);
  });
  await onBench({}, async ({ owe, pass, store, asked }) => {
    owe({ person: "*" });
    await pass(100);
    equal([asked, store.settled.map(({ became }) => became)], [[], ["dropped"]]);
  });
});

Deno.test("what was switched off since is not told, and nothing when all of it was", () =>
  onBench({}, async ({ owe, pass, asked, store }) => {
    store.habits.set(ANN, { events: { partial: false, failed: true } });
    const [line, part] = [noticeOf().lines[0], { event: "partial", is4k: false, seasons: [2] } as const];
    if (!line) throw new Error("Cannot go on: there is no line");
    owe({ lines: [line, { ...part, seasons: [2] }] }, { lines: [{ ...part, seasons: [3] }] });
    await pass(100);
    equal(store.settled.map(({ became }) => became).sort(), ["dropped", "sent"]);
    equal(store.settled.find(({ became }) => became === "sent")?.notice.lines, [line]);
    equal(asked.filter(({ what }) => what === "send").length, 1);
  }));

Deno.test("what was found before somebody stopped it is not told; what came after is, and what ended by itself", () =>
  onBench({}, async ({ owe, pass, sent, store }) => {
    const title = { kind: "movie", tmdbId: 603, title: "The Matrix", asked: [], at: 0 } as const;
    const ended = (person: string, why: "stopped" | "done") =>
      store.follows.set(person, { ...title, asked: [], person, ended: { at: NOON, why } });
    ended(ANN, "stopped");
    ended(BOB, "stopped");
    ended(CEM, "done");
    owe({ person: ANN, at: NOON - 1 }, { person: BOB, at: NOON + 1 }, { person: CEM, at: NOON - 1 });
    await pass(100);
    equal(sent().sort(), [BOB, CEM]);
    equal(store.settled.find(({ notice }) => notice.person === ANN)?.became, "dropped");
  }));

Deno.test("in long quiet hours it is looked every hour whether they still are", () =>
  onBench({}, async ({ owe, pass, sent, store }) => {
    store.habits.set(ANN, { quiet: { from: 12 * 60, to: 20 * 60 }, zone: "UTC" });
    owe({});
    await pass(MINUTE, SECOND);
    store.habits.set(ANN, {});
    await pass(HOUR, MINUTE);
    equal(sent(), [ANN]);
  }));

Deno.test("what comes in quiet hours waits for their end", () =>
  onBench({}, async ({ owe, pass, sent, asked, store }) => {
    store.habits.set(ANN, { quiet: { from: 12 * 60, to: 13 * 60 }, zone: "UTC" });
    owe({});
    await pass(HOUR - MINUTE, MINUTE);
    equal([sent(), asked], [[], []]);
    await pass(2 * MINUTE, SECOND);
    equal(sent(), [ANN]);
  }));

Deno.test("a message is in the language in which its person speaks to Discord", () =>
  onBench({ settings: { language: "en" } }, async ({ owe, pass, asked, store }) => {
    store.habits.set(ANN, { locale: "de" });
    owe({ person: ANN }, { person: BOB });
    await pass(100);
    const texts = asked.flatMap(({ whom, message }) => message ? [[whom, message.embeds?.[0]?.description]] : []);
    equal(new Set(texts.map(([, text]) => text)).size, 2);
  }));
