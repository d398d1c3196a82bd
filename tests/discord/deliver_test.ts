import assert from "node:assert/strict";
import type { APIInteractionResponse, APIInteractionResponseCallbackData } from "discord-api-types/v10";
import { type Answering, deliver, deliverChoices, type Delivery, type Pending } from "../../src/discord/deliver.ts";
import { type Answer, privately, show, thinking, update, WILL_CHANGE } from "../../src/discord/reply.ts";
import { createLog, silent } from "../../src/log.ts";

type Sent = ["respond", APIInteractionResponse] | ["edit" | "followUp", APIInteractionResponseCallbackData];

const to = { id: "1", token: "the token" };
const patience = { defer: 5, suggest: 5 };
const quick = privately(show({ content: "here" }));
const change = update({ content: "changed" });

/** Discord that remembers what it got. */
function fakeDiscord(taken: "taken" | "lost" = "taken", overrides: Partial<Answering> = {}) {
  const sent: Sent[] = [];
  const { promise: told, resolve } = Promise.withResolvers<void>();
  const check = (token: string) => assert.equal(token, to.token);
  const discord: Answering = {
    respond: (whose, response) => {
      assert.deepEqual(whose, to);
      sent.push(["respond", response]);
      resolve();
      return Promise.resolve(taken);
    },
    edit: (token, message) => Promise.resolve(void (check(token), sent.push(["edit", message]))),
    followUp: (token, message) => Promise.resolve(void (check(token), sent.push(["followUp", message]))),
    ...overrides,
  };
  const delivery: Delivery = { to, discord, log: silent, patience };
  return { sent, told, delivery };
}

function pending(run: () => Promise<Answer>, more: Partial<Pending> = {}): Pending {
  return { late: thinking(false), lateFirst: false, run, ...more };
}

/** An answer that comes when Discord has been told that it takes long, and no sooner. */
function slowly(told: Promise<void>, answer: Answer): () => Promise<Answer> {
  return () => told.then(() => answer);
}

const { flags: _, ...seen } = quick.data ?? {};

Deno.test("deliver() sends a quick answer at once", async () => {
  const { sent, delivery } = fakeDiscord();
  assert.equal(await deliver(pending(() => Promise.resolve({ reply: quick })), delivery), "at once");
  assert.deepEqual(sent, [["respond", quick]]);
});

Deno.test("deliver() says that it thinks, then edits, when the answer is late", async () => {
  const { sent, told, delivery } = fakeDiscord();
  assert.equal(await deliver(pending(slowly(told, { reply: quick })), delivery), "late");
  assert.deepEqual(sent, [["respond", thinking(false)], ["edit", seen]], "an edit carries no flag for who sees it");
});

Deno.test("deliver() keeps the other flags of a late answer", async () => {
  const { sent, told, delivery } = fakeDiscord();
  await deliver(pending(slowly(told, { reply: privately(show({ content: "here", flags: 4 })) })), delivery);
  assert.deepEqual(sent[1], ["edit", { ...seen, flags: 4 }]);
});

Deno.test("deliver() changes the pressed message, at once or late", async () => {
  const soon = fakeDiscord();
  await deliver(pending(() => Promise.resolve({ reply: change }), { late: WILL_CHANGE }), soon.delivery);
  assert.deepEqual(soon.sent, [["respond", change]]);

  const late = fakeDiscord();
  await deliver(pending(slowly(late.told, { reply: change }), { late: WILL_CHANGE }), late.delivery);
  assert.deepEqual(late.sent, [["respond", WILL_CHANGE], ["edit", change.data]]);
});

Deno.test("deliver() leaves the card alone when a new message comes after a deferred change", async () => {
  const { sent, told, delivery } = fakeDiscord();
  const failed = { reply: privately(show({ content: "Seerr is down", flags: 4 })) };
  await deliver(pending(slowly(told, failed), { late: WILL_CHANGE }), delivery);
  const [first, [how, message] = []] = sent;
  assert.deepEqual(first, ["respond", WILL_CHANGE]);
  assert.deepEqual([how, message], ["followUp", { ...failed.reply.data }]);
});

Deno.test("deliver() hides a new message after a deferred change, whoever was to see it", async () => {
  const { sent, told, delivery } = fakeDiscord();
  await deliver(pending(slowly(told, { reply: show({ content: "x" }) }), { late: WILL_CHANGE }), delivery);
  const [, [, message] = []] = sent;
  assert.ok(message && "flags" in message);
  assert.equal(message.flags, 64);
});

Deno.test("deliver() acknowledges a write first, and writes only where Discord took that", async () => {
  const taken = fakeDiscord();
  let runs = 0;
  const write = (sent: readonly Sent[]) =>
    pending(() => {
      assert.equal(sent.length, 1, "told first");
      runs++;
      return Promise.resolve({ reply: change });
    }, { late: WILL_CHANGE, lateFirst: true });
  assert.equal(await deliver(write(taken.sent), taken.delivery), "late");
  assert.deepEqual(taken.sent, [["respond", WILL_CHANGE], ["edit", change.data]]);
  assert.equal(runs, 1);

  const lost = fakeDiscord("lost");
  assert.equal(await deliver(write(lost.sent), lost.delivery), "lost");
  assert.deepEqual([lost.sent.length, runs], [1, 1]);
});

Deno.test("deliver() does not write when Discord cannot be told", async () => {
  const { delivery } = fakeDiscord("taken", { respond: () => Promise.reject(new Error("no line")) });
  let runs = 0;
  const write = pending(() => Promise.resolve((runs++, { reply: change })), { lateFirst: true });
  await assert.rejects(deliver(write, delivery), new Error("no line"));
  assert.equal(runs, 0);
});

Deno.test("deliver() goes no further when another process was first", async () => {
  const soon = fakeDiscord("lost");
  const later = () => Promise.reject(new Error("nobody sees it"));
  assert.equal(await deliver(pending(() => Promise.resolve({ reply: quick, later })), soon.delivery), "lost");
  assert.equal(soon.sent.length, 1);

  const late = fakeDiscord("lost");
  assert.equal(await deliver(pending(slowly(late.told, { reply: quick })), late.delivery), "lost");
  assert.deepEqual(late.sent, [["respond", thinking(false)]]);
});

Deno.test("deliver() changes the answer when there is news later", async () => {
  const later = () => Promise.resolve(change);
  for (const lateFirst of [false, true]) {
    const { sent, delivery } = fakeDiscord();
    await deliver(pending(() => Promise.resolve({ reply: change, later }), { late: WILL_CHANGE, lateFirst }), delivery);
    assert.deepEqual(sent.at(-1), ["edit", change.data]);
    assert.equal(sent.length, lateFirst ? 3 : 2);
  }
});

Deno.test("deliver() leaves the answer as it is when nothing is new, or looking fails", async () => {
  const lines: string[] = [];
  const log = createLog({
    level: "debug",
    format: "text",
    write: (line) => lines.push(line),
    now: () => 0,
    secrets: [],
  });
  const nothing = fakeDiscord();
  const same = () => Promise.resolve(undefined);
  await deliver(pending(() => Promise.resolve({ reply: quick, later: same })), { ...nothing.delivery, log });
  assert.deepEqual([nothing.sent.length, lines.length], [1, 0]);

  const failing = fakeDiscord();
  const later = () => Promise.reject(new Error("Seerr is gone"));
  const how = await deliver(pending(() => Promise.resolve({ reply: quick, later })), { ...failing.delivery, log });
  assert.deepEqual([how, failing.sent.length], ["at once", 1]);
  assert.match(lines.join("\n"), /WARN .*cannot look again.*Seerr is gone/);
});

Deno.test("deliver() rejects when Discord cannot be told", async () => {
  const refuse = () => Promise.reject(new Error("no line"));
  const respond = fakeDiscord("taken", { respond: refuse });
  await assert.rejects(deliver(pending(() => Promise.resolve({ reply: quick })), respond.delivery), /no line/);
  const edit = fakeDiscord("taken", { edit: refuse });
  await assert.rejects(deliver(pending(slowly(edit.told, { reply: quick })), edit.delivery), /no line/);
});

Deno.test("deliver() brings the files of an answer on each of the three ways, and none with a deferral", async () => {
  const files = [{ name: "a.json", type: "application/json", text: "{}" }];
  const cases = [
    { late: thinking(false), answersAt: "once", carried: ["respond 4 1"] },
    { late: thinking(false), answersAt: "last", carried: ["respond 5 0", "edit 1"] },
    { late: WILL_CHANGE, answersAt: "last", carried: ["respond 6 0", "followUp 1"] },
  ] as const;
  for (const { late, answersAt, carried } of cases) {
    const sent: string[] = [];
    const { promise: told, resolve } = Promise.withResolvers<void>();
    const note = (what: string, given: readonly unknown[] = []) => void sent.push(`${what} ${given.length}`);
    const { delivery } = fakeDiscord("taken", {
      respond: (_, { type }, given) => (note(`respond ${type}`, given), resolve(), Promise.resolve("taken")),
      edit: (_, __, given) => Promise.resolve(note("edit", given)),
      followUp: (_, __, given) => Promise.resolve(note("followUp", given)),
    });
    const answer: Answer = { reply: quick, files };
    const run = answersAt === "once" ? () => Promise.resolve(answer) : slowly(told, answer);
    await deliver(pending(run, { late }), delivery);
    assert.deepEqual(sent, carried);
  }
});

Deno.test("deliverChoices() answers with choices", async () => {
  const { sent, delivery } = fakeDiscord();
  const found = [{ name: "The Matrix", value: "tmdb:603" }];
  assert.equal(await deliverChoices(() => Promise.resolve(found), delivery), "at once");
  assert.deepEqual(sent, [["respond", { type: 8, data: { choices: found } }]]);
  assert.equal(await deliverChoices(() => Promise.resolve(found), fakeDiscord("lost").delivery), "lost");
});

Deno.test("deliverChoices() answers with none when they are late or fail", async () => {
  const never = new Promise<never>(() => {});
  for (const run of [() => never, () => Promise.reject(new Error("down"))]) {
    const { sent, delivery } = fakeDiscord();
    assert.equal(await deliverChoices(run, delivery), "at once");
    assert.deepEqual(sent, [["respond", { type: 8, data: { choices: [] } }]]);
  }
});
