/**
 * One hour of the running bot, a process of its own, compressed into some minutes: 600 sweeps, 60 walks, thousands of
 * titles that come and go, and people beside who type: `soak.ts [--minutes 5]`. Prints its memory every minute of that
 * hour; it must be flat. Ends with 1 when it is not. Linux only (/proc).
 */
import { parseArgs } from "node:util";
import { memoryOf, type Stage, startStage } from "../support/bench_stage.ts";
import { chances, type FollowAsk, followWorld } from "../support/follow_world.ts";

const { values } = parseArgs({ args: Deno.args, options: { minutes: { type: "string", default: "5" } } });
/** A minute of the hour, in ms. */
const MINUTE = Number(values.minutes) * 60_000 / 60;
/** What is let grow beyond what it was after a quarter of the hour, in MB. */
const SLACK = 12;
/** How many titles come in a minute of the hour, and how many commands are typed. */
const ARRIVALS = 50, COMMANDS = 20;

const world = followWorld({ titles: 400, people: 60, seed: 7 });
const chance = chances(8);
await using stage = await startStage({
  discord: { conversationRate: { limit: 1_000, per: 1_000 }, messageRate: { limit: 100, per: 1_000 }, remember: 100 },
  seerr: { library: world.library, people: world.people },
  times: { sweep: MINUTE / 10, walk: MINUTE, wholeWalk: MINUTE * 60, hook: 20, tick: 100 },
});
const people = world.persons.map(({ discordId: id }) => stage.discord.person({ id, name: id }));
const waiting: FollowAsk[] = [];
const count = { arrivals: 0, messages: 0, commands: 0, unanswered: 0 };
stage.discord.watch(() => count.messages = people.reduce((sum, { inbox }) => sum + inbox.length, 0));

const memory: number[] = [];
for (let minute = 1; minute <= 60; minute++) {
  await Promise.all([pass(MINUTE), happen(stage), type(stage)]);
  const { seerr, bot } = stage;
  seerr.calls.length = seerr.webhooks.length = 0;
  memory.push(memoryOf(bot.pid));
  console.log(
    `minute ${String(minute).padStart(2)}  ${memory.at(-1)?.toFixed(1)} MB  ` +
      `${count.arrivals} arrivals  ${count.messages} messages  ${count.commands} commands, ${count.unanswered} unanswered`,
  );
}
const then = mean(memory.slice(10, 20)), now = mean(memory.slice(-10));
console.log(`minutes 11 to 20: ${then.toFixed(1)} MB, the last ten: ${now.toFixed(1)} MB`);
if (now > then + SLACK || count.messages === 0) Deno.exitCode = 1;

/** Somebody asks, it comes, and later it is gone with all its requests, so that it can be asked for again. */
async function happen({ seerr }: Stage): Promise<void> {
  for (let turn = 0; turn < ARRIVALS; turn++) {
    const ask = world.asks[Math.floor(chance() * world.asks.length)];
    if (ask && !waiting.some((it) => it.kind === ask.kind && it.tmdbId === ask.tmdbId)) {
      const { userId, kind, tmdbId, is4k, seasons } = ask;
      seerr.approve(seerr.ask(userId, kind, tmdbId, { is4k, seasons }));
      waiting.push(ask);
    }
    const [come] = waiting.length > 60 ? waiting.splice(0, 1) : [];
    if (come) {
      const { kind, tmdbId, is4k } = come;
      seerr.arrive(kind, tmdbId, { is4k });
      count.arrivals++;
      setTimeout(() => seerr.dropRow(kind, tmdbId), MINUTE * (1 + chance()));
    }
    await pass(MINUTE / ARRIVALS * 0.9);
  }
}

async function type({ discord }: Stage): Promise<void> {
  const typing: Promise<void>[] = [];
  for (let turn = 0; turn < COMMANDS; turn++) {
    const person = people[Math.floor(chance() * people.length)];
    const title = world.titles[Math.floor(chance() * world.titles.length)];
    if (!person || !title) continue;
    const command = title.kind === "movie" ? "request movie" : "request series";
    const payload = turn % 4 === 0
      ? person.payload("following")
      : person.payload(command, { title: `tmdb:${title.tmdbId}` });
    typing.push(discord.interact(payload).then(({ response }) => void (count.unanswered += response ? 0 : 1)));
    count.commands++;
    await pass(MINUTE / COMMANDS * 0.9);
  }
  await Promise.all(typing);
}

function pass(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function mean(list: readonly number[]): number {
  return list.reduce((sum, it) => sum + it, 0) / list.length;
}
