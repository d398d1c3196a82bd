import assert from "node:assert/strict";
import * as z from "zod";
import { ENTRY_KNOBS, entryKnobsOf, KNOBS, knobsOf, LOOK_IT_UP, variableOf } from "../../src/config/knobs.ts";
import { MIGRATIONS } from "../../src/config/migrations.ts";
import { CONFIG_VERSION } from "../../src/config/schema.ts";

Deno.test("knobsOf() reads names, kinds and secrecy off a schema, also of keys that come later", () => {
  const schema = z.strictObject({
    tvShows: z.strictObject({
      perWeek: z.int().default(3).meta({ cure: "Write a number" }),
      names: z.array(z.enum(["a"])).optional(),
      either: z.union([z.literal("no"), z.int()]),
      on: z.boolean(),
      hidden: z.string().min(1).meta({ secret: true }),
      rules: z.array(z.strictObject({ a: z.string() })),
      byName: z.record(z.string(), z.string()),
    }),
  });
  assert.deepEqual(
    knobsOf(schema).map(({ key, variable, kind, secret, isObject }) => [key, variable, kind, secret, isObject]),
    [
      ["tvShows", undefined, undefined, false, true],
      ["tvShows.perWeek", "USHERR_TV_SHOWS_PER_WEEK", "number", false, false],
      ["tvShows.names", "USHERR_TV_SHOWS_NAMES", "list", false, false],
      ["tvShows.either", "USHERR_TV_SHOWS_EITHER", "text or number", false, false],
      ["tvShows.on", "USHERR_TV_SHOWS_ON", "flag", false, false],
      ["tvShows.hidden", "USHERR_TV_SHOWS_HIDDEN", "text", true, false],
      ["tvShows.rules", undefined, undefined, false, false],
      ["tvShows.byName", undefined, undefined, false, false],
    ],
  );
});

Deno.test("KNOBS all bring a cure of their own, and only objects, lists of them and the version have no variable", () => {
  assert.deepEqual(KNOBS.filter(({ cure }) => cure === LOOK_IT_UP), []);
  assert.deepEqual(KNOBS.filter(({ variable }) => !variable).map(({ key }) => key), [
    "version",
    "discord",
    "seerr",
    "categories",
    "notices",
    "web",
    "log",
  ]);
  assert.equal(new Set(KNOBS.map(({ variable }) => variable)).size, KNOBS.length - 6);
});

Deno.test("entryKnobsOf() reads what the objects in lists have, on any level", () => {
  const entry = z.strictObject({ a: z.string().meta({ cure: "Write a" }), b: z.array(z.string()).default([]) });
  const schema = z.strictObject({
    name: z.string(),
    names: z.array(z.string()),
    top: z.array(entry).default([]),
    room: z.strictObject({ inner: z.array(entry.optional()) }),
  });
  assert.deepEqual(entryKnobsOf(schema).map(({ key, cure }) => [key, cure]), [
    ["top[].a", "Write a"],
    ["top[].b", LOOK_IT_UP],
    ["room.inner[].a", "Write a"],
    ["room.inner[].b", LOOK_IT_UP],
  ]);
});

Deno.test("ENTRY_KNOBS all bring a cure of their own, and no variable reaches them", () => {
  assert.ok(ENTRY_KNOBS.length > 0);
  assert.deepEqual(ENTRY_KNOBS.filter(({ cure, variable }) => cure === LOOK_IT_UP || variable), []);
});

Deno.test("variableOf() writes a path in upper snake case", () => {
  assert.equal(variableOf(["seerr", "apiKey"]), "USHERR_SEERR_API_KEY");
});

Deno.test("CONFIG_VERSION is where the migrations lead", () => {
  assert.equal(CONFIG_VERSION, MIGRATIONS.length + 1);
});
