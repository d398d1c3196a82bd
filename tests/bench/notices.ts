/**
 * Measures the notices of the running bot, a process of its own: from Seerr's webhook to Discord's request, sweeps by the
 * number of follows, how fast the courier is when only Discord slows it, and memory throughout. Linux only (/proc).
 */
import { writeFollow } from "../../src/store/follows.ts";
import { silent } from "../../src/log.ts";
import { openStore } from "../../src/store/mod.ts";
import { memoryOf, type Stage, startStage } from "../support/bench_stage.ts";
import { type FollowWorld, followWorld } from "../support/follow_world.ts";

/** Never, in ms. */
const NEVER = 100_000_000;
const GENEROUS = { conversationRate: { limit: 100_000, per: 1_000 } };
const rows: [string, string][] = [];

await measureHook(1_000, 40);
await measureHook(0, 100);
for (const follows of [100, 10_000, 100_000]) await measureSweeps(follows, 500);
await measureCourier(400);
console.log("");
for (const [what, value] of rows) console.log(`${what.padEnd(64)} ${value}`);

function note(what: string, value: string): void {
  rows.push([what, value]);
  console.log(`${what}: ${value}`);
}

/** Each time somebody else, who is known to the bot: one request to Discord. */
async function measureHook(hook: number, count: number): Promise<void> {
  const world = onlyFilms(2 * count, count);
  await using stage = await startStage({
    discord: { ...GENEROUS, globalRate: { limit: 100_000, per: 1_000 } },
    seerr: { library: world.library, people: world.people },
    times: { hook, sweep: NEVER, walk: NEVER },
  });
  const { seerr, discord } = stage;
  if (hook === 0) note("resident memory at rest", `${memoryOf(stage.bot.pid).toFixed(0)} MB`);
  const people = world.persons.map(({ discordId: id }) => discord.person({ id, name: id }));
  const films = world.titles.filter(({ kind }) => kind === "movie");
  for (const [index, { tmdbId }] of films.entries()) {
    seerr.approve(seerr.ask(world.persons[index % count]?.userId ?? 0, "movie", tmdbId));
  }
  await new Promise((resolve) => setTimeout(resolve, 3_000 + 2 * hook));
  for (const { tmdbId } of films.slice(0, count)) seerr.arrive("movie", tmdbId);
  await discord.until(() => people.every(({ inbox }) => inbox.length === 1), 60_000);

  const ms: number[] = [];
  await Promise.all(
    films.slice(count).map(async ({ tmdbId }, index) => {
      await new Promise((resolve) => setTimeout(resolve, 100 * index));
      const began = performance.now();
      seerr.arrive("movie", tmdbId);
      await discord.until(() => people[index]?.inbox.length === 2, 30_000);
      ms.push(performance.now() - began);
    }),
  );
  ms.sort((a, b) => a - b);
  note(`webhook to Discord's request, ${hook} ms of patience, p50 / p99`, `${at(ms, 0.5)} / ${at(ms, 0.99)} ms`);
}

async function measureSweeps(follows: number, requests: number): Promise<void> {
  const sweep = 250;
  const world = onlyFilms(requests, 40);
  await using stage = await startStage({
    discord: { ...GENEROUS, globalRate: { limit: 100_000, per: 1_000 } },
    seerr: { library: world.library, people: world.people },
    times: { sweep, walk: NEVER },
    async fill(path) {
      await fillFollows(path, { world, follows });
    },
  });
  const { seerr, bot } = stage;
  const films = world.titles.filter(({ kind }) => kind === "movie");
  const first = await callsOfSweep(stage, 120_000);
  for (const [index, { tmdbId }] of films.entries()) {
    seerr.approve(seerr.ask(world.persons[index % 40]?.userId ?? 0, "movie", tmdbId));
  }
  const all = await callsOfSweep(stage, 240_000);
  await callsOfSweep(stage);
  const turns = [await callsOfSweep(stage), await callsOfSweep(stage), await callsOfSweep(stage)];
  const ms = turns.map((it) => it.ms - sweep).sort((a, b) => a - b);
  const name = `${follows} follows`;
  note(
    `${name}: first sweep over ${requests} new requests`,
    `${Math.max(first.ms, all.ms).toFixed(0)} ms, ${all.calls} calls`,
  );
  note(`${name}: a sweep that finds nothing new`, `${at(ms, 0.5)} ms, ${turns[0]?.calls} calls`);
  note(`${name}: resident memory`, `${memoryOf(bot.pid).toFixed(0)} MB`);
}

/** From the beginning of the next sweep to that of the one after it. */
async function callsOfSweep({ seerr, discord }: Stage, within = 20_000): Promise<{ ms: number; calls: number }> {
  const begins = () =>
    seerr.calls.flatMap(({ query, path }, index) =>
      path === "/request" && query.includes("filter=unavailable") && query.includes("skip=0&") ? [index] : []
    );
  seerr.calls.length = 0;
  await discord.until(() => begins().length > 0, within);
  const [from = 0] = begins();
  const began = performance.now();
  await discord.until(() => begins().length > 1, within);
  return { ms: performance.now() - began, calls: (begins()[1] ?? 0) - from };
}

/** Straight into the store: strangers to Seerr who follow the films, evenly. */
async function fillFollows(path: string, { world, follows }: { world: FollowWorld; follows: number }): Promise<void> {
  (await openStore({ path, log: silent, now: Date.now })).close();
  const films = world.titles.filter(({ kind }) => kind === "movie");
  const kv = await Deno.openKv(path);
  for (let start = 0; start < follows; start += 50) {
    const change = kv.atomic();
    for (let index = start; index < Math.min(follows, start + 50); index++) {
      const person = String(700_000_000_000_000_000n + BigInt(Math.floor(index / films.length)));
      const { kind, tmdbId } = films[index % films.length] ?? { kind: "movie", tmdbId: 0 };
      const value = { person, kind, tmdbId, title: "A film", asked: [], hd: { all: true as const }, at: Date.now() };
      writeFollow(change, { value, version: null });
    }
    await change.commit();
  }
  kv.close();
}

/** One film that everybody waits for, and then another. */
async function measureCourier(count: number): Promise<void> {
  const world = onlyFilms(2, count);
  await using stage = await startStage({
    discord: GENEROUS,
    seerr: { library: world.library, people: world.people },
    times: { sweep: 300, walk: NEVER, hook: 0 },
  });
  const { seerr, discord, bot } = stage;
  const people = world.persons.map(({ discordId: id }) => discord.person({ id, name: id }));
  const films = world.titles.filter(({ kind }) => kind === "movie");
  for (const { tmdbId } of films) {
    for (const { userId } of world.persons) seerr.ask(userId, "movie", tmdbId, { status: 2 });
  }
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  for (const [index, { tmdbId }] of films.entries()) {
    const before = discord.exchanges.length;
    seerr.arrive("movie", tmdbId);
    await discord.until(() => people.every(({ inbox }) => inbox.length === index + 1), 120_000);
    const exchanges = discord.exchanges.slice(before);
    const seconds = ((exchanges.at(-1)?.at ?? 0) - (exchanges[0]?.at ?? 0)) / 1_000;
    const rate = (exchanges.length - 1) / seconds;
    const limited = exchanges.filter(({ status }) => status === 429).length;
    const who = index === 0 ? "to new people" : "to known people";
    note(`${count} messages ${who}: requests a second (of 50)`, `${rate.toFixed(1)} (${(2 * rate).toFixed(0)} %)`);
    note(`${count} messages ${who}: messages a second, answers of 429`, `${(count / seconds).toFixed(1)}, ${limited}`);
    note(`${count} messages ${who}: resident memory`, `${memoryOf(bot.pid).toFixed(0)} MB`);
  }
}

/** As many films as wanted; there are as many series beside them. */
function onlyFilms(films: number, people: number): FollowWorld {
  return followWorld({ titles: 2 * films, people, seed: 1 });
}

function at(sorted: readonly number[], part: number): string {
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN).toFixed(0);
}
