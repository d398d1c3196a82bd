/**
 * Every key of the database, and nothing but keys.
 *
 * | key | value |
 * | --- | --- |
 * | `["format"]` | number of the layout below; `migrations/` leads from one to the next |
 * | `["requester", requestId]` | Discord id of the person who asked for that request of Seerr's |
 * | `["asked", person, requestId]` | what they asked for (`Asked`) |
 * | `["forgotten", person]` | when they asked to be forgotten, in milliseconds since the epoch; gone when they use the bot again |
 * | `["guilds"]` | ids of the guilds whose commands were registered last |
 * | `["seen", kind, tmdbId]` | a title's remembered state (`SeenTitle`) |
 * | `["follow", kind, tmdbId, person]` | who follows a title (`Follow`); a year after its end it goes |
 * | `["follows", person, kind, tmdbId]` | whether that follow goes on |
 * | `["wish", kind, tmdbId, person]` | true where a follow that goes on has a standing wish |
 * | `["told", person, kind, tmdbId, is4k, unit, event]` | when that was told, in milliseconds since the epoch; goes after a year |
 * | `["notice", id]` | a message that is owed (`Notice`) |
 * | `["due", at, id]` | when it was found; `at` is when it is to be sent, both in milliseconds since the epoch |
 * | `["held", person, id]` | a message that waits for a command of theirs, and since when; goes after 30 days |
 * | `["lately", person, at, id]` | what they were told, and when (`Lately`); goes after 30 days |
 * | `["habits", person]` | what they set about their notices (`Habits`) |
 * | `["conversation", person]` | their conversation with the bot (`Conversation`) |
 * | `["marks"]` | how far the looking has come (`Marks`) |
 * | `["lease"]` | which process sweeps and delivers |
 * | `["heartbeat"]` | how the bot that runs does (`Health`) |
 * | `["corrupt", at, …]` | a record that fitted no schema, after its own key; `at` in milliseconds since the epoch |
 */
import type { Follow, TitleKey, ToldKey } from "./notice_types.ts";

/** The first word of every key but the format's, the lease's and the heartbeat's: what moves to another house. */
export const WORDS: readonly string[] = [
  ...["requester", "asked", "forgotten", "guilds", "seen", "follow", "follows", "wish", "told", "notice", "due"],
  ...["held", "lately", "habits", "conversation", "marks", "corrupt"],
];

/** The number of the layout. */
export const FORMAT: Deno.KvKey = ["format"];

/** The guilds whose commands were registered last. */
export const GUILDS: Deno.KvKey = ["guilds"];

/** Who asked for a request. */
export function requester(requestId: number): Deno.KvKey {
  return ["requester", requestId];
}

/** One thing a person asked for. */
export function asked(person: string, requestId: number): Deno.KvKey {
  return ["asked", person, requestId];
}

/** All that a person asked for. */
export function askedBy(person: string): Deno.KvKey {
  return ["asked", person];
}

/** That a person asked to be forgotten. */
export function forgotten(person: string): Deno.KvKey {
  return ["forgotten", person];
}

/** Every title's remembered state. */
export const SEEN: Deno.KvKey = ["seen"];

/** A title's remembered state. */
export function seen({ kind, tmdbId }: TitleKey): Deno.KvKey {
  return ["seen", kind, tmdbId];
}

/** Everybody's follow of every title. */
export const FOLLOW: Deno.KvKey = ["follow"];

/** Somebody's follow of a title. */
export function follow({ kind, tmdbId, person }: Pick<Follow, "kind" | "tmdbId" | "person">): Deno.KvKey {
  return ["follow", kind, tmdbId, person];
}

/** Everybody's follow of a title. */
export function followOf({ kind, tmdbId }: TitleKey): Deno.KvKey {
  return ["follow", kind, tmdbId];
}

/** That somebody has a follow of a title. */
export function follows({ kind, tmdbId, person }: Pick<Follow, "kind" | "tmdbId" | "person">): Deno.KvKey {
  return ["follows", person, kind, tmdbId];
}

/** Every title that somebody has a follow of. */
export function followsBy(person: string): Deno.KvKey {
  return ["follows", person];
}

/** Every follow with a standing wish. */
export const WISH: Deno.KvKey = ["wish"];

/** That a follow has a standing wish. */
export function wish({ kind, tmdbId, person }: Pick<Follow, "kind" | "tmdbId" | "person">): Deno.KvKey {
  return ["wish", kind, tmdbId, person];
}

/** One thing that somebody was told of a title. */
export function told(person: string, { kind, tmdbId }: TitleKey, { is4k, unit, event }: ToldKey): Deno.KvKey {
  return ["told", person, kind, tmdbId, is4k, unit, event];
}

/** All that somebody was told; of one title, when it is given. */
export function toldTo(person: string, title?: TitleKey): Deno.KvKey {
  return title ? ["told", person, title.kind, title.tmdbId] : ["told", person];
}

/** Every message that is owed. */
export const NOTICE: Deno.KvKey = ["notice"];

/** A message that is owed. */
export function notice(id: string): Deno.KvKey {
  return ["notice", id];
}

/** The timetable. */
export const DUE: Deno.KvKey = ["due"];

/** A message's place in the timetable. */
export function due(at: number, id: string): Deno.KvKey {
  return ["due", at, id];
}

/** After everything that is due at a moment; an id has only digits and small letters. */
export function dueAfter(at: number): Deno.KvKey {
  return ["due", at, "~"];
}

/** Every message that waits for a command. */
export const HELD: Deno.KvKey = ["held"];

/** A message that waits for a command of somebody's. */
export function held(person: string, id: string): Deno.KvKey {
  return ["held", person, id];
}

/** All messages that wait for a command of somebody's. */
export function heldFor(person: string): Deno.KvKey {
  return ["held", person];
}

/** One of the last things that somebody was told. */
export function lately(person: string, at: number, id: string): Deno.KvKey {
  return ["lately", person, at, id];
}

/** The last things that somebody was told. */
export function latelyTo(person: string): Deno.KvKey {
  return ["lately", person];
}

/** What somebody set about their notices. */
export function habits(person: string): Deno.KvKey {
  return ["habits", person];
}

/** Somebody's conversation with the bot. */
export function conversation(person: string): Deno.KvKey {
  return ["conversation", person];
}

/** How far the looking has come. */
export const MARKS: Deno.KvKey = ["marks"];

/** Which process sweeps and delivers. */
export const LEASE: Deno.KvKey = ["lease"];

/** All records that were found to fit no schema. */
export const CORRUPT: Deno.KvKey = ["corrupt"];

/** Where a record goes that was found to fit no schema. */
export function corrupt(at: number, key: Deno.KvKey): Deno.KvKey {
  return ["corrupt", at, ...key];
}

/** How the bot that runs does. */
export const HEARTBEAT: Deno.KvKey = ["heartbeat"];

/** Is never there: deleting it writes nothing, and yet fails where nothing can be written. */
export const NOTHING: Deno.KvKey = ["nothing"];
