import assert from "node:assert/strict";
import type { Choice } from "../../src/commands/following_context.ts";
import { ServiceError } from "../../src/services/service_error.ts";
import { type Follow, StoreError } from "../../src/store/mod.ts";
import { en } from "../../src/words/mod.ts";
import { copyOf, detailsOf, fakeContext, NOW, PERSON, seasonsOf, seriesDetailsOf } from "../support/context.ts";
import { manners, press, pressable, type } from "../support/pressing.ts";

const film: Follow = { person: PERSON, kind: "movie", tmdbId: 603, title: "The Matrix", asked: [], at: NOW };

Deno.test("/following lists what I follow and says where nothing is told", async () => {
  const { context } = fakeContext({ following: { list: () => Promise.resolve([{ follow: film }]) } });
  const message = await type(context, "following");
  assert.deepEqual(Object.values(pressable(message)), ["fs:1"]);
  const silent = await type(fakeContext({ following: { tells: false } }).context, "following");
  assert.equal(silent.content, en.following.silent);
});

Deno.test("/following stops what is picked, and tells when it was a wish too", async () => {
  const following = { find: () => Promise.resolve(film), stop: () => Promise.resolve("stoppedWish" as const) };
  const { context, asked } = fakeContext({ following });
  const { reply } = await press(context, "fs:1", ["movie:603"]);
  assert.match(reply.data?.content ?? "", /nothing more about \*\*The Matrix\*\*.*\n.*no longer requested/);
  assert.deepEqual(asked.at(-1), [undefined, "stop", { kind: "movie", tmdbId: 603 }]);
  const odd = await press(context, "fs:1", ["book:1"]);
  assert.equal(odd.reply.data?.content, en.old.button);
});

Deno.test("a film is followed in HD or 4K at one press", async () => {
  const { context, asked } = fakeContext({ following: { find: () => Promise.resolve(film) } });
  const { reply } = await press(context, "nf:movie:603:4k");
  assert.deepEqual(asked.find(([, method]) => method === "choose"), [
    undefined,
    "choose",
    { kind: "movie", tmdbId: 603 },
    { is4k: true, of: "film" },
  ]);
  assert.match(reply.data?.content ?? "", /I will tell you about \*\*The Matrix\*\*/);
});

Deno.test("of a series it is asked what to tell, and that is followed", async () => {
  const show = seriesDetailsOf([...seasonsOf([1, 2], { hd: "available" }), ...seasonsOf([3], { hd: "coming" })]);
  const cases: [string, Choice][] = [
    ["nw:1396:hd:these", { is4k: false, of: "these", seasons: [3] }],
    ["nw:1396:hd:new", { is4k: false, of: "new", after: 2 }],
    ["nw:1396:4k:all", { is4k: true, of: "all" }],
  ];
  for (const [pressed, choice] of cases) {
    const { context, asked } = fakeContext({ library: { series: () => Promise.resolve(show) } });
    assert.match((await press(context, "nf:tv:1396:hd")).reply.data?.content ?? "", /What shall I tell you/);
    await press(context, pressed);
    assert.deepEqual(asked.find(([, method]) => method === "choose")?.[3], choice);
  }
});

Deno.test("what is there already, or nowhere, is not followed", async () => {
  for (const [became, said] of [["there", en.follow.nothing], ["missing", en.request.missing.movie]] as const) {
    const { context } = fakeContext({ following: { choose: () => Promise.resolve(became) } });
    assert.equal((await press(context, "nf:movie:603:hd")).reply.data?.content, said);
  }
});

Deno.test("every later season is wished for after the last one that is listed", async () => {
  const { context, asked } = fakeContext();
  const { reply } = await press(context, "nl:1396:hd");
  assert.match(reply.data?.content ?? "", /every later season of \*\*Breaking Bad\*\*/);
  assert.deepEqual(asked.find(([, method]) => method === "wish")?.slice(2), [
    { tmdbId: 1396, title: "Breaking Bad", year: 2008 },
    "hd",
    5,
  ]);
});

Deno.test("the latest season is requested, and every later one wished for", async () => {
  const { context, asked } = fakeContext({ following: { requesters: true } });
  const { reply } = await press(context, "rq:1396:hd:later");
  assert.deepEqual(asked.find(([, method]) => method === "requestSeries")?.[3], { is4k: false, seasons: [5] });
  assert.equal(asked.filter(([, method]) => method === "wish").length, 1);
  assert.match(reply.data?.content ?? "", /Requested.*season 5[^]*I will tell you when[^]*every later season/);
});

Deno.test("a request that was made is told also when the wish for later seasons is not noted", async () => {
  let reads = 0;
  const cases: [string, Parameters<typeof fakeContext>[0]][] = [
    ["the store fails", { following: { wish: () => Promise.reject(new StoreError("Cannot write")) } }],
    ["the series is gone", { following: { wish: () => Promise.resolve("missing") } }],
    ["Seerr fails", {
      library: {
        series: () =>
          ++reads === 1
            ? Promise.resolve(seriesDetailsOf(seasonsOf([1, 2])))
            : Promise.reject(new ServiceError("Cannot ask", { kind: "broken" })),
      },
    }],
  ];
  for (const [why, options] of cases) {
    const { context, asked } = fakeContext(options);
    const { content } = (await press(context, "rq:1396:hd:later")).reply.data ?? {};
    assert.equal(asked.filter(([, method]) => method === "requestSeries").length, 1, why);
    assert.match(content ?? "", /Requested.*season/, why);
    assert.ok(content?.includes(en.follow.notWished("Breaking Bad")), why);
    assert.ok(content?.includes(en.follow.later), why);
  }
});

Deno.test("a notice leads to the title's card, and ends what it is about", async () => {
  const { context, asked } = fakeContext({ following: { find: () => Promise.resolve(film) } });
  const card = await press(context, "nc:movie:603:0123456789abcdef");
  assert.equal(card.reply.type, 4);
  const stopped = await press(context, "ns:movie:603:0123456789abcdef");
  assert.match(stopped.reply.data?.content ?? "", /nothing more about \*\*The Matrix\*\*/);
  assert.deepEqual(asked.at(-1), [undefined, "stop", { kind: "movie", tmdbId: 603 }]);
  const nothing = fakeContext({ following: { stop: () => Promise.resolve("nothing" as const) } });
  const none = await press(nothing.context, "ns:movie:603:0123456789abcdef");
  assert.equal(none.reply.data?.content, en.follow.notFollowed);
});

Deno.test("/following: whose buttons are whose", () => {
  assert.deepEqual(manners("following"), [
    "fl own asker update free",
    "fs own asker update writes",
    "nf own asker update writes",
    "nw own asker update writes",
    "nx own asker update writes",
    "nl own asker update writes",
    "nc own anyone show",
    "ns own anyone show writes",
  ]);
});

Deno.test("4K is followed only by those who may ask for it", async () => {
  const details = detailsOf(undefined, { uhd: copyOf({ kind: "processing" }, { barred: true }) });
  const { context, asked } = fakeContext({ library: { movie: () => Promise.resolve(details) } });
  assert.equal((await press(context, "nf:movie:603:4k")).reply.data?.content, en.standing.forbidden4k);
  assert.equal(asked.some(([, method]) => method === "choose"), false);
});

Deno.test("no later season is wished for where this one was refused for good", async () => {
  const refused = { kind: "refused", standing: { kind: "blocklisted" } } as const;
  const details = seriesDetailsOf(seasonsOf([1, 2]));
  const library = { requestSeries: () => Promise.resolve({ outcome: refused, details }) };
  const { context, asked } = fakeContext({ library });
  await press(context, "rq:1396:hd:later");
  assert.equal(asked.some(([, method]) => method === "wish"), false);
});
