/** A film that somebody waits for: they are told once, however it was requested and whatever becomes of the webhook. */
import assert from "node:assert/strict";
import type { TinySeerr, TinySeerrOptions } from "../../src/playground/seerr/mod.ts";
import { de, en } from "../../src/words/mod.ts";
import {
  labels,
  mia,
  requestFilm,
  rounds,
  startNotices,
  told,
  trusted,
  untilTold,
  USERS,
} from "../support/notice_world.ts";
import { FILMS } from "../support/small_world.ts";

const READY = `The Lantern Keeper (2019): ${en.notice.available("", false)}`;

Deno.test("a film that was requested here is told once, with all that one needs to watch it", async () => {
  await using bot = await startNotices();
  const person = mia(bot);
  await requestFilm(person, FILMS.keeper);
  bot.seerr.approve(bot.seerr.requests().at(-1)?.id ?? 0);
  await rounds(bot);
  assert.deepEqual(told(person), [], "that it was approved is told only to those who want it");
  bot.seerr.arrive("movie", FILMS.keeper);
  assert.deepEqual(await untilTold(bot, person), [READY]);
  const [message] = person.inbox;
  assert.ok(message);
  assert.match(message.embeds[0]?.thumbnail?.url ?? "", /\/poster-9001\.jpg$/);
  assert.match(message.embeds[0]?.footer?.text ?? "", /^It took /);
  assert.deepEqual(labels(message), [en.card.links.watch, en.notice.details]);
  const details = await person.press(message, en.notice.details);
  assert.equal(details.message.embeds[0]?.title, "The Lantern Keeper (2019)");

  bot.seerr.arrive("movie", FILMS.keeper);
  await bot.stop();
  await bot.start();
  await rounds(bot);
  assert.deepEqual(told(person).filter((it) => it === READY), [READY]);
});

const EDITIONS: [string, TinySeerrOptions][] = [
  ["Overseerr", { family: "overseerr" }],
  ["Jellyseerr", { family: "jellyseerr" }],
  ["Seerr", { family: "seerr" }],
  ["Seerr 3.1.0", { family: "seerr", version: "3.1.0" }],
];
const MADE: [string, (seerr: TinySeerr) => number][] = [
  ["and approved", (seerr) => {
    const id = seerr.ask(USERS.mia, "movie", FILMS.keeper);
    seerr.approve(id);
    return id;
  }],
  ["and still pending", (seerr) => seerr.ask(USERS.mia, "movie", FILMS.keeper)],
];
for (const [edition, options] of EDITIONS) {
  for (const [how, make] of MADE) {
    Deno.test(`a film requested in the web page of ${edition} ${how} is told once, by the sweep alone`, async () => {
      await using bot = await startNotices({ seerr: options });
      make(bot.seerr);
      await rounds(bot);
      bot.seerr.arrive("movie", FILMS.keeper);
      assert.deepEqual(await untilTold(bot, mia(bot)), [READY]);
      bot.seerr.arrive("movie", FILMS.keeper);
      await rounds(bot);
      assert.equal(told(mia(bot)).length, 1);
    });
  }

  Deno.test(`on ${edition}, tripled webhooks and the sweep tell nothing twice`, async () => {
    await using bot = await startNotices({ seerr: options, hooks: true });
    bot.seerr.faults.webhooks = "tripled";
    await requestFilm(mia(bot), FILMS.keeper);
    await requestFilm(trusted(bot), FILMS.thieves);
    bot.seerr.approve(bot.seerr.requests().find((it) => it.requestedBy === USERS.mia)?.id ?? 0);
    bot.seerr.arrive("movie", FILMS.keeper);
    bot.seerr.arrive("movie", FILMS.thieves);
    assert.deepEqual(await untilTold(bot, mia(bot)), [READY]);
    await untilTold(bot, trusted(bot));
    await bot.discord.until(() => bot.seerr.webhooks.every(({ became }) => became !== undefined));
    assert.ok(bot.seerr.webhooks.length >= 3);
    assert.deepEqual([...new Set(bot.seerr.webhooks.map(({ became }) => became))], [204]);
    await rounds(bot);
    assert.deepEqual([told(mia(bot)).length, told(trusted(bot)).length], [1, 1]);
  });
}

Deno.test("what was requested and came between two sweeps is told", async () => {
  await using bot = await startNotices();
  const id = bot.seerr.ask(USERS.mia, "movie", FILMS.keeper);
  bot.seerr.approve(id);
  bot.seerr.arrive("movie", FILMS.keeper);
  assert.deepEqual(await untilTold(bot, mia(bot)), [READY]);
});

/** Without sweeps in time: what is told, is told because of the webhook. Those that come early come 200 ms before the fact. */
const SELDOM = { sweep: 600_000, walk: 600_000, hook: 250 };
for (const fate of [false, "tripled", 60, "early"] as const) {
  Deno.test(`the webhook alone is enough: ${fate === false ? "in time" : fate}`, async () => {
    await using bot = await startNotices({ hooks: true });
    await bot.stop();
    Object.assign(bot.times, SELDOM);
    await bot.start();
    await requestFilm(mia(bot), FILMS.keeper);
    bot.seerr.faults.webhooks = fate;
    bot.seerr.approve(bot.seerr.requests().at(-1)?.id ?? 0);
    bot.seerr.arrive("movie", FILMS.keeper);
    assert.deepEqual(await untilTold(bot, mia(bot)), [READY]);
    await bot.discord.until(() => bot.seerr.webhooks.every(({ became }) => became === 204));
    assert.equal(told(mia(bot)).length, 1);
  });
}

Deno.test("a lost webhook loses nothing", async () => {
  await using bot = await startNotices({ hooks: true });
  bot.seerr.faults.webhooks = "lost";
  await requestFilm(mia(bot), FILMS.keeper);
  bot.seerr.arrive("movie", FILMS.keeper);
  assert.deepEqual(await untilTold(bot, mia(bot)), [READY]);
  assert.ok(bot.seerr.webhooks.every(({ became }) => became === "lost"));
});

Deno.test("whoever reads German is told in German, with the German title", async () => {
  await using bot = await startNotices();
  const person = mia(bot, { locale: "de" });
  await requestFilm(person, FILMS.keeper, de);
  bot.seerr.arrive("movie", FILMS.keeper);
  assert.deepEqual(await untilTold(bot, person), [`Der Laternenwärter (2019): ${de.notice.available("", false)}`]);
  assert.deepEqual(labels(person.inbox[0] ?? assert.fail()), [de.card.links.watch, de.notice.details]);
});
