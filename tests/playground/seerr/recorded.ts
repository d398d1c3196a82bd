/** Recorded exchanges of a real Seerr, and a world made from what they show. */
import * as z from "zod";
import type { Movie, Season, Series, Title } from "../../../src/playground/seerr/title.ts";
import type { TinyUser } from "../../../src/playground/seerr/user.ts";

const exchange = z.looseObject({
  request: z.looseObject({
    method: z.string(),
    path: z.string(),
    headers: z.record(z.string(), z.string()),
    body: z.unknown().optional(),
  }),
  response: z.looseObject({ status: z.number(), body: z.unknown().optional() }),
});

/** One recorded exchange. */
export type Recorded = z.infer<typeof exchange> & { readonly number: number; readonly name: string };

/** The exchanges in a folder in their order, without the webhooks that lie between them. */
export function readRecordings(folder: string): Recorded[] {
  const names = [...Deno.readDirSync(folder)].map((entry) => entry.name).filter((name) => name.endsWith(".json"))
    .sort();
  return names.flatMap((name) => {
    const read = exchange.safeParse(JSON.parse(Deno.readTextFileSync(`${folder}/${name}`)));
    return read.success ? [{ ...read.data, number: Number.parseInt(name), name }] : [];
  });
}

const webhook = z.looseObject({ received: z.looseObject({ body: z.record(z.string(), z.unknown()) }) });

/** A webhook that a listener received; its number says after which exchange. */
export interface RecordedHook {
  readonly number: number;
  readonly name: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The webhooks in a folder in their order, but for those about issues. */
export function readHooks(folder: string): RecordedHook[] {
  const names = [...Deno.readDirSync(folder)].map((entry) => entry.name).filter((name) => /-webhook-.*json$/.test(name))
    .sort();
  return names.flatMap((name) => {
    const read = webhook.safeParse(JSON.parse(Deno.readTextFileSync(`${folder}/${name}`)));
    if (!read.success || name.includes("ISSUE")) return [];
    return [{ number: Number.parseInt(name), name, body: read.data.received.body }];
  });
}

/** Every film, series, person and collection that the answers show, details before hits. */
export function recordedTitles(recordings: readonly Recorded[]): Title[] {
  const titles = new Map<string, Title>();
  const keep = (title: Title) => titles.set(`${title.kind} ${title.id}`, title);
  const bodies = recordings.flatMap(({ response: { status, body } }) => status === 200 || status === 201 ? [body] : []);
  for (const value of bodies.flatMap(everyObject)) {
    const row = mediaRow.safeParse(value);
    if (row.success && !titles.has(`${row.data.mediaType} ${row.data.tmdbId}`)) keep(unseenTitle(row.data));
  }
  for (const value of bodies.flatMap(everyObject)) for (const title of titleOfHit(value)) keep(title);
  for (const { request, response } of recordings) {
    if (response.status !== 200) continue;
    const isMovie = /\/movie\/\d+(\?|$)/.test(request.path);
    const isSeries = /\/tv\/\d+(\?|$)/.test(request.path);
    if (isMovie) {
      keep(movieOfDetails(response.body));
      for (const collection of collectionOfDetails(response.body)) keep(collection);
    }
    if (isSeries) keep(seriesOfDetails(response.body));
  }
  const rows = z.looseObject({ results: z.array(mediaRow) }).safeParse(
    recordings.find((one) => one.request.path === "/api/v1/media")?.response.body,
  );
  for (const row of rows.success ? rows.data.results.toReversed() : []) {
    const title = titles.get(`${row.mediaType} ${row.tmdbId}`);
    if (title?.kind !== "movie" && title?.kind !== "tv") continue;
    titles.delete(`${title.kind} ${title.id}`);
    keep({ ...title, library: { status: row.status, status4k: row.status4k, seasons: row.seasons ?? [] } });
  }
  return [...titles.values()].sort((one, other) => inLibrary(other) - inLibrary(one));
}

/** Everybody on the list of users, with the settings that some other answer shows. */
export function recordedPeople(recordings: readonly Recorded[]): TinyUser[] {
  const list = recordings.find((one) => one.request.path === "/api/v1/user?take=100");
  const users = z.looseObject({ results: z.array(user) }).parse(list?.response.body).results;
  return users.map((one): TinyUser => {
    const found = recordings.find(({ request }) => request.path === `/api/v1/user/${one.id}`);
    const settings = user.safeParse(found?.response.body).data?.settings;
    return {
      id: one.id,
      name: one.displayName,
      email: one.email,
      permissions: one.permissions,
      ...(one.jellyfinUserId === null ? {} : { jellyfinId: one.jellyfinUserId }),
      ...(one.movieQuotaLimit === null ? {} : { movieQuota: { limit: one.movieQuotaLimit } }),
      ...(one.tvQuotaLimit === null ? {} : { tvQuota: { limit: one.tvQuotaLimit } }),
      ...(settings === null ? { settings: false } : {}),
      discordIds: settings?.discordIds ?? [],
      locale: settings?.locale ?? "",
    };
  });
}

const user = z.looseObject({
  id: z.number(),
  displayName: z.string(),
  email: z.string().default(""),
  permissions: z.number(),
  jellyfinUserId: z.string().nullable(),
  movieQuotaLimit: z.number().nullable(),
  tvQuotaLimit: z.number().nullable(),
  settings: z.looseObject({ discordIds: z.array(z.string()), locale: z.string() }).nullish(),
});

const mediaRow = z.looseObject({
  mediaType: z.enum(["movie", "tv"]),
  tmdbId: z.number(),
  tvdbId: z.number().nullable(),
  status: z.number(),
  status4k: z.number(),
  seasons: z.array(z.looseObject({ seasonNumber: z.number(), status: z.number(), status4k: z.number() })).optional(),
});

const shared = {
  id: z.number(),
  overview: z.string(),
  popularity: z.number(),
  posterPath: z.string().nullable(),
  originalLanguage: z.string(),
};

const movieHit = z.looseObject({
  ...shared,
  mediaType: z.literal("movie"),
  title: z.string(),
  originalTitle: z.string(),
  releaseDate: z.string(),
  adult: z.boolean(),
});
const seriesHit = z.looseObject({
  ...shared,
  mediaType: z.literal("tv"),
  name: z.string(),
  originalName: z.string(),
  firstAirDate: z.string(),
});
const personHit = z.looseObject({
  id: z.number(),
  mediaType: z.literal("person"),
  name: z.string(),
  popularity: z.number(),
});
const collectionHit = z.looseObject({
  id: z.number(),
  mediaType: z.literal("collection"),
  title: z.string(),
  overview: z.string(),
});

const details = {
  ...shared,
  imdbId: z.string().nullish(),
  externalIds: z.looseObject({ imdbId: z.string().nullish(), tvdbId: z.number().nullish() }),
  genres: z.array(z.looseObject({ id: z.number() })),
  keywords: z.array(z.looseObject({ id: z.number(), name: z.string() })),
  credits: z.looseObject({ cast: z.array(z.looseObject({ id: z.number(), name: z.string() })) }),
  relatedVideos: z.array(z.looseObject({ key: z.string() })),
  status: z.string(),
};

const movieDetails = z.looseObject({
  ...details,
  title: z.string(),
  originalTitle: z.string(),
  releaseDate: z.string(),
  runtime: z.number().nullish(),
  collection: z.looseObject({ id: z.number(), name: z.string() }).optional(),
});
const episode = z.object({ seasonNumber: z.number(), episodeNumber: z.number(), airDate: z.string() });
const seriesDetails = z.looseObject({
  ...details,
  name: z.string(),
  originalName: z.string(),
  firstAirDate: z.string(),
  lastEpisodeToAir: episode.nullish(),
  nextEpisodeToAir: episode.nullish(),
  seasons: z.array(
    z.looseObject({ seasonNumber: z.number(), episodeCount: z.number(), airDate: z.string().nullable() }),
  ),
});

function movieOfDetails(body: unknown): Movie {
  const { collection, runtime, ...read } = movieDetails.parse(body);
  return {
    ...common(read),
    kind: "movie",
    title: read.title,
    originalTitle: read.originalTitle,
    releaseDate: read.releaseDate,
    ...(read.imdbId ? { imdbId: read.imdbId } : {}),
    ...(typeof runtime === "number" ? { runtime } : {}),
    ...(collection === undefined ? {} : { collectionId: collection.id }),
  };
}

function collectionOfDetails(body: unknown): Title[] {
  const { collection } = movieDetails.parse(body);
  return collection === undefined ? [] : [{ kind: "collection", id: collection.id, title: collection.name }];
}

function seriesOfDetails(body: unknown): Series {
  const read = seriesDetails.parse(body);
  const { imdbId, tvdbId } = read.externalIds;
  return {
    ...common(read),
    kind: "tv",
    name: read.name,
    originalName: read.originalName,
    firstAirDate: read.firstAirDate,
    seasons: read.seasons.map(({ seasonNumber, episodeCount, airDate }): Season => ({
      seasonNumber,
      episodeCount,
      airDate,
    })),
    ...(imdbId ? { imdbId } : {}),
    ...(tvdbId ? { tvdbId } : {}),
    ...(read.lastEpisodeToAir ? { lastEpisode: read.lastEpisodeToAir } : {}),
    ...(read.nextEpisodeToAir ? { nextEpisode: read.nextEpisodeToAir } : {}),
  };
}

type CommonDetails = Pick<
  z.infer<typeof movieDetails>,
  "id" | "overview" | "popularity" | "posterPath" | "status" | "genres" | "keywords" | "credits" | "relatedVideos"
>;

function common(read: CommonDetails) {
  const [video] = read.relatedVideos;
  return {
    id: read.id,
    overview: read.overview,
    popularity: read.popularity,
    status: read.status,
    genreIds: read.genres.map((genre) => genre.id),
    keywords: read.keywords,
    cast: read.credits.cast.map(({ id, name }) => ({ id, name })),
    ...(read.posterPath === null ? {} : { posterPath: read.posterPath }),
    ...(video === undefined ? {} : { trailer: video.key }),
  };
}

function titleOfHit(value: unknown): Title[] {
  const movie = movieHit.safeParse(value);
  if (movie.success) {
    const { id, title, originalTitle, overview, popularity, releaseDate, adult } = movie.data;
    return [{ kind: "movie", id, title, originalTitle, overview, popularity, releaseDate, adult }];
  }
  const series = seriesHit.safeParse(value);
  if (series.success) {
    const { id, name, originalName, overview, popularity, firstAirDate } = series.data;
    return [{ kind: "tv", id, name, originalName, overview, popularity, firstAirDate, seasons: [] }];
  }
  const person = personHit.safeParse(value);
  if (person.success) {
    return [{ kind: "person", id: person.data.id, name: person.data.name, popularity: person.data.popularity }];
  }
  const collection = collectionHit.safeParse(value);
  if (collection.success) return [{ kind: "collection", id: collection.data.id, title: collection.data.title }];
  return [];
}

/** A title that only its row was seen of. */
function unseenTitle(row: z.infer<typeof mediaRow>): Title {
  if (row.mediaType === "movie") return { kind: "movie", id: row.tmdbId, title: `Film ${row.tmdbId}` };
  const seasons = Array.from({ length: 9 }, (_, index) => ({ seasonNumber: index + 1, episodeCount: 8 }));
  return {
    kind: "tv",
    id: row.tmdbId,
    name: `Series ${row.tmdbId}`,
    seasons,
    ...(row.tvdbId === null ? {} : { tvdbId: row.tvdbId }),
  };
}

function inLibrary(title: Title): number {
  return title.kind !== "person" && title.kind !== "collection" && title.library !== undefined ? 1 : 0;
}

function everyObject(value: unknown): object[] {
  if (typeof value !== "object" || value === null) return [];
  return [...(Array.isArray(value) ? [] : [value]), ...Object.values(value).flatMap(everyObject)];
}
