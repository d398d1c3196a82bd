import assert from "node:assert/strict";
import { accountInfo } from "../../src/services/account_info.ts";
import { answer, type Canned } from "./fake_send.ts";
import { fakeDesk, NOW } from "./fake_desk.ts";

const DAY = 86_400_000;
const free = { days: 7, limit: 0, used: 0, restricted: false };

function setUp(permissions: number, routes: Record<string, Canned> = {}) {
  return fakeDesk({
    "GET /user/2": { id: 2, permissions, displayName: "Mira", email: "mira@seerr.example" },
    "GET /user/2/quota": { movie: free, tv: free },
    "GET /settings/public": { movie4kEnabled: true, series4kEnabled: true },
    ...routes,
  });
}
const may = async (permissions: number, settings: Canned = { movie4kEnabled: true, series4kEnabled: true }) => {
  const info = await accountInfo(setUp(permissions, { "GET /settings/public": settings }).desk, 2, {});
  return Object.entries({ ...info?.may, admin: info?.admin }).flatMap(([right, has]) => has ? [right] : []).join(" ");
};

Deno.test("accountInfo() tells who somebody is, and never their address", async () => {
  const { desk, calls } = setUp(32);
  assert.deepEqual(await accountInfo(desk, 2, { until: NOW + 1_000 }), {
    userId: 2,
    name: "Mira",
    admin: false,
    may: { movie: true, tv: true, movie4k: false, tv4k: false, autoApproved: false },
    movieQuota: { limit: 0, days: 7, used: 0 },
    tvQuota: { limit: 0, days: 7, used: 0 },
  });
  assert(calls.every(({ until, user }) => until === NOW + 1_000 && user === undefined));
});
Deno.test("accountInfo() tells what somebody may do, by every bit", async () => {
  const cases: [number, string][] = [
    [0, ""],
    [2, "movie tv movie4k tv4k autoApproved admin"],
    [16, "autoApproved"],
    [32, "movie tv"],
    [32 + 128, "movie tv autoApproved"],
    [32 + 256, "movie tv"],
    [262144 + 256, "movie autoApproved"],
    [262144 + 2048, "movie movie4k"],
    [524288 + 4096, "tv tv4k"],
    [1024, "movie4k tv4k"],
  ];
  for (const [permissions, rights] of cases) assert.equal(await may(permissions), rights, String(permissions));
});
Deno.test("accountInfo() promises 4K only where there is a service for it", async () => {
  assert.equal(await may(1024, {}), "");
  assert.equal(await may(1024, { movie4kEnabled: true }), "movie4k");
  assert.equal(await may(1024, { series4kEnabled: true }), "tv4k");
  assert.equal(await may(1024, answer(500)), "");
});
Deno.test("accountInfo() is undefined for an account that is gone", async () => {
  const { desk } = setUp(32, { "GET /user/2": answer(404), "GET /user/2/quota": answer(404) });
  assert.equal(await accountInfo(desk, 2, {}), undefined);
});
Deno.test("accountInfo() tells what is left of a quota, and when the next one comes back", async () => {
  const at = (days: number) => new Date(NOW - days * DAY).toISOString();
  const requests = [
    { id: 5, type: "movie", status: 1, createdAt: at(1) },
    { id: 4, type: "movie", status: 3, createdAt: at(6) },
    { id: 3, type: "tv", status: 2, createdAt: at(4), seasons: [{ seasonNumber: 1 }, { seasonNumber: 2 }] },
    { id: 2, type: "movie", status: 2, createdAt: at(5) },
    { id: 1, type: "movie", status: 5, createdAt: at(8) },
  ];
  const { desk } = setUp(32, {
    "GET /user/2/quota": {
      movie: { days: 7, limit: 5, used: 2, remaining: 3, restricted: false },
      tv: { days: 7, limit: 2, used: 2, remaining: 0, restricted: true },
    },
    "GET /user/2/requests": { pageInfo: { results: 5 }, results: requests },
  });
  const info = await accountInfo(desk, 2, {});
  assert.deepEqual(info?.movieQuota, { limit: 5, days: 7, used: 2, left: 3, freesAt: NOW + 2 * DAY });
  assert.deepEqual(info?.tvQuota, { limit: 2, days: 7, used: 2, left: 0, freesAt: NOW + 3 * DAY });
});
Deno.test("accountInfo() asks for no requests when they tell nothing", async () => {
  const cases: [object, object][] = [
    [{ days: 7, limit: 5, used: 0, remaining: 5 }, { limit: 5, days: 7, used: 0, left: 5 }],
    [{ days: 0, limit: 5, used: 5, remaining: 0, restricted: true }, { limit: 5, days: 0, used: 5, left: 0 }],
    [{}, { limit: 0, days: 0, used: 0 }],
  ];
  for (const [movie, movieQuota] of cases) {
    const { desk, count } = setUp(32, { "GET /user/2/quota": { movie } });
    const info = await accountInfo(desk, 2, {});
    assert.deepEqual([info?.movieQuota, info?.tvQuota], [movieQuota, undefined]);
    assert.equal(count("GET /user/2/requests"), 0);
  }
});
Deno.test("accountInfo() does without a quota that cannot be read, not without the account", async () => {
  const { desk } = setUp(32, { "GET /user/2/quota": answer(500) });
  const info = await accountInfo(desk, 2, {});
  assert.deepEqual([info?.name, info?.movieQuota, info?.tvQuota], ["Mira", undefined, undefined]);
  await assert.rejects(accountInfo(setUp(32, { "GET /user/2": answer(500) }).desk, 2, {}), { kind: "broken" });
});
