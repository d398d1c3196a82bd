/** Where people are told: directly, in a channel, not at all; what becomes of it when their direct messages are closed. */
import assert from "node:assert/strict";
import { en } from "../../src/words/mod.ts";
import type { Bot } from "../support/bot.ts";
import {
  labels,
  mia,
  requestFilm,
  restart,
  rounds,
  said,
  SERIES,
  startNotices,
  told,
  trusted,
  untilFollowing,
  USERS,
} from "../support/notice_world.ts";
import { FILMS, IDS } from "../support/small_world.ts";

const { notice } = en;
const READY = `The Lantern Keeper (2019): ${notice.available("", false)}`;
const inGeneral = (bot: Bot, person = mia(bot)) => person.sees(bot.discord.channels.general.id);
const conversations = ({ discord }: Bot) =>
  discord.exchanges.filter(({ route }) => route === "/users/@me/channels").length;

/** The channels' ids are known only once the tiny Discord runs. */
async function startIn(change: (bot: Bot, channels: Bot["discord"]["channels"]) => void): Promise<Bot> {
  const bot = await startNotices();
  change(bot, bot.discord.channels);
  await restart(bot);
  return bot;
}

for (const directMessages of ["closed", "none"] as const) {
  Deno.test(`whose direct messages are ${directMessages} is told in the channel, and nobody else is mentioned`, async () => {
    await using bot = await startIn(({ config }, { general }) => config.notices.channel = general.id);
    const person = mia(bot, { directMessages });
    await requestFilm(person, FILMS.keeper);
    bot.seerr.arrive("movie", FILMS.keeper);
    await bot.discord.until(() => inGeneral(bot, person).length > 0);
    const [message] = inGeneral(bot, person);
    assert.equal(message?.content, `<@${IDS.mia}>`);
    assert.deepEqual(message.mentions.map(({ id }) => id), [IDS.mia]);
    const sent = bot.discord.exchanges.filter(({ route }) => route.endsWith("/messages")).at(-1);
    assert.partialDeepStrictEqual(sent?.body, {
      enforce_nonce: true,
      allowed_mentions: { parse: [], users: [IDS.mia] },
    });
    const others = await trusted(bot).press(message, notice.details);
    assert.deepEqual([others.ephemeral, others.message.embeds[0]?.title], [true, "The Lantern Keeper (2019)"]);

    const opened = conversations(bot);
    await requestFilm(person, FILMS.thieves);
    bot.seerr.arrive("movie", FILMS.thieves);
    await bot.discord.until(() => inGeneral(bot, person).length > 1);
    assert.equal(conversations(bot), opened, "it is remembered that they take none");
  });

  Deno.test(`without a channel, whose direct messages are ${directMessages} reads it at their next command, once`, async () => {
    await using bot = await startNotices();
    const person = mia(bot, { directMessages });
    await requestFilm(person, FILMS.keeper);
    await requestFilm(person, FILMS.thieves);
    for (const film of [FILMS.keeper, FILMS.thieves]) bot.seerr.arrive("movie", film);
    await rounds(bot, 5);
    const both = await Promise.all([person.command("help"), person.command("help")]);
    const held = () => both.flatMap(({ followUps }) => followUps);
    await bot.discord.until(() => held().length > 0);
    await rounds(bot);
    const [shown, ...more] = held();
    assert.deepEqual(more, [], "only below one of two commands");
    assert.equal(shown?.content, notice.held(2));
    assert.deepEqual(shown.embeds.slice(0, 2).map(({ title }) => title).sort(), [
      "The Lantern Keeper (2019)",
      "The Lantern Thieves (2024)",
    ]);
    assert.equal(shown.embeds[2]?.description, notice.openMessages);
    assert.equal((shown.flags ?? 0) & 64, 64, "only they see it");
    const next = await person.command("help");
    await rounds(bot);
    assert.deepEqual([next.followUps.length, told(person).length], [0, 0]);
  });
}

Deno.test("in a channel everybody is mentioned who is told, and only they; Stop there is each one's own", async () => {
  await using bot = await startIn(({ config }, { general }) => {
    Object.assign(config.notices, { to: "channel", channel: general.id });
  });
  bot.seerr.ask(USERS.mia, "tv", SERIES.valley, { status: 2 });
  const person = mia(bot);
  await untilFollowing(person, 1);
  bot.seerr.arrive("tv", SERIES.valley, { seasons: [1] });
  await bot.discord.until(() => inGeneral(bot, person).length > 0);
  const [message] = inGeneral(bot, person);
  assert.equal(message?.content, `<@${IDS.mia}>`);
  assert.equal(conversations(bot), 0);
  const fan = await trusted(bot).press(message, notice.stop);
  assert.deepEqual([fan.message.content, fan.ephemeral], [en.follow.notFollowed, true]);
  const stopped = await person.press(message, notice.stop);
  assert.deepEqual([stopped.message.content, stopped.ephemeral], [en.follow.stopped("Copper Valley"), true]);
});

Deno.test("a channel where the bot may not write is told to the administrators, and what belongs there is not lost", async () => {
  await using bot = await startIn(({ config }, { readOnly, general }) => {
    Object.assign(config.notices, { to: "channel", channel: readOnly.id });
    config.discord.adminChannel = general.id;
  });
  await requestFilm(mia(bot), FILMS.keeper);
  bot.seerr.arrive("movie", FILMS.keeper);
  const { readOnly } = bot.discord.channels;
  await bot.discord.until(() => inGeneral(bot).length > 0);
  await rounds(bot, 5);
  assert.deepEqual(said(inGeneral(bot)), [en.admins.channel(`<#${readOnly.id}>`)]);
  assert.deepEqual(mia(bot).sees(readOnly.id), []);
});

Deno.test("switched off, nobody is told or promised anything", async () => {
  await using bot = await startNotices({ config: { "notices.to": "off" } });
  const person = mia(bot);
  const card = await person.command("request movie", { title: `tmdb:${FILMS.keeper}` });
  await person.press(card, en.request.button);
  assert.equal(card.message.content, en.request.pending("The Lantern Keeper"));
  assert.equal(labels(card.message).includes(en.follow.stop), false);
  bot.seerr.arrive("movie", FILMS.keeper);
  await rounds(bot);
  assert.deepEqual(told(person), []);
  assert.equal((await person.command("following")).message.content, en.following.silent);
});

Deno.test("everything new is announced once in public, and Details shows each their own card", async () => {
  await using bot = await startIn(({ config }, { general }) => config.notices.announce = general.id);
  await requestFilm(mia(bot), FILMS.keeper);
  await rounds(bot);
  bot.seerr.arrive("movie", FILMS.keeper);
  bot.seerr.arrive("tv", SERIES.valley, { seasons: [1] });
  bot.seerr.arrive("movie", FILMS.thieves);
  await bot.discord.until(() => inGeneral(bot).length >= 3);
  await rounds(bot);
  assert.deepEqual(said(inGeneral(bot)).sort(), [
    `Copper Valley (2015): ${notice.available(`season 1, ${notice.all(6)}`, false)}`,
    READY,
    `The Lantern Thieves (2024): ${notice.available("", false)}`,
  ]);
  assert.deepEqual(told(mia(bot)), [READY], "and who asked for it is told all the same");
  const message = inGeneral(bot).find(({ embeds }) => embeds[0]?.title?.startsWith("The Lantern Keeper"));
  assert.ok(message);
  assert.deepEqual([message.content, message.mentions], ["", []]);
  assert.deepEqual(labels(message), [en.card.links.watch, notice.details]);
  const card = await trusted(bot).press(message, notice.details);
  assert.deepEqual([card.ephemeral, card.message.embeds[0]?.title], [true, "The Lantern Keeper (2019)"]);
});
