import assert from "node:assert/strict";
import { type Category, probeCategories, resolveCategory } from "../../src/services/categories.ts";
import { answer, type Canned } from "./fake_send.ts";
import { fakeDesk } from "./fake_desk.ts";

const RADARR = [
  { id: 2, name: "Kids", is4k: false, isDefault: false },
  { id: 0, name: "Radarr", is4k: false, isDefault: true, hostname: "10.0.0.7" },
  { id: 1, name: "Radarr 4K", is4k: true, isDefault: true },
];
const OFFERS = {
  profiles: [{ id: 1, name: "Any" }, { id: 4, name: "HD-1080p" }, { id: 5, name: "hd-1080P" }],
  rootFolders: [{ id: 1, path: "/data/Movies" }, { id: 2, path: "/data/kids/" }],
  tags: [{ id: 1, label: "discord" }, { id: 2, label: "Kids" }],
};
const ROUTES = {
  "GET /service/radarr": RADARR,
  "GET /service/radarr/0": OFFERS,
  "GET /service/radarr/1": { ...OFFERS, profiles: [{ id: 9, name: "Ultra-HD" }] },
  "GET /service/sonarr": [{ id: 0, name: "Sonarr", is4k: false, isDefault: true }],
  "GET /service/sonarr/0": { ...OFFERS, languageProfiles: null },
};
const films: Category = { name: "Films", mediaType: "movie", is4k: false };
const resolve = (more: Partial<Category>, routes: Record<string, Canned> = {}) =>
  resolveCategory(fakeDesk({ ...ROUTES, ...routes }).desk, { ...films, ...more }, {});

Deno.test("resolveCategory() finds names, paths and numbers", async () => {
  const cases: [Partial<Category>, object][] = [
    [{}, {}],
    [{ serverId: 0 }, { serverId: 0 }],
    [{ serverId: 2 }, { serverId: 2 }],
    [{ is4k: true, serverId: 1 }, { serverId: 1 }],
    [{ profileId: 4 }, { serverId: 0, profileId: 4 }],
    [{ profileId: "any" }, { serverId: 0, profileId: 1 }],
    [{ profileId: "HD-1080p" }, { serverId: 0, profileId: 4 }],
    [{ profileId: "hd-1080P" }, { serverId: 0, profileId: 5 }],
    [{ profileId: " 4 " }, { serverId: 0, profileId: 4 }],
    [{ is4k: true, profileId: "ultra-hd" }, { serverId: 1, profileId: 9 }],
    [{ rootFolder: "/data/movies/" }, { serverId: 0, rootFolder: "/data/Movies" }],
    [{ rootFolder: "/data/kids" }, { serverId: 0, rootFolder: "/data/kids/" }],
    [{ rootFolder: 2 }, { serverId: 0, rootFolder: "/data/kids/" }],
    [{ rootFolder: "2" }, { serverId: 0, rootFolder: "/data/kids/" }],
    [{ tags: ["kids", 1, "DISCORD"] }, { serverId: 0, tags: [2, 1] }],
    [{ tags: [] }, { serverId: 0, tags: [] }],
    [{ mediaType: "tv", serverId: 0, profileId: "Any", tags: ["kids"] }, { serverId: 0, profileId: 1, tags: [2] }],
  ];
  for (const [category, destination] of cases) {
    assert.deepEqual(await resolve(category), { destination }, JSON.stringify(category));
  }
});
Deno.test("resolveCategory() names everything that does not exist, and what does", async () => {
  const profiles = ["Any", "HD-1080p", "hd-1080P"];
  const cases: [Partial<Category>, object[]][] = [
    [{ profileId: "4K" }, [{ field: "profileId", given: "4K", exists: profiles }]],
    [{ profileId: 0 }, [{ field: "profileId", given: "0", exists: profiles }]],
    [{ profileId: "x", rootFolder: "/x", tags: ["x", "kids", 7] }, [
      { field: "profileId", given: "x", exists: profiles },
      { field: "rootFolder", given: "/x", exists: ["/data/Movies", "/data/kids/"] },
      { field: "tags", given: "x", exists: ["discord", "Kids"] },
      { field: "tags", given: "7", exists: ["discord", "Kids"] },
    ]],
    [{ serverId: 7 }, [{ field: "serverId", given: "7", exists: ["2 (Kids)", "0 (Radarr)"] }]],
    [{ is4k: true, serverId: 0 }, [{ field: "serverId", given: "0", exists: ["1 (Radarr 4K)"] }]],
    [{ mediaType: "tv", is4k: true }, [{ field: "is4k", given: "true", exists: [] }]],
  ];
  for (const [category, problems] of cases) {
    assert.deepEqual(await resolve(category), { problems }, JSON.stringify(category));
  }
});
Deno.test("resolveCategory() knows no server that was taken away since the list was read", async () => {
  const gone = { "GET /service/radarr/0": answer(404, { message: "Radarr server with provided ID  does not exist." }) };
  assert.deepEqual(await resolve({ profileId: 1 }, gone), {
    problems: [{ field: "is4k", given: "false", exists: ["2 (Kids)"] }],
  });
});
Deno.test("resolveCategory() asks once in five minutes, and again soon after a failure", async () => {
  let broken = true;
  const { desk, count, clock } = fakeDesk({
    ...ROUTES,
    "GET /service/radarr/0": () => broken ? { status: 500, body: {} } : { status: 200, body: OFFERS },
  });
  const category = { ...films, profileId: "Any" };
  await assert.rejects(resolveCategory(desk, category, {}), { kind: "broken" });
  broken = false;
  clock.at += 2_000;
  for (let time = 0; time < 3; time++) await resolveCategory(desk, category, {});
  assert.deepEqual([count("GET /service/radarr"), count("GET /service/radarr/0")], [1, 2]);
  clock.at += 300_000;
  await resolveCategory(desk, category, {});
  assert.deepEqual([count("GET /service/radarr"), count("GET /service/radarr/0")], [2, 3]);
});
Deno.test("probeCategories() looks at all of them, whatever fails", async () => {
  const { desk } = fakeDesk({ ...ROUTES, "GET /service/sonarr/0": answer(500, { message: "socket hang up" }) });
  const probed = await probeCategories(desk, [
    { ...films, name: "Kids", tags: ["kids"] },
    { ...films, name: "Wrong", tags: ["kid"] },
    { name: "Shows", mediaType: "tv", is4k: false, profileId: "Any" },
  ]);
  assert.deepEqual(probed, [
    { name: "Kids", problems: [] },
    { name: "Wrong", problems: [{ field: "tags", given: "kid", exists: ["discord", "Kids"] }] },
    { name: "Shows", problems: [], failure: 'Cannot GET "/service/sonarr/0": Seerr answered 500 "socket hang up"' },
  ]);
});
