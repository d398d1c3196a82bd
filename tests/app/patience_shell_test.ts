/** What takes its real time: a Seerr that hangs, and a Radarr that refuses late. All at once, since each only waits. */
import assert from "node:assert/strict";
import { en } from "../../src/words/mod.ts";
import { startBot } from "../support/bot.ts";
import { FILMS, IDS, LIBRARY, PEOPLE } from "../support/small_world.ts";

const seerr = { library: LIBRARY, people: PEOPLE };
const keeper = `tmdb:${FILMS.keeper}`;

Deno.test("while Seerr hangs the person hears so within 12 s, and gets no choices within 2.5 s", async () => {
  await using bot = await startBot({ seerr });
  const mia = bot.discord.person({ id: IDS.mia, name: "Mia" });
  await mia.command("request movie", { title: keeper });
  bot.seerr.faults.hang = true;
  const began = performance.now();
  const typed = mia.suggest("request movie", { option: "title", value: "harbour" })
    .then((found) => ({ found, ms: performance.now() - began }));
  const seen = await mia.command("request movie", { title: keeper });
  assert.ok(performance.now() - began < 12_000);
  assert.ok(seen.message.content.startsWith(en.trouble.slow("Seerr")), seen.message.content);
  const { found, ms } = await typed;
  assert.deepEqual(found, []);
  assert.ok(ms < 3_000);
});

Deno.test("when Radarr refuses after the approval, the person is told in the same message", async () => {
  await using bot = await startBot({ seerr });
  const trusted = bot.discord.person({ id: IDS.trusted, name: "Trusted" });
  bot.seerr.faults.arr = 50;
  const card = await trusted.command("request movie", { title: keeper });
  await trusted.press(card, en.request.button);
  assert.equal(card.message.content, en.request.approved("The Lantern Keeper"));
  await bot.discord.until(() => card.message.content === en.request.failed("The Lantern Keeper"), 10_000);
});
