/** The courier on a bench: what Discord refuses. */
import { deepStrictEqual as equal, match, ok } from "node:assert/strict";
import { type Asked, conversationOf, failure, NOON, noticeOf, onBench, refusal } from "./on_bench.ts";

const [ANN, BOB] = ["100000000000000001", "100000000000000002"];
const SECOND = 1_000, MINUTE = 60_000, HOUR = 60 * 60_000, DAY = 24 * 60 * 60_000;
const kinds = (asked: readonly Asked[]) => asked.map(({ what, whom }) => `${what} ${whom}`);

type Fate = { became?: "dropped" | "held" | "waits"; due?: number; log?: RegExp; admins?: RegExp; attempts?: number };
const REFUSALS: [status: number, code: number, fate: Fate][] = [
  [403, 50007, { became: "held" }],
  [403, 50278, { became: "held" }],
  [404, 10013, {
    became: "dropped",
    log: /INFO {2}somebody who was to be told is not on Discord any more.*The Matrix/,
  }],
  [400, 50033, { became: "dropped", log: /INFO {2}somebody/ }],
  [400, 50035, { became: "dropped", log: /ERROR Discord refuses a message/, attempts: 2 }],
  [403, 20009, { became: "dropped", log: /ERROR Discord refuses a message/, attempts: 2 }],
  [400, 40003, { became: "waits", admins: /^tooFast: .*60 minutes/, log: /ERROR Discord wants us .*code=40003/ }],
  [403, 20026, { became: "waits", admins: /^flagged: .*24 hours/, log: /ERROR Discord wants us .*code=20026/ }],
];

for (const [status, code, fate] of REFUSALS) {
  for (const what of ["open", "send"] as const) {
    Deno.test(`${code} to "${what}" comes to "${fate.became}"`, () => {
      const refuse = (asked: Asked) => asked.what === what ? refusal(status, code) : undefined;
      return onBench({ discord: refuse }, async ({ owe, pass, asked, store, lines, admins }) => {
        owe({});
        await pass(30 * SECOND, SECOND);
        const became = store.settled[0]?.became ?? (store.held.length > 0 ? "held" : "waits");
        equal(became, fate.became);
        equal(asked.filter((one) => one.what === what).length, fate.attempts ?? 1);
        equal(asked.some((one) => one.what === "look"), false, "a refusal leaves nothing to look for");
        if (fate.log) match(lines.join("\n"), fate.log);
        equal(admins.length, fate.admins ? 1 : 0);
        if (fate.admins) match(admins[0] ?? "", fate.admins);
        ok([...store.notices.values()].every(({ value }) => value.attempt === undefined));
      });
    });
  }
}

Deno.test("40003 halts everybody for an hour, and then all goes on", () => {
  const once = ({ what }: Asked, nth: number) => what === "open" && nth === 0 ? refusal(400, 40003) : undefined;
  return onBench({ discord: once }, async ({ owe, pass, asked, sent, courier, store }) => {
    store.conversations.set(BOB, { channel: "8" });
    owe({ person: ANN });
    await pass(SECOND);
    owe({ person: BOB });
    equal(courier.state().halted, { code: 40003, until: NOON + HOUR });
    await pass(HOUR - 2 * SECOND, 10 * SECOND);
    equal(asked.length, 1);
    await pass(3 * SECOND);
    equal([sent().sort(), courier.state().halted], [[ANN, BOB], undefined]);
  });
});

Deno.test("a refused token ends it until the next start", () =>
  onBench({ discord: () => failure("token", { status: 401 }) }, async ({ owe, pass, asked, lines, store }) => {
    owe({ person: ANN }, { person: BOB });
    await pass(2 * HOUR, MINUTE);
    ok(asked.length <= 2);
    equal(lines.filter((line) => line.includes("ERROR no messages are sent until the bot is started again")).length, 1);
    equal(store.notices.size, 2);
    ok(lines.some((line) => /WARN {2}messages wait owed=2/.test(line)), lines.join("\n"));
  }));

Deno.test("a conversation that is lost is opened anew, once", () => {
  const lost = ({ whom, what }: Asked) => what === "send" && whom === "old" ? refusal(404, 10003) : undefined;
  return onBench({ discord: lost, settings: { pace: 5 } }, async ({ owe, pass, asked, sent, store }) => {
    store.conversations.set(ANN, { channel: "old" });
    owe({});
    await pass(100);
    equal(kinds(asked), ["send old", `open ${ANN}`, `send ${conversationOf(ANN)}`]);
    equal([sent(), store.conversations.get(ANN)], [[ANN], { channel: conversationOf(ANN) }]);
  });
});

Deno.test("a conversation that is lost again and again is left for later", () => {
  const lost = ({ what }: Asked) => what === "send" ? refusal(404, 10003) : undefined;
  return onBench({ discord: lost }, async ({ owe, pass, asked, store }) => {
    owe({});
    await pass(100);
    equal(asked.map(({ what }) => what), ["open", "send", "open", "send"]);
    equal([...store.notices.values()].map(({ value }) => value.tries), [1]);
  });
});

Deno.test("who takes no messages is told in the channel, alone mentioned, and not tried again for a week", () => {
  const closed = ({ whom }: Asked) => whom === "7" ? refusal(403, 50007) : undefined;
  return onBench({ discord: closed, settings: { channel: "5" } }, async ({ owe, pass, asked, sent, store }) => {
    store.conversations.set(ANN, { channel: "7" });
    owe({});
    await pass(100);
    owe({});
    await pass(100);
    equal(kinds(asked), ["send 7", "send 5", "send 5"]);
    equal(asked[1]?.message?.allowed_mentions, { parse: [], users: [ANN] });
    match(asked[1]?.message?.content ?? "", new RegExp(`<@${ANN}>`));
    equal(sent(), [ANN, ANN]);
    const { closedUntil, channel } = store.conversations.get(ANN) ?? {};
    equal(channel, "7");
    ok(closedUntil && Math.abs(closedUntil - NOON - 7 * DAY) < SECOND);
    await pass(7 * DAY, HOUR);
    owe({});
    await pass(2 * SECOND);
    equal(kinds(asked).slice(3), ["send 7", "send 5"]);
  });
});

Deno.test("who takes no messages and has no channel is told later, without a try while it is known", () =>
  onBench({}, async ({ owe, pass, asked, store }) => {
    store.conversations.set(ANN, { channel: "7", closedUntil: NOON + DAY });
    owe({}, {});
    await pass(100);
    equal([asked, store.held.length], [[], 2]);
  }));

Deno.test("where a first try may have arrived before they closed, it is looked up before it goes elsewhere", () => {
  const notice = noticeOf();
  const answers = ({ what }: Asked, nth: number) =>
    what === "look" ? [notice.id] : nth === 0 ? failure("slow") : refusal(403, 50007);
  return onBench({ discord: answers, settings: { channel: "5" } }, async ({ owe, pass, asked, sent, store }) => {
    store.conversations.set(ANN, { channel: "7" });
    owe(notice);
    await pass(10 * SECOND);
    equal(kinds(asked), ["send 7", "send 7", "look 7"]);
    equal(sent(), [ANN]);
  });
});

for (const [status, code] of [[403, 50001], [403, 50013], [404, 10003]] as const) {
  Deno.test(`a channel that answers ${code} is tried again every hour, and administrators hear of it`, () => {
    const refuse = (_: Asked, nth: number) => nth < 2 ? refusal(status, code) : undefined;
    return onBench(
      { discord: refuse, settings: { to: "channel", channel: "5" } },
      async ({ owe, pass, asked, ...bench }) => {
        owe({});
        await pass(2.1 * HOUR, MINUTE);
        equal(asked.map(({ at }) => Math.round(at / HOUR)), [0, 1, 2]);
        equal(bench.sent(), [ANN]);
        match(bench.admins[0] ?? "", /^channel 5: I cannot write in <#5>/);
      },
    );
  });
}

Deno.test("who takes no messages, and whose channel cannot be used, reads it at their next command", () => {
  const answers = ({ what, whom }: Asked) =>
    what === "open" ? refusal(403, 50007) : whom === "5" ? refusal(403, 50013) : undefined;
  return onBench({ discord: answers, settings: { channel: "5" } }, async ({ owe, pass, asked, store, admins }) => {
    owe({});
    await pass(SECOND);
    equal(kinds(asked), [`open ${ANN}`, "send 5"]);
    equal([store.held.length, store.settled, admins.length], [1, [], 1]);
  });
});

Deno.test("what may stand in a channel that cannot be used any more is read at their next command, in the end", () => {
  const answers = ({ what, whom }: Asked, nth: number) => {
    if (what === "open") return refusal(403, 50007);
    if (what === "send" && nth === 0) return failure("unreachable", { status: 502 });
    return whom === "5" ? refusal(403, what === "look" ? 50001 : 50013) : undefined;
  };
  return onBench({ discord: answers, settings: { channel: "5" } }, async ({ owe, pass, store, courier }) => {
    owe({});
    await pass(3 * DAY - 2 * HOUR, 5 * MINUTE);
    equal([store.notices.size, store.held.length], [1, 0]);
    await pass(3 * HOUR, 5 * MINUTE);
    equal([store.notices.size, store.held.length, store.settled, courier.state().failed], [0, 1, [], 0]);
  });
});

for (const person of ["*", ANN]) {
  Deno.test(`what stands for "${person}" in no conversation is given up when its channel cannot be used for long`, () => {
    const settings = person === "*" ? { announce: "5" } : { to: "channel" as const, channel: "5" };
    return onBench({ discord: () => refusal(403, 50013), settings }, async ({ owe, pass, store, courier }) => {
      owe({ person });
      await pass(3 * DAY + 2 * HOUR, 5 * MINUTE);
      equal([store.held, store.settled.map(({ became }) => became), courier.state().failed], [[], ["dropped"], 1]);
    });
  });
}

Deno.test("what Discord does not take goes once more without links and picture", () => {
  const strict = ({ message }: Asked) =>
    JSON.stringify(message ?? {}).includes("http") ? refusal(400, 50035) : undefined;
  return onBench({ discord: strict }, async ({ owe, pass, asked, sent }) => {
    owe({ watchUrl: "http://jellyfin:8096/x", watchUrl4k: "http://jellyfin:8096/y", posterPath: "/p.jpg" });
    await pass(10 * SECOND);
    equal(asked.map(({ what }) => what), ["open", "send", "send"]);
    equal(sent(), [ANN]);
  });
});

Deno.test("a first failure is no reason to give up what was found long ago; failing for three days is", () => {
  const [down, up] = [failure("unreachable", { status: 503 }), undefined];
  return onBench({ discord: (_, nth) => nth === 0 ? down : up }, async ({ owe, pass, sent }) => {
    owe({ at: NOON - 4 * DAY });
    await pass(MINUTE, SECOND);
    equal(sent(), [ANN]);
  }).then(() =>
    onBench({ discord: () => down }, async ({ owe, pass, store }) => {
      owe({ at: NOON - 4 * DAY });
      await pass(3 * DAY - HOUR, 5 * MINUTE);
      equal(store.settled, []);
      await pass(2 * HOUR, 5 * MINUTE);
      equal(store.settled.map(({ became }) => became), ["dropped"]);
    })
  );
});

Deno.test("a failure of long ago counts no more when nobody tried since", () => {
  const long = { at: NOON - 4 * DAY, due: NOON - 4 * DAY, failedAt: NOON - 4 * DAY, tries: 1 };
  const failed = new Set<string>();
  function once({ what, whom }: Asked) {
    if (what !== "open" || failed.has(whom)) return undefined;
    failed.add(whom);
    return failure("unreachable", { status: 503 });
  }
  return onBench({ discord: once }, async ({ owe, pass, sent, store }) => {
    // Quiet hours come in between: what is put off is no failure either.
    store.habits.set(BOB, { quiet: { from: 12 * 60, to: 13 * 60 }, zone: "UTC" });
    owe({ person: ANN, ...long }, { person: BOB, ...long });
    await pass(MINUTE, SECOND);
    equal(sent(), [ANN]);
    await pass(HOUR, MINUTE);
    equal(sent(), [ANN, BOB]);
  });
});

Deno.test("what Discord does not take goes once more, however long ago it failed first", () => {
  const strict = ({ message }: Asked) =>
    JSON.stringify(message ?? {}).includes("http") ? refusal(400, 50035) : undefined;
  return onBench({ discord: strict }, async ({ owe, pass, asked, sent }) => {
    owe({ watchUrl: "http://jellyfin:8096/x", failedAt: NOON - 4 * DAY, tries: 3 });
    await pass(10 * SECOND);
    equal([asked.map(({ what }) => what), sent()], [["open", "send", "send"], [ANN]]);
  });
});
