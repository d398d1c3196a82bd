/** Following what others requested: films, these seasons, each new one, everything; and stopping it, wherever one sees it. */
import assert from "node:assert/strict";
import { seasonList } from "../../src/views/season_list.ts";
import { en } from "../../src/words/mod.ts";
import type { Person } from "../../src/playground/discord/mod.ts";
import { eventually } from "../support/eventually.ts";
import {
  following,
  labels,
  mia,
  requestFilm,
  rounds,
  SERIES,
  startNotices,
  told,
  trusted,
  untilFollowing,
  untilTold,
  USERS,
} from "../support/notice_world.ts";
import { FILMS } from "../support/small_world.ts";

const { follow: says, notice } = en;
const READY = `The Lantern Keeper (2019): ${notice.available("", false)}`;
const film = (person: Person) => person.command("request movie", { title: `tmdb:${FILMS.keeper}` });
const season = (title: string, number: number) =>
  `${title} (2015): ${notice.available(`${seasonList(en, [number])}, ${notice.all(number + 5)}`, false)}`;

async function notify(person: Person, tmdbId: number, choice: string) {
  const card = await person.command("request series", { title: `tmdb:${tmdbId}` });
  await person.press(card, says.notify);
  await person.press(card, choice);
  return card;
}

Deno.test("somebody else's request is followed with one press, and told to both", async () => {
  await using bot = await startNotices();
  await requestFilm(trusted(bot), FILMS.keeper);
  const card = await film(mia(bot));
  await mia(bot).press(card, says.notify);
  assert.equal(card.message.content, says.will("The Lantern Keeper", says.film));
  assert.ok(labels(card.message).includes(says.stop));
  const [line] = await following(mia(bot));
  assert.match(line ?? "", new RegExp(`${says.film} · ${en.following.states.coming}$`));
  bot.seerr.arrive("movie", FILMS.keeper);
  assert.deepEqual(await untilTold(bot, mia(bot)), [READY]);
  assert.deepEqual(await untilTold(bot, trusted(bot)), [READY]);
  assert.deepEqual(await following(mia(bot)), []);
  await eventually(async () => {
    const list = await mia(bot).command("following");
    return JSON.stringify(list.message.embeds).includes(notice.available("", false));
  });
  const there = await film(mia(bot));
  assert.equal(labels(there.message).includes(says.notify), false, "there is nothing more to come");
});

const WAYS: [string, (person: Person) => Promise<void>][] = [
  ["on the card", async (person) => void await person.press(await film(person), says.stop)],
  ["in /following", async (person) => {
    const list = await person.command("following");
    await person.choose(list, "fs:1", [`movie:${FILMS.keeper}`]);
    assert.equal(list.message.content, says.stopped("The Lantern Keeper"));
  }],
];
for (const [where, stop] of WAYS) {
  Deno.test(`what is stopped ${where} is not told, whether it was followed or requested`, async () => {
    await using bot = await startNotices();
    await requestFilm(mia(bot), FILMS.keeper);
    const fan = trusted(bot);
    await fan.press(await film(fan), says.notify);
    await Promise.all([mia(bot), fan].map((it) => untilFollowing(it, 1)));
    for (const person of [mia(bot), fan]) await stop(person);
    assert.deepEqual([await following(mia(bot)), await following(fan)], [[], []]);
    await rounds(bot);
    bot.seerr.arrive("movie", FILMS.keeper);
    await rounds(bot);
    assert.deepEqual([told(mia(bot)), told(fan)], [[], []]);
  });
}

Deno.test("Stop is on the message itself too, in the direct message", async () => {
  await using bot = await startNotices();
  bot.seerr.ask(USERS.trusted, "tv", SERIES.valley, { status: 2 });
  await notify(mia(bot), SERIES.valley, says.all);
  bot.seerr.arrive("tv", SERIES.valley, { seasons: [1] });
  assert.deepEqual(await untilTold(bot, mia(bot)), [season("Copper Valley", 1)]);
  const [message] = mia(bot).inbox;
  const pressed = await mia(bot).press(message ?? assert.fail(), notice.stop);
  assert.equal(pressed.message.content, says.stopped("Copper Valley"));
  bot.seerr.arrive("tv", SERIES.valley);
  assert.equal((await untilTold(bot, trusted(bot), 2)).length, 2);
  await rounds(bot);
  assert.deepEqual(told(mia(bot)).filter((it) => it.startsWith("Copper")), [season("Copper Valley", 1)]);
  const again = await mia(bot).press(message ?? assert.fail(), notice.stop);
  assert.equal(again.message.content, says.notFollowed);
});

Deno.test("these seasons are told, and no others", async () => {
  await using bot = await startNotices();
  bot.seerr.ask(USERS.trusted, "tv", SERIES.valley, { status: 2, seasons: [1, 2] });
  const card = await notify(mia(bot), SERIES.valley, says.these(seasonList(en, [1, 2])));
  assert.equal(card.message.content, says.will("Copper Valley", seasonList(en, [1, 2])));
  for (const seasons of [[3], [1]]) {
    bot.seerr.arrive("tv", SERIES.valley, { seasons });
    await rounds(bot);
  }
  assert.deepEqual(await untilTold(bot, mia(bot)), [season("Copper Valley", 1)]);
  bot.seerr.arrive("tv", SERIES.valley, { seasons: [2] });
  assert.deepEqual(await untilTold(bot, mia(bot), 2), [season("Copper Valley", 1), season("Copper Valley", 2)]);
  assert.deepEqual(await following(mia(bot)), []);
});

Deno.test("each new season is told when it comes, without any request", async () => {
  await using bot = await startNotices();
  const card = await mia(bot).command("request series", { title: `tmdb:${SERIES.post}` });
  assert.ok(labels(card.message).includes(says.notify), "a series that goes on can be followed at any time");
  bot.seerr.arrive("tv", SERIES.post, { seasons: [1] });
  await notify(mia(bot), SERIES.post, says.new);
  assert.match((await following(mia(bot)))[0] ?? "", new RegExp(says.wants.new));
  bot.seerr.arrive("tv", SERIES.post, { seasons: [2] });
  assert.deepEqual(await untilTold(bot, mia(bot)), [season("Winter Post", 2)]);
  bot.seerr.addSeason(SERIES.post, 3, { episodeCount: 8 });
  await rounds(bot);
  assert.equal(told(mia(bot)).length, 1, "that it is announced is no news");
  bot.seerr.arrive("tv", SERIES.post, { seasons: [3] });
  assert.deepEqual((await untilTold(bot, mia(bot), 2)).slice(1), [season("Winter Post", 3)]);
  assert.equal((await following(mia(bot))).length, 1, "there can always be one more");
});

Deno.test("everything of a series is told season by season", async () => {
  await using bot = await startNotices();
  bot.seerr.ask(USERS.trusted, "tv", SERIES.valley, { status: 2 });
  await notify(mia(bot), SERIES.valley, says.all);
  for (const number of [1, 2, 3]) {
    bot.seerr.arrive("tv", SERIES.valley, { seasons: [number] });
    assert.equal((await untilTold(bot, mia(bot), number)).at(-1), season("Copper Valley", number));
  }
});
