/** What takes its real time: a Seerr that hangs, and a Radarr that refuses late. All at once, since each only waits. */
import assert from "node:assert/strict";
import { en } from "../../src/words/mod.ts";
import { startBot } from "../support/bot.ts";
import { FILMS, IDS, LIBRARY, PEOPLE } from "../support/small_world.ts";
import { willTell } from "../support/will_tell.ts";

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
  assert.equal(card.message.content, willTell(en.request.approved("The Lantern Keeper")));
  await bot.discord.until(() => card.message.content === en.request.failed("The Lantern Keeper"), 10_000);
});

Deno.test("whoever waits for a Seerr that hangs when the bot stops hears so, and it ends within 5 s", async () => {
  await using bot = await startBot({ seerr });
  const mia = bot.discord.person({ id: IDS.mia, name: "Mia" });
  const card = await mia.command("request movie", { title: keeper });
  bot.seerr.faults.hang = true;
  const typed = mia.command("request movie", { title: `tmdb:${FILMS.thieves}` });
  const pressed = mia.press(card, en.request.button);
  const answers = () => bot.discord.exchanges.filter(({ route }) => route.endsWith("/callback"));
  const told = (type: number) => answers().some(({ body }) => JSON.stringify(body).startsWith(`{"type":${type}`));
  await bot.discord.until(() => told(5) && told(6), 5_000);
  const began = performance.now();
  await bot.stop();
  assert.ok(performance.now() - began < 5_000);
  const seen = await typed;
  assert.ok(seen.message.content.startsWith(en.trouble.slow("Seerr")), seen.message.content);
  const [excuse] = (await pressed).followUps;
  assert.ok(excuse?.content.startsWith(en.trouble.slow("Seerr")));
  assert.equal(card.message.embeds[0]?.title, "The Lantern Keeper (2019)", "the card stays");
});
