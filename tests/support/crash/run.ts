/** The bot is killed again and again while much happens and much goes wrong; at the end everybody has what they are owed. */
import type { Times } from "../../../src/notices/times.ts";
import { startTinyDiscord, type TinyDiscord } from "../../../src/playground/discord/mod.ts";
import { type Family, startTinySeerr, type TinySeerr } from "../../../src/playground/seerr/mod.ts";
import { openStore } from "../../../src/store/mod.ts";
import { silent } from "../../../src/log.ts";
import { freePort, writeConfig } from "../bot_config.ts";
import { type BotProcess, startBotProcess } from "../bot_process.ts";
import { chances, type FollowWorld, followWorld } from "../follow_world.ts";
import { type Chronicle, createChronicle } from "./chronicle.ts";
import { linesOf } from "./inbox.ts";
import { newJournal } from "./journal.ts";
import { futureOf, type Happening, noteRequests, type Scene, tellPast } from "./story.ts";
import { makeTrouble, pause } from "./troubles.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

/** How often it is killed, and what chance plays. */
export interface CrashOptions {
  kills: number;
  seed: number;
  titles: number;
  people: number;
  family?: Family;
  /** How fast it goes: what each life lasts on average, in ms. */
  life?: number;
  /** Some are not killed but fall asleep, for longer than the lease lasts, and wake up beside their successor. */
  overlaps?: boolean;
  /** How long nothing more may come at the end, in ms; 1,500. */
  quiet?: number;
  /** No more kills after so many ms. */
  within?: number;
  say?(line: string): void;
}

/** How it went. */
export interface CrashReport extends Verdict {
  kills: number;
  restarts: number;
  /** How often it ended by itself, which it never should. */
  exits: number;
  /** What the store still holds at the end. */
  waiting: { owed: number; held: number };
  /** What Discord did not take that it should never have been asked. */
  refused: string[];
}

/** Discord forgets nonces after three minutes: at one second for a minute. */
const NONCE_LIVES = 3_000;
const TIMES: Partial<Times> = {
  sweep: 250,
  walk: 600,
  wholeWalk: 1_500,
  hook: 20,
  tick: 50,
  // A try is repeated for two minutes, here for less: where both machines are busy, what is sent takes its time to arrive.
  unknown: 1_200,
  margin: 10_000,
  retry: 40,
  longestRetry: 400,
  renew: 80,
  expire: 320,
  tooFast: 300,
};
/** So long without any message means that no more will come, in ms: accounts may be read anew only every 15 s. */
const LAST = 40_000;

interface Run extends Scene {
  options: CrashOptions;
  discord: TinyDiscord;
  folder: string;
  chance: () => number;
  bot: BotProcess | undefined;
  chronicle: Chronicle;
  report: Pick<CrashReport, "kills" | "restarts" | "exits">;
}

/** Starts everything, lets it happen, and judges. */
export async function crash(options: CrashOptions): Promise<CrashReport> {
  const { seed, titles, people, family = "seerr" } = options;
  const world = withPremieres(followWorld({ titles, people, seed }));
  const discord = await startTinyDiscord({
    identifyEvery: 20,
    nonceLives: NONCE_LIVES,
    conversationRate: { limit: 40, per: 1_000 },
    messageRate: { limit: 10, per: 1_000 },
    patience: 4_000,
    remember: 20_000,
  });
  const seerr = await startTinySeerr({ library: world.library, people: world.people, family, port: freePort() });
  const folder = await Deno.makeTempDir({ prefix: "usherr-crash" });
  const run: Run = {
    options,
    world,
    discord,
    seerr,
    folder,
    journal: newJournal(),
    people: new Map(world.persons.map(({ discordId: id }) => [id, discord.person({ id, name: `P${id.slice(-3)}` })])),
    underWay: new Set(),
    chance: chances(seed ^ 0x5eed),
    bot: undefined,
    chronicle: createChronicle(),
    report: { kills: 0, restarts: 0, exits: 0 },
  };
  try {
    await live(run);
    return await judge(run);
  } finally {
    run.bot?.kill("SIGKILL");
    await run.bot?.ended;
    await Promise.all([discord.close(), seerr.close()]);
    await Deno.remove(folder, { recursive: true });
  }
}

/** For some titles everybody asks, which makes more than fits into one commit. */
function withPremieres(world: FollowWorld): FollowWorld {
  const asks = world.titles.filter((_, index) => index % 100 === 44 || index % 100 === 45).flatMap((title) => {
    const theirs = world.asks.filter(({ kind, tmdbId }) => kind === title.kind && tmdbId === title.tmdbId);
    const others = world.persons.filter(({ userId }) => !theirs.some((it) => it.userId === userId));
    return others.map((person) => ({ ...title, ...person, is4k: false }));
  });
  return { ...world, asks: [...world.asks, ...asks] };
}

async function live(run: Run): Promise<void> {
  const { seerr } = run;
  tellPast(run);
  await start(run);
  await knowsAll(seerr);
  const stop = new AbortController();
  const trouble = makeTrouble(run, chances(run.options.seed + 1), stop.signal);
  const playing = play(run, futureOf(run.world), stop.signal);
  await killAgain(run);
  stop.abort();
  await Promise.all([trouble, playing]);
}

/** The first walk is over: what comes from now on is news. */
async function knowsAll({ calls }: TinySeerr): Promise<void> {
  const sweeps = () => {
    const walked = calls.findIndex(({ path }) => path === "/media");
    return walked < 0 ? 0 : calls.slice(walked).filter(({ query }) => query.includes("filter=unavailable")).length;
  };
  for (const until = Date.now() + 20_000; sweeps() < 3;) {
    if (Date.now() > until) throw new Error("Cannot begin: the bot does not look around");
    await pause(20);
  }
}

/** On a port of its own, as the one before may still hold its. */
async function start(run: Run): Promise<void> {
  const { discord, seerr, folder, chronicle } = run;
  const configPath = await writeConfig(folder, { discord, seerr, level: "debug" });
  run.bot = startBotProcess({ configPath, times: TIMES, onLine: chronicle.add });
  chronicle.note("started");
  run.report.restarts++;
}

/** Spread over the lives of the bot, dead or alive. */
async function play(run: Run, future: Happening[], stop: AbortSignal): Promise<void> {
  const { options: { kills, life = 2_500 }, report, seerr } = run;
  let [next, since, before] = [0, Date.now(), 0];
  while (next < future.length && !stop.aborted) {
    if (report.kills > before) [before, since] = [report.kills, Date.now()];
    const now = (report.kills + Math.min(1, (Date.now() - since) / (life * 1.3))) / kills;
    for (; (future[next]?.when ?? 2) <= now; next++) future[next]?.run(run);
    noteRequests(run);
    seerr.calls.length = seerr.webhooks.length = 0;
    await pause(15, stop);
  }
  // What is left comes at once, with everything well.
  for (; next < future.length; next++) {
    future[next]?.run(run);
    if (next % 20 === 0) await pause(15);
  }
}

async function killAgain(run: Run): Promise<void> {
  const { options, chance, report, journal, discord } = run;
  const { kills, life = 2_500, within = Infinity, say = () => {} } = options;
  const end = Date.now() + within;
  while (report.kills < kills && Date.now() < end) {
    // Some die while they start.
    await pause(chance() < 0.2 ? chance() * 900 : 700 + chance() * 2 * (life - 700));
    if (run.bot?.isGone()) {
      report.exits++;
      say(`ended by itself: ${JSON.stringify(run.bot.lines.slice(-3))}`);
    }
    if (options.overlaps && chance() < 0.3) await overlap(run);
    const isMidway = chance() < 0.4, isLong = chance() < (isMidway ? 0.4 : 0.1);
    // What is sent from now on arrives, and the bot never learns of it.
    const lift = isMidway
      ? discord.faults.rest({ on: "POST /channels/{channel_id}/messages", does: "lose answer" })
      : undefined;
    if (isMidway) await pause(100 + chance() * 400);
    run.bot?.kill(chance() < 0.12 ? "SIGTERM" : "SIGKILL");
    await run.bot?.ended;
    lift?.();
    journal.kills.push(Date.now());
    run.chronicle.note("killed");
    report.kills++;
    if (report.kills % 10 === 0) say(`${report.kills} kills, ${messagesIn(run)} messages`);
    await pause(isLong ? NONCE_LIVES + chance() * 1_500 : chance() * 250);
    await start(run);
  }
}

/** The one that slept still believes that it holds the lease, and dies soon after it woke. */
async function overlap(run: Run): Promise<void> {
  const { bot: old, chance, journal } = run;
  old?.kill("SIGSTOP");
  journal.kills.push(Date.now());
  await start(run);
  await pause(500 + chance() * 4_500);
  old?.kill("SIGCONT");
  await pause(chance() * 900);
  old?.kill("SIGKILL");
  await old?.ended;
}

function messagesIn({ people }: Run): number {
  return [...people.values()].reduce((sum, { inbox }) => sum + inbox.length, 0);
}

async function judge(run: Run): Promise<CrashReport> {
  const { seerr, discord, journal, people, report, underWay, folder, options } = run;
  const path = `${folder}/usherr.db`;
  seerr.faults.webhooks = false;
  await Promise.allSettled(underWay);
  noteRequests(run);
  const look = () => {
    const told = new Map([...people].map(([id, { inbox }]) => [id, linesOf(inbox)]));
    return verdictOf({ journal, requests: seerr.requests(), told });
  };
  // What they may be told besides is on its way, too, while the store holds anything.
  const isUnderWay = async () => look().lost.length > 0 || (await waitingIn(path).catch(() => BUSY)).owed > 0;
  for (let [since, before] = [Date.now(), -1]; await isUnderWay() && Date.now() - since < LAST;) {
    if (messagesIn(run) > before) [since, before] = [Date.now(), messagesIn(run)];
    await pause(200);
  }
  // Another process finds nothing more to say.
  for (let turn = 0; turn < 2; turn++) {
    await pause(options.quiet ?? 1_500);
    run.bot?.kill("SIGTERM");
    await run.bot?.ended;
    if (turn === 0) await start(run);
  }
  const waiting = await waitingIn(path);
  const verdict = look();
  if (verdict.lost.length + verdict.doubled.length > 0) {
    await keep(run, [...verdict.lost, ...verdict.doubled]);
  }
  const refused = discord.refused().map(({ route, rules }) => `${route}: ${rules}`);
  return { ...report, ...verdict, waiting, refused };
}

/** For whoever looks for the reason. */
async function keep(
  { folder, chronicle, options: { say = () => {}, seed } }: Run,
  wrong: readonly string[],
): Promise<void> {
  for (const line of chronicle.about(wrong)) say(line);
  const path = `${Deno.env.get("TMPDIR") ?? "/tmp"}/usherr-crash-${seed}.db`;
  await Deno.copyFile(`${folder}/usherr.db`, path);
  say(`the store is kept in ${path}`);
}

/** What is not known for now, since the bot holds the store. */
const BUSY: CrashReport["waiting"] = { owed: 1, held: 0 };

async function waitingIn(path: string): Promise<CrashReport["waiting"]> {
  const store = await openStore({ path, log: silent, now: Date.now });
  try {
    const { owed, held } = await store.notices.waiting();
    return { owed, held };
  } finally {
    store.close();
  }
}
