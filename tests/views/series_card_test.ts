import assert from "node:assert/strict";
import fc from "fast-check";
import { show, update } from "../../src/discord/reply.ts";
import type { SeasonMark, SeriesDetails, Standing } from "../../src/services/library.ts";
import { seriesCard } from "../../src/views/series_card.ts";
import type { Reader } from "../../src/views/title_card.ts";
import { de, en } from "../../src/words/mod.ts";
import { liveMarkup, objections } from "../support/accepted.ts";
import { reader, seriesDetails } from "../support/arbitraries.ts";
import { NOW, seasonsOf, seriesCopyOf, seriesDetailsOf, seriesOf, upTo } from "../support/context.ts";
import { pressable } from "../support/pressing.ts";
import { standings } from "./standings.ts";

const english: Reader = { words: en, region: "US", now: NOW };
const german: Reader = { words: de, region: "DE", now: NOW };

const there = seasonsOf([1, 2], { hd: "available" });
const bare = seriesOf({
  firstAirDate: null,
  overview: "",
  episodeRunTime: [],
  voteCount: 0,
  genres: null,
  networks: null,
  posterPath: null,
  externalIds: null,
  relatedVideos: null,
});

const shows: Record<string, SeriesDetails> = {
  "of which nobody has any season": seriesDetailsOf(seasonsOf(upTo(5)), { waiting: 2 }),
  "of which some seasons are there, one is on its way": seriesDetailsOf(
    [...seasonsOf([0]), ...there, ...seasonsOf([3], { hd: "coming" }), ...seasonsOf([4, 5])],
    {
      series: seriesOf({ nextEpisodeToAir: { airDate: "2026-12-04", seasonNumber: 5, episodeNumber: 7 } }),
      hd: seriesCopyOf([0, 4, 5], {
        watchUrl: "https://watch.example/1",
        downloads: [{ season: 3, part: 0.42, eta: NOW + 3_600_000, paused: false }],
      }),
    },
  ),
  "of 60 seasons": seriesDetailsOf(seasonsOf(upTo(60))),
  "whose seasons are years": seriesDetailsOf(seasonsOf([2018, 2019, 2020, 2022])),
  "without any season yet": seriesDetailsOf([], { hd: seriesCopyOf([], { standing: { kind: "unknownSeasons" } }) }),
  "of which little is known": seriesDetailsOf(seasonsOf([1]), { series: bare }),
  "with one season that is left": seriesDetailsOf([...there, ...seasonsOf([3])]),
  "that can only be requested whole": seriesDetailsOf([...there, ...seasonsOf([3, 4])], { partial: false }),
  "in both qualities": seriesDetailsOf([...there, ...seasonsOf([3, 4])], { uhd: seriesCopyOf(upTo(4)) }),
};

for (const [language, who] of Object.entries({ English: english, German: german })) {
  for (const [what, details] of Object.entries(shows)) {
    Deno.test(`seriesCard() shows in ${language} a series ${what}`, async (t) => {
      await t.assertSnapshot(show(seriesCard(who, details)).data);
    });
  }
}

function offered(details: SeriesDetails): Record<string, string> {
  return pressable(show(seriesCard(english, details)).data ?? {});
}

Deno.test("seriesCard() offers one season by its name, several to choose from, and all where there is no choice", () => {
  const cases: [details: SeriesDetails, buttons: Record<string, string>][] = [
    [seriesDetailsOf(seasonsOf(upTo(3))), { "Choose seasons": "so:1396:hd" }],
    [seriesDetailsOf(seasonsOf(upTo(3)), { partial: false }), { Request: "rq:1396:hd:all" }],
    [seriesDetailsOf([...there, ...seasonsOf([3])]), { "Request season 3": "rs:1396:hd:3:4" }],
    [seriesDetailsOf([...seasonsOf([0]), ...there]), { "Request the specials": "rs:1396:hd:3:1" }],
    [seriesDetailsOf([...there, ...seasonsOf([3])], { partial: false }), { "Request season 3": "rs:1396:hd:3:4" }],
    [seriesDetailsOf(there, { hd: seriesCopyOf([], { standing: { kind: "available" } }) }), {}],
    [seriesDetailsOf(there, { hd: seriesCopyOf([]) }), {}],
  ];
  for (const [details, buttons] of cases) assert.deepEqual(offered(details), buttons);
});

Deno.test("seriesCard() tells whoever may not ask for 4K only of the seasons that somebody got", () => {
  const told = (uhd: SeasonMark) => {
    const details = seriesDetailsOf(seasonsOf([1, 2], { uhd }), {
      uhd: seriesCopyOf([], { standing: { kind: "forbidden" }, watchUrl: "https://watch.example/4k" }),
    });
    const { embeds, components = [] } = seriesCard(english, details);
    assert.ok(JSON.stringify(components).includes("https://watch.example/4k"), "what is there can be watched");
    return embeds?.[0]?.fields?.map(({ name }) => name).filter((name) => name.endsWith("4K"));
  };
  assert.deepEqual([told("missing"), told("available")], [[], [en.card.seasons4k]]);
});

Deno.test("seriesCard() says that there is no choice only where somebody would look for one", () => {
  const noted = (details: SeriesDetails) =>
    seriesCard(english, details).embeds?.[0]?.fields?.some(({ value }) => value === en.season.wholeOnly);
  const three = seasonsOf(upTo(3));
  assert.equal(noted(seriesDetailsOf(three, { partial: false })), true);
  assert.equal(noted(seriesDetailsOf(three)), false);
  assert.equal(noted(seriesDetailsOf(seasonsOf([1]), { partial: false })), false);
  const none = seriesCopyOf([], { standing: { kind: "forbidden" } });
  assert.equal(noted(seriesDetailsOf(three, { partial: false, hd: none })), false);
  assert.equal(noted(seriesDetailsOf(three, { partial: false, hd: none, uhd: seriesCopyOf([1, 2]) })), true);
});

/** Whoever may not ask for 4K reads nothing about it. */
const isTold = (uhd: Standing | undefined) => uhd !== undefined && uhd.kind !== "forbidden";

/** Every way that both lives can stand, with two seasons open where there is anything open. */
function* everyStanding(): Generator<[string, Standing, Standing | undefined]> {
  for (const [what, hd] of Object.entries(standings)) {
    yield [what, hd, undefined];
    for (const [what4k, uhd] of Object.entries(standings)) yield [`${what}, in 4K ${what4k}`, hd, uhd];
  }
}

Deno.test("seriesCard() offers of either quality what this person can request now, and says the rest in words", () => {
  const copy = (standing: Standing) => seriesCopyOf(standing.kind === "open" ? [1, 2] : [], { standing });
  for (const [what, hd, uhd] of everyStanding()) {
    for (const who of [english, german]) {
      const details = seriesDetailsOf(seasonsOf([1, 2]), { hd: copy(hd), ...(uhd ? { uhd: copy(uhd) } : {}) });
      const reply = show(seriesCard(who, details));
      assert.deepEqual(objections(reply), [], what);
      assert.deepEqual(Object.values(pressable(reply.data ?? {})), [
        ...(hd.kind === "open" ? ["so:1396:hd"] : []),
        ...(uhd?.kind === "open" ? ["so:1396:4k"] : []),
      ], what);
      const fields = reply.data?.embeds?.[0]?.fields ?? [];
      const { status, status4k } = who.words.card;
      assert.equal(fields.filter(({ name }) => name === status || name === status4k).length, isTold(uhd) ? 2 : 1, what);
    }
  }
});

for (const [language, who] of Object.entries({ English: english, German: german })) {
  Deno.test(`seriesCard() says in ${language} how a series stands`, async (t) => {
    const said = Object.entries(standings).map(([what, standing]) => {
      const copy = seriesCopyOf(standing.kind === "open" ? [1, 2] : [], { standing });
      const [embed] = seriesCard(who, seriesDetailsOf(seasonsOf([1, 2]), { hd: copy, uhd: copy })).embeds ?? [];
      const status = embed?.fields?.filter(({ name }) => name.startsWith(who.words.card.status)) ?? [];
      return [what, status.map(({ name, value }) => `${name}: ${value}`).join(" | ")];
    });
    await t.assertSnapshot(Object.fromEntries(said));
  });
}

Deno.test("seriesCard() is a message that Discord takes, whatever Seerr says, and shows no markup of others", () => {
  fc.assert(
    fc.property(reader, seriesDetails, (who, details) => {
      const card = seriesCard(who, details);
      const { card: says } = who.words;
      for (const reply of [show(card), update(card)]) {
        assert.deepEqual(objections(reply), []);
        const [embed] = reply.data?.embeds ?? [];
        // What the bot itself says elsewhere is marked up on purpose.
        const theirs = embed?.fields?.filter(({ name }) =>
          [says.genres, says.network, says.nextEpisode].includes(name)
        );
        for (const text of [embed?.title, embed?.description, ...(theirs ?? []).map(({ value }) => value)]) {
          assert.deepEqual(liveMarkup(text ?? ""), [], text);
        }
      }
    }),
    { numRuns: 100 },
  );
});
