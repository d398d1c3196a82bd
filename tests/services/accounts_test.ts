import assert from "node:assert/strict";
import { mock } from "node:test";
import { createLog, silent } from "../../src/log.ts";
import { type AccountsOptions, createAccounts } from "../../src/services/accounts.ts";
import { createSeerr } from "../../src/services/seerr.ts";
import { ServiceError } from "../../src/services/service_error.ts";
import type { Answer } from "../../src/services/http_call.ts";
import { type Canned, fakeSend } from "./fake_send.ts";

const ALICE = "100000000000000002", BOB = "100000000000000003", TWICE = "300000000000000003";

/** People by Seerr id, and what each has in the settings for notifications. */
function setUp(people: Record<number, object | (() => object)>, options: Partial<AccountsOptions> = {}) {
  const clock = { at: 0 };
  const busy = { now: 0, most: 0 };
  const routes: Record<string, Canned> = {
    "GET /user": ({ query = {} }) => {
      const ids = Object.keys(people).map(Number);
      const results = ids.slice(Number(query["skip"]), Number(query["skip"]) + 2).map((id) => ({
        id,
        permissions: 32,
      }));
      return { status: 200, body: { pageInfo: { results: ids.length }, results } };
    },
  };
  for (let id = 0; id < 40; id++) {
    routes[`GET /user/${id}/settings/notifications`] = async () => {
      busy.most = Math.max(busy.most, ++busy.now);
      await Promise.resolve();
      busy.now--;
      const said = people[id];
      if (said === undefined) return { status: 404, body: { message: "User not found." } };
      return { status: 200, body: typeof said === "function" ? said() : said };
    };
  }
  const fake = fakeSend(routes);
  const seerr = createSeerr(fake.send);
  const accounts = createAccounts({ seerr, unlinkedUsers: "refuse", log: silent, now: () => clock.at, ...options });
  return {
    ...fake,
    people,
    clock,
    busy,
    accounts,
    scans: () => fake.calls.filter((c) => c.query?.["skip"] === 0).length,
  };
}
const broken = (): never => {
  throw new ServiceError("Cannot", { kind: "unreachable" });
};

Deno.test("find() knows both spellings, every page of people, and id 0", async () => {
  const { accounts } = setUp({ 0: { discordId: ALICE }, 1: {}, 2: { discordIds: [BOB, TWICE] } });
  assert.deepEqual(await accounts.find(ALICE), { kind: "linked", userId: 0 });
  assert.deepEqual(await accounts.find(BOB), { kind: "linked", userId: 2 });
  assert.deepEqual(await accounts.find(TWICE), { kind: "linked", userId: 2 });
  assert.equal(await accounts.linked(), 3);
});
Deno.test("find() never picks one of two accounts", async () => {
  const { accounts } = setUp({
    9: { discordIds: [TWICE, TWICE] },
    4: { discordId: TWICE },
    5: { discordIds: [BOB, BOB] },
  });
  assert.deepEqual(await accounts.find(TWICE), { kind: "ambiguous", userIds: [4, 9] });
  assert.deepEqual(await accounts.find(BOB), { kind: "linked", userId: 5 });
  assert.equal(await accounts.linked(), 1);
});
Deno.test("find() ignores what is no Discord id", async () => {
  const { accounts } = setUp({ 1: { discordIds: ["", "12345", "not-a-snowflake", `${ALICE} `, `${ALICE}00000`] } });
  assert.deepEqual(await accounts.find(ALICE), { kind: "unlinked" });
  assert.equal(await accounts.linked(), 0);
});
Deno.test("find() gives the shared account to people without one, and the wrong one to nobody", async () => {
  const { accounts } = setUp({ 1: { discordId: ALICE }, 2: { discordId: ALICE } }, { unlinkedUsers: 7 });
  assert.deepEqual(await accounts.find(BOB), { kind: "shared", userId: 7 });
  assert.equal((await accounts.find(ALICE)).kind, "ambiguous");
});
Deno.test("people() are those whose Discord id stands on one account alone", async () => {
  const { accounts, people, clock, scans } = setUp({
    0: { discordIds: [ALICE, ALICE] },
    4: { discordIds: [TWICE, BOB] },
    5: { discordId: TWICE },
    6: {},
  }, { unlinkedUsers: 6 });
  const found = new Map([[0, [ALICE]], [4, [BOB]]]);
  assert.deepEqual(await accounts.people(), found);
  people[0] = broken;
  clock.at = 60_000;
  assert.deepEqual(await accounts.people(), found);
  assert.equal(scans(), 1);
});
Deno.test("people() afresh knows a link that was just made, and scans at most every 15 s for that", async () => {
  const { accounts, people, clock } = setUp({ 1: { discordId: ALICE }, 2: {} });
  await accounts.people();
  people[2] = { discordId: BOB };
  assert.deepEqual([(await accounts.people("afresh")).size, (await accounts.people()).size], [1, 1]);
  clock.at += 15_000;
  assert.equal((await accounts.people()).size, 1);
  assert.deepEqual(await accounts.people("afresh"), new Map([[1, [ALICE]], [2, [BOB]]]));
});
Deno.test("people() throws when nothing is known and Seerr cannot be asked", async () => {
  const { accounts } = setUp({ 1: broken });
  await assert.rejects(accounts.people(), { kind: "unreachable" });
});
Deno.test("find() scans once for all who miss, and again after 15 s", async () => {
  const { accounts, people, clock, scans } = setUp({ 1: {} });
  await Promise.all([accounts.find(ALICE), accounts.find(BOB), accounts.findAfresh(ALICE)]);
  assert.equal(scans(), 1);
  people[1] = { discordId: ALICE };
  clock.at = 14_999;
  assert.deepEqual(await accounts.find(ALICE), { kind: "unlinked" });
  assert.equal(scans(), 1);
  clock.at = 15_000;
  assert.deepEqual(await accounts.find(ALICE), { kind: "linked", userId: 1 });
  assert.equal(scans(), 2);
});
Deno.test("findAfresh() looks again although the map knows an answer", async () => {
  const { accounts, people, clock, scans } = setUp({ 1: { discordId: ALICE }, 2: {} });
  await accounts.find(ALICE);
  people[1] = {};
  people[2] = { discordId: ALICE };
  clock.at = 60_000;
  assert.deepEqual(await accounts.find(ALICE), { kind: "linked", userId: 1 });
  assert.equal(scans(), 1);
  assert.deepEqual(await accounts.findAfresh(ALICE), { kind: "linked", userId: 2 });
});
Deno.test("a scan that fails leaves the map, tells whoever waits, and is tried again soon", async () => {
  const { accounts, people, clock, scans } = setUp({ 1: { discordId: ALICE }, 2: {} });
  await accounts.find(ALICE);
  people[2] = broken;
  clock.at = 15_000;
  await assert.rejects(accounts.find(BOB), { kind: "unreachable" });
  await assert.rejects(accounts.find(BOB), { kind: "unreachable" });
  assert.equal(scans(), 2);
  assert.deepEqual(await accounts.find(ALICE), { kind: "linked", userId: 1 });
  people[2] = { discordId: BOB };
  clock.at = 17_000;
  assert.deepEqual(await accounts.find(BOB), { kind: "linked", userId: 2 });
});
Deno.test("an account that cannot be read keeps the links that it had", async () => {
  const { accounts, people, clock, scans } = setUp({ 1: { discordId: ALICE }, 2: { discordId: BOB } });
  await accounts.find(ALICE);
  people[2] = () => {
    throw new ServiceError("Cannot", { kind: "broken" });
  };
  clock.at = 15_000;
  assert.deepEqual(await accounts.findAfresh(BOB), { kind: "linked", userId: 2 });
  clock.at = 30_000;
  assert.deepEqual(await accounts.findAfresh(BOB), { kind: "linked", userId: 2 });
  assert.equal(scans(), 3);
});
Deno.test("somebody deleted during a scan, or since the last one, drops out", async () => {
  const { accounts, people, clock } = setUp({ 1: { discordId: ALICE }, 2: { discordId: BOB } });
  assert.equal(await accounts.linked(), 2);
  delete people[2];
  clock.at = 15_000;
  assert.deepEqual(await accounts.findAfresh(BOB), { kind: "unlinked" });
  assert.equal(await accounts.linked(), 1);
});
Deno.test("a scan reads at most six people at a time", async () => {
  const people = Object.fromEntries(Array.from({ length: 30 }, (_, id) => [id, {}]));
  const { accounts, busy, calls } = setUp(people);
  await accounts.linked();
  assert.equal(busy.most, 6);
  assert.equal(calls.length, 15 + 30);
});
Deno.test("start() scans at once and in the background, and close() ends that", async () => {
  const { accounts, scans } = setUp({ 1: { discordId: ALICE } }, { refreshEvery: 1 });
  accounts.start();
  for (const end = Date.now() + 2_000; scans() < 3 && Date.now() < end;) await new Promise((ok) => setTimeout(ok, 1));
  accounts.close();
  const then = scans();
  assert(then >= 3);
  await new Promise((ok) => setTimeout(ok, 10));
  assert.equal(scans(), then);
});
Deno.test("nobody waits for ever for a scan that does not end", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { send } = fakeSend({ "GET /user": async () => (await promise, { status: 200, body: { results: [] } }) });
  const seerr = createSeerr(send);
  const accounts = createAccounts({ seerr, unlinkedUsers: "refuse", log: silent, now: () => 0, patience: 5 });
  await assert.rejects(accounts.find(ALICE), { kind: "slow" });
  resolve();
});

/** Lets everything happen that needs no more time. */
async function settle(): Promise<void> {
  for (let i = 0; i < 100; i++) await Promise.resolve();
}

/** Runs with timers that fire as `pass` moves the clock on, or a little `early`, as real ones may. */
async function withTimers(
  clock: { at: number },
  run: (pass: (ms: number, early?: "early") => Promise<void>) => Promise<void>,
): Promise<void> {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    await run(async (ms, early) => {
      clock.at += early ? ms - 1 : ms;
      mock.timers.tick(ms);
      await settle();
      clock.at += early ? 1 : 0;
    });
  } finally {
    mock.timers.reset();
  }
}

/** Presses of "Check again" so many ms after a scan began: when they are answered, and what. */
async function pressed(presses: readonly number[], early?: "early") {
  const { accounts, people, clock, scans } = setUp({ 1: {} });
  await accounts.find(ALICE);
  people[1] = { discordId: ALICE };
  const heard: [at: number, kind: string][] = [];
  await withTimers(clock, async (pass) => {
    while (clock.at <= 30_000) {
      for (const at of presses) {
        if (at === clock.at) accounts.findAfresh(ALICE).then(({ kind }) => heard.push([clock.at, kind]));
      }
      await settle();
      await pass(500, early);
    }
  });
  return { heard, scans: scans() };
}

Deno.test("findAfresh() waits until a scan may begin, when that is at most 8 s away", async () => {
  const cases: [at: number, heard: number, kind: string, scans: number][] = [
    [2_500, 2_500, "unlinked", 1],
    [3_000, 3_000, "unlinked", 1],
    [6_500, 6_500, "unlinked", 1],
    [7_000, 15_000, "linked", 2],
    [12_000, 15_000, "linked", 2],
    [15_000, 15_000, "linked", 2],
  ];
  for (const [at, when, kind, scans] of cases) {
    assert.deepEqual(await pressed([at]), { heard: [[when, kind]], scans }, `pressed at ${at}`);
  }
});
Deno.test("findAfresh() scans once for all who wait, also when their timers are early", async () => {
  for (const early of [undefined, "early"] as const) {
    const { heard, scans } = await pressed([7_000, 9_000, 14_500, 15_500], early);
    assert.deepEqual([heard.length, heard.every(([, kind]) => kind === "linked"), scans], [4, true, 2]);
  }
});
Deno.test("findAfresh() takes the word of a long scan that ended just now", async () => {
  const { accounts, people, clock, scans } = setUp({});
  people[1] = () => {
    clock.at = 10_000;
    return {};
  };
  await accounts.find(ALICE);
  clock.at = 12_999;
  assert.deepEqual(await accounts.findAfresh(ALICE), { kind: "unlinked" });
  assert.deepEqual([scans(), clock.at], [1, 12_999]);
});
Deno.test("findAfresh() keeps nobody longer than its patience, the wait included, nor after close()", async () => {
  for (const [closed, expected] of [[false, 17_000], [true, 9_000]] as const) {
    const clock = { at: 0 };
    const page = (): Answer => ({ status: 200, body: { results: [] } });
    const { promise, resolve } = Promise.withResolvers<void>();
    const { send } = fakeSend({ "GET /user": () => clock.at === 0 ? page() : promise.then(page) });
    const seerr = createSeerr(send);
    const accounts = createAccounts({ seerr, unlinkedUsers: "refuse", log: silent, now: () => clock.at });
    await accounts.find(ALICE);
    clock.at = 7_000;
    let at = 0;
    await withTimers(clock, async (pass) => {
      const heard = assert.rejects(accounts.findAfresh(ALICE), { kind: "slow" }).then(() => at = clock.at);
      for (let i = 0; i < 30; i++) {
        await pass(500);
        if (closed && clock.at === 9_000) accounts.close();
        await settle();
      }
      await heard;
    });
    assert.equal(at, expected);
    resolve();
  }
});
Deno.test("a scan is told to the log of whoever caused it", async () => {
  const lines: string[] = [];
  const log = createLog({ level: "debug", format: "text", write: (it) => lines.push(it), now: () => 0, secrets: [] });
  const { accounts, calls, clock } = setUp({ 1: {} }, { log });
  await accounts.find(ALICE, log.with({ interaction: "1" }));
  clock.at = 20_000;
  await accounts.findAfresh(ALICE, log.with({ interaction: "2" }));
  assert.deepEqual(lines.map((line) => /scanned .*interaction=(\d)/.exec(line)?.[1]), ["1", "2"]);
  assert.ok(calls.every((call) => call.log !== undefined && call.log !== log));
});

Deno.test("people() waits for an account that was never read, but not for ever", async () => {
  let isBroken = true;
  const moody = () => isBroken ? brokenOne() : { discordId: ALICE };
  const { accounts, clock } = setUp({ 1: moody, 2: { discordId: BOB } });
  for (const at of [0, 20_000]) {
    clock.at = at;
    await assert.rejects(accounts.people(), { name: "ServiceError", kind: "slow" });
    assert.deepEqual(await accounts.find(BOB), { kind: "linked", userId: 2 });
  }
  clock.at = 40_000;
  assert.deepEqual(await accounts.people(), new Map([[2, [BOB]]]));
  [isBroken, clock.at] = [false, 60_000];
  await accounts.changed();
  assert.deepEqual((await accounts.people()).size, 2);
  isBroken = true;
  await accounts.changed();
  assert.deepEqual((await accounts.people()).size, 2, "what was read once stays");
});

function brokenOne(): never {
  throw new ServiceError("Cannot", { kind: "broken" });
}

Deno.test("hasLost() believes only what was read: others have the account, or they have another one alone", async () => {
  const { accounts, people } = setUp({ 1: { discordId: ALICE }, 2: { discordId: BOB }, 3: {} });
  const lost = async (now: Record<number, object | (() => object)>) => {
    Object.assign(people, now);
    await accounts.changed();
    return accounts.hasLost(ALICE, 1);
  };
  const unread = (): never => {
    throw new ServiceError("Cannot", { kind: "broken" });
  };
  assert.equal(accounts.hasLost(BOB, 1), false, "nothing is known yet");
  assert.equal(await lost({}), false, "theirs");
  assert.equal(accounts.hasLost(BOB, 1), true, "somebody else's");
  assert.equal(await lost({ 3: { discordId: ALICE } }), false, "on two accounts");
  assert.equal(await lost({ 1: { discordIds: [ALICE, BOB] } }), false, "on two accounts, of which one is a family's");
  assert.equal(await lost({ 1: {}, 3: {} }), false, "on none");
  assert.equal(await lost({ 2: { discordIds: [ALICE, BOB] }, 1: {} }), true, "on another one alone");
  assert.equal(await lost({ 3: { discordId: ALICE } }), false, "on two others");
  assert.equal(await lost({ 2: {}, 1: unread }), false, "on another one, and this one could not be read");
  assert.equal(await lost({ 3: {}, 1: { discordId: BOB } }), true, "another's, and not theirs anywhere");
});
