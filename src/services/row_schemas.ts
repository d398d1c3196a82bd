/** Rows of titles and requests as Seerr lists them to whoever watches all of them. Odd entries drop out of a list. */
import * as z from "zod";
import { flagOr, id, listOf, numberOr, text, tmdbId } from "./lenient.ts";
import { LibrarySeason } from "./seerr_schemas.ts";
import { timeOf } from "./time_of.ts";

const kind = z.enum(["movie", "tv"]);

/** What a row says of both copies. Missing states are UNKNOWN (1). */
const Statuses = z.object({ status: numberOr(1), status4k: numberOr(1), seasons: listOf(LibrarySeason) });

/** A title's row; `seasons` only where Seerr tells them: not in lists of requests since 2.0. */
export const MediaRow = Statuses.extend({ id, mediaType: kind, tmdbId, updatedAt: text })
  .transform(({ id, mediaType, tmdbId, updatedAt, ...row }) => {
    const at = timeOf(updatedAt);
    const changed = at === undefined ? {} : { updatedAt: at };
    return { id, kind: mediaType, tmdbId, ...statusesOf(row), ...changed };
  });
/** A title's row under our names; times are milliseconds since the epoch, states Seerr's numbers. */
export type MediaRow = z.infer<typeof MediaRow>;

/** A request with what its title's row says. `status` falls back to 0, which is none that Seerr has. */
export const RequestRow = z.object({
  id,
  type: kind,
  status: numberOr(0),
  is4k: flagOr(false),
  createdAt: text,
  requestedBy: z.object({ id }).optional().catch(undefined),
  seasons: listOf(z.object({ seasonNumber: id, status: numberOr(0) })),
  media: Statuses.extend({ id, tmdbId }),
}).transform(({ id, type, status, is4k, createdAt, requestedBy, seasons, media }) => {
  const at = timeOf(createdAt);
  return {
    id,
    kind: type,
    tmdbId: media.tmdbId,
    is4k,
    status,
    ...(requestedBy ? { userId: requestedBy.id } : {}),
    /** Ascending, each once; the season's own request status, which only tells something since 2.6. */
    seasons: byNumber(seasons.map(({ seasonNumber, status }) => ({ number: seasonNumber, status }))),
    /** The title's row. */
    row: { id: media.id, ...statusesOf(media) },
    ...(at === undefined ? {} : { at }),
  };
});
/** A request and its title's row, likewise. */
export type RequestRow = z.infer<typeof RequestRow>;

/** A page of a list, which must say how many entries there are in all. */
function partOf<Entry extends z.ZodType>(entry: Entry) {
  return z.object({ pageInfo: z.object({ results: z.number() }), results: z.array(z.unknown()).pipe(listOf(entry)) })
    .transform(({ pageInfo, results }) => ({ total: pageInfo.results, entries: results }));
}
/** A page of rows. */
export const MediaRows = partOf(MediaRow);
/** A page of requests. */
export const RequestRows = partOf(RequestRow);

/** Both copies' states under our names; seasons in Seerr's order. */
export function statusesOf({ status, status4k, seasons }: z.infer<typeof Statuses>) {
  return {
    hd: status,
    uhd: status4k,
    seasons: seasons.map((it) => ({ number: it.seasonNumber, hd: it.status, uhd: it.status4k })),
  };
}

/** Each number once, ascending. */
function byNumber<Season extends { number: number }>(seasons: readonly Season[]): Season[] {
  return [...new Map(seasons.map((season) => [season.number, season])).values()].sort((a, b) => a.number - b.number);
}
