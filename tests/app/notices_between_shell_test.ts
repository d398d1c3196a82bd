/** What happens between two looks. */
import assert from "node:assert/strict";
import { en } from "../../src/words/mod.ts";
import { startBot } from "../support/bot.ts";
import { mia, NOTICE_LIBRARY, told, trusted, USERS } from "../support/notice_world.ts";
import { FILMS, PEOPLE } from "../support/small_world.ts";

/** Looks that come by themselves are rare, in ms. */
const RARE = { sweep: 1_500, walk: 100_000_000, wholeWalk: 100_000_000 };

Deno.test("who follows a title before anybody else looked at it takes nothing from those who asked for it", async () => {
  await using bot = await startBot({ times: RARE, seerr: { library: NOTICE_LIBRARY, people: PEOPLE } });
  const { seerr, discord } = bot;
  const sweeps = () => seerr.calls.filter(({ query }) => query.includes("filter=unavailable")).length;
  const [asker, follower] = [mia(bot), trusted(bot)];
  await discord.until(() => sweeps() > 0);
  const before = sweeps();
  await discord.until(() => sweeps() > before);
  seerr.ask(USERS.mia, "movie", FILMS.keeper, { status: 2 });
  const card = await follower.command("request movie", { title: `tmdb:${FILMS.keeper}` });
  await follower.press(card, en.follow.notify);
  seerr.arrive("movie", FILMS.keeper);
  const ready = [`The Lantern Keeper (2019): ${en.notice.available("", false)}`];
  await discord.until(() => told(asker).length > 0 && told(follower).length > 0);
  assert.deepEqual([told(asker), told(follower)], [ready, ready]);
});
