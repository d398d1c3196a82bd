/** Follows, notices and what is set about them, as nasty as their records allow. */
import fc from "fast-check";
import type { Follow, Habits, Lately, Line, Notice, SeenTitle, Want } from "../../src/store/mod.ts";
import { nasty, tmdbId } from "./arbitraries.ts";

const kind = fc.constantFrom("movie" as const, "tv" as const);
const numbers = fc.uniqueArray(fc.oneof(fc.nat({ max: 300 }), fc.nat()), { maxLength: 40 })
  .map((some) => some.toSorted((a, b) => a - b));
const at = fc.integer({ min: 0, max: Date.UTC(2100, 0) });
const person = fc.bigInt({ min: 10n ** 16n, max: 2n ** 64n - 1n }).map(String);
/** The names of all events. */
export const event = fc.constantFrom(
  ...["available", "partial", "approved", "declined", "failed", "removed"] as const,
);

const want: fc.Arbitrary<Want> = fc.record({ all: fc.constant(true as const), seasons: numbers, after: fc.nat() }, {
  requiredKeys: [],
});

/** Somebody and a title. */
export const follow: fc.Arbitrary<Follow> = fc.record({
  kind,
  tmdbId,
  person,
  title: nasty,
  year: fc.integer({ min: 1000, max: 9999 }),
  hd: want,
  uhd: want,
  asked: fc.array(
    fc.record({ id: fc.nat(), is4k: fc.boolean(), seasons: numbers, at, done: fc.constant(true as const) }, {
      requiredKeys: ["id", "is4k", "seasons", "at"],
    }),
    { maxLength: 5 },
  ),
  wish: fc.record({ what: fc.constantFrom("hd", "4k", "a1b2c3"), after: fc.nat(), at }),
  at,
}, { requiredKeys: ["kind", "tmdbId", "person", "title", "asked", "at"] });

/** One thing that is told. */
export const line: fc.Arbitrary<Line> = fc.record({
  event: fc.oneof(event, fc.constantFrom("requested" as const, "waiting" as const)),
  is4k: fc.boolean(),
  seasons: numbers,
  episodes: fc.nat(),
  whole: fc.constant(true as const),
  reason: fc.constantFrom("quota" as const, "forbidden" as const, "other" as const),
}, { requiredKeys: ["event", "is4k", "seasons"] });

const lines = fc.array(line, { minLength: 1, maxLength: 6 });
const address = fc.oneof(fc.webUrl({ withQueryParameters: true }), nasty);

/** A message that is owed. */
export const notice: fc.Arbitrary<Notice> = fc.record({
  id: fc.stringMatching(/^[0-9a-z]{16}$/),
  kind,
  tmdbId,
  person,
  title: nasty,
  year: fc.integer({ min: 1000, max: 9999 }),
  posterPath: fc.oneof(nasty, nasty.map((path) => `/${path}`)),
  watchUrl: address,
  watchUrl4k: address,
  lines,
  since: at,
  at,
  due: at,
  tries: fc.nat(),
}, { requiredKeys: ["id", "kind", "tmdbId", "person", "title", "lines", "at", "due", "tries"] });

/** What was told. */
export const lately: fc.Arbitrary<Lately> = fc.record({ kind, tmdbId, title: nasty, lines, at });

const status = fc.integer({ min: 0, max: 9 });
/** A title as it was seen last. */
export const seen: fc.Arbitrary<SeenTitle> = fc.record({
  hd: status,
  uhd: status,
  seasons: fc.constant([]),
  requests: fc.constant([]),
});

const minutes = fc.integer({ min: 0, max: 1439 });
/** What somebody set. */
export const habits: fc.Arbitrary<Habits> = fc.record({
  locale: fc.constantFrom("de", "en-US"),
  events: fc.dictionary(event, fc.boolean()),
  quiet: fc.record({ from: minutes, to: minutes }),
  zone: fc.constantFrom("Europe/Berlin", "Asia/Kolkata", "America/Argentina/ComodRivadavia"),
}, { requiredKeys: [] });
