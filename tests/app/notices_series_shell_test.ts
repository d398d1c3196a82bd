/** Series: season by season or all at once, parts of a season, HD and 4K. */
import assert from "node:assert/strict";
import { seasonList } from "../../src/views/season_list.ts";
import { en } from "../../src/words/mod.ts";
import type { Bot } from "../support/bot.ts";
import {
  following,
  labels,
  mia,
  MORE_IDS,
  requestSeries,
  rounds,
  SERIES,
  startNotices,
  told,
  untilTold,
  USERS,
} from "../support/notice_world.ts";
import { FILMS } from "../support/small_world.ts";

const TITLE = "Copper Valley (2015)";
const what = (seasons: number[], episodes: number) => `${seasonList(en, seasons)}, ${en.notice.all(episodes)}`;
const season = (number: number, is4k = false) => `${TITLE}: ${en.notice.available(what([number], number + 5), is4k)}`;
const WHOLE = `${TITLE}: ${en.notice.whole(what([1, 2, 3], 21), false)}`;

for (const family of ["overseerr", "jellyseerr", "seerr"] as const) {
  Deno.test(`on ${family}, seasons are told as they come, and the last one as all that was asked for`, async () => {
    await using bot = await startNotices({ seerr: { family } });
    const person = mia(bot);
    await requestSeries(person, SERIES.valley);
    bot.seerr.approve(bot.seerr.requests().at(-1)?.id ?? 0);
    await rounds(bot, 1);
    for (const [number, sentence] of [[1, season(1)], [2, season(2)], [3, WHOLE]] as const) {
      bot.seerr.arrive("tv", SERIES.valley, { seasons: [number] });
      assert.equal((await untilTold(bot, person, number)).at(-1), sentence);
    }
    bot.seerr.arrive("tv", SERIES.valley);
    await rounds(bot);
    assert.deepEqual(told(person), [season(1), season(2), WHOLE]);
    assert.deepEqual(await following(person), [], "there is nothing left to come");
  });
}

Deno.test("a season that comes before its request was first seen is told too", async () => {
  await using bot = await startNotices({ times: { sweep: 400 } });
  bot.seerr.ask(USERS.mia, "tv", SERIES.valley, { status: 2 });
  bot.seerr.arrive("tv", SERIES.valley, { seasons: [1] });
  assert.deepEqual(await untilTold(bot, mia(bot)), [season(1)]);
});

Deno.test("all seasons at once are one message, and so are two of three", async () => {
  await using bot = await startNotices();
  bot.seerr.ask(USERS.mia, "tv", SERIES.valley, { status: 2 });
  await rounds(bot);
  bot.seerr.arrive("tv", SERIES.valley, { seasons: [1, 2] });
  const two = `${TITLE}: ${en.notice.available(what([1, 2], 13), false)}`;
  assert.deepEqual(await untilTold(bot, mia(bot)), [two]);
  bot.seerr.ask(USERS.mia, "tv", SERIES.post, { status: 2, seasons: [1, 2] });
  await rounds(bot);
  bot.seerr.arrive("tv", SERIES.post);
  const post = `Winter Post (2015): ${en.notice.whole(what([1, 2], 13), false)}`;
  assert.deepEqual(await untilTold(bot, mia(bot), 2), [two, post]);
  await rounds(bot);
  assert.equal(told(mia(bot)).length, 2);
});

Deno.test("a series that somebody declares available is told once, also when its seasons are counted later", async () => {
  await using bot = await startNotices();
  bot.seerr.ask(USERS.mia, "tv", SERIES.valley, { status: 2 });
  await rounds(bot);
  bot.seerr.declareAvailable("tv", SERIES.valley);
  const [first] = await untilTold(bot, mia(bot));
  assert.equal(first, WHOLE);
  bot.seerr.arrive("tv", SERIES.valley);
  await rounds(bot);
  assert.deepEqual(told(mia(bot)), [WHOLE]);
});

Deno.test("parts of a season are told only to whoever switched that on", async () => {
  await using bot = await startNotices();
  const person = mia(bot);
  await requestSeries(person, SERIES.valley);
  await rounds(bot);
  bot.seerr.arrivePart(SERIES.valley, 1);
  await rounds(bot);
  assert.deepEqual(told(person), []);

  const { notifications: says } = en;
  const panel = await person.command("notifications");
  await person.press(panel, `${says.events.partial}: ${says.off}`);
  assert.ok(labels(panel.message).includes(`${says.events.partial}: ${says.on}`));
  bot.seerr.arrivePart(SERIES.valley, 2);
  const [part] = await untilTold(bot, person);
  assert.equal(part?.startsWith(`${TITLE}: ${en.notice.partial(seasonList(en, [2]), false)}`), true, part);
  bot.seerr.arrive("tv", SERIES.valley, { seasons: [2] });
  assert.deepEqual((await untilTold(bot, person, 2)).slice(1), [season(2)]);
});

const uwe = ({ discord }: Bot) => discord.person({ id: MORE_IDS.uhd, name: "Uwe" });

Deno.test("HD and 4K of a film are two messages, each with its own link", async () => {
  await using bot = await startNotices();
  const person = uwe(bot);
  const card = await person.command("request movie", { title: `tmdb:${FILMS.keeper}` });
  await person.press(card, en.request.buttonBoth);
  await rounds(bot);
  bot.seerr.arrive("movie", FILMS.keeper, { is4k: true });
  const uhd = `The Lantern Keeper (2019): ${en.notice.available("", true)}`;
  assert.deepEqual(await untilTold(bot, person), [uhd]);
  assert.equal(labels(person.inbox[0] ?? assert.fail())[0], en.card.links.watch4k);
  bot.seerr.arrive("movie", FILMS.keeper);
  const hd = `The Lantern Keeper (2019): ${en.notice.available("", false)}`;
  assert.deepEqual(await untilTold(bot, person, 2), [uhd, hd]);
  assert.equal(labels(person.inbox[1] ?? assert.fail())[0], en.card.links.watch);
});

Deno.test("whoever asked for seasons in 4K is not told of them in HD", async () => {
  await using bot = await startNotices();
  bot.seerr.ask(USERS.uhd, "tv", SERIES.valley, { is4k: true, status: 2, seasons: [1, 2] });
  bot.seerr.ask(USERS.mia, "tv", SERIES.valley, { status: 2, seasons: [1, 2] });
  await rounds(bot);
  bot.seerr.arrive("tv", SERIES.valley, { seasons: [1] });
  assert.deepEqual(await untilTold(bot, mia(bot)), [season(1)]);
  bot.seerr.arrive("tv", SERIES.valley, { seasons: [1], is4k: true });
  assert.deepEqual(await untilTold(bot, uwe(bot)), [season(1, true)]);
  await rounds(bot);
  assert.deepEqual([told(mia(bot)).length, told(uwe(bot)).length], [1, 1]);
});
