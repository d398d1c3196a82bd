/** The sample library and people keep their promises. */
import assert from "node:assert/strict";
import { createControls } from "../../../src/playground/seerr/controls.ts";
import { sampleIds, sampleLibrary } from "../../../src/playground/seerr/sample_library.ts";
import { samplePeople, sampleUserIds } from "../../../src/playground/seerr/sample_people.ts";
import { createTinyWorld } from "../../../src/playground/seerr/tiny_seerr.ts";
import { askWorld } from "./ask_world.ts";
import { at } from "./json.ts";

Deno.test("sampleIds names titles that exist, and no kind has a number twice", () => {
  const known = new Set(sampleLibrary.map((title) => title.id));
  for (const [name, id] of Object.entries(sampleIds)) assert.ok(known.has(id), name);
  const keys = sampleLibrary.map((title) => `${title.kind} ${title.id}`);
  assert.equal(new Set(keys).size, keys.length);
  assert.deepEqual(Object.values(sampleUserIds), samplePeople.map((person) => person.id));
});

Deno.test("the long ones are as long as real ones get", () => {
  const film = (id: number) => sampleLibrary.find((title) => title.kind === "movie" && title.id === id);
  const [title, overview] = [film(sampleIds.longTitle), film(sampleIds.longOverview)];
  assert.ok(title?.kind === "movie" && title.title.length === 264);
  assert.ok(overview?.kind === "movie" && overview.overview?.length === 6000);
});

const states:
  readonly (readonly [name: keyof typeof sampleIds, status: number | undefined, status4k: number | undefined])[] = [
    ["open", undefined, undefined],
    ["available", 5, 1],
    ["processing", 3, 1],
    ["pendingByAnother", 2, 1],
    ["blocklisted", 6, 6],
    ["deleted", 7, 1],
    ["available4k", 1, 5],
  ];

Deno.test("the sample films stand as their names say", async (t) => {
  const world = createTinyWorld();
  for (const [name, status, status4k] of states) {
    await t.step(name, () => {
      const { body } = askWorld(world, `GET /movie/${sampleIds[name]}`);
      assert.deepEqual([at(body, "mediaInfo.status"), at(body, "mediaInfo.status4k")], [status, status4k]);
    });
  }
});

const seriesStates: readonly (readonly [keyof typeof sampleIds, number | undefined, number | undefined, string])[] = [
  ["shared", undefined, undefined, "Ended"],
  ["partialSeries", 4, 1, "Returning Series"],
  ["returningSeries", undefined, undefined, "Returning Series"],
  ["availableSeries", 5, 1, "Ended"],
  ["partialWithSpecials", 4, 1, "Ended"],
  ["seriesNotOutYet", undefined, undefined, "In Production"],
  ["deletedSeries", 7, 1, "Canceled"],
  ["blocklistedSeries", 6, 1, "Ended"],
  ["processingSeries", 3, 1, "Returning Series"],
  ["availableSeries4k", 1, 5, "Ended"],
];

Deno.test("the sample series stand as their names say", async (t) => {
  const world = createTinyWorld();
  for (const [name, ...wanted] of seriesStates) {
    await t.step(name, () => {
      const { body } = askWorld(world, `GET /tv/${sampleIds[name]}`);
      const found = ["mediaInfo.status", "mediaInfo.status4k", "status"].map((path) => at(body, path));
      assert.deepEqual(found, wanted);
    });
  }
});

Deno.test("no two titles have the same poster, and only two things have none", () => {
  const without = [sampleIds.noPosterNoDate, 730002];
  const paths = sampleLibrary.map((it) => [it.id, it.kind === "person" ? it.profilePath : it.posterPath] as const);
  assert.deepEqual(paths.filter(([, path]) => path === undefined).map(([id]) => id), without);
  const seasons = sampleLibrary.flatMap((it) => it.kind === "tv" ? it.seasons ?? [] : []);
  const all = [...paths.map(([, path]) => path), ...seasons.map((it) => it.posterPath)].filter((path) => path != null);
  assert.equal(new Set(all).size, all.length);
  assert.deepEqual(all.filter((path) => !/^\/\w+\.jpg$/.test(path)), []);
});

Deno.test("a German reader finds German, and English where there is none", () => {
  const world = createTinyWorld();
  const titles = [sampleIds.pendingByAnother, sampleIds.manySeasons, sampleIds.open, sampleIds.short].map((id) => {
    const kind = sampleLibrary.find((it) => it.id === id)?.kind;
    const { body } = askWorld(world, `GET /${kind}/${id}?language=de`);
    return at(body, kind === "tv" ? "name" : "title");
  });
  assert.deepEqual(titles, ["Der Imker im Orbit", "Sechzig Winter", "Der Leuchtturm im Salz", "A Choir of Kettles"]);
});

Deno.test("a library or people of one's own come without the sample requests", () => {
  assert.equal(createControls(createTinyWorld({ people: samplePeople })).requests().length, 0);
  assert.equal(createControls(createTinyWorld({ library: [] })).requests().length, 0);
  assert.equal(createControls(createTinyWorld()).requests().length, 6);
});

Deno.test("controls refuse what does not exist", () => {
  const controls = createControls(createTinyWorld());
  assert.throws(() => controls.approve(999), /Cannot change request 999: there is none/);
  assert.throws(() => controls.link(999, "1"), /Cannot change user 999: there is none/);
  assert.throws(() => controls.arrive("movie", 1), /Cannot change movie 1: the library has none/);
});

Deno.test("approve(), decline(), fail() and remove() do what administrators and Radarr do", () => {
  const controls = createControls(createTinyWorld());
  const id = controls.ask(sampleUserIds.member, "movie", sampleIds.open);
  const status = () => controls.requests().find((asked) => asked.id === id)?.status;
  const steps = [
    () => controls.approve(id),
    () => controls.fail(id),
    () => controls.decline(id),
    () => controls.remove(id),
  ];
  assert.deepEqual(steps.map((step) => (step(), status())), [2, 4, 3, undefined]);
});

Deno.test("updatedAt stands still from 2.6 to 3.1", () => {
  const moved = (version: string) => {
    let time = 0;
    const world = createTinyWorld({ version, now: () => time });
    time = 5_000;
    createControls(world).approve(1);
    return at(askWorld(world, "GET /request/1").body, "updatedAt") === "1970-01-01T00:00:05.000Z";
  };
  assert.deepEqual(["1.34.0", "2.7.3", "3.1.0", "3.2.0"].map(moved), [true, false, false, true]);
});

Deno.test("link(), setUser(), addUser(), removeUser() and addTitle() are seen by the next call", () => {
  const world = createTinyWorld();
  const controls = createControls(world);
  controls.link(2, "1", "2");
  controls.setUser(2, { permissions: 0, locale: "de" });
  const mira = askWorld(world, "GET /user/2").body;
  assert.deepEqual([at(mira, "settings.discordIds"), at(mira, "permissions"), at(mira, "settings.locale")], [
    ["1", "2"],
    0,
    "de",
  ]);
  controls.addUser({ id: 50, name: "Newcomer" });
  assert.equal(askWorld(world, "GET /auth/me", { user: 50 }).status, 200);
  controls.removeUser(50);
  assert.equal(askWorld(world, "GET /auth/me", { user: 50 }).status, 403);
  controls.addTitle({ kind: "movie", id: 5, title: "Brand New" });
  assert.equal(at(askWorld(world, "GET /movie/5").body, "title"), "Brand New");
});
