import assert from "node:assert/strict";
import { readConfig } from "../../src/config.ts";
import { KNOBS } from "../../src/config/knobs.ts";
import { isRaw, valueAt } from "../../src/config/layers.ts";

const ROOT = new URL("../../", import.meta.url);
const text = await Deno.readTextFile(new URL("config.example.json", ROOT));
const example: unknown = JSON.parse(text);

function keysOf(value: unknown, within = ""): string[] {
  if (!isRaw(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => [within + name, ...keysOf(inner, `${within}${name}.`)]);
}

Deno.test("config.example.json has exactly the keys there are, in their order", () => {
  assert.deepEqual(keysOf(example), KNOBS.map(({ key }) => key));
});

Deno.test("config.example.json is refused for its placeholders only", () => {
  const reading = readConfig({ file: text, folder: "/data", env: {} });
  assert.ok("problems" in reading);
  assert.deepEqual(reading.problems.map(({ key, why }) => `${key}: ${why}`), [
    "discord.token: it is still the placeholder of the example",
    "seerr.url: it is still the placeholder of the example",
    "seerr.apiKey: it is still the placeholder of the example",
  ]);
});

Deno.test("config.example.json shows the defaults", () => {
  const env = { USHERR_DISCORD_TOKEN: "a.b.c", USHERR_SEERR_URL: "http://lan", USHERR_SEERR_API_KEY: "k" };
  const defaults = readConfig({ folder: "/data", env });
  const shown = readConfig({ folder: "/data", env, file: text });
  assert.ok("config" in defaults);
  assert.deepEqual(shown, defaults);
  assert.equal(valueAt(example, ["store"]), "usherr.db");
});

Deno.test(".gitignore covers the configuration, .env and the store", async () => {
  const ignored = (await Deno.readTextFile(new URL(".gitignore", ROOT))).split("\n");
  for (const name of ["/config.json", ".env", "*.db", "*.db-shm", "*.db-wal"]) assert.ok(ignored.includes(name), name);
});
