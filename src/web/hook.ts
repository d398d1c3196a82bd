/** What a webhook of Seerr's says of where to look. Nothing else of it is read, and nothing of it is believed. */
import * as z from "zod";

/** Where to look; nothing at all when it is about something else. */
export interface Hook {
  /** Together with `tmdbId` or not at all. */
  kind?: "movie" | "tv";
  tmdbId?: number;
  /** Seerr's number. */
  requestId?: number;
  /** Somebody pressed "Test" in Seerr. */
  test?: true;
}

/** Templates write numbers as texts, and `{{…}}` where Seerr does not know a variable. More than 15 digits are no id. */
const id = z.union([z.number(), z.string().trim().regex(/^\d{1,15}$/).transform(Number)])
  .pipe(z.int().positive()).optional().catch(undefined);

const kind = z.string().trim().toLowerCase().pipe(z.enum(["movie", "tv"])).optional().catch(undefined);

/** A template that was packed twice arrives as a text. */
const body = z.unknown().transform((value) => typeof value === "string" ? unpacked(value) : value);

const media = z.looseObject({ media_type: kind, mediaType: kind, tmdbId: id, tmdb_id: id }).catch({});
const request = z.looseObject({ request_id: id, requestId: id }).catch({});

/** Of any template; only these names count, at their place or at the top. */
const Payload = body.pipe(z.looseObject({
  notification_type: z.string().trim().optional().catch(undefined),
  media,
  request,
  media_type: kind,
  tmdbId: id,
  request_id: id,
}));

/** Reads what was sent, by whatever template and version. Never throws; undefined when it says nowhere to look. */
export function readHook(sent: unknown): Hook | undefined {
  const read = Payload.safeParse(sent);
  if (!read.success) return undefined;
  const { notification_type, media, request, ...top } = read.data;
  if (notification_type === "TEST_NOTIFICATION") return { test: true };
  const tmdbId = media.tmdbId ?? media.tmdb_id ?? top.tmdbId;
  const kind = media.media_type ?? media.mediaType ?? top.media_type;
  const requestId = request.request_id ?? request.requestId ?? top.request_id;
  const title = kind !== undefined && tmdbId !== undefined ? { kind, tmdbId } : undefined;
  if (!title && requestId === undefined) return undefined;
  return { ...title, ...(requestId !== undefined && { requestId }) };
}

function unpacked(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
