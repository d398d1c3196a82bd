import assert from "node:assert/strict";
import * as z from "zod";
import { KNOBS, knobsOf, variableOf } from "../../src/config/knobs.ts";
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

Deno.test("KNOBS all bring a cure of their own, and only objects and the version have no variable", () => {
  assert.deepEqual(KNOBS.filter(({ cure }) => cure.startsWith("See ")), []);
  assert.deepEqual(KNOBS.filter(({ variable }) => !variable).map(({ key }) => key), [
    "version",
    "discord",
    "seerr",
    "log",
  ]);
  assert.equal(new Set(KNOBS.map(({ variable }) => variable)).size, KNOBS.length - 3);
});

Deno.test("variableOf() writes a path in upper snake case", () => {
  assert.equal(variableOf(["seerr", "apiKey"]), "USHERR_SEERR_API_KEY");
});

Deno.test("CONFIG_VERSION is where the migrations lead", () => {
  assert.equal(CONFIG_VERSION, MIGRATIONS.length + 1);
});
