/** Who may, over the whole way. */
import assert from "node:assert/strict";
import { commands } from "../../src/commands/mod.ts";
import { en } from "../../src/words/mod.ts";
import { startBot } from "../support/bot.ts";
import { FILMS, IDS, LIBRARY, PEOPLE } from "../support/small_world.ts";
import { willTell } from "../support/will_tell.ts";

const seerr = { library: LIBRARY, people: PEOPLE };
const keeper = `tmdb:${FILMS.keeper}`;
const ROLE = "300000000000000001";

Deno.test("a role is needed to ask, to press and to be given choices", async () => {
  await using bot = await startBot({ seerr, config: { "discord.requestRoles": [ROLE] } });
  const without = bot.discord.person({ id: IDS.mia, name: "Mia" });
  const refused = await without.command("request movie", { title: keeper });
  assert.equal(refused.message.content, en.refused.role(`<@&${ROLE}>`));
  assert.equal(refused.ephemeral, true);
  assert.deepEqual(await without.suggest("request movie", { option: "title", value: "lantern" }), []);

  const withRole = bot.discord.person({ id: IDS.trusted, name: "Trusted", roles: [ROLE] });
  const card = await withRole.command("request movie", { title: keeper });
  assert.equal(card.message.embeds[0]?.title, "The Lantern Keeper (2019)");
  const direct = await withRole.command("request movie", { title: keeper }, { in: "dm" });
  assert.equal(direct.message.content, en.refused.directRoles);
});

Deno.test("only the named channel takes requests, and its threads", async () => {
  const { discord } = await startedIn();
  await using _ = discord.bot;
  const mia = discord.bot.discord.person({ id: IDS.mia, name: "Mia" });
  const { general, thread, requests } = discord.bot.discord.channels;
  const refused = await mia.command("request movie", { title: keeper }, { in: general.id });
  assert.equal(refused.message.content, en.refused.channel(`<#${requests.id}>`));
  for (const channel of [requests, thread]) {
    const card = await mia.command("request movie", { title: keeper }, { in: channel.id });
    assert.equal(card.message.embeds[0]?.title, "The Lantern Keeper (2019)", channel.name);
  }
});

/** The channels' ids are known only once the tiny Discord runs, so the bot is started a second time with them. */
async function startedIn() {
  const bot = await startBot({ seerr });
  bot.config.discord.requestChannels.push(bot.discord.channels.requests.id);
  await bot.stop();
  await bot.start();
  return { discord: { bot } };
}

Deno.test("direct messages take requests unless they are switched off", async () => {
  await using open = await startBot({ seerr });
  const mia = open.discord.person({ id: IDS.mia, name: "Mia" });
  const card = await mia.command("request movie", { title: keeper }, { in: "dm" });
  await mia.press(card, en.request.button);
  assert.equal(card.message.content, willTell(en.request.pending("The Lantern Keeper")));

  await using closed = await startBot({ seerr, config: { "discord.allowDirectMessages": false } });
  const [request, help] = ["request", "help"].map((name) => closed.discord.commands().find((it) => it.name === name));
  assert.deepEqual([request?.contexts, help?.contexts], [[0], [0, 1]]);
});

Deno.test("over the pace one is told to wait, and page turns are free", async () => {
  await using bot = await startBot({ seerr, config: { pace: 2 } });
  const mia = bot.discord.person({ id: IDS.mia, name: "Mia" });
  const ask = () => mia.command("request movie", { title: keeper });
  await ask();
  await ask();
  const refused = await ask();
  assert.match(refused.message.content, /^That was quick\. Please wait \d+ seconds\.$/);
  const found = await mia.suggest("request movie", { option: "title", value: "lantern" });
  assert.equal(found.length, 2);
  const help = await mia.command("help");
  assert.equal(help.message.embeds[0]?.title, en.help.title, "what is one's own is not counted");
});

Deno.test("commands of another choice of servers are taken away", async () => {
  await using bot = await startBot({ seerr });
  const count = new Set(commands.map(({ name }) => name.split(" ", 1)[0])).size;
  assert.equal(bot.discord.commands().length, count);
  await bot.stop();
  bot.config.discord.guildIds.push(bot.discord.guild.id);
  await bot.start();
  assert.equal(bot.discord.commands().length, 0);
  assert.equal(bot.discord.commands(bot.discord.guild.id).length, count);
  const writes = () => bot.discord.exchanges.filter((it) => it.method === "PUT").length;
  const before = writes();
  await bot.stop();
  await bot.start();
  assert.equal(writes(), before, "what Discord holds already is not written again");
});
