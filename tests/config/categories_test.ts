import assert from "node:assert/strict";
import { categoryKey, type Problem, problemText, readConfig } from "../../src/config.ts";

const ID = "123456789012345678";
const env = { USHERR_DISCORD_TOKEN: "a.b.c", USHERR_SEERR_URL: "http://lan", USHERR_SEERR_API_KEY: "k" };
const read = (categories: unknown) => readConfig({ folder: "/data", env, file: JSON.stringify({ categories }) });

function problems(categories: unknown): Problem[] {
  const reading = read(categories);
  assert.ok("problems" in reading, JSON.stringify(reading));
  return reading.problems;
}

const anime = { name: "Anime", mediaType: "tv" };

Deno.test("readConfig() reads categories, with only what was said of them", () => {
  const whole = {
    name: " Kids in 4K ",
    mediaType: "movie",
    is4k: true,
    serverId: 0,
    profileId: "HD-1080p",
    rootFolder: 2,
    tags: ["kids", 3, "kids"],
    roles: [ID, ID],
    anime: true,
  };
  const reading = read([anime, whole, { ...anime, name: "None", tags: [] }]);
  assert.ok("config" in reading, JSON.stringify(reading));
  const { categories } = reading.config;
  assert.deepEqual(categories, [
    { name: "Anime", mediaType: "tv", is4k: false, roles: [], anime: false },
    { ...whole, name: "Kids in 4K", tags: ["kids", 3], roles: [ID] },
    { name: "None", mediaType: "tv", is4k: false, tags: [], roles: [], anime: false },
  ]);
});

Deno.test("readConfig() names the category and the key that do not fit, with a cure", async (t) => {
  const bad: [what: unknown, key: string, text: RegExp][] = [
    [{ name: "" }, "name", /it is empty\. Give the name/],
    [{ name: " " }, "name", /it is empty/],
    [{ name: "s".repeat(51) }, "name", /over 50 characters/],
    [{ name: "two\nlines" }, "name", /line break/],
    [{ name: 5 }, "name", /not a text in quotes/],
    [{ name: undefined }, "name", /it is missing\. Give the name .*; it goes into config\.json$/],
    [{ mediaType: "series" }, "mediaType", /no kind of title\. Write "movie" or "tv"/],
    [{ mediaType: undefined }, "mediaType", /it is missing\. Write "movie" or "tv"; it goes into config\.json$/],
    [{ is4k: "yes" }, "is4k", /neither true nor false/],
    [{ serverId: -1 }, "serverId", /below 0\. .*the first is 0/],
    [{ serverId: "1" }, "serverId", /not a whole number/],
    [{ serverId: null }, "serverId", /not a whole number/],
    [{ profileId: 0 }, "profileId", /neither a name in quotes nor an id/],
    [{ profileId: "" }, "profileId", /neither a name in quotes nor an id/],
    [{ profileId: true }, "profileId", /neither a name in quotes nor an id\. Write the name of a quality profile/],
    [{ rootFolder: 1.5 }, "rootFolder", /neither a name .*path of a root folder/],
    [{ tags: "kids" }, "tags", /not a list/],
    [{ tags: ["kids", {}] }, "tags", /entry 2: it is neither a name/],
    [{ roles: [ID, "12"] }, "roles", /entry 2: an id of Discord has 17 to 20 digits\. .*roles that may choose it/],
    [{ anime: 1 }, "anime", /neither true nor false/],
  ];
  for (const [what, key, text] of bad) {
    await t.step(JSON.stringify(what), () => {
      const found = problems([{ name: "First", mediaType: "tv" }, { ...anime, ...what as object }]);
      assert.deepEqual(found.map((it) => it.key), [`categories[1].${key}`]);
      assert.match(found.map(problemText).join(), text);
      assert.match(found.map(problemText).join(), new RegExp(`^Cannot use "categories\\[1\\]\\.${key}"`));
    });
  }
});

Deno.test("readConfig() wants a list of objects for categories", () => {
  const what = (categories: unknown) => problems(categories).map(({ key, why }) => `${key}: ${why}`);
  assert.deepEqual(what({ Anime: {} }), ["categories: it is not a list"]);
  assert.deepEqual(what([anime, "Kids"]), ["categories: entry 2: it is not an object in braces"]);
});

Deno.test("readConfig() suggests the key that was meant in a category", () => {
  const meant: [wrong: string, right: string][] = [
    ["profile", "profileId"],
    ["Name", "name"],
    ["is4K", "is4k"],
    ["rootfolder", "rootFolder"],
    ["root_folder", "rootFolder"],
    ["tag", "tags"],
    ["server", "serverId"],
    ["role", "roles"],
    ["requestRoles", "roles"],
  ];
  for (const [wrong, right] of meant) {
    const [found, more] = problems([{ ...anime, [wrong]: "x" }]);
    assert.equal(more, undefined);
    assert.equal(found?.key, `categories[0].${wrong}`);
    assert.equal(found?.cure, `Did you mean "categories[0].${right}"?`);
  }
  const cure = "Take it out; there are name, mediaType, is4k, serverId, profileId, rootFolder, tags, roles, anime";
  assert.deepEqual(problems([anime, { ...anime, name: "b", zzz: 1 }]), [
    { key: "categories[1].zzz", source: "config.json", why: "there is no such key", cure },
  ]);
});

Deno.test("readConfig() wants names that differ by more than the case of their letters", () => {
  const named = (...names: string[]) => problems(names.map((name) => ({ ...anime, name })));
  for (const other of ["Anime", "anime", " ANIME "]) {
    assert.deepEqual(named("Anime", "Kids", other).map(problemText), [
      'Cannot use "categories[2].name" from config.json: another category has that name. Give the name that people choose by, of 50 characters at most',
    ]);
  }
  assert.deepEqual(named("Caf\u00e9", "cafe\u0301").map(({ key }) => key), ["categories[1].name"]);
});

Deno.test("readConfig() refuses two names whose buttons would be the same", () => {
  // Found by trying names until two met.
  const names = ["Kids Concerts Autumn Stage", "Kids Stage Western Spring"];
  assert.equal(new Set(names.map(categoryKey)).size, 1);
  assert.deepEqual(problems(names.map((name) => ({ ...anime, name }))).map(({ key, why }) => [key, why]), [
    ["categories[1].name", "buttons cannot tell it from another category's"],
  ]);
});

Deno.test("readConfig() takes as many categories of a kind as Discord can offer at once", () => {
  const many = (mediaType: string, count: number) =>
    Array.from({ length: count }, (_, i) => ({ name: `${mediaType} ${i}`, mediaType }));
  assert.ok("config" in read([...many("tv", 25), ...many("movie", 25)]));
  assert.deepEqual(problems([...many("tv", 27), ...many("movie", 25)]).map(({ key, why }) => [key, why]), [
    ["categories[25].mediaType", "Discord can offer 25 categories of a kind"],
  ]);
});
