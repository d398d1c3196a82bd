/** The ordinary bot between the tiny servers, and people who talk to it: shown as a chat, line by line. */
import { runApp } from "../app.ts";
import { silent } from "../log.ts";
import { de, en } from "../words/mod.ts";
import { configFor } from "./config_for.ts";
import { type Person, type Seen, startTinyDiscord, type TinyDiscord } from "./discord/mod.ts";
import { sampleIds, samplePeople, sampleUserIds, startTinySeerr, type TinySeerr } from "./seerr/mod.ts";
import { messageLines } from "./transcript.ts";

/** Takes a line to show. */
type Say = (line: string) => void;

/** Nobody who looks on has a minute. In ms. */
const FAST = { sweep: 200, hook: 50, tick: 50 };

/** Starts everything in memory, plays every scene, and ends it all. Rejects when the bot does not answer. */
export async function play(say: Say): Promise<void> {
  const [discord, seerr] = await Promise.all([startTinyDiscord(), startTinySeerr()]);
  const stop = new AbortController();
  const ready = Promise.withResolvers<void>();
  const surroundings = { log: silent, now: Date.now, stop: stop.signal, onReady: ready.resolve, times: FAST };
  const running = runApp(configFor(discord, seerr), surroundings);
  try {
    await Promise.race([ready.promise, running.then((why) => Promise.reject(new Error(why ?? "the bot ended")))]);
    for (const scene of SCENES) await scene({ discord, seerr, say });
  } finally {
    stop.abort();
    await running;
    await Promise.all([discord.close(), seerr.close()]);
  }
}

interface Stage {
  discord: TinyDiscord;
  seerr: TinySeerr;
  say: Say;
}

const SCENES: ((stage: Stage) => Promise<void>)[] = [
  async ({ discord, say }) => {
    scene(say, "Mira asks for a film");
    const mira = somebody(discord, sampleUserIds.member);
    say("Mira types: /request movie title: lantern");
    const found = await mira.suggest("request movie", { option: "title", value: "lantern" });
    for (const { name } of found) say(`    ${name}`);
    const card = await picking(say, mira, found[0]);
    await pressing(say, mira, card, en.request.button);
    say("… and once more, by mistake:");
    await typing(say, mira, `tmdb:${sampleIds.open}`);
  },
  async ({ discord, say }) => {
    scene(say, "Aurelia is trusted: her requests are approved at once");
    const aurelia = somebody(discord, sampleUserIds.autoApproved);
    const card = await typing(say, aurelia, "harbour 2049");
    await pressing(say, aurelia, card, en.request.button);
    say("A film that is there already:");
    await typing(say, aurelia, `tmdb:${sampleIds.available}`);
  },
  async ({ discord, seerr, say }) => {
    scene(say, "Quentin wants to be told too, and then the film is there");
    const [aurelia, quentin] = [sampleUserIds.autoApproved, sampleUserIds.quotaUsedUp].map((it) =>
      somebody(discord, it)
    );
    const request = seerr.requests().at(-1);
    if (!aurelia || !quentin || request?.mediaType !== "movie") {
      throw new Error("Cannot go on: nobody asked for a film");
    }
    const card = await typing(say, quentin, `tmdb:${request.tmdbId}`);
    await pressing(say, quentin, card, en.follow.notify);
    seerr.arrive("movie", request.tmdbId);
    for (const person of [aurelia, quentin]) {
      await discord.until(() => person.inbox.length > 0);
      say(`Usherr, in a direct message to ${person.name}:`);
      for (const message of person.inbox) showMessage(say, message);
    }
  },
  async ({ discord, say }) => {
    scene(say, "Mira asks for a season of a series");
    const mira = somebody(discord, sampleUserIds.member);
    const seen = await typing(say, mira, `tmdb:${sampleIds.manySeasons}`, "series");
    await pressing(say, mira, seen, en.season.choose);
    await pressing(say, mira, seen, en.season.latest);
    say("Mira types: /requests");
    show(say, await mira.command("requests"));
  },
  async ({ discord, say }) => {
    scene(say, "Quentin has used up his quota");
    await typing(say, somebody(discord, sampleUserIds.quotaUsedUp), `tmdb:${sampleIds.sequel}`);
  },
  async ({ discord, say }) => {
    scene(say, "Žofka reads German");
    const zofka = somebody(discord, sampleUserIds.german, "de");
    const card = await typing(say, zofka, `tmdb:${sampleIds.notOutYet}`);
    await pressing(say, zofka, card, de.request.button);
  },
  async ({ discord, say }) => {
    scene(say, "Ulla is not linked yet");
    const ulla = discord.person({ name: "Ulla" });
    await typing(say, ulla, `tmdb:${sampleIds.open}`);
  },
  async ({ discord, seerr, say }) => {
    scene(say, "Seerr is down");
    seerr.faults.down = "refuse";
    await typing(say, somebody(discord, sampleUserIds.member), `tmdb:${sampleIds.sequel}`);
    seerr.faults.down = false;
    say(`In Seerr there are ${seerr.requests().length} requests now.`);
  },
];

function scene(say: Say, title: string): void {
  say("");
  say(`── ${title} ${"─".repeat(Math.max(0, 74 - title.length))}`);
}

/** One of Seerr's people, as they are on Discord. */
function somebody(discord: TinyDiscord, userId: number, locale = "en-US"): Person {
  const user = samplePeople.find(({ id }) => id === userId);
  const id = user?.discordIds?.[0];
  return discord.person({ name: (user?.name ?? "").split(" ", 1)[0] ?? "", locale, ...(id ? { id } : {}) });
}

async function typing(say: Say, person: Person, title: string, kind: "movie" | "series" = "movie"): Promise<Seen> {
  say(`${person.name} types: /request ${kind} title: ${title}`);
  const seen = await person.command(`request ${kind}`, { title });
  show(say, seen);
  return seen;
}

/** Picks what was suggested; Discord shows the name and sends what is behind it. */
async function picking(say: Say, person: Person, choice: { name: string; value: string | number } | undefined) {
  if (!choice) throw new Error("Cannot go on: nothing was suggested");
  say(`${person.name} picks: ${choice.name}`);
  const seen = await person.command("request movie", { title: choice.value });
  show(say, seen);
  return seen;
}

async function pressing(say: Say, person: Person, message: Seen, button: string): Promise<void> {
  say(`${person.name} presses [${button}]`);
  show(say, await person.press(message, button));
}

function show(say: Say, seen: Seen): void {
  if (seen.kind !== "message") throw new Error(`Cannot go on: ${seen.error ?? seen.kind}`);
  const last = seen.followUps.at(-1) ?? seen.message;
  say(`Usherr${seen.ephemeral ? " (only you can see this)" : ""}:`);
  showMessage(say, last);
}

function showMessage(say: Say, message: Parameters<typeof messageLines>[0]): void {
  for (const line of messageLines(message, Date.now())) say(`  ${line}`);
}
