/** People, their quota, and their settings. */
import assert from "node:assert/strict";
import { createControls } from "../../../src/playground/seerr/controls.ts";
import { sampleIds } from "../../../src/playground/seerr/sample_library.ts";
import { sampleUserIds } from "../../../src/playground/seerr/sample_people.ts";
import { createTinyWorld } from "../../../src/playground/seerr/tiny_seerr.ts";
import { askWorld } from "./ask_world.ts";
import { at, each } from "./json.ts";

const { owner, member, quotaUsedUp, moderator, noSettings, uhd } = sampleUserIds;
const start = Date.UTC(2026, 0, 15);
const now = () => start;

const lists: readonly (readonly [query: string, ids: readonly number[]])[] = [
  ["take=3", [1, 2, 3]],
  ["take=3&skip=11", [12, 13]],
  ["skip=1000", []],
  ["q=mira", [2]],
  ["q=SEERR.example&take=2", [1, 2]],
  ["q=%C5%BDofka", []],
  ["q=100000000000000002", []],
  ["includeIds=2%2C4", [2, 4]],
  ["sort=displayname&take=2", [1, 5]],
  ["sort=requests&take=2", [2, 3]],
  ["sort=created&sortDirection=desc&take=2", [13, 12]],
];

Deno.test("GET /user lists people", async (t) => {
  const world = createTinyWorld({ now });
  for (const [query, ids] of lists) {
    await t.step(query, () => assert.deepEqual(each(askWorld(world, `GET /user?${query}`).body, "results", "id"), ids));
  }
});

Deno.test("GET /user has nobody's settings, and e-mail addresses for managers only", () => {
  const world = createTinyWorld({ now });
  const [manager, other] = [undefined, member].map((user) =>
    askWorld(world, "GET /user", user === undefined ? {} : { user }).body
  );
  assert.equal(at(manager, "results.1.email"), "mira@seerr.example");
  assert.equal(at(manager, "results.1.settings"), undefined);
  assert.ok(!JSON.stringify(other).includes("@seerr.example"));
});

Deno.test("GET /user?take= pages as the real one", () => {
  const pageInfo = (query: string) => at(askWorld(createTinyWorld({ now }), `GET /user?${query}`).body, "pageInfo");
  assert.deepEqual(pageInfo("take=0"), { pages: 2, pageSize: 10, results: 13, page: 1 });
  assert.deepEqual(pageInfo("take=5&skip=5"), { pages: 3, pageSize: 5, results: 13, page: 2 });
  assert.deepEqual(pageInfo("take=-1"), { pages: -13, pageSize: -1, results: 13, page: 1 });
});

Deno.test("GET /user/{id} shows settings to oneself and to managers; 1.x shows the Discord id to all", () => {
  const world = createTinyWorld({ now });
  const show = (user: number) => askWorld(world, `GET /user/${uhd}`, { user }).body;
  const ids = ["100000000000000013", "300000000000000013"];
  for (const user of [owner, moderator, uhd]) assert.deepEqual(at(show(user), "settings.discordIds"), ids);
  assert.equal(at(show(member), "settings"), undefined);
  assert.equal(at(askWorld(world, `GET /user/${noSettings}`).body, "settings"), null);
  const olden = createTinyWorld({ now, family: "overseerr" });
  assert.equal(at(askWorld(olden, `GET /user/${uhd}`, { user: member }).body, "settings.discordId"), ids[0]);
  assert.equal(askWorld(world, "GET /user/9999").status, 404);
  assert.equal(askWorld(world, "GET /user/abc").status, 400);
});

Deno.test("the Discord id is an array in the notifications from 3.3 on, and one value in both settings before", () => {
  for (const options of [{ version: "3.1.0" }, { family: "jellyseerr" }, { family: "overseerr" }] as const) {
    const world = createTinyWorld({ now, ...options });
    assert.equal(at(askWorld(world, "GET /user/2/settings/main").body, "discordId"), "100000000000000002");
    const notifications = askWorld(world, "GET /user/2/settings/notifications").body;
    assert.equal(at(notifications, "discordId"), "100000000000000002");
    assert.equal(at(notifications, "discordIds"), undefined);
  }
  const world = createTinyWorld({ now });
  assert.equal(at(askWorld(world, "GET /user/2/settings/main").body, "discordId"), undefined);
  assert.deepEqual(at(askWorld(world, "GET /user/2/settings/notifications").body, "discordIds"), [
    "100000000000000002",
  ]);
});

Deno.test("settings are for oneself and managers, and the owner's are changed by the owner alone", () => {
  const world = createTinyWorld({ now });
  const path = (id: number) => `/user/${id}/settings/notifications`;
  assert.equal(askWorld(world, `GET ${path(member)}`, { user: quotaUsedUp }).status, 403);
  assert.equal(askWorld(world, `GET ${path(member)}`, { user: moderator }).status, 200);
  assert.equal(askWorld(world, `POST ${path(owner)}`, { user: moderator, body: {} }).status, 403);
  assert.equal(askWorld(world, `POST ${path(owner)}`, { user: owner, body: {} }).status, 200);
  assert.equal(askWorld(world, "GET /user/9999/settings/main").status, 404);
});

Deno.test("POST …/settings/notifications replaces: Discord ids that are left out are gone", () => {
  const world = createTinyWorld({ now });
  const path = `/user/${member}/settings/notifications`;
  const read = () => at(askWorld(world, `GET ${path}`).body, "discordIds");
  askWorld(world, `POST ${path}`, { body: { discordIds: ["1", "rubbish"], notificationTypes: { discord: 8 } } });
  assert.deepEqual(read(), ["1", "rubbish"]);
  askWorld(world, `POST ${path}`, { body: { notificationTypes: { discord: 8 } } });
  assert.deepEqual(read(), []);
  assert.equal(askWorld(world, `POST ${path}`, { body: { discordIds: "1" } }).status, 400);
});

Deno.test("POST …/settings/main writes the Discord id until 3.2", () => {
  const world = createTinyWorld({ now, version: "3.2.0" });
  askWorld(world, `POST /user/${member}/settings/main`, { user: member, body: { username: "Mira", discordId: "42" } });
  assert.equal(at(askWorld(world, `GET /user/${member}/settings/notifications`).body, "discordId"), "42");
});

Deno.test("GET /user/{id}/quota counts films in the window, and is for oneself and who manages both", () => {
  let time = start;
  const world = createTinyWorld({ now: () => time });
  const film = () => at(askWorld(world, `GET /user/${quotaUsedUp}/quota`, { user: quotaUsedUp }).body, "movie");
  assert.deepEqual(film(), { days: 7, limit: 2, used: 2, remaining: 0, restricted: true });
  time += 2 * 86_400_000 + 1;
  assert.deepEqual(film(), { days: 7, limit: 2, used: 1, remaining: 1, restricted: false });
  assert.deepEqual(at(askWorld(world, `GET /user/${member}/quota`, { user: member }).body, "movie"), {
    days: 7,
    limit: 0,
    used: 0,
    restricted: false,
  });
  assert.equal(askWorld(world, `GET /user/${member}/quota`, { user: quotaUsedUp }).status, 403);
  assert.equal(askWorld(world, `GET /user/${member}/quota`, { user: moderator }).status, 200);
  assert.equal(askWorld(world, "GET /user/9999/quota").status, 404);
});

Deno.test("GET /user/{id}/quota counts seasons of series, no declined requests, and nothing for who manages users", () => {
  const world = createTinyWorld({ now });
  const controls = createControls(world);
  const series = controls.ask(quotaUsedUp, "tv", sampleIds.shared, { seasons: [1, 2], at: start - 1 });
  const read = () => at(askWorld(world, `GET /user/${quotaUsedUp}/quota`).body, "tv.used");
  assert.equal(read(), 2);
  controls.decline(series);
  assert.equal(read(), 0);
  controls.setUser(moderator, { movieQuota: { limit: 1 } });
  controls.ask(moderator, "movie", sampleIds.open, { at: start - 1 });
  assert.equal(at(askWorld(world, `GET /user/${moderator}/quota`).body, "movie.restricted"), false);
});

Deno.test("a quota without days counts for ever from 3.2 on", () => {
  const used = (version: string) => {
    const world = createTinyWorld({ now, version });
    createControls(world).setUser(quotaUsedUp, { movieQuota: { limit: 5, days: 0 } });
    return at(askWorld(world, `GET /user/${quotaUsedUp}/quota`).body, "movie.used");
  };
  assert.equal(used("3.3.0"), 2);
  assert.equal(used("3.1.0"), 0);
});
