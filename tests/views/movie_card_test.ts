import assert from "node:assert/strict";
import fc from "fast-check";
import { show, update } from "../../src/discord/reply.ts";
import type { MovieDetails, Standing } from "../../src/services/library.ts";
import { movieCard, type Reader } from "../../src/views/movie_card.ts";
import { de, en } from "../../src/words/mod.ts";
import { liveMarkup, objections } from "../support/accepted.ts";
import { movieDetails, reader } from "../support/arbitraries.ts";
import { detailsOf, movieOf, NOW } from "../support/context.ts";

const english: Reader = { words: en, region: "US", now: NOW };
const german: Reader = { words: de, region: "DE", now: NOW };

const standings: Record<string, Standing> = {
  open: { kind: "open" },
  available: { kind: "available" },
  processing: { kind: "processing" },
  "requested, pending": { kind: "requested", mine: false, state: "pending" },
  "requested, approved": { kind: "requested", mine: false, state: "approved" },
  "requested, failed": { kind: "requested", mine: false, state: "failed" },
  "mine, pending": { kind: "requested", mine: true, state: "pending" },
  "mine, approved": { kind: "requested", mine: true, state: "approved" },
  "mine, failed": { kind: "requested", mine: true, state: "failed" },
  blocklisted: { kind: "blocklisted" },
  forbidden: { kind: "forbidden" },
  quota: { kind: "quota", limit: 5, days: 7, freesAt: NOW + 3_600_000 },
  "quota for ever": { kind: "quota", limit: 1, days: 0 },
};

const upcoming = movieOf({
  title: "Tomorrow's Film",
  releaseDate: "2026-12-24",
  voteCount: 0,
  voteAverage: 0,
  runtime: 0,
  releases: {
    results: [
      {
        iso_3166_1: "US",
        release_dates: [
          { type: 3, release_date: "2026-12-18T00:00:00.000Z" },
          { type: 4, release_date: "2027-02-01T00:00:00.000Z" },
        ],
      },
      { iso_3166_1: "DE", release_dates: [{ type: 3, release_date: "2027-01-07T00:00:00.000Z" }] },
    ],
  },
});

const films: Record<string, MovieDetails> = {
  "still to come": detailsOf({ kind: "open" }, { movie: upcoming, waiting: 1 }),
  "of which little is known": detailsOf({ kind: "open" }, {
    movie: movieOf({
      releaseDate: "",
      overview: " ",
      runtime: null,
      voteCount: 0,
      genres: [],
      posterPath: null,
      imdbId: null,
      relatedVideos: [],
    }),
  }),
  "with a title of 264 characters": detailsOf({ kind: "open" }, {
    movie: movieOf({ title: `Night of the ${"very ".repeat(49)}living`, overview: "Somebody walks. ".repeat(60) }),
  }),
  "full of markup": detailsOf({ kind: "available" }, {
    movie: movieOf({
      title: "M*A*S*H_#1 <@1>",
      overview: "# Not a *heading*\n> nor a quote\r\n[or a link](https://evil.example) @everyone",
      genres: [{ name: "War_" }, { name: "*" }],
    }),
    waiting: 3,
    watchUrl: "https://watch.example/1",
  }),
};

for (const [language, reader] of Object.entries({ English: english, German: german })) {
  Deno.test(`movieCard() says in ${language} how a film stands`, async (t) => {
    const said = Object.entries(standings).map(([what, standing]) => {
      const [embed] = movieCard(reader, detailsOf(standing)).embeds ?? [];
      return [what, `#${embed?.color?.toString(16)} ${embed?.fields?.at(-1)?.name}: ${embed?.fields?.at(-1)?.value}`];
    });
    await t.assertSnapshot(Object.fromEntries(said));
  });

  Deno.test(`movieCard() shows in ${language} a film`, async (t) => {
    await t.assertSnapshot(show(movieCard(reader, detailsOf({ kind: "open" }, { waiting: 2 }))));
  });

  for (const [what, details] of Object.entries(films)) {
    Deno.test(`movieCard() shows in ${language} a film ${what}`, async (t) => {
      await t.assertSnapshot(show(movieCard(reader, details)).data);
    });
  }
}

function labels(details: MovieDetails): string[] {
  const rows = show(movieCard(english, details)).data?.components ?? [];
  return rows.flatMap((row) => row.type === 1 ? row.components : []).map((it) => "label" in it ? it.label ?? "" : "");
}

Deno.test("movieCard() offers to request only what this person can request now", () => {
  for (const [what, standing] of Object.entries(standings)) {
    assert.equal(labels(detailsOf(standing)).includes("Request"), what === "open", what);
  }
});

Deno.test("movieCard() links to where the film can be watched, only when it is there", () => {
  const watchUrl = "https://watch.example/1";
  for (const [what, standing] of Object.entries(standings)) {
    assert.equal(labels(detailsOf(standing, { watchUrl })).includes("Watch now"), what === "available", what);
  }
  assert.ok(!labels(detailsOf({ kind: "available" })).includes("Watch now"));
});

Deno.test("movieCard() links to the pages that there are", () => {
  assert.deepEqual(labels(detailsOf()), ["Request", "TMDB", "IMDb", "Trailer", "Seerr"]);
  const { movie } = detailsOf(undefined, {
    movie: movieOf({
      imdbId: "javascript:alert(1)",
      relatedVideos: [
        { site: "Vimeo", key: "1", type: "Trailer" },
        { site: "YouTube", key: "2", type: "Clip" },
        { site: "YouTube", key: "", type: "Trailer" },
      ],
    }),
  });
  assert.deepEqual(labels({ movie, standing: { kind: "available" }, waiting: 0 }), ["TMDB"]);
});

Deno.test("movieCard() leads to Seerr, or to TMDB when Seerr does not know its own address", () => {
  const url = ({ webUrl: _, ...details }: MovieDetails, webUrl?: string) =>
    movieCard(english, webUrl ? { ...details, webUrl } : details).embeds?.[0]?.url;
  assert.equal(url(detailsOf(), "https://seerr.example/movie/603"), "https://seerr.example/movie/603");
  assert.equal(url(detailsOf()), "https://www.themoviedb.org/movie/603");
});

Deno.test("movieCard() keeps the year of a long title", () => {
  const title = show(movieCard(english, detailsOf(undefined, { movie: movieOf({ title: "*".repeat(300) }) })))
    .data?.embeds?.[0]?.title ?? "";
  assert.ok(title.length <= 256 && title.endsWith("\\*… (1999)"), title);
});

Deno.test("movieCard() cuts the summary at a word, at 500 characters", () => {
  const overview = `${"word ".repeat(99)}unbreakable`;
  const text = (of: string) =>
    movieCard(english, detailsOf(undefined, { movie: movieOf({ overview: of }) })).embeds?.[0]?.description;
  assert.equal(text(overview), `${"word ".repeat(99).trim()}…`);
  assert.equal(text("x".repeat(500)), "x".repeat(500));
});

Deno.test("movieCard() is a message that Discord takes, whatever Seerr says, and shows no markup of others", () => {
  fc.assert(
    fc.property(reader, movieDetails, (who, details) => {
      const card = movieCard(who, details);
      for (const reply of [show(card), update(card)]) {
        assert.deepEqual(objections(reply), []);
        const [embed] = reply.data?.embeds ?? [];
        const status = embed?.fields?.pop();
        assert.ok(status && status.name === who.words.card.status);
        const rest = [embed?.title, embed?.description, ...(embed?.fields ?? []).map(({ value }) => value)];
        for (const text of rest) assert.deepEqual(liveMarkup(text ?? ""), [], text);
      }
    }),
    { numRuns: 300 },
  );
});
