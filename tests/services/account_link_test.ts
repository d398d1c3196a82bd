import assert from "node:assert/strict";
import { linkAccount, type Linked, searchUsers } from "../../src/services/account_link.ts";
import { ServiceError } from "../../src/services/service_error.ts";
import { answer, type Canned } from "./fake_send.ts";
import { fakeDesk, NOW, paged } from "./fake_desk.ts";

const ALICE = "100000000000000002", BOB = "100000000000000003", NEW = "100000000000000099";
const SCOPE = { until: NOW + 11_000 };

type Settings = Record<string, unknown>;

/** A Seerr with these people, each with their settings for notices; it keeps what it is sent. */
function setUp(people: Record<number, Settings & { name?: string }>, routes: Record<string, Canned> = {}) {
  const users = Object.entries(people).map(([id, { name }]) => ({
    id: Number(id),
    permissions: 32,
    displayName: name,
  }));
  const settings = Object.entries(people).flatMap(([id, { name: _, ...mine }]): [string, Canned][] => [
    [`GET /user/${id}/settings/notifications`, () => ({ status: 200, body: mine })],
    [`POST /user/${id}/settings/notifications`, ({ body }) => {
      for (const key of Object.keys(mine)) delete mine[key];
      return { status: 200, body: Object.assign(mine, body) };
    }],
  ]);
  return fakeDesk({ "GET /user": paged(users), ...Object.fromEntries(settings), ...routes });
}
const link = (desk: Parameters<typeof linkAccount>[0], userId = 2, discordId = NEW) =>
  linkAccount(desk, { userId, discordId, scope: SCOPE });

Deno.test("searchUsers() finds people by name, those that begin with it first, whatever the case and the accents", async () => {
  const { desk } = setUp({
    1: { name: "Ada", discordIds: [ALICE, "not-a-snowflake"] },
    2: { name: "Aada", discordId: BOB },
    3: { name: "Žofie" },
    4: { name: "ada@seerr.example" },
    5: { name: "ADAM", discordIds: null },
    6: {},
  });
  const cases: [string, [number, string, ...string[]][]][] = [
    ["ada", [[1, "Ada", ALICE], [5, "ADAM"], [2, "Aada", BOB]]],
    [" ZOF ", [[3, "Žofie"]]],
    ["seerr", []],
    ["#4", [[4, "#4"]]],
    ["", [[4, "#4"], [6, "#6"], [2, "Aada", BOB], [1, "Ada", ALICE], [5, "ADAM"], [3, "Žofie"]]],
  ];
  for (const [text, found] of cases) {
    const people = await searchUsers(desk, text, SCOPE);
    assert.deepEqual(people.map(({ userId, name, discordIds }) => [userId, name, ...discordIds]), found, text);
  }
});
Deno.test("searchUsers() gives 25 at most, out of every page of people, and asks for them once a minute", async () => {
  const many = Object.fromEntries(Array.from({ length: 130 }, (_, id) => [id, { name: `Person ${id}` }]));
  const { desk, count, clock } = setUp(many);
  assert.equal((await searchUsers(desk, "person", SCOPE)).length, 25);
  assert.deepEqual((await searchUsers(desk, "129", SCOPE)).map(({ userId }) => userId), [129]);
  assert.deepEqual([count("GET /user"), count("GET /user/129/settings/notifications")], [2, 1]);
  clock.at += 60_000;
  await searchUsers(desk, "129", SCOPE);
  assert.deepEqual([count("GET /user"), count("GET /user/129/settings/notifications")], [4, 2]);
});
Deno.test("searchUsers() does without Discord ids that cannot be read in time, not without people", async () => {
  const { desk, calls } = setUp({ 1: { name: "Ada" } }, { "GET /user/1/settings/notifications": answer(500) });
  assert.deepEqual(await searchUsers(desk, "", SCOPE), [{ userId: 1, name: "Ada", discordIds: [] }]);
  assert.equal(calls.at(-1)?.until, NOW + 1_200);
  const broken = setUp({}, { "GET /user": answer(500) });
  await assert.rejects(searchUsers(broken.desk, "", SCOPE), { kind: "broken" });
});

const others = { pgpKey: "key", telegramSendSilently: true, notificationTypes: { email: 8190 } };
const WRITTEN: [name: string, before: Settings, body: Settings][] = [
  ["3.3: added to those there", { ...others, discordIds: [BOB, "not-a-snowflake"] }, {
    ...others,
    discordIds: [BOB, "not-a-snowflake", NEW],
  }],
  ["3.3: the first one", { ...others, discordIds: [] }, { ...others, discordIds: [NEW] }],
  ["3.3: an empty list may be null", { ...others, discordIds: null }, { ...others, discordIds: [NEW] }],
  ["before: in the place of the one there", { ...others, discordId: BOB }, { ...others, discordId: NEW }],
  ["before: the first one", { ...others, discordId: null, pushoverSound: null }, { ...others, discordId: NEW }],
  ["before: no settings yet", { notificationTypes: {} }, { notificationTypes: {}, discordId: NEW }],
];
for (const [name, before, body] of WRITTEN) {
  Deno.test(`linkAccount() keeps all else, ${name}`, async () => {
    const { desk, calls } = setUp({ 2: before });
    assert.equal(await link(desk), "linked");
    const sent = calls.filter(({ method }) => method === "POST");
    assert.deepEqual(sent.map(({ body, user }) => [body, user]), [[body, undefined]]);
  });
}
Deno.test("linkAccount() writes nothing when there is nothing to write", async () => {
  const cases: [Record<number, Settings>, number, Linked][] = [
    [{ 2: { discordIds: [BOB, NEW] } }, 2, "already"],
    [{ 2: { discordId: NEW } }, 2, "already"],
    [{ 2: {}, 3: { discordIds: [NEW] } }, 2, { taken: 3 }],
    [{ 2: { discordIds: [NEW] }, 5: { discordId: NEW }, 4: { discordIds: [NEW] } }, 2, { taken: 4 }],
    [{ 0: { discordIds: [NEW] }, 2: {} }, 2, { taken: 0 }],
    [{ 2: {} }, 9, "gone"],
  ];
  for (const [people, userId, linked] of cases) {
    const { desk, calls } = setUp(people);
    assert.deepEqual(await link(desk, userId), linked);
    assert(calls.every(({ method }) => method === "GET"));
  }
});
Deno.test("linkAccount() tells that an account went, or is the owner's alone", async () => {
  const POST = (id: number) => `POST /user/${id}/settings/notifications`;
  const denied = answer(403, { message: "You do not have permission to modify this user's settings." });
  assert.equal(await link(setUp({ 2: {} }, { [POST(2)]: answer(404, { message: "User not found." }) }).desk), "gone");
  assert.equal(await link(setUp({ 1: {} }, { [POST(1)]: denied }).desk, 1), "owner");
  await assert.rejects(link(setUp({ 2: {} }, { [POST(2)]: denied }).desk), { kind: "refused", status: 403 });
});
Deno.test("linkAccount() believes what it reads back, not the answer", async () => {
  const POST = "POST /user/2/settings/notifications";
  const ignored = setUp({ 2: { discordIds: [] } }, { [POST]: answer(200, {}) });
  await assert.rejects(link(ignored.desk), { kind: "nonsense" });
  const slow = (): never => {
    throw new ServiceError("Cannot", { kind: "slow" });
  };
  await assert.rejects(link(setUp({ 2: { discordIds: [] } }, { [POST]: slow }).desk), { kind: "slow" });
  const settings: Settings = { discordIds: [] };
  const late = setUp({ 2: {} }, {
    "GET /user/2/settings/notifications": () => ({ status: 200, body: settings }),
    [POST]: ({ body }) => (Object.assign(settings, body), slow()),
  });
  assert.equal(await link(late.desk), "linked");
  assert.equal(late.count(POST), 1);
});
Deno.test("linkAccount() lets one Discord id go to one account only, however many ask at once", async () => {
  const { desk } = setUp({ 2: { discordIds: [] }, 3: { discordIds: [] } });
  assert.deepEqual(await Promise.all([link(desk, 2), link(desk, 3), link(desk, 2)]), [
    "linked",
    { taken: 2 },
    "already",
  ]);
});
Deno.test("linkAccount() does without an account that cannot be read, not without Seerr", async () => {
  const { desk } = setUp({ 2: { discordIds: [] }, 3: {} }, { "GET /user/3/settings/notifications": answer(500) });
  assert.equal(await link(desk), "linked");
  const slow = (): never => {
    throw new ServiceError("Cannot", { kind: "slow" });
  };
  const silent = setUp({ 2: {}, 3: {} }, { "GET /user/3/settings/notifications": slow });
  await assert.rejects(link(silent.desk), { kind: "slow" });
});
Deno.test("after linkAccount() searchUsers() shows it", async () => {
  const { desk } = setUp({ 2: { name: "Mira", discordIds: [] } });
  assert.deepEqual((await searchUsers(desk, "mira", SCOPE))[0]?.discordIds, []);
  await link(desk);
  assert.deepEqual((await searchUsers(desk, "mira", SCOPE))[0]?.discordIds, [NEW]);
});
