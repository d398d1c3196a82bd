import assert from "node:assert/strict";
import fc from "fast-check";
import { show, update } from "../../src/discord/reply.ts";
import type { Copy, MovieDetails } from "../../src/services/library.ts";
import { movieCard } from "../../src/views/movie_card.ts";
import type { Reader } from "../../src/views/title_card.ts";
import { de, en } from "../../src/words/mod.ts";
import { liveMarkup, objections } from "../support/accepted.ts";
import { movieDetails, reader } from "../support/arbitraries.ts";
import { copyOf, detailsOf, movieOf, NOW } from "../support/context.ts";
import { standings } from "./standings.ts";

const english: Reader = { words: en, region: "US", now: NOW };
const german: Reader = { words: de, region: "DE", now: NOW };

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
    hd: copyOf({ kind: "available" }, { watchUrl: "https://watch.example/1" }),
  }),
  "in both qualities, HD there, 4K on its way": detailsOf(undefined, {
    hd: copyOf({ kind: "available" }, { watchUrl: "https://watch.example/1" }),
    uhd: copyOf({ kind: "requested", mine: true, state: "approved" }, {
      downloads: [{ part: 0.42, eta: NOW + 3_600_000, paused: false }],
    }),
  }),
  "that can be asked for in both qualities": detailsOf({ kind: "open" }, { uhd: copyOf() }),
};

for (const [language, reader] of Object.entries({ English: english, German: german })) {
  Deno.test(`movieCard() says in ${language} how a film stands`, async (t) => {
    const said = Object.entries(standings).map(([what, standing]) => {
      const [embed] = movieCard(reader, detailsOf(standing, { uhd: copyOf(standing) })).embeds ?? [];
      const status = embed?.fields?.filter(({ name }) => name.startsWith(reader.words.card.status)) ?? [];
      return [what, [`#${embed?.color?.toString(16)}`, ...status.map((it) => `${it.name}: ${it.value}`)].join(" | ")];
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
  for (const [what, hd] of Object.entries(standings)) {
    assert.equal(labels(detailsOf(hd)).includes("Request"), hd.kind === "open", what);
    for (const [what4k, uhd] of Object.entries(standings)) {
      const offered = labels(detailsOf(hd, { uhd: copyOf(uhd) })).filter((it) => it.startsWith("Request"));
      const [inHd, in4k] = [hd.kind === "open", uhd.kind === "open"];
      assert.deepEqual(offered, [
        ...(inHd ? ["Request"] : []),
        ...(in4k ? ["Request in 4K"] : []),
        ...(inHd && in4k ? ["Request both"] : []),
      ], `${what} and ${what4k}`);
    }
  }
});

Deno.test("movieCard() links to where each copy can be watched", () => {
  const shown = (hd: string | undefined, uhd: string | undefined) =>
    labels(detailsOf(undefined, {
      hd: copyOf({ kind: "available" }, hd ? { watchUrl: hd } : {}),
      uhd: copyOf({ kind: "available" }, uhd ? { watchUrl: uhd } : {}),
    })).filter((it) => it.startsWith("Watch"));
  const [one, other] = ["https://watch.example/1", "https://watch.example/2"];
  assert.deepEqual(shown(undefined, undefined), []);
  assert.deepEqual(shown(one, undefined), ["Watch now"]);
  assert.deepEqual(shown(undefined, other), ["Watch in 4K"]);
  assert.deepEqual(shown(one, other), ["Watch now", "Watch in 4K"]);
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
  assert.deepEqual(labels({ movie, hd: copyOf({ kind: "available" }), waiting: 0, anime: false }), ["TMDB"]);
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

/** Whoever may not ask for 4K reads nothing about it. */
const isTold = (uhd: Copy | undefined) => uhd !== undefined && uhd.standing.kind !== "forbidden";

Deno.test("movieCard() is a message that Discord takes, whatever Seerr says, and shows no markup of others", () => {
  fc.assert(
    fc.property(reader, movieDetails, (who, details) => {
      const card = movieCard(who, details);
      for (const reply of [show(card), update(card)]) {
        assert.deepEqual(objections(reply), []);
        const [embed] = reply.data?.embeds ?? [];
        const { status, status4k, download, download4k } = who.words.card;
        const names = (embed?.fields ?? []).map(({ name }) => name);
        assert.ok(names.includes(status) && names.includes(status4k) === isTold(details.uhd), `${names}`);
        // What the bot itself says there is markup on purpose.
        const theirs = (embed?.fields ?? []).filter(({ name }) =>
          ![status, status4k, download, download4k].includes(name)
        );
        for (const text of [embed?.title, embed?.description, ...theirs.map(({ value }) => value)]) {
          assert.deepEqual(liveMarkup(text ?? ""), [], text);
        }
      }
    }),
    { numRuns: 300 },
  );
});
