/** What becomes of a request besides that it comes: approved, declined, failed; and what is taken away and comes back. */
import assert from "node:assert/strict";
import { en } from "../../src/words/mod.ts";
import type { Person } from "../../src/playground/discord/mod.ts";
import {
  following,
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

const { notice, notifications: says } = en;
const keeper = (sentence: string) => `The Lantern Keeper (2019): ${sentence}`;
const READY = keeper(notice.available("", false));

async function switchOn(person: Person, event: keyof typeof says.events): Promise<void> {
  await person.press(await person.command("notifications"), `${says.events[event]}: ${says.off}`);
}

for (const family of ["overseerr", "jellyseerr", "seerr"] as const) {
  Deno.test(`on ${family}, a declined request is told once to whose it is, and ends it`, async () => {
    await using bot = await startNotices({ seerr: { family }, hooks: true });
    bot.seerr.faults.webhooks = "tripled";
    await requestFilm(mia(bot), FILMS.keeper);
    const fan = trusted(bot);
    await fan.press(await fan.command("request movie", { title: `tmdb:${FILMS.keeper}` }), en.follow.notify);
    bot.seerr.decline(bot.seerr.requests().at(-1)?.id ?? 0);
    assert.deepEqual(await untilTold(bot, mia(bot)), [keeper(notice.declined("", false))]);
    await rounds(bot);
    assert.deepEqual([told(mia(bot)).length, told(fan).length], [1, 0]);
    assert.deepEqual([(await following(mia(bot))).length, (await following(fan)).length], [0, 1]);
    bot.seerr.arrive("movie", FILMS.keeper);
    assert.deepEqual(await untilTold(bot, fan), [READY]);
    assert.equal(told(mia(bot)).length, 1, "who no longer waits is not told");
  });

  Deno.test(`on ${family}, a download server's refusal is told, and that it came after all`, async () => {
    await using bot = await startNotices({ seerr: { family } });
    await requestFilm(mia(bot), FILMS.keeper);
    bot.seerr.faults.arr = "refuse";
    bot.seerr.approve(bot.seerr.requests().at(-1)?.id ?? 0);
    assert.deepEqual(await untilTold(bot, mia(bot)), [keeper(notice.failed("", false))]);
    await rounds(bot);
    bot.seerr.faults.arr = false;
    bot.seerr.arrive("movie", FILMS.keeper);
    assert.deepEqual(await untilTold(bot, mia(bot), 2), [keeper(notice.failed("", false)), READY]);
  });
}

Deno.test("an approval is told only to whoever switched that on", async () => {
  await using bot = await startNotices();
  await switchOn(mia(bot), "approved");
  await requestFilm(mia(bot), FILMS.keeper);
  await rounds(bot);
  assert.deepEqual(told(mia(bot)), []);
  bot.seerr.approve(bot.seerr.requests().at(-1)?.id ?? 0);
  assert.deepEqual(await untilTold(bot, mia(bot)), [keeper(notice.approved("", false))]);
});

Deno.test("what is switched off is not told, and not made up for when it is switched on again", async () => {
  await using bot = await startNotices();
  const person = mia(bot);
  const panel = await person.command("notifications");
  await person.press(panel, `${says.events.available}: ${says.on}`);
  await requestFilm(person, FILMS.keeper);
  bot.seerr.arrive("movie", FILMS.keeper);
  await rounds(bot);
  await person.press(panel, `${says.events.available}: ${says.off}`);
  await rounds(bot);
  assert.deepEqual(told(person), []);
});

for (const family of ["overseerr", "seerr"] as const) {
  Deno.test(`on ${family}, what was taken away is told when that is switched on, and told again when it comes back`, async () => {
    await using bot = await startNotices({ seerr: { family } });
    const person = mia(bot);
    await switchOn(person, "removed");
    await requestFilm(person, FILMS.keeper);
    bot.seerr.arrive("movie", FILMS.keeper);
    await untilTold(bot, person);
    bot.seerr.vanish("movie", FILMS.keeper);
    const gone = keeper(notice.removed("", false));
    assert.deepEqual(await untilTold(bot, person, 2), [READY, gone]);
    bot.seerr.ask(USERS.mia, "movie", FILMS.keeper, { status: 2 });
    await rounds(bot);
    bot.seerr.arrive("movie", FILMS.keeper);
    assert.deepEqual(await untilTold(bot, person, 3), [READY, gone, READY]);
    await rounds(bot);
    assert.equal(told(person).length, 3);
  });
}

Deno.test("a removal is not told by default, and yet the return is", async () => {
  await using bot = await startNotices();
  const person = mia(bot);
  await requestFilm(person, FILMS.keeper);
  bot.seerr.arrive("movie", FILMS.keeper);
  await untilTold(bot, person);
  bot.seerr.vanish("movie", FILMS.keeper);
  await rounds(bot);
  assert.deepEqual(told(person), [READY]);
  bot.seerr.ask(USERS.mia, "movie", FILMS.keeper, { status: 2 });
  await rounds(bot);
  bot.seerr.arrive("movie", FILMS.keeper);
  assert.deepEqual(await untilTold(bot, person, 2), [READY, READY]);
});

Deno.test("a request that an administrator deletes ends what was waited for", async () => {
  await using bot = await startNotices();
  await requestFilm(mia(bot), FILMS.keeper);
  await rounds(bot);
  bot.seerr.remove(bot.seerr.requests().at(-1)?.id ?? 0);
  await rounds(bot);
  assert.deepEqual(await following(mia(bot)), []);
  bot.seerr.arrive("movie", FILMS.keeper);
  await rounds(bot);
  assert.deepEqual(told(mia(bot)), []);
});
