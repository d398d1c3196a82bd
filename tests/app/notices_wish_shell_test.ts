/** Standing wishes: each later season is requested for the person when it appears, within what they may. */
import assert from "node:assert/strict";
import { seasonList } from "../../src/views/season_list.ts";
import { en } from "../../src/words/mod.ts";
import type { Bot } from "../support/bot.ts";
import {
  following,
  labels,
  mia,
  requestSeries,
  rounds,
  SERIES,
  startNotices,
  told,
  untilTold,
  USERS,
} from "../support/notice_world.ts";

const { follow: says, notice } = en;
const posts = ({ seerr }: Bot) =>
  seerr.calls.filter((it) => it.method === "POST" && it.path === "/request" && it.status === 201);
const asked = (bot: Bot) => bot.seerr.requests().map(({ seasons, requestedBy }) => [requestedBy, ...seasons]);
const post = (sentence: string) => `Winter Post (2015): ${sentence}`;
const season = (number: number) => seasonList(en, [number]);

for (const family of ["overseerr", "jellyseerr", "seerr"] as const) {
  Deno.test(`on ${family}, the latest season is requested, and each later one when it appears`, async () => {
    await using bot = await startNotices({ seerr: { family } });
    const person = mia(bot);
    await requestSeries(person, SERIES.post, says.latestAndLater);
    assert.deepEqual(asked(bot), [[USERS.mia, 2]]);
    await rounds(bot);
    assert.deepEqual(told(person), [], "nothing new has appeared");
    bot.seerr.addSeason(SERIES.post, 3, { episodeCount: 8 });
    assert.deepEqual(await untilTold(bot, person), [post(notice.requested(season(3), false))]);
    assert.deepEqual(asked(bot), [[USERS.mia, 2], [USERS.mia, 3]]);
    assert.deepEqual(posts(bot).map(({ user }) => user), [String(USERS.mia), String(USERS.mia)]);
    await rounds(bot);
    assert.deepEqual([told(person).length, posts(bot).length], [1, 2]);
    bot.seerr.arrive("tv", SERIES.post, { seasons: [3] });
    const there = post(notice.whole(`${season(3)}, ${notice.all(8)}`, false));
    assert.match((await untilTold(bot, person, 2)).at(-1) ?? "", /season 3/);
    assert.equal(told(person).at(-1), there);
    assert.match((await following(person))[0] ?? "", new RegExp(says.wish));
  });
}

Deno.test("without anything to request now, the wish alone is made; it is shown, and stopped in /following", async () => {
  await using bot = await startNotices();
  const person = mia(bot);
  const card = await person.command("request series", { title: `tmdb:${SERIES.station}` });
  await person.press(card, says.later);
  assert.equal(card.message.content, says.wished("Fennimore Station"));
  assert.equal(labels(card.message).includes(says.later), false);
  assert.match((await following(person))[0] ?? "", new RegExp(says.wish));
  const list = await person.command("following");
  await person.choose(list, "fs:1", [`tv:${SERIES.station}`]);
  assert.equal(list.message.content, `${says.stopped("Fennimore Station")}\n${says.stoppedWish}`);
  bot.seerr.addSeason(SERIES.station, 3, { episodeCount: 8 });
  await rounds(bot, 5);
  assert.deepEqual([posts(bot), told(person)], [[], []]);
});

Deno.test("a season with no episodes yet is not requested until it has some", async () => {
  await using bot = await startNotices();
  const person = mia(bot);
  await person.press(await person.command("request series", { title: `tmdb:${SERIES.station}` }), says.later);
  bot.seerr.addSeason(SERIES.station, 3, { episodeCount: 0 });
  await rounds(bot, 5);
  assert.deepEqual([posts(bot), told(person)], [[], []]);
  bot.seerr.addSeason(SERIES.station, 3, { episodeCount: 8 });
  await untilTold(bot, person);
  assert.deepEqual(asked(bot), [[USERS.mia, 3]]);
});

Deno.test("a used-up quota is told once, and the season is requested when there is room again", async () => {
  await using bot = await startNotices();
  const person = mia(bot);
  bot.seerr.setUser(USERS.mia, { tvQuota: { limit: 1, days: 7 } });
  await requestSeries(person, SERIES.post, says.latestAndLater);
  bot.seerr.addSeason(SERIES.post, 3, { episodeCount: 8 });
  const waits = post(notice.waiting.quota(season(3), false));
  assert.deepEqual(await untilTold(bot, person), [waits]);
  await rounds(bot, 5);
  assert.deepEqual([told(person), posts(bot).length], [[waits], 1]);
  bot.seerr.setUser(USERS.mia, { tvQuota: { limit: 5, days: 7 } });
  assert.deepEqual(await untilTold(bot, person, 2), [waits, post(notice.requested(season(3), false))]);
  assert.equal(posts(bot).length, 2);
});

Deno.test("whoever may not ask any more is told so once", async () => {
  await using bot = await startNotices();
  const person = mia(bot);
  await requestSeries(person, SERIES.post, says.latestAndLater);
  bot.seerr.setUser(USERS.mia, { permissions: 64 });
  bot.seerr.addSeason(SERIES.post, 3, { episodeCount: 8 });
  const waits = post(notice.waiting.forbidden(season(3), false));
  assert.deepEqual(await untilTold(bot, person), [waits]);
  await rounds(bot, 5);
  assert.deepEqual([told(person), posts(bot).length], [[waits], 1]);
});

Deno.test("a wish of somebody who is forgotten is forgotten", async () => {
  await using bot = await startNotices();
  const person = mia(bot);
  await person.press(await person.command("request series", { title: `tmdb:${SERIES.station}` }), says.later);
  const seen = await person.command("me");
  assert.match(JSON.stringify(seen.message.embeds), /Fennimore Station/);
  await person.press(seen, en.me.forget);
  await person.press(seen, en.me.forgetNow);
  bot.seerr.addSeason(SERIES.station, 3, { episodeCount: 8 });
  await rounds(bot, 5);
  assert.deepEqual([posts(bot), told(person)], [[], []]);
});
