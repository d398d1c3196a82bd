/** Whose a request is: those who link later, those who are forgotten, those whom the operator leaves alone; and the first start. */
import assert from "node:assert/strict";
import { en } from "../../src/words/mod.ts";
import type { Bot } from "../support/bot.ts";
import {
  following,
  labels,
  mia,
  MORE_IDS,
  requestFilm,
  rounds,
  SERIES,
  startNotices,
  told,
  trusted,
  untilFollowing,
  untilTold,
  USERS,
  watching,
} from "../support/notice_world.ts";
import { FILMS, IDS } from "../support/small_world.ts";

const READY = `The Lantern Keeper (2019): ${en.notice.available("", false)}`;
const THIEVES = `The Lantern Thieves (2024): ${en.notice.available("", false)}`;
const ROLE = "300000000000000009";
const ADMINS = { "discord.adminRoles": [ROLE] };
const admin = ({ discord }: Bot) => discord.person({ id: IDS.owner, name: "Owner", permissions: 8n, roles: [ROLE] });
const ulla = ({ discord }: Bot) => discord.person({ id: MORE_IDS.later, name: "Ulla" });

Deno.test("what somebody asked for before they linked is theirs once they have", async () => {
  await using bot = await startNotices({ config: ADMINS });
  bot.seerr.ask(USERS.unlinked, "movie", FILMS.keeper, { status: 2 });
  bot.seerr.ask(USERS.unlinked, "movie", FILMS.thieves, { status: 2 });
  await rounds(bot);
  bot.seerr.arrive("movie", FILMS.thieves);
  await rounds(bot);
  const person = ulla(bot);
  await admin(bot).command("link", { person: person.id, account: `#${USERS.unlinked}` });
  await untilFollowing(person, 1);
  bot.seerr.arrive("movie", FILMS.keeper);
  assert.deepEqual(await untilTold(bot, person), [READY]);
  await rounds(bot);
  assert.deepEqual(told(person), [READY], "what was over before they linked is history");
});

Deno.test("an account that two Discord accounts claim is nobody's, and one with two Discord ids is both's", async () => {
  await using bot = await startNotices();
  bot.seerr.ask(6, "movie", FILMS.keeper, { status: 2 });
  bot.seerr.ask(USERS.uhd, "movie", FILMS.thieves, { status: 2 });
  bot.seerr.link(USERS.uhd, MORE_IDS.uhd, MORE_IDS.later);
  await bot.stop();
  await bot.start();
  await watching(bot);
  const people = [IDS.twice, MORE_IDS.uhd, MORE_IDS.later].map((id) => bot.discord.person({ id, name: id }));
  for (const film of [FILMS.keeper, FILMS.thieves]) bot.seerr.arrive("movie", film);
  const [twin, one, other] = people;
  assert.ok(twin && one && other);
  assert.deepEqual(await untilTold(bot, one), [THIEVES]);
  assert.deepEqual(await untilTold(bot, other), [THIEVES]);
  await rounds(bot);
  assert.deepEqual(told(twin), []);
});

Deno.test("who is forgotten is told nothing more, and nothing new is adopted until they use the bot again", async () => {
  await using bot = await startNotices();
  const person = mia(bot);
  await requestFilm(person, FILMS.keeper);
  await untilFollowing(person, 1);
  const seen = await person.command("me");
  await person.press(seen, en.me.forget);
  await person.press(seen, en.me.forgetNow);
  assert.deepEqual(await following(person), []);
  bot.seerr.ask(USERS.mia, "movie", FILMS.thieves, { status: 2 });
  await rounds(bot);
  for (const film of [FILMS.keeper, FILMS.thieves]) bot.seerr.arrive("movie", film);
  await rounds(bot);
  assert.deepEqual(told(person), []);
  await requestFilm(person, FILMS.dotted);
  bot.seerr.arrive("movie", FILMS.dotted);
  assert.deepEqual(await untilTold(bot, person), [`S.W.I.F.T. (2019): ${en.notice.available("", false)}`]);
});

Deno.test("where requesters are not told, they can still follow what they asked for", async () => {
  await using bot = await startNotices({ config: { "notices.requesters": false } });
  const person = mia(bot);
  const card = await person.command("request movie", { title: `tmdb:${FILMS.keeper}` });
  await person.press(card, en.request.button);
  assert.equal(card.message.content, en.request.pending("The Lantern Keeper"), "nothing is promised");
  await requestFilm(person, FILMS.thieves);
  await rounds(bot);
  assert.deepEqual(await following(person), []);
  const again = await person.command("request movie", { title: `tmdb:${FILMS.keeper}` });
  await person.press(again, en.follow.notify);
  for (const film of [FILMS.thieves, FILMS.keeper]) bot.seerr.arrive("movie", film);
  assert.deepEqual(await untilTold(bot, person), [READY]);
  await rounds(bot);
  assert.equal(told(person).length, 1);
});

Deno.test("people who share an account are told each of what they asked for here", async () => {
  await using bot = await startNotices({ config: { "seerr.unlinkedUsers": USERS.trusted } });
  const [ann, bob] = [ulla(bot), bot.discord.person({ name: "Bob" })];
  await requestFilm(ann, FILMS.keeper);
  await requestFilm(bob, FILMS.thieves);
  bot.seerr.ask(USERS.trusted, "movie", FILMS.dotted, { status: 2 });
  await rounds(bot);
  for (const film of [FILMS.keeper, FILMS.thieves, FILMS.dotted]) bot.seerr.arrive("movie", film);
  assert.deepEqual(await untilTold(bot, ann), [READY]);
  assert.deepEqual(await untilTold(bot, bob), [THIEVES]);
  await rounds(bot);
  assert.deepEqual([told(ann).length, told(bob).length, told(trusted(bot)).length], [1, 1, 0]);
});

Deno.test("what an administrator asks for in somebody's name is told to that person", async () => {
  await using bot = await startNotices({ config: ADMINS });
  const who = admin(bot);
  const card = await who.command("request movie", { title: `tmdb:${FILMS.keeper}`, for: mia(bot).id });
  await who.press(card, en.request.button);
  assert.equal(labels(card.message).includes(en.follow.stop), false, "they follow nothing by that");
  bot.seerr.arrive("movie", FILMS.keeper);
  assert.equal((await untilTold(bot, mia(bot), 2)).at(-1), READY);
  await rounds(bot);
  assert.deepEqual([told(mia(bot)).length, told(who).length], [2, 0]);
});

Deno.test("at the first start nobody is told history, and what is open is adopted", async () => {
  await using bot = await startNotices();
  await bot.stop();
  bot.seerr.ask(USERS.mia, "movie", FILMS.keeper, { status: 2 });
  bot.seerr.arrive("movie", FILMS.keeper);
  bot.seerr.decline(bot.seerr.ask(USERS.mia, "movie", FILMS.dotted));
  bot.seerr.ask(USERS.mia, "tv", SERIES.valley, { status: 2 });
  bot.seerr.arrive("tv", SERIES.valley, { seasons: [1] });
  bot.seerr.ask(USERS.mia, "movie", FILMS.thieves);
  // The store is in memory, so this is a first start.
  await bot.start();
  await watching(bot);
  const person = mia(bot);
  await untilFollowing(person, 2);
  await rounds(bot);
  assert.deepEqual(told(person), []);
  bot.seerr.arrive("movie", FILMS.thieves);
  assert.deepEqual(await untilTold(bot, person), [THIEVES]);
  bot.seerr.arrive("tv", SERIES.valley, { seasons: [2] });
  assert.match((await untilTold(bot, person, 2)).at(-1) ?? "", /^Copper Valley .*season 2/);
});
