/** How what notices depend on is kept: the shape that each record must have when it is read. */
import * as z from "zod";
import type { Conversation, Follow, Habits, Lately, Line, Marks, Notice, SeenTitle, Want } from "./notice_types.ts";
import { Person } from "./person.ts";

/** Milliseconds since the epoch; a broken one is long past, so that nothing waits for it. */
const Time = z.number().catch(0);
const Count = z.int();
const Seasons = z.array(Count);
const Title = { kind: z.enum(["movie", "tv"]), tmdbId: Count };

/** A title's remembered state. */
export const SeenRecord = z.object({
  hd: Count,
  uhd: Count,
  seasons: z.array(z.object({ number: Count, hd: Count, uhd: Count })),
  requests: z.array(z.object({
    id: Count,
    status: Count,
    is4k: z.boolean(),
    userId: Count.optional(),
    seasons: Seasons,
    at: z.number().optional().catch(undefined),
  })),
  rows: Count.optional(),
  sign: z.string().optional(),
}) satisfies z.ZodType<SeenTitle>;

const WantRecord = z.object({
  all: z.literal(true).exactOptional(),
  seasons: Seasons.exactOptional(),
  after: Count.exactOptional(),
}) satisfies z.ZodType<Want>;

/** Somebody's follow of a title. */
export const FollowRecord = z.object({
  ...Title,
  person: Person,
  title: z.string(),
  year: Count.exactOptional(),
  hd: WantRecord.exactOptional(),
  uhd: WantRecord.exactOptional(),
  asked: z.array(z.object({
    id: Count,
    is4k: z.boolean(),
    seasons: Seasons,
    at: Time,
    done: z.literal(true).exactOptional(),
  })),
  wish: z.object({ what: z.string(), after: Count, at: Time, trying: Seasons.exactOptional() }).exactOptional(),
  at: Time,
  ended: z.object({ at: Time, why: z.enum(["done", "stopped"]) }).exactOptional(),
}) satisfies z.ZodType<Follow>;

const Switch = z.boolean().exactOptional();

/** What somebody set about their notices. */
export const HabitsRecord = z.object({
  locale: z.string().exactOptional(),
  events: z.object({
    available: Switch,
    partial: Switch,
    approved: Switch,
    declined: Switch,
    failed: Switch,
    removed: Switch,
  }).exactOptional(),
  quiet: z.object({ from: z.number(), to: z.number() }).exactOptional(),
  zone: z.string().exactOptional(),
}) satisfies z.ZodType<Habits>;

const LineRecord = z.object({
  event: z.enum(["available", "partial", "approved", "declined", "failed", "removed", "requested", "waiting"]),
  is4k: z.boolean(),
  seasons: Seasons,
  episodes: z.number().exactOptional(),
  whole: z.literal(true).exactOptional(),
  reason: z.enum(["quota", "forbidden", "other"]).exactOptional(),
}) satisfies z.ZodType<Line>;

/** A message that is owed. */
export const NoticeRecord = z.object({
  ...Title,
  id: z.string().min(1),
  person: Person,
  title: z.string(),
  year: Count.exactOptional(),
  posterPath: z.string().exactOptional(),
  watchUrl: z.string().exactOptional(),
  watchUrl4k: z.string().exactOptional(),
  lines: z.array(LineRecord),
  since: z.number().exactOptional(),
  isOver: z.literal(true).exactOptional(),
  at: Time,
  due: Time,
  tries: z.number().catch(0),
  failedAt: z.number().exactOptional(),
  attempt: z.object({ at: Time, process: z.string(), channel: z.string() }).exactOptional(),
}) satisfies z.ZodType<Notice>;

/** A message that waits for a command, and since when. */
export const HeldRecord = z.object({ notice: NoticeRecord, at: Time });

/** One of the last things that somebody was told. */
export const LatelyRecord = z.object({
  ...Title,
  title: z.string(),
  lines: z.array(LineRecord),
  at: Time,
}) satisfies z.ZodType<Lately>;

/** What is known of somebody's conversation with the bot. */
export const ConversationRecord = z.object({
  channel: z.string().exactOptional(),
  closedUntil: z.number().exactOptional(),
}) satisfies z.ZodType<Conversation>;

const Mark = z.number().optional().catch(undefined);

/** How far the looking has come. */
export const MarksRecord = z.object({
  newestRequest: Mark,
  lastRequest: Mark,
  walkedAt: Mark,
  sweptAt: Mark,
  hookedAt: Mark,
}) satisfies z.ZodType<Marks>;
