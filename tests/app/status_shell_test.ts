/** `/status` over the whole way: what an administrator is told while Seerr is down, and after. */
import assert from "node:assert/strict";
import { samplePeople, sampleUserIds } from "../../src/playground/seerr/mod.ts";
import { de, en } from "../../src/words/mod.ts";
import { type Bot, startBeside, startBot } from "../support/bot.ts";
import { eventually } from "../support/eventually.ts";
import { inTempFolder } from "../support/temp_folder.ts";

const ROLE = "300000000000000009";
const config = { "discord.adminRoles": [ROLE] };
const discordId = (userId: number) => samplePeople.find(({ id }) => id === userId)?.discordIds?.[0] ?? "";
const admin = ({ discord }: Bot, locale = "en-US") =>
  discord.person({ id: discordId(sampleUserIds.owner), name: "Ada", roles: [ROLE], locale });

/** A bot whose clock can be put forward: what Seerr said of itself is kept for a while. */
async function startAhead() {
  const clock = { ahead: 0 };
  const bot = await startBot({ config, now: () => Date.now() + clock.ahead });
  return { bot, later: () => clock.ahead += 16_000 };
}

/** What `/status` says: its title, and its parts by their names. */
async function status(bot: Bot, locale?: string) {
  const { message, ephemeral } = await admin(bot, locale).command("status");
  const [embed] = message.embeds;
  const parts = Object.fromEntries((embed?.fields ?? []).map(({ name, value }) => [name, value]));
  return { title: embed?.title, parts, ephemeral };
}

Deno.test("an administrator is told privately how everything does", async () => {
  await using bot = await startBot({ config });
  const { title, parts, ephemeral } = await status(bot);
  assert.deepEqual([title, ephemeral], [en.status.title.ok, true]);
  assert.match(parts.Discord ?? "", /^Connected\./);
  assert.equal(parts.Seerr, `${en.status.seerrFine} Version 3.3.0.`);
  assert.match(parts.Usherr ?? "", /Started <t:\d+:R>\. \d+ MB of memory\.$/);
  assert.equal((await status(bot, "de")).title, de.status.title.ok);
  assert.ok(Object.hasOwn((await status(bot, "de")).parts, de.status.parts.looking));
});

Deno.test("an administrator is told what is wrong with Seerr, and when that is over", async () => {
  const { bot, later } = await startAhead();
  await using _ = bot;
  bot.seerr.faults.down = "refuse";
  later();
  const down = await status(bot);
  assert.deepEqual([down.title, down.parts.Seerr], [en.status.title.degraded, en.status.faults.unreachable]);
  bot.seerr.faults.down = false;
  later();
  const looked = /^Last look: <t:\d+:R>\.\nLast webhook: never\.$/;
  await eventually(async () => {
    const { title, parts } = await status(bot);
    return title === en.status.title.ok && looked.test(parts[en.status.parts.looking] ?? "");
  });
});

Deno.test("an administrator is told that Seerr refuses the key", async () => {
  const { bot, later } = await startAhead();
  await using _ = bot;
  bot.config.seerr.apiKey = "another-key-altogether";
  await bot.stop();
  await bot.start();
  later();
  assert.ok((await status(bot)).parts.Seerr?.startsWith(en.status.faults.key));
});

Deno.test("nobody else is told", async () => {
  await using bot = await startBot({ config });
  const mira = bot.discord.person({ id: discordId(sampleUserIds.member), name: "Mira" });
  const { message, ephemeral } = await mira.command("status");
  assert.deepEqual([message.content, message.embeds, ephemeral], [en.refused.admin, [], true]);
  assert.doesNotMatch((await mira.command("help")).message.embeds[0]?.description ?? "", /status/);
  assert.match((await admin(bot).command("help")).message.embeds[0]?.description ?? "", /<\/status:\d+>/);
  const registered = bot.discord.commands().find(({ name }) => name === "status");
  assert.deepEqual(registered?.contexts, [0], "nor is it there in direct messages");
});

Deno.test("the heartbeat is there while the bot runs, and outlives the process that it takes over from", () =>
  inTempFolder(async (folder) => {
    const store = `${folder}/usherr.db`;
    await using bot = await startBot({ config: { ...config, store } });
    const beat = () => heartbeat(store);
    await eventually(async () => (await beat())?.startedAt !== undefined);
    const first = await beat();
    const beside = await startBeside(bot);
    await eventually(async () => (await beat())?.startedAt !== first?.startedAt);
    await bot.stop();
    assert.equal((await beat())?.version, "");
    await beside.stop();
    assert.equal(await beat(), undefined);
  }));

async function heartbeat(path: string): Promise<{ startedAt: number; version: string } | undefined> {
  using kv = await Deno.openKv(path);
  return (await kv.get<{ startedAt: number; version: string }>(["heartbeat"])).value ?? undefined;
}
