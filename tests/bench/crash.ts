/**
 * Kills the running bot, a process of its own, at random moments while hundreds of titles come, both servers fail and
 * webhooks get lost, and compares what everybody was told with what they were owed:
 * `crash.ts [--kills 200] [--seed 1] [--minutes 30] [--family seerr] [--overlaps]`. Ends with 1 when anything was lost or doubled.
 */
import { parseArgs } from "node:util";
import type { Family } from "../../src/playground/seerr/mod.ts";
import { crash } from "../support/crash/run.ts";

const { values } = parseArgs({
  args: Deno.args,
  options: {
    kills: { type: "string", default: "200" },
    seed: { type: "string" },
    minutes: { type: "string", default: "30" },
    family: { type: "string" },
    overlaps: { type: "boolean", default: false },
  },
});
const FAMILIES: readonly Family[] = ["seerr", "jellyseerr", "overseerr"];
const kills = Number(values.kills);
const seed = Number(values.seed ?? crypto.getRandomValues(new Uint32Array(1))[0]);
const family = FAMILIES.find((it) => it === values.family) ?? "seerr";
console.log(`seed ${seed}, ${kills} kills, ${family}`);

const began = performance.now();
const report = await crash({
  kills,
  seed,
  family,
  titles: Math.min(Math.max(200, 20 * kills), 1_000),
  people: 120,
  overlaps: values.overlaps,
  within: Number(values.minutes) * 60_000,
  say: console.log,
});
const { lost, doubled, refused, waiting } = report;
for (const [what, list] of Object.entries({ lost, doubled, refused })) {
  for (const it of list) console.log(`${what}: ${it}`);
}
const rows = {
  "seed": seed,
  "kills": report.kills,
  "starts": report.restarts,
  "ended by itself": report.exits,
  "messages": report.messages,
  "units owed": report.owed,
  "left in the store": waiting.owed + waiting.held,
  "lost": lost.length,
  "doubled": doubled.length,
  "seconds": Math.round((performance.now() - began) / 1_000),
};
for (const [what, value] of Object.entries(rows)) console.log(`${what.padEnd(20)} ${value}`);
const isFine = [lost, doubled, refused].every(({ length }) => length === 0) && waiting.owed === 0 && report.exits === 0;
Deno.exit(isFine ? 0 : 1);
