/** Quiet hours by the person's own clock: what comes in them waits for their end. */
import assert from "node:assert/strict";
import { en } from "../../src/words/mod.ts";
import {
  mia,
  requestFilm,
  rounds,
  SERIES,
  startNotices,
  told,
  trusted,
  untilFollowing,
  untilTold,
} from "../support/notice_world.ts";
import { FILMS } from "../support/small_world.ts";

const { notifications: says, notice } = en;
const READY = `The Lantern Keeper (2019): ${notice.available("", false)}`;
const HOUR = 3_600_000;
/** Noon in London, in summer. */
const NOON = Date.UTC(2026, 5, 15, 11, 0);

Deno.test("what comes in quiet hours waits for their end; others are told at once", async () => {
  const began = Date.now();
  const clock = { start: NOON };
  const now = () => clock.start + (Date.now() - began);
  await using bot = await startNotices({ now, seerr: { now } });
  const person = mia(bot);
  const zones = await person.suggest("notifications", { option: "time_zone", value: "london" });
  assert.deepEqual(zones.map(({ value }) => value), ["Europe/London"]);
  assert.match(zones[0]?.name ?? "", /12:0\d/);
  const typed = { quiet_from: "11:30", quiet_to: "13:30", time_zone: "Europe/London" };
  const panel = await person.command("notifications", typed);
  assert.match(JSON.stringify(panel.message.embeds), /11:30.*13:30.*Europe\/London/);
  await requestFilm(person, FILMS.keeper);
  const fan = trusted(bot);
  await fan.press(await fan.command("request movie", { title: `tmdb:${FILMS.keeper}` }), en.follow.notify);
  bot.seerr.arrive("movie", FILMS.keeper);
  assert.deepEqual(await untilTold(bot, fan), [READY]);
  await rounds(bot);
  assert.deepEqual(told(person), []);
  clock.start += HOUR;
  await rounds(bot);
  assert.deepEqual(told(person), [], "13:00 is still quiet");
  clock.start += HOUR;
  assert.deepEqual(await untilTold(bot, person), [READY]);
});

Deno.test("without quiet hours any more one is told at once; what cannot be understood changes nothing", async () => {
  const began = Date.now();
  const now = () => NOON + (Date.now() - began);
  await using bot = await startNotices({ now, seerr: { now } });
  const person = mia(bot);
  const cases: [Record<string, string>, string][] = [
    [{ quiet_from: "25:00", quiet_to: "8:00", time_zone: "UTC" }, says.badTime("25:00")],
    [{ quiet_from: "22:00", time_zone: "UTC" }, says.both],
    [{ quiet_from: "22:00", quiet_to: "8:00" }, says.needZone],
    [{ quiet_from: "8:00", quiet_to: "8:00", time_zone: "UTC" }, says.sameTime],
    [{ time_zone: "Middle/Earth" }, says.badZone("Middle/Earth")],
  ];
  for (const [typed, sentence] of cases) {
    const panel = await person.command("notifications", typed);
    assert.equal(panel.message.content, sentence);
    assert.match(JSON.stringify(panel.message.embeds), new RegExp(`"${says.quietNone}"`));
  }
  const panel = await person.command("notifications", { quiet_from: "10:00", quiet_to: "14:00", time_zone: "UTC" });
  await person.press(panel, says.quietOff);
  assert.match(JSON.stringify(panel.message.embeds), new RegExp(`"${says.quietNone} \\(UTC\\)"`));
  await requestFilm(person, FILMS.keeper);
  bot.seerr.arrive("movie", FILMS.keeper);
  assert.deepEqual(await untilTold(bot, person), [READY]);
});

Deno.test("what waits for quiet hours comes when they are lifted, and not at all once it is stopped", async () => {
  const began = Date.now();
  const now = () => NOON + (Date.now() - began);
  await using bot = await startNotices({ now, seerr: { now } });
  const person = mia(bot);
  const panel = await person.command("notifications", { quiet_from: "10:00", quiet_to: "20:00", time_zone: "UTC" });
  for (const film of [FILMS.keeper, FILMS.thieves]) await requestFilm(person, film);
  await untilFollowing(person, 2);
  for (const film of [FILMS.keeper, FILMS.thieves]) bot.seerr.arrive("movie", film);
  await untilFollowing(person, 0);
  const series = await person.command("request series", { title: `tmdb:${SERIES.valley}` });
  await person.press(series, en.season.choose);
  await person.press(series, en.season.all(3));
  await untilFollowing(person, 1);
  bot.seerr.arrive("tv", SERIES.valley, { seasons: [1] });
  await rounds(bot);
  assert.deepEqual(told(person), []);
  await person.choose(await person.command("following"), "fs:1", [`tv:${SERIES.valley}`]);
  await person.press(panel, says.quietOff);
  await untilTold(bot, person, 2);
  await rounds(bot);
  assert.deepEqual(told(person).sort(), [READY, `The Lantern Thieves (2024): ${notice.available("", false)}`]);
});
