/** The bot ends and starts again, or runs twice, over one store: nothing is lost, nothing comes twice. */
import assert from "node:assert/strict";
import { en } from "../../src/words/mod.ts";
import { startBeside } from "../support/bot.ts";
import {
  mia,
  requestFilm,
  requestSeries,
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
import { FILMS } from "../support/small_world.ts";
import { inTempFolder } from "../support/temp_folder.ts";

const ready = (title: string) => `${title}: ${en.notice.available("", false)}`;
const READY = ready("The Lantern Keeper (2019)");
const THIEVES = ready("The Lantern Thieves (2024)");
const MESSAGES = "POST /channels/{channel_id}/messages";

Deno.test("what happens while the bot is away is told when it is back, and what was told is not told again", async () => {
  await inTempFolder(async (folder) => {
    await using bot = await startNotices({ config: { store: `${folder}/usherr.db` } });
    const person = mia(bot);
    await requestFilm(person, FILMS.keeper);
    await requestFilm(person, FILMS.thieves);
    await requestSeries(person, SERIES.valley);
    await untilFollowing(person, 3);
    bot.seerr.arrive("movie", FILMS.keeper);
    await untilTold(bot, person);
    await bot.stop();
    bot.seerr.arrive("movie", FILMS.thieves);
    const made = bot.seerr.ask(USERS.mia, "movie", FILMS.dotted, { status: 2 });
    assert.ok(made > 0);
    bot.seerr.arrive("movie", FILMS.dotted);
    bot.seerr.arrive("tv", SERIES.valley);
    await bot.start();
    assert.equal((await untilTold(bot, person, 4)).length, 4);
    await watching(bot);
    await rounds(bot);
    const [first, ...later] = told(person);
    assert.equal(first, READY);
    const whole = `Copper Valley (2015): ${en.notice.whole(`seasons 1–3, ${en.notice.all(21)}`, false)}`;
    assert.deepEqual(later.sort(), [whole, ready("S.W.I.F.T. (2019)"), THIEVES].sort());
  });
});

Deno.test("a message whose answer was still awaited when the bot ended is not sent again", async () => {
  await inTempFolder(async (folder) => {
    await using bot = await startNotices({ config: { store: `${folder}/usherr.db` } });
    const person = mia(bot);
    await requestFilm(person, FILMS.keeper);
    const lift = bot.discord.faults.rest({ on: MESSAGES, does: "hold answer" });
    bot.seerr.arrive("movie", FILMS.keeper);
    await untilTold(bot, person);
    await bot.stop();
    lift();
    await bot.start();
    await watching(bot);
    await rounds(bot);
    assert.deepEqual(told(person), [READY]);
    const sent = bot.discord.exchanges.filter(({ method, route }) => `${method} ${route}` === MESSAGES);
    assert.equal(sent.length, 1, "it was looked up");
  });
});

Deno.test("a message that Discord never got is sent after the restart", async () => {
  await inTempFolder(async (folder) => {
    await using bot = await startNotices({ config: { store: `${folder}/usherr.db` } });
    const person = mia(bot);
    await requestFilm(person, FILMS.keeper);
    const lift = bot.discord.faults.rest({ on: MESSAGES, does: { status: 503 } });
    bot.seerr.arrive("movie", FILMS.keeper);
    await bot.discord.until(() => bot.discord.exchanges.some(({ route }) => MESSAGES.endsWith(route)));
    await bot.stop();
    assert.deepEqual(told(person), []);
    lift();
    await bot.start();
    assert.deepEqual(await untilTold(bot, person), [READY]);
  });
});

Deno.test("Discord's errors, refusals for being too fast and lost answers lose nothing and double nothing", async () => {
  await using bot = await startNotices();
  const person = mia(bot);
  await requestFilm(person, FILMS.keeper);
  bot.discord.faults.rest({ on: MESSAGES, does: { status: 502 }, times: 2 });
  bot.discord.faults.rest({ on: MESSAGES, does: { retryAfter: 0.05 }, times: 1 });
  bot.seerr.arrive("movie", FILMS.keeper);
  assert.deepEqual(await untilTold(bot, person), [READY]);
  await rounds(bot);
  assert.equal(told(person).length, 1);
});

Deno.test("two processes on one store tell each thing once, and the other goes on when one ends", async () => {
  await inTempFolder(async (folder) => {
    await using bot = await startNotices({ config: { store: `${folder}/usherr.db` }, hooks: true });
    const lines: Record<string, unknown>[] = [];
    const other = await startBeside(bot, lines);
    try {
      const takers = () => [...bot.lines, ...lines].filter(({ event }) => event === "lease taken").length;
      await requestFilm(mia(bot), FILMS.keeper);
      await requestFilm(trusted(bot), FILMS.thieves);
      bot.seerr.faults.webhooks = "tripled";
      for (const film of [FILMS.keeper, FILMS.thieves]) bot.seerr.arrive("movie", film);
      assert.deepEqual(await untilTold(bot, mia(bot)), [READY]);
      assert.deepEqual(await untilTold(bot, trusted(bot)), [THIEVES]);
      assert.equal(takers(), 1);
      await requestFilm(mia(bot), FILMS.dotted);
      await bot.stop();
      bot.seerr.arrive("movie", FILMS.dotted);
      assert.deepEqual(await untilTold(bot, mia(bot), 2), [READY, ready("S.W.I.F.T. (2019)")]);
      assert.equal(takers(), 2);
      await rounds(bot);
      assert.deepEqual([told(mia(bot)).length, told(trusted(bot)).length], [2, 1]);
    } finally {
      await other.stop();
    }
  });
});
