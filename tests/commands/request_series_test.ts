import assert from "node:assert/strict";
import { encodePicks } from "../../src/discord/picks.ts";
import type { Message } from "../../src/discord/reply.ts";
import type { Library, Outcome, SeriesDetails } from "../../src/services/library.ts";
import { linkNeeded, linkStillNeeded } from "../../src/views/link_needed.ts";
import { de, en } from "../../src/words/mod.ts";
import { objections } from "../support/accepted.ts";
import {
  type Asked,
  fakeContext,
  hitOf,
  PERSON,
  seasonsOf,
  seriesCopyOf,
  seriesDetailsOf,
  upTo,
} from "../support/context.ts";
import { manners, press, pressable, suggested, type } from "../support/pressing.ts";

const command = "request series";
const series = (typed: string) => ({ kind: "tv", typed }) as const;
const of = (details: SeriesDetails, more: Partial<Library> = {}) =>
  fakeContext({ library: { series: () => Promise.resolve(details), ...more } });
const wrote = (asked: readonly Asked[]) => asked.filter(([, method]) => method === "requestSeries");
const titleOf = ({ embeds }: Message) => embeds?.[0]?.title;
const picked = ({ embeds }: Message) => /\*\*(.*)\*\*/.exec(embeds?.[0]?.description ?? "")?.[1];
const mask = (...numbers: number[]) => encodePicks(numbers.map((it) => it - 1));
const sixty = seriesDetailsOf([...seasonsOf([1], { hd: "available" }), ...seasonsOf(upTo(60).slice(1))]);

Deno.test("/request series shows the card of the series that was meant", async () => {
  const cases: [typed: string, asked: unknown[]][] = [
    ["tmdb:1396", [[7, "series", 1396]]],
    ["https://www.themoviedb.org/tv/1396-breaking-bad", [[7, "series", 1396]]],
    ["tt0903747", [[7, "byImdb", "tv", "tt0903747"], [7, "series", 603]]],
    ["tvdb:81189", [[7, "byTvdb", 81189], [7, "series", 1396]]],
  ];
  for (const [title, expected] of cases) {
    const { context, asked } = fakeContext();
    assert.equal(titleOf(await type(context, command, { title })), "Breaking Bad (2008)", title);
    assert.deepEqual(asked, expected, title);
  }
});

Deno.test("/request series says why there is no card", async () => {
  const none = () => Promise.resolve(undefined);
  const cases: [title: string, content: string][] = [
    ["tmdb:99", en.request.missing.tv],
    ["tvdb:99", en.request.missing.tv],
    ["tt0000001", en.request.missing.tv],
    ["https://www.themoviedb.org/movie/603", en.request.otherKind.tv],
    ["no *such* series", en.request.nothing.tv("no \\*such\\* series")],
    [" ", en.request.nothingTyped.tv],
  ];
  for (const [title, content] of cases) {
    const { context } = fakeContext({ library: { series: none, byImdb: none, byTvdb: none } });
    assert.equal((await type(context, command, { title })).content, content, title);
  }
});

Deno.test("/request series offers several that were found, page by page, and opens the one that is picked", async () => {
  const hits = [hitOf(1396, { kind: "tv" }), hitOf(1397, { kind: "tv" })];
  const { context, asked } = fakeContext({ library: { search: () => Promise.resolve({ hits, page: 1, pages: 2 }) } });
  const choice = await type(context, command, { title: "bad" });
  assert.equal(titleOf(choice), en.choice.title.tv("bad"));
  assert.deepEqual(pressable(choice), { "Pick a series": "ps", Next: "lp:2:bad" });
  await press(context, "lp:2:bad");
  assert.deepEqual(asked, [[7, "search", "tv", "bad"], [undefined, "search", "tv", "bad", 2]]);
  assert.equal(titleOf((await press(context, "ps", ["1396"])).reply.data ?? {}), "Breaking Bad (2008)");
  assert.equal((await press(context, "ps", ["x"])).reply.data?.content, en.old.button);
  assert.deepEqual(await suggested(context, [command, "title"], "bad"), [
    { name: "Film 1396 (1999)", value: "tmdb:1396" },
    { name: "Film 1397 (1999)", value: "tmdb:1397" },
  ]);
});

Deno.test("/request series goes on after linking with what was typed, or the series that was pressed", async () => {
  const { context, asked } = fakeContext({ account: () => Promise.resolve({ kind: "unlinked" }) });
  const typed = await type(context, command, { title: "bad" });
  assert.deepEqual(typed.components, linkNeeded(en, PERSON, series("bad")).components);
  const again = await press(context, "cs:bad");
  assert.deepEqual(again.reply.data?.content, linkStillNeeded(en, PERSON, series("bad")).content);
  for (
    const id of [
      "ps",
      "sc:1396",
      "so:1396:hd",
      `ss:1396:hd:1:60:0`,
      "sp:1396:hd:1:60:0",
      "rs:1396:hd:60:1",
      "rq:1396:hd:all",
    ]
  ) {
    const { reply } = await press(context, id, ["1396"]);
    assert.deepEqual(reply.data?.components, linkNeeded(en, PERSON, series("tmdb:1396")).components, id);
  }
  assert.deepEqual(asked, [], "Seerr is not asked");
});

Deno.test("every button of a series says that Seerr no longer knows it", async () => {
  const gone = {
    series: () => Promise.resolve(undefined),
    requestSeries: () => Promise.resolve({ outcome: { kind: "missing" } as const }),
  };
  for (
    const id of [
      "ps",
      "sc:1396",
      "so:1396:hd",
      "ss:1396:hd:1:60:0",
      "sp:1396:hd:1:60:0",
      "rs:1396:hd:60:1",
      "rq:1396:hd:all",
    ]
  ) {
    const { reply } = await press(fakeContext({ library: gone }).context, id, ["1396"]);
    assert.equal(reply.data?.content, en.request.missing.tv, id);
  }
});

Deno.test("Choose seasons opens the picker, of either quality", async () => {
  const details = seriesDetailsOf(seasonsOf(upTo(3)), { uhd: seriesCopyOf([2, 3]) });
  for (const [quality, all] of [["hd", 3], ["4k", 2], ["both", 3]] as const) {
    const { reply } = await press(of(details).context, `so:1396:${quality}`);
    const buttons = pressable(reply.data ?? {});
    assert.equal(buttons[en.season.all(all)], `rq:1396:${quality}:all`);
    assert.equal(picked(reply.data ?? {}), undefined);
  }
});

Deno.test("picks are kept while other pages are turned to and picked from", async () => {
  const { context } = of(sixty);
  const first = await press(context, "ss:1396:hd:1:60:0", ["60", "59"]);
  assert.equal(picked(first.reply.data ?? {}), "Picked: seasons 59, 60");
  const { Next: next = "" } = pressable(first.reply.data ?? {});
  const second = (await press(context, next)).reply.data ?? {};
  assert.equal(picked(second), "Picked: seasons 59, 60");
  const [select = ""] = Object.values(pressable(second));
  const third = (await press(context, select, ["20"])).reply.data ?? {};
  assert.equal(picked(third), "Picked: seasons 20, 59, 60");
  const none = (await press(context, Object.values(pressable(third))[0] ?? "", [])).reply.data ?? {};
  assert.equal(picked(none), "Picked: seasons 59, 60", "only the page's own picks are taken back");
});

Deno.test("picks that are not open are left out, with a note", async () => {
  const { context } = of(sixty);
  const { reply } = await press(context, `ss:1396:hd:3:60:${mask(60)}`, ["1", "2"]);
  assert.equal(reply.data?.content, en.season.notOpen("season 1"));
  assert.equal(picked(reply.data ?? {}), "Picked: seasons 2, 60");
  const german = fakeContext({ words: de, library: { series: () => Promise.resolve(sixty) } });
  const said = (await press(german.context, "ss:1396:hd:3:60:0", ["1"])).reply.data;
  assert.equal(said?.content, de.season.notOpen("Staffel 1"));
});

Deno.test("odd picks are none", async () => {
  const { context } = of(sixty);
  for (const values of [["x"], ["-1"], ["1.5"], ["61"], ["60"], [""], ["2", "2"]]) {
    const { reply } = await press(context, "ss:1396:hd:3:60:0", values);
    assert.equal(picked(reply.data ?? {}), values[0] === "2" ? "Picked: season 2" : undefined, values[0]);
  }
});

Deno.test("a list of seasons that has changed starts afresh, and says so", async () => {
  for (const id of [`ss:1396:hd:1:59:${mask(3)}`, `sp:1396:hd:2:61:${mask(3)}`, `rs:1396:hd:59:${mask(3)}`]) {
    const { context, asked } = of(sixty);
    const { reply, later } = await press(context, id, ["60"]);
    assert.equal(reply.data?.content, en.season.changed, id);
    assert.deepEqual([picked(reply.data ?? {}), wrote(asked), later], [undefined, [], undefined]);
    assert.equal(reply.data?.embeds?.[0]?.footer?.text, "Page 1 of 3");
  }
});

Deno.test("the picker gives way to the card when nothing is left to pick", async () => {
  const done = seriesDetailsOf(seasonsOf([1, 2], { hd: "requested" }), {
    hd: seriesCopyOf([], { standing: { kind: "requested", mine: true, state: "pending" } }),
  });
  for (const id of ["so:1396:hd", "ss:1396:hd:1:2:0", "sp:1396:hd:1:2:0", "ss:1396:hd:1:9:0", "rs:1396:hd:9:1"]) {
    const { reply } = await press(of(done).context, id, ["1"]);
    assert.deepEqual([titleOf(reply.data ?? {}), pressable(reply.data ?? {})], ["Breaking Bad (2008)", {}], id);
  }
});

Deno.test("Request asks for the seasons that were picked, as the person, once", async () => {
  const { context, asked } = of(sixty);
  const { reply, later } = await press(context, `rs:1396:hd:60:${mask(2, 3, 60)}`);
  assert.deepEqual(wrote(asked), [[7, "requestSeries", 1396, { is4k: false, seasons: [2, 3, 60] }]]);
  assert.equal(reply.data?.content, en.request.pending("Breaking Bad", ", seasons 2, 3, 60"));
  assert.equal(later, undefined);
});

Deno.test("the shortcuts ask for all that is missing, the latest or the first, the specials only with all", async () => {
  const details = seriesDetailsOf([
    ...seasonsOf([0]),
    ...seasonsOf([1], { hd: "available" }),
    ...seasonsOf(upTo(5).slice(1)),
  ]);
  const cases = [["all", [0, 2, 3, 4, 5]], ["latest", [5]], ["first", [1]]] as const;
  for (const [shortcut, seasons] of cases) {
    const { context, asked } = of(details);
    await press(context, `rq:1396:hd:${shortcut}`);
    assert.deepEqual(wrote(asked), [[7, "requestSeries", 1396, { is4k: false, seasons }]], shortcut);
  }
  const specials = of(seriesDetailsOf(seasonsOf([0])));
  await press(specials.context, "rq:1396:hd:latest");
  assert.deepEqual(wrote(specials.asked), [[7, "requestSeries", 1396, { is4k: false, seasons: [0] }]]);
});

Deno.test("both qualities are asked for one after the other, and told of in two lines", async () => {
  const details = seriesDetailsOf(seasonsOf(upTo(2)), { uhd: seriesCopyOf([2]) });
  const outcomes: Outcome[] = [
    { kind: "requested", requestId: 1, state: "pending", seasons: [1, 2] },
    { kind: "requested", requestId: 2, state: "approved", seasons: [2] },
  ];
  const { context, asked } = of(details, {
    requestSeries: () => Promise.resolve({ outcome: outcomes.shift() ?? { kind: "missing" }, details }),
    settled: () => Promise.resolve("failed"),
  });
  const { reply, later } = await press(context, "rq:1396:both:all");
  assert.deepEqual(wrote(asked), [
    [7, "requestSeries", 1396, { is4k: false, seasons: [1, 2] }],
    [7, "requestSeries", 1396, { is4k: true, seasons: [1, 2] }],
  ]);
  assert.deepEqual(reply.data?.content?.split("\n"), [
    en.request.pending("Breaking Bad", ", seasons 1, 2"),
    en.request.approved("Breaking Bad", ", season 2 in 4K"),
  ]);
  const news = await later?.();
  assert.deepEqual(news?.data?.content?.split("\n"), [
    en.request.pending("Breaking Bad", ", seasons 1, 2"),
    en.request.failed("Breaking Bad", ", season 2 in 4K"),
  ]);
  assert.ok(news && objections(news).length === 0);
  assert.deepEqual(asked.filter(([, method]) => method === "settled"), [[7, "settled", 2]]);
});

Deno.test("what cannot be requested any more is said, and nothing is looked at later", async () => {
  const cases: [Outcome, string][] = [
    [{ kind: "nothing" }, en.request.nothingLeft("Breaking Bad")],
    [{ kind: "unknown" }, en.request.gone("Breaking Bad")],
    [
      { kind: "refused", standing: { kind: "quota", limit: 5, days: 7, left: 1 } },
      en.request.refused("Breaking Bad", "", en.standing.quotaTooSmall(1)),
    ],
    [
      { kind: "refused", standing: { kind: "requested", mine: true, state: "approved" } },
      en.request.approved("Breaking Bad"),
    ],
  ];
  for (const [outcome, content] of cases) {
    const { context } = of(sixty, { requestSeries: () => Promise.resolve({ outcome, details: sixty }) });
    const { reply, later } = await press(context, "rq:1396:hd:all");
    assert.deepEqual([reply.data?.content, later], [content, undefined]);
  }
});

Deno.test("every press of /request series belongs to the person who asked; two of them write", () => {
  assert.deepEqual(manners(command), [
    "cs ask series asker update",
    "ps ask series asker update",
    "lp ask series asker update free",
    "sk ask series asker update",
    "sc ask series asker update",
    "so ask series asker update",
    "ss ask series asker update",
    "sp ask series asker update free",
    "rs ask series asker update writes",
    "rq ask series asker update writes",
  ]);
});
