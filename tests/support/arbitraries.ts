/** Everything that Seerr's schemas let through, as nasty as it gets. */
import fc from "fast-check";
import type {
  Copy,
  Download,
  MovieDetails,
  Outcome,
  Season,
  SeasonMark,
  SeriesCopy,
  SeriesDetails,
  Standing,
  TitleHit,
  TitlePage,
} from "../../src/services/library.ts";
import { Movie, MovieResult, SeriesResult } from "../../src/services/seerr_schemas.ts";
import { Series } from "../../src/services/series_schema.ts";
import { titleHit } from "../../src/services/title_hit.ts";
import { TYPED_LIMIT } from "../../src/buttons.ts";
import type { Follow } from "../../src/store/mod.ts";
import type { Sort } from "../../src/views/category_row.ts";
import type { Asked } from "../../src/views/outcome.ts";
import type { Quality } from "../../src/views/season_picker.ts";
import type { Search } from "../../src/views/title_choice.ts";
import type { Reader } from "../../src/views/title_card.ts";
import { de, en } from "../../src/words/mod.ts";

const SNIPPETS = [
  ...["**", "__", "~~", "||", "`", "```", "\\", "\\\\", "*_", "<@1234567890123456789>", "<#1>", "<:a:1>", "<t:0:R>"],
  ...["@everyone", "@here", "[a](https://evil.example)", "https://evil.example/x", "discord://x", "</help:1>"],
  ...["\n# ", "\n- ", "\n> ", "\n>>> ", "\n1. ", "\n-# ", "# ", "- ", "1) ", "+ ", "\r\n", "\n\n", "\t", " ", "   "],
  ...["\u202e", "\u2066", "\u200b", "\ufeff", "\u0000", "\u001b[31m", "\u2028", "\u00a0", "\ud83d", "\udc00"],
  ...["😀", "👨‍👩‍👧‍👦", "🇩🇪", "e\u0301", "漢字", "العربية", "ß", "İ", "ǅ", "word", "a b", "%s", "${x}", "'", '"'],
];

/** Text from outside: any characters, markup, mentions, halves of characters, from nothing to far too long. */
export const nasty: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.array(fc.constantFrom(...SNIPPETS), { maxLength: 12 }).map((parts) => parts.join("")),
  fc.tuple(fc.constantFrom(...SNIPPETS), fc.constantFrom(3, 101, 257, 500, 2001, 5000))
    .map(([part, times]) => part.repeat(times)),
  fc.constantFrom("", " ", "\n", "\u200b", "\u202e", "\ud800", "a".repeat(264)),
);

/** An address as a server might give it: mostly a good one. */
const address = fc.oneof(
  fc.webUrl({ withQueryParameters: true }),
  nasty.map((path) => `https://media.example/${path}`),
  fc.constantFrom("HTTPS://MEDIA.EXAMPLE/", "plex://x", "http://", "javascript:alert(1)", "//media.example"),
  nasty,
);

const day = fc.oneof(
  fc.date({ min: new Date("1890-01-01"), max: new Date("2090-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString()),
  fc.constantFrom("2027-02-30", "0000-00-00", "9999-99-99", "soon 1"),
  nasty,
);

/** Whatever a field of an answer may be. */
function odd<T>(usual: fc.Arbitrary<T>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 8, arbitrary: usual }, {
    weight: 1,
    arbitrary: fc.constantFrom(null, 0, -1, true, [], {}),
  });
}

/** A title's number. */
export const tmdbId = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const few = { maxLength: 5 };

/** A film's details, as its schema reads them. */
export const movie: fc.Arbitrary<Movie> = fc.record({
  id: tmdbId,
  title: odd(nasty),
  originalTitle: odd(nasty),
  overview: odd(nasty),
  releaseDate: odd(day),
  runtime: odd(fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))),
  voteAverage: odd(fc.double({ noNaN: true, noDefaultInfinity: true })),
  voteCount: odd(fc.integer()),
  genres: odd(fc.array(fc.record({ name: odd(nasty) }), { maxLength: 30 })),
  posterPath: odd(fc.oneof(nasty, nasty.map((path) => `/${path}`))),
  imdbId: odd(fc.oneof(fc.constant("tt0133093"), nasty)),
  releases: odd(fc.record({
    results: odd(fc.array(
      fc.record({
        iso_3166_1: odd(fc.constantFrom("US", "DE", "GB")),
        release_dates: odd(fc.array(fc.record({ type: odd(fc.integer({ min: 1, max: 6 })), release_date: day }), few)),
      }),
      few,
    )),
  })),
  relatedVideos: odd(fc.array(
    fc.record({ site: fc.constantFrom("YouTube", "Vimeo"), key: odd(nasty), type: fc.constantFrom("Trailer", "Clip") }),
    few,
  )),
}, { requiredKeys: ["id"] }).map((raw) => Movie.parse(raw));

const videos = fc.array(
  fc.record({ site: fc.constantFrom("YouTube", "Vimeo"), key: odd(nasty), type: fc.constantFrom("Trailer", "Clip") }),
  few,
);
const named = odd(fc.array(fc.record({ name: odd(nasty) }), { maxLength: 30 }));
/** Any number that JSON can hold. */
export const real = fc.double({ noNaN: true, noDefaultInfinity: true });

/** A series' details, as its schema reads them. */
export const series: fc.Arbitrary<Series> = fc.record({
  id: tmdbId,
  name: odd(nasty),
  originalName: odd(nasty),
  overview: odd(nasty),
  firstAirDate: odd(day),
  episodeRunTime: odd(fc.array(odd(real), few)),
  voteAverage: odd(real),
  voteCount: odd(fc.integer()),
  genres: named,
  networks: named,
  posterPath: odd(fc.oneof(nasty, nasty.map((path) => `/${path}`))),
  externalIds: odd(fc.record({ imdbId: odd(fc.oneof(fc.constant("tt0903747"), nasty)) })),
  nextEpisodeToAir: odd(fc.record({ airDate: odd(day), seasonNumber: odd(fc.nat()), episodeNumber: odd(fc.nat()) })),
  relatedVideos: odd(videos),
}, { requiredKeys: ["id"] }).map((raw) => Series.parse(raw));

const state = fc.constantFrom("pending" as const, "approved" as const, "failed" as const);
type Refused = Exclude<Standing, { kind: "open" }>;
const alone = ["available", "processing", "blocklisted", "forbidden", "unknownSeasons"] as const;
const refused: fc.Arbitrary<Refused> = fc.oneof(
  fc.constantFrom(...alone).map((kind) => ({ kind })),
  fc.record({ kind: fc.constant("requested" as const), mine: fc.boolean(), state }),
  fc.record({
    kind: fc.constant("quota" as const),
    limit: real,
    days: fc.integer(),
    freesAt: fc.integer(),
    left: fc.nat(),
  }, {
    requiredKeys: ["kind", "limit", "days"],
  }),
);
const open = fc.record({ kind: fc.constant("open" as const), left: fc.nat() }, { requiredKeys: ["kind"] });
/** How a title stands for somebody. */
export const standing: fc.Arbitrary<Standing> = fc.oneof(open, refused);

/** How far downloads are, impossible parts and dates included. */
export const downloads: fc.Arbitrary<Download[]> = fc.array(
  fc.record({
    part: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), real),
    eta: fc.integer(),
    paused: fc.boolean(),
    season: fc.nat(),
    title: nasty,
  }, { requiredKeys: ["part", "paused"] }),
  { maxLength: 30 },
);

const copyFields = { standing, watchUrl: address, downloads };
const copy: fc.Arbitrary<Copy> = fc.record(copyFields, { requiredKeys: ["standing", "downloads"] });

/** A film's details with how it stands. */
export const movieDetails: fc.Arbitrary<MovieDetails> = fc.record({
  movie,
  hd: copy,
  uhd: copy,
  waiting: fc.nat(),
  webUrl: address,
  anime: fc.boolean(),
}, { requiredKeys: ["movie", "hd", "waiting", "anime"] });

const mark: fc.Arbitrary<SeasonMark> = fc.constantFrom(
  ...["missing", "requested", "coming", "partial", "available", "failed"] as const,
);
const season: fc.Arbitrary<Season> = fc.record({
  number: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1900, max: 2090 }), fc.nat()),
  name: nasty,
  year: fc.integer({ min: 1000, max: 9999 }),
  airDate: day,
  episodes: fc.nat(),
  hd: mark,
  uhd: mark,
}, { requiredKeys: ["number", "episodes", "hd", "uhd"] });
/** Up to 300 seasons as the services give them: ascending, each number once. */
export const seasons: fc.Arbitrary<Season[]> = fc.oneof(
  fc.uniqueArray(season, { selector: ({ number }) => number, maxLength: 12 }),
  fc.uniqueArray(season, { selector: ({ number }) => number, minLength: 26, maxLength: 300, size: "max" }),
).map((some) => some.toSorted((a, b) => a.number - b.number));

const seriesCopy = (seasons: readonly Season[], of: "hd" | "uhd"): fc.Arbitrary<SeriesCopy> =>
  copy.map((it) => ({
    ...it,
    requestable: it.standing.kind === "open"
      ? seasons.filter((season) => season[of] === "missing").map(({ number }) => number)
      : [],
  }));

/** A series' details with its seasons and how both of its copies stand. */
export const seriesDetails: fc.Arbitrary<SeriesDetails> = seasons.chain((some) =>
  fc.record({
    series,
    seasons: fc.constant(some),
    hd: seriesCopy(some, "hd"),
    uhd: seriesCopy(some, "uhd"),
    partial: fc.boolean(),
    waiting: fc.nat(),
    webUrl: address,
    anime: fc.boolean(),
  }, { requiredKeys: ["series", "seasons", "hd", "partial", "waiting", "anime"] })
);

/** What became of asking; of a series the seasons that were asked for, which may be any. */
export const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.record({
    kind: fc.constant("requested" as const),
    requestId: fc.nat(),
    state,
    seasons: fc.uniqueArray(fc.nat({ max: 60 }), { maxLength: 20 }).map((some) => some.toSorted((a, b) => a - b)),
  }, { requiredKeys: ["kind", "state", "seasons"] }),
  fc.record({ kind: fc.constant("refused" as const), standing: refused }),
  fc.constantFrom("missing" as const, "unknown" as const, "nothing" as const).map((kind) => ({ kind })),
);

/** What became of asking for one copy, or for both. */
export const asked: fc.Arbitrary<Asked[]> = fc.oneof(
  fc.tuple(fc.boolean(), outcome).map(([is4k, outcome]) => [{ is4k, outcome }]),
  fc.tuple(outcome, outcome).map((both) => both.map((outcome, i) => ({ is4k: i === 1, outcome }))),
);

const found = {
  id: fc.oneof(fc.integer({ min: 1, max: 5 }), tmdbId),
  overview: odd(nasty),
  voteAverage: odd(real),
  mediaInfo: odd(fc.record({ status: odd(fc.integer({ min: 0, max: 8 })), status4k: odd(fc.nat({ max: 8 })) })),
};
const hit: fc.Arbitrary<TitleHit> = fc.oneof(
  fc.record({ ...found, mediaType: fc.constant("movie"), title: odd(nasty), releaseDate: odd(day) })
    .map((raw) => titleHit(MovieResult.parse(raw))),
  fc.record({ ...found, mediaType: fc.constant("tv"), name: odd(nasty), firstAirDate: odd(day) })
    .map((raw) => titleHit(SeriesResult.parse(raw))),
);

/** A page of what was found. */
export const titlePage: fc.Arbitrary<TitlePage> = fc.record({
  hits: fc.array(hit, { maxLength: 30 }),
  page: fc.integer({ min: 1, max: 1000 }),
  pages: fc.integer({ min: 1, max: 1000 }),
});

/** What can stand behind a button. */
export const typedText: fc.Arbitrary<string> = nasty.map((text) => text.slice(0, TYPED_LIMIT).toWellFormed());

/** What somebody looks for. */
export const search: fc.Arbitrary<Search> = fc.record({ kind: fc.constantFrom("movie", "tv"), typed: typedText });

/** HD, 4K or both. */
export const quality: fc.Arbitrary<Quality> = fc.constantFrom("hd", "4k", "both");

const sort: fc.Arbitrary<Sort> = fc.record({
  key: fc.string({ unit: fc.constantFrom(..."0123456789abcdefghijklmnopqrstuvwxyz"), minLength: 6, maxLength: 6 }),
  name: fc.string({ minLength: 1, maxLength: 32 }).filter((name) => name.trim() !== ""),
  kind: fc.constantFrom("movie", "tv"),
  is4k: fc.boolean(),
  anime: fc.boolean(),
});
/** As many categories as an administrator can have of a kind. */
export const sorts: fc.Arbitrary<Sort[]> = fc.uniqueArray(sort, { selector: ({ key }) => key, maxLength: 25 });

const FOLLOW: Follow = { person: "1", kind: "tv", tmdbId: 1, title: "«X»", asked: [], at: 0 };

/** Who reads. */
export const reader: fc.Arbitrary<Reader> = fc.record({
  words: fc.constantFrom(en, de),
  region: fc.constantFrom(undefined, "US", "DE"),
  now: fc.integer({ min: 0, max: Date.UTC(2100, 0) }),
  categories: sorts,
  hears: fc.record({
    tells: fc.boolean(),
    requesters: fc.boolean(),
    asked: fc.boolean(),
    follow: fc.constantFrom(FOLLOW, { ...FOLLOW, wish: { what: "hd", after: 1, at: 0 } }),
  }, { requiredKeys: ["tells", "requesters"] }),
}, { requiredKeys: ["words", "region", "now"] });
