import assert from "node:assert/strict";
import { categoryNamed, qualityOf, sortOf, suggestCategories, wishesOf } from "../../src/commands/wishes.ts";
import type { Sort } from "../../src/views/category_row.ts";
import { en } from "../../src/words/mod.ts";
import { fakeContext, seasonsOf, seriesDetailsOf } from "../support/context.ts";
import { press, pressable, suggested, type } from "../support/pressing.ts";

const film: Sort = { key: "film01", name: "Films *A*", kind: "movie", is4k: false, anime: false };
const other: Sort = { ...film, key: "film02", name: "Kids" };
const uhd: Sort = { ...film, key: "film4k", name: "Films in 4K", is4k: true };
const show: Sort = { ...film, key: "show01", name: "Kids", kind: "tv" };
const destination = (key: string) => Promise.resolve({ serverId: 0, rootFolder: `/${key}` });
const having = (...categories: Sort[]) => fakeContext({ categories, destination });
const to = (key: string) => ({ serverId: 0, rootFolder: `/${key}` });

Deno.test("wishesOf() asks as it is where there are no categories", async () => {
  const { context } = fakeContext();
  const of = (what: string) => wishesOf(context, { kind: "movie", anime: false, what });
  assert.deepEqual(await of("hd"), [{ is4k: false }]);
  assert.deepEqual(await of("4k"), [{ is4k: true }]);
  assert.deepEqual(await of("both"), [{ is4k: false }, { is4k: true }]);
  assert.deepEqual(await of("gone00"), "choose");
});

Deno.test("wishesOf() takes the only category by itself, and has one of several chosen", async () => {
  const of = (sorts: Sort[], what: string) => wishesOf(having(...sorts).context, { kind: "movie", anime: false, what });
  assert.deepEqual(await of([film, uhd, show], "both"), [
    { is4k: false, destination: to("film01") },
    { is4k: true, destination: to("film4k") },
  ]);
  assert.deepEqual(await of([film, other], "hd"), "choose");
  assert.deepEqual(await of([film, other], "film02"), [{ is4k: false, destination: to("film02") }]);
  assert.deepEqual(await of([film, other, uhd], "film4k"), [{ is4k: true, destination: to("film4k") }]);
  assert.deepEqual(await of([show], "show01"), "choose", "a category of another kind");
});

Deno.test("wishesOf() says which category is broken, without its markup", async () => {
  const { context } = fakeContext({ categories: [film], destination: () => Promise.resolve(undefined) });
  assert.deepEqual(await wishesOf(context, { kind: "movie", anime: false, what: "hd" }), {
    content: en.category.broken("Films \\*A\\*"),
  });
});

Deno.test("qualityOf() and sortOf() read what buttons carry", () => {
  const { context } = having(film, uhd, show);
  for (const what of ["hd", "4k", "both"]) assert.equal(qualityOf(context, "movie", what), what);
  assert.deepEqual([qualityOf(context, "movie", "film01"), qualityOf(context, "movie", "film4k")], ["hd", "4k"]);
  assert.equal(qualityOf(context, "tv", "film01"), undefined);
  assert.deepEqual([sortOf(context, "tv", "show01"), sortOf(context, "tv", "film01")], [show, undefined]);
});

Deno.test("a category can be typed, and is suggested by a part of its name", async () => {
  const { context } = having(film, other, show);
  assert.deepEqual(suggestCategories(context, "movie", "KID"), [{ name: "Kids", value: "Kids" }]);
  assert.deepEqual(await suggested(context, ["request movie", "category"], ""), [
    { name: "Films *A*", value: "Films *A*" },
    { name: "Kids", value: "Kids" },
  ]);
  assert.deepEqual([categoryNamed(context, "movie", " kids "), categoryNamed(context, "tv", "kids")], [
    "film02",
    "show01",
  ]);
  assert.equal(categoryNamed(context, "movie", "kid"), undefined);
  const unknown = await type(context, "request movie", { title: "tmdb:603", category: "*x*" });
  assert.equal(unknown.content, en.category.unknown("\\*x\\*"));
  const card = await type(context, "request movie", { title: "tmdb:603", category: "kids" });
  assert.equal(pressable(card)["Request"], "rm:603:film02");
});

Deno.test("a category that is picked shows the card again, and asks where it says", async () => {
  const { context, asked } = having(film, other);
  const { reply } = await press(context, "mk:603", ["film02"]);
  assert.equal(pressable(reply.data ?? {})["Request"], "rm:603:film02");
  await press(context, "rm:603:film02");
  assert.deepEqual(asked.at(-1), [7, "requestMovie", 603, { is4k: false, destination: to("film02") }]);
});

Deno.test("a button whose category is gone shows the card again, and asks for nothing", async () => {
  const library = { series: () => Promise.resolve(seriesDetailsOf(seasonsOf([1, 2]))) };
  const { context, asked } = fakeContext({ categories: [film], library });
  for (const id of ["rm:603:gone00", "rs:1396:gone00:2:1", "rq:1396:gone00:all", "so:1396:gone00"]) {
    const { reply } = await press(context, id);
    assert.equal(reply.data?.embeds?.length, 1, id);
  }
  assert.ok(!asked.some(([, method]) => method.startsWith("request")), asked.map(([, method]) => method).join());
});

Deno.test("seasons are asked for where their category says", async () => {
  const library = { series: () => Promise.resolve(seriesDetailsOf(seasonsOf([1, 2]))) };
  const { context, asked } = fakeContext({ categories: [show], destination, library });
  await press(context, "rs:1396:show01:2:3");
  assert.deepEqual(asked.at(-1), [7, "requestSeries", 1396, {
    is4k: false,
    seasons: [1, 2],
    destination: to("show01"),
  }]);
});
