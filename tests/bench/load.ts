/**
 * Drives the running bot, a process of its own, over a gateway socket, and prints what it reaches: interactions per second,
 * the time to its first answer, processor time, memory, and the time from process start to IDENTIFY. Linux only (/proc).
 */
import project from "../../deno.json" with { type: "json" };
import { startTinyDiscord, type TinyDiscord } from "../../src/playground/discord/mod.ts";
import { sampleIds, startTinySeerr, type TinySeerr } from "../../src/playground/seerr/mod.ts";

/** Interactions at once: as many as one can watch apart, and as many as keep the bot busy. */
const FEW = 1, MANY = 8;
const ROUND = 10_000;
const FILMS = [sampleIds.open, sampleIds.available, sampleIds.sequel];
const SERIES = [sampleIds.shared, sampleIds.partialSeries, sampleIds.manySeasons];

await using discord = disposable(await startTinyDiscord({ remember: 0, identifyEvery: 20 }));
await using seerr = disposable(await startTinySeerr());
const mia = discord.person({ name: "Mia" });
seerr.link(2, mia.id);

const starts: number[] = [];
for (let i = 0; i < 5; i++) {
  const began = performance.now();
  const bot = startBot();
  await discord.until(() => discord.sessions().some((it) => it.connected), 20_000);
  starts.push(performance.now() - began);
  if (i < 4) await end(bot);
  else await measure(bot);
}

async function measure(bot: Deno.ChildProcess): Promise<void> {
  await discord.until(() => discord.commands().length > 0, 20_000);
  await expectCards().catch(async (error) => {
    await end(bot);
    throw error;
  });
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const rest = memory(bot.pid);
  await drive(500, FEW);
  const calm = await drive(2_000, FEW);
  const before = processorSeconds(bot.pid);
  const busy = await drive(ROUND, MANY);
  const spent = processorSeconds(bot.pid) - before;
  const after = memory(bot.pid);
  await end(bot);
  const rows: [string, string][] = [
    ["process start to IDENTIFY (median of 5)", `${median(starts).toFixed(0)} ms`],
    ["resident memory at rest", `${rest.toFixed(0)} MB`],
    [`resident memory after ${ROUND + 2_500}`, `${after.toFixed(0)} MB`],
    ["first answer p50, one at a time", `${at(calm.ms, 0.5).toFixed(1)} ms`],
    ["first answer p99, one at a time", `${at(calm.ms, 0.99).toFixed(1)} ms`],
    [`interactions per second, ${MANY} at once`, (ROUND / busy.seconds).toFixed(0)],
    [`first answer p50 / p99, ${MANY} at once`, `${at(busy.ms, 0.5).toFixed(1)} / ${at(busy.ms, 0.99).toFixed(1)} ms`],
    ["processor time per 1,000 interactions", `${(spent / (ROUND / 1_000)).toFixed(2)} s`],
    ["answers that did not come", String(busy.unanswered + calm.unanswered)],
  ];
  for (const [what, value] of rows) console.log(`${what.padEnd(44)} ${value}`);
}

/** An apology comes fast, and measures nothing. */
async function expectCards(): Promise<void> {
  for (const [command, ids] of [["request movie", FILMS], ["request series", SERIES]] as const) {
    for (const id of ids) {
      const { message } = await mia.command(command, { title: `tmdb:${id}` });
      if (!message.embeds?.length) throw new Error(`Cannot measure /${command} ${id}: "${message.content}"`);
    }
  }
}

/** What people do: half of it is a card, the rest a search by text and help; as many films as series. */
function payload(i: number) {
  if (i % 4 === 0) return mia.payload("help");
  const [command, ids] = i % 8 < 4 ? ["request movie", FILMS] as const : ["request series", SERIES] as const;
  return mia.payload(command, { title: i % 4 === 1 ? "the" : `tmdb:${ids[i % ids.length]}` });
}

async function drive(count: number, atOnce: number) {
  const ms: number[] = [];
  let next = 0, unanswered = 0;
  const began = performance.now();
  await Promise.all(Array.from({ length: atOnce }, async () => {
    while (next < count) {
      const answered = await discord.interact(payload(next++));
      if (answered.response) ms.push(answered.ms);
      else unanswered++;
    }
  }));
  return { ms: ms.sort((a, b) => a - b), unanswered, seconds: (performance.now() - began) / 1_000 };
}

/** The bot as `deno task start` runs it, or the executable that was named: `deno task load dist/usherr`. */
function startBot(): Deno.ChildProcess {
  const [program = Deno.execPath()] = Deno.args;
  const args = Deno.args.length > 0 ? [] : project.tasks.start.command.split(" ").slice(1);
  return new Deno.Command(program, {
    args,
    env: {
      USHERR_DISCORD_TOKEN: discord.token,
      USHERR_DISCORD_API_URL: discord.apiUrl,
      USHERR_SEERR_URL: seerr.url,
      USHERR_SEERR_API_KEY: seerr.apiKey,
      USHERR_STORE: ":memory:",
      USHERR_PACE: "0",
      USHERR_LOG_LEVEL: "warn",
    },
  }).spawn();
}

async function end(bot: Deno.ChildProcess): Promise<void> {
  bot.kill("SIGTERM");
  await bot.status;
  await discord.until(() => discord.sessions().every((it) => !it.connected));
}

/** Deno itself reads /proc only when everything is allowed. */
function proc(pid: number, file: string): string {
  const { stdout } = new Deno.Command("cat", { args: [`/proc/${pid}/${file}`] }).outputSync();
  return new TextDecoder().decode(stdout);
}

/** Resident memory in MB. */
function memory(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(proc(pid, "status"))?.[1]) / 1_024;
}

/** User and system time; Linux counts in hundredths of a second. */
function processorSeconds(pid: number): number {
  const fields = proc(pid, "stat").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function median(list: number[]): number {
  return at(list.toSorted((a, b) => a - b), 0.5);
}

function at(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}

function disposable<T extends TinyDiscord | TinySeerr>(server: T): T & AsyncDisposable {
  return Object.assign(server, { [Symbol.asyncDispose]: () => server.close() });
}
