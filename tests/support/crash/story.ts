/** What happens in the world, by chance: people ask, administrators decide, films and seasons come. */
import type { Person } from "../../../src/playground/discord/people/person.ts";
import type { TinySeerr } from "../../../src/playground/seerr/mod.ts";
import { en } from "../../../src/words/mod.ts";
import type { FollowAsk, FollowPerson, FollowTitle, FollowWorld } from "../follow_world.ts";
import {
  type Claim,
  type Copy,
  copyName,
  hasArrived,
  type Journal,
  noteArrival,
  noteClaim,
  unitsOf,
} from "./journal.ts";

/** Where it happens. */
export interface Scene {
  seerr: TinySeerr;
  journal: Journal;
  world: FollowWorld;
  /** By Discord id. */
  people: ReadonlyMap<string, Person>;
  /** What people began in Discord. */
  underWay: Set<Promise<void>>;
}

/** Something that happens. */
export interface Happening {
  /** From 0, the beginning, to 1. */
  when: number;
  run(scene: Scene): void;
}

/** Before the bot's first start: some titles are there already, some were asked for. */
export function tellPast(scene: Scene): void {
  const { world: { titles, asks }, seerr } = scene;
  for (const [index, title] of titles.entries()) {
    if (index % 10 > 3) continue;
    for (const ask of asks.filter((it) => it.tmdbId === title.tmdbId && it.kind === title.kind)) {
      const claim = askOnPage(scene, ask);
      if (claim?.request !== undefined && index % 20 < 10) seerr.approve(claim.request);
    }
    if (index % 10 < 2) { for (const is4k of [false, true]) comeAll(scene, { ...title, is4k }, title.seasons); }
  }
  // Nobody is told history: what is claimed counts from the first start.
  scene.journal.order++;
  for (const claim of scene.journal.claims) claim.mayFrom = claim.mustFrom = scene.journal.order;
}

/** The rest, in order. */
export function futureOf(world: FollowWorld): Happening[] {
  const future = world.titles.filter((_, index) => index % 10 > 1).flatMap((title) => futureOfTitle(world, title));
  return future.sort((one, other) => one.when - other.when);
}

/** Requests that people made through the bot are known from then on. */
export function noteRequests({ seerr, journal, world }: Scene): void {
  const known = new Set(journal.claims.map(({ request }) => request));
  for (const { id, mediaType, tmdbId, is4k, requestedBy, seasons } of seerr.requests()) {
    const person = world.persons.find(({ userId }) => userId === requestedBy)?.discordId;
    if (known.has(id) || person === undefined) continue;
    noteClaim(journal, { kind: mediaType, tmdbId, is4k, seasons, request: id, person }).mayFrom = 0;
  }
}

function futureOfTitle({ asks, persons, chance }: FollowWorld, title: FollowTitle): Happening[] {
  const theirs = asks.filter((it) => it.tmdbId === title.tmdbId && it.kind === title.kind);
  let when = chance() * 0.9;
  const happenings: Happening[] = [];
  const step = 0.08 / (theirs.length + 2);
  const next = (run: Happening["run"]) => void happenings.push({ when: when += chance() * step, run });
  for (const ask of theirs) next(asking(ask, chance()));
  const besides = persons.find(({ discordId }) => chance() < 0.1 && !theirs.some((it) => it.discordId === discordId));
  if (besides) next(chance() < 0.5 ? following(title, besides) : requesting(title, besides));
  const copies = [false, true].filter((is4k) => !is4k || theirs.some((it) => it.is4k));
  for (const is4k of copies) comings({ ...title, is4k }, title.seasons, chance()).forEach(next);
  return happenings;
}

/** What becomes of a request is settled by one chance; most are approved. */
function asking(ask: FollowAsk, chance: number): Happening["run"] {
  return (scene) => {
    const claim = askOnPage(scene, ask);
    if (!claim || claim.request === undefined) return;
    const { request } = claim;
    const { seerr, journal } = scene;
    if (chance < 0.1) return;
    if (chance < 0.18) {
      seerr.decline(request);
      // Whoever learns of both at once may be told of both.
      claim.mustFrom = Infinity;
      return;
    }
    seerr.approve(request);
    if (chance > 0.94) {
      seerr.fail(request);
      journal.failed.add(request);
    }
    if (chance > 0.91 && chance <= 0.94) {
      seerr.remove(request);
      claim.mustFrom = Infinity;
    }
  };
}

/** In Seerr's web page; nobody asks there for what has come. */
function askOnPage({ seerr, journal }: Scene, ask: FollowAsk): Claim | undefined {
  const { kind, tmdbId, is4k, userId, discordId: person } = ask;
  const seasons = ask.seasons.filter((season) => !hasArrived(journal, ask, `s${season}`));
  if (journal.claims.some((it) => it.person === person && copyName(it) === copyName(ask))) return undefined;
  if (kind === "tv" ? seasons.length === 0 : hasArrived(journal, ask, "movie")) return undefined;
  const request = seerr.ask(userId, kind, tmdbId, { is4k, seasons });
  return noteClaim(journal, { kind, tmdbId, is4k, seasons, request, person });
}

/** How a copy comes, if it does. */
function comings(copy: Copy & FollowTitle, seasons: readonly number[], chance: number): Happening["run"][] {
  if (chance < 0.12) return [];
  if (chance < 0.2) return [(scene) => declare(scene, copy, seasons)];
  if (copy.kind === "movie" || chance < 0.5) return [(scene) => comeAll(scene, copy, seasons)];
  const coming = chance < 0.6 ? seasons.slice(0, -1) : seasons;
  return coming.flatMap((season, index): Happening["run"][] => [
    ...((index + Math.floor(chance * 100)) % 3 === 0 ? [(scene: Scene) => comePartly(scene, copy, season)] : []),
    (scene) => comeSeasons(scene, copy, [season]),
  ]);
}

function comeAll(scene: Scene, copy: Copy, seasons: readonly number[]): void {
  noteRequests(scene);
  const { kind, tmdbId, is4k } = copy;
  scene.seerr.arrive(kind, tmdbId, { is4k });
  noteArrival(scene.journal, copy, unitsOf({ kind, seasons }));
}

function comeSeasons(scene: Scene, copy: Copy, seasons: readonly number[]): void {
  noteRequests(scene);
  scene.seerr.arrive("tv", copy.tmdbId, { is4k: copy.is4k, seasons });
  noteArrival(scene.journal, copy, unitsOf({ kind: "tv", seasons }));
}

function comePartly({ seerr, journal }: Scene, copy: Copy, season: number): void {
  if (!hasArrived(journal, copy, `s${season}`)) seerr.arrivePart(copy.tmdbId, season, { is4k: copy.is4k });
}

/** An administrator says that it is there. */
function declare(scene: Scene, copy: Copy, seasons: readonly number[]): void {
  noteRequests(scene);
  const { kind, tmdbId, is4k } = copy;
  scene.seerr.declareAvailable(kind, tmdbId, { is4k });
  noteArrival(scene.journal, copy, unitsOf({ kind, seasons }));
}

/** With the button of the card, in HD. What the bot says is what they rely on. */
function following({ kind, tmdbId, seasons }: FollowTitle, { discordId }: FollowPerson): Happening["run"] {
  return (scene) =>
    begin(scene, discordId, async (person) => {
      const { journal } = scene;
      const card = await person.command(commandFor(kind), { title: `tmdb:${tmdbId}` });
      if (card.error || !says(card.message, en.follow.notify)) return;
      const copy = { kind, tmdbId, is4k: false };
      const claim = noteClaim(journal, { ...copy, person: discordId, seasons });
      // Of what has come a moment before, of which the bot has not heard yet, they may be told.
      [claim.mayFrom, claim.mustFrom] = [0, Infinity];
      const asked = await person.press(card, en.follow.notify);
      if (asked.error) return;
      const told = kind === "tv" ? await person.press(asked, en.follow.all) : asked;
      if (!told.error && says(told.message, "🔔")) claim.mustFrom = ++journal.order;
    });
}

/** With the button of the card. Whether it was made is known from Seerr. */
function requesting({ kind, tmdbId }: FollowTitle, { discordId }: FollowPerson): Happening["run"] {
  return (scene) =>
    begin(scene, discordId, async (person) => {
      const card = await person.command(commandFor(kind), { title: `tmdb:${tmdbId}` });
      if (card.error) return;
      const label = kind === "movie" ? en.request.button : en.season.latest;
      if (says(card.message, label)) await person.press(card, label);
    });
}

function commandFor(kind: Copy["kind"]): string {
  return kind === "movie" ? "request movie" : "request series";
}

function says(message: unknown, text: string): boolean {
  return JSON.stringify(message).includes(JSON.stringify(text).slice(1, -1));
}

/** The bot may be dead, or die meanwhile. */
function begin({ people, underWay }: Scene, discordId: string, act: (person: Person) => Promise<void>): void {
  const person = people.get(discordId);
  if (!person) return;
  const acting: Promise<void> = act(person).catch(() => {}).finally(() => underWay.delete(acting));
  underWay.add(acting);
}
