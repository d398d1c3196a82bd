/** Everything that Seerr's schemas let through, as nasty as it gets. */
import fc from "fast-check";
import type { MovieDetails, MovieHit, MoviePage, Outcome, Standing } from "../../src/services/library.ts";
import { movieHit } from "../../src/services/movie_hit.ts";
import { Movie, MovieResult } from "../../src/services/seerr_schemas.ts";
import { TYPED_LIMIT } from "../../src/buttons.ts";
import type { Reader } from "../../src/views/movie_card.ts";
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

const tmdbId = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
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

const state = fc.constantFrom("pending" as const, "approved" as const, "failed" as const);
const refused: fc.Arbitrary<Exclude<Standing, { kind: "open" }>> = fc.oneof(
  fc.constantFrom("available" as const, "processing" as const, "blocklisted" as const, "forbidden" as const)
    .map((kind) => ({ kind })),
  fc.record({ kind: fc.constant("requested" as const), mine: fc.boolean(), state }),
  fc.record({
    kind: fc.constant("quota" as const),
    limit: fc.double({ noNaN: true, noDefaultInfinity: true }),
    days: fc.integer(),
    freesAt: fc.integer(),
  }, { requiredKeys: ["kind", "limit", "days"] }),
);
/** How a film stands for somebody. */
export const standing: fc.Arbitrary<Standing> = fc.oneof(fc.constant({ kind: "open" as const }), refused);

/** A film's details with how it stands. */
export const movieDetails: fc.Arbitrary<MovieDetails> = fc.record({
  movie,
  standing,
  waiting: fc.nat(),
  webUrl: address,
  watchUrl: address,
}, { requiredKeys: ["movie", "standing", "waiting"] });

/** What became of asking. */
export const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.record({ kind: fc.constant("requested" as const), requestId: fc.nat(), state }, {
    requiredKeys: ["kind", "state"],
  }),
  fc.record({ kind: fc.constant("refused" as const), standing: refused }),
  fc.constantFrom("missing" as const, "unknown" as const).map((kind) => ({ kind })),
);

const hit: fc.Arbitrary<MovieHit> = fc.record({
  id: fc.oneof(fc.integer({ min: 1, max: 5 }), tmdbId),
  mediaType: fc.constant("movie" as const),
  title: odd(nasty),
  releaseDate: odd(day),
  overview: odd(nasty),
  mediaInfo: odd(fc.record({ status: odd(fc.integer({ min: 0, max: 8 })) })),
}).map((raw) => movieHit(MovieResult.parse(raw)));

/** A page of what was found. */
export const moviePage: fc.Arbitrary<MoviePage> = fc.record({
  hits: fc.array(hit, { maxLength: 30 }),
  page: fc.integer({ min: 1, max: 1000 }),
  pages: fc.integer({ min: 1, max: 1000 }),
});

/** What can stand behind a button. */
export const typedText: fc.Arbitrary<string> = nasty.map((text) => text.slice(0, TYPED_LIMIT).toWellFormed());

/** Who reads. */
export const reader: fc.Arbitrary<Reader> = fc.record({
  words: fc.constantFrom(en, de),
  region: fc.constantFrom(undefined, "US", "DE"),
  now: fc.integer({ min: 0, max: Date.UTC(2100, 0) }),
});
