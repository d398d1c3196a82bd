/** Standing wishes of several people, what administrators undo, and the language in which a wish is told. */
import assert from "node:assert/strict";
import { seasonList } from "../../src/views/season_list.ts";
import { de, en, type Words } from "../../src/words/mod.ts";
import type { Person } from "../../src/playground/discord/mod.ts";
import type { Bot } from "../support/bot.ts";
import { mia, rounds, SERIES, startNotices, told, trusted, untilTold, USERS } from "../support/notice_world.ts";

const { notice } = en;
const three = seasonList(en, [3]);
const station = (sentence: string) => `Fennimore Station (2015): ${sentence}`;
const asked = ({ seerr }: Bot) => seerr.requests().map(({ seasons, requestedBy }) => [requestedBy, ...seasons]);

async function wish(person: Person, words: Words = en) {
  await person.press(await person.command("request series", { title: `tmdb:${SERIES.station}` }), words.follow.later);
}

/** Two people wish for it, and one of them gets the third season. */
async function twoWishes() {
  const bot = await startNotices();
  const people = [mia(bot), trusted(bot)];
  for (const person of people) await wish(person);
  bot.seerr.addSeason(SERIES.station, 3, { episodeCount: 8 });
  await rounds(bot, 10);
  assert.equal(asked(bot).length, 1);
  return { bot, people };
}

Deno.test("of two people with the same wish one asks, and both hear that the season is there", async () => {
  const { bot: started, people } = await twoWishes();
  await using bot = started;
  const [request] = bot.seerr.requests();
  if (request?.status === 1) bot.seerr.approve(request.id);
  bot.seerr.arrive("tv", SERIES.station, { seasons: [3] });
  const there = `${three}, ${notice.all(8)}`;
  const requester = [station(notice.requested(three, false)), station(notice.whole(there, false))];
  const other = [station(notice.available(there, false))];
  const isMia = request?.requestedBy === USERS.mia;
  for (const [index, person] of people.entries()) {
    const lines = isMia === (index === 0) ? requester : other;
    assert.deepEqual(await untilTold(bot, person, lines.length), lines);
  }
});

Deno.test("what somebody asks for and takes back is requested for whoever wishes it", async () => {
  await using bot = await startNotices();
  const person = mia(bot);
  await wish(person);
  bot.seerr.addSeason(SERIES.station, 3, { episodeCount: 8 });
  const id = bot.seerr.ask(USERS.uhd, "tv", SERIES.station, { seasons: [3], status: 1 });
  await rounds(bot, 8);
  bot.seerr.remove(id);
  assert.deepEqual(await untilTold(bot, person), [station(notice.requested(three, false))]);
  assert.deepEqual(asked(bot), [[USERS.mia, 3]]);
});

Deno.test("what an administrator declines is not asked for again because of anybody's wish", async () => {
  await using bot = (await twoWishes()).bot;
  bot.seerr.decline(bot.seerr.requests()[0]?.id ?? 0);
  await rounds(bot, 10);
  assert.equal(asked(bot).length, 1);
});

Deno.test("what is deleted is not asked for again because of anybody's wish", async () => {
  await using bot = (await twoWishes()).bot;
  const [request] = bot.seerr.requests();
  if (request?.status === 1) bot.seerr.approve(request.id);
  bot.seerr.arrive("tv", SERIES.station, { seasons: [3] });
  await rounds(bot, 10);
  bot.seerr.vanish("tv", SERIES.station, { seasons: [3] });
  await rounds(bot, 10);
  assert.equal(asked(bot).length, 1);
});

Deno.test("of two new seasons the first is asked for when the quota leaves one", async () => {
  await using bot = await startNotices();
  const person = mia(bot);
  bot.seerr.setUser(USERS.mia, { tvQuota: { limit: 1, days: 7 } });
  await wish(person);
  for (const season of [3, 4]) bot.seerr.addSeason(SERIES.station, season, { episodeCount: 8 });
  const said = [notice.requested(three, false), notice.waiting.quota(seasonList(en, [4]), false)].map(station);
  const lines = await untilTold(bot, person, 2);
  assert.deepEqual([lines.toSorted(), asked(bot)], [said.toSorted(), [[USERS.mia, 3]]]);
});

Deno.test("a wish is told in the person's language, and so is what comes after it", async () => {
  await using bot = await startNotices();
  const person = mia(bot, { locale: "de" });
  await wish(person, de);
  bot.seerr.addSeason(SERIES.station, 3, { episodeCount: 8 });
  const requested = station(de.notice.requested(seasonList(de, [3]), false));
  assert.deepEqual(await untilTold(bot, person), [requested]);
  bot.seerr.decline(bot.seerr.requests()[0]?.id ?? 0);
  const declined = station(de.notice.declined(seasonList(de, [3]), false));
  assert.deepEqual(await untilTold(bot, person, 2), [requested, declined]);
  assert.equal(told(person).length, 2);
});
