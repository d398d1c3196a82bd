/** Requests in an account's list, and the titles they are for. */
import * as z from "zod";
import { flagOr, id, listOf, numberOr, text, tmdbId } from "./lenient.ts";
import { DownloadingItem, pageOf } from "./seerr_schemas.ts";

/** The row of the title: missing states are UNKNOWN (1); `seasons` only before 2.0. */
const Row = z.object({
  tmdbId,
  status: numberOr(1),
  status4k: numberOr(1),
  downloadStatus: listOf(DownloadingItem),
  downloadStatus4k: listOf(DownloadingItem),
  seasons: listOf(z.object({ seasonNumber: id, status: numberOr(1), status4k: numberOr(1) })),
});

/** One request of the list; `status` falls back to 0, which is none that Seerr has. One without a title drops out. */
export const Entry = z.object({
  id,
  type: z.enum(["movie", "tv"]),
  status: numberOr(0),
  is4k: flagOr(false),
  createdAt: text,
  updatedAt: text,
  requestedBy: z.object({ id }).optional().catch(undefined),
  seasons: listOf(z.object({ seasonNumber: id, status: numberOr(0) })),
  media: Row,
});
/** A request with its title's row; states are Seerr's numbers. */
export type Entry = z.infer<typeof Entry>;

/** A page of an account's requests. */
export const Entries = pageOf(Entry);

/** What a title is called, from the details of a film or a series. */
export const TitleName = z.object({
  title: text,
  name: text,
  originalTitle: text,
  originalName: text,
  releaseDate: text,
  firstAirDate: text,
});
/** Undefined is what Seerr left out; a film has `title`, a series `name`. */
export type TitleName = z.infer<typeof TitleName>;
