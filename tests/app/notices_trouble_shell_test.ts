/** Seerr in trouble while the bot looks by itself: nothing wrong is told, nothing is lost. */
import assert from "node:assert/strict";
import type { TinySeerr } from "../../src/playground/seerr/mod.ts";
import { en } from "../../src/words/mod.ts";
import type { Bot } from "../support/bot.ts";
import {
  mia,
  requestFilm,
  rounds,
  said,
  SERIES,
  startNotices,
  told,
  untilFollowing,
  untilTold,
  USERS,
} from "../support/notice_world.ts";
import { FILMS } from "../support/small_world.ts";

const { notice } = en;
const READY = `The Lantern Keeper (2019): ${notice.available("", false)}`;
const has = ({ lines }: Bot, event: string) => lines.some((it) => it.event === event);

const TROUBLE: [string, (seerr: TinySeerr, on: boolean) => void][] = [
  ["is down", ({ faults }, on) => faults.down = on && "refuse"],
  ["cuts every line", ({ faults }, on) => faults.down = on && "reset"],
  ["is hidden by a proxy's page", ({ faults }, on) => faults.html = on],
  ["answers nonsense", ({ faults }, on) => faults.nonsense = on],
  ["answers nonsense of titles alone", ({ faults }, on) => faults.nonsense = on && /^\/movie\//],
  ["has an error of its own", ({ faults }, on) => faults.broken = on],
  ["reaches no TMDB", ({ faults }, on) => faults.tmdbDown = on],
  ["refuses the key", ({ faults }, on) => faults.newKey = on ? "another" : undefined],
];
for (const [what, set] of TROUBLE) {
  Deno.test(`while Seerr ${what} nothing is told, and what happened is told when that is over`, async () => {
    await using bot = await startNotices();
    const person = mia(bot);
    await requestFilm(person, FILMS.keeper);
    bot.seerr.ask(USERS.mia, "movie", FILMS.thieves, { status: 2 });
    await untilFollowing(person, 2);
    set(bot.seerr, true);
    bot.seerr.arrive("movie", FILMS.keeper);
    await bot.discord.until(() => has(bot, "watching in trouble"));
    const fresh = bot.seerr.ask(USERS.mia, "movie", FILMS.dotted, { status: 2 });
    assert.ok(fresh > 0);
    await bot.discord.until(() => has(bot, "watching still in trouble"));
    assert.deepEqual(told(person), []);
    set(bot.seerr, false);
    assert.deepEqual(await untilTold(bot, person), [READY]);
    await untilFollowing(person, 2);
    bot.seerr.arrive("movie", FILMS.dotted);
    assert.deepEqual(await untilTold(bot, person, 2), [READY, `S.W.I.F.T. (2019): ${notice.available("", false)}`]);
    await rounds(bot);
    assert.equal(told(person).length, 2);
  });
}

Deno.test("a refused key is told to the administrators once", async () => {
  await using bot = await startNotices();
  const { general } = bot.discord.channels;
  bot.config.discord.adminChannel = general.id;
  await bot.stop();
  await bot.start();
  await rounds(bot);
  const inChannel = () => said(mia(bot).sees(general.id));
  bot.seerr.faults.newKey = "another";
  await bot.discord.until(() => inChannel().length > 0);
  await rounds(bot, 5);
  assert.deepEqual(inChannel(), [en.admins.seerrKey]);
});

Deno.test("while the list of media cannot be read, requests are told as ever, and the rest when that is over", async () => {
  await using bot = await startNotices();
  const person = mia(bot);
  await requestFilm(person, FILMS.keeper);
  const card = await person.command("request series", { title: `tmdb:${SERIES.post}` });
  await person.press(card, en.follow.notify);
  await person.press(card, en.follow.all);
  await rounds(bot);
  bot.seerr.faults.nonsense = "/media";
  await bot.discord.until(() => has(bot, "watching in trouble"));
  bot.seerr.arrive("movie", FILMS.keeper);
  bot.seerr.arrive("tv", SERIES.post, { seasons: [1] });
  assert.deepEqual(await untilTold(bot, person), [READY]);
  assert.equal(told(person).length, 1);
  bot.seerr.faults.nonsense = false;
  assert.match((await untilTold(bot, person, 2)).at(-1) ?? "", /^Winter Post .*season 1/);
});

Deno.test("a title whose details cannot be read holds nothing else up", async () => {
  await using bot = await startNotices();
  const person = mia(bot);
  await requestFilm(person, FILMS.keeper);
  await untilFollowing(person, 1);
  bot.seerr.faults.broken = `/movie/${FILMS.keeper}`;
  bot.seerr.arrive("movie", FILMS.keeper);
  await requestFilm(person, FILMS.thieves);
  bot.seerr.arrive("movie", FILMS.thieves);
  assert.deepEqual(await untilTold(bot, person), [`The Lantern Thieves (2024): ${notice.available("", false)}`]);
  bot.seerr.faults.broken = false;
  assert.equal((await untilTold(bot, person, 2)).at(-1), READY);
});
