import assert from "node:assert/strict";
import { startTinyDiscord, type TinyDiscord, type TinyDiscordOptions } from "../../../src/playground/discord/mod.ts";
import { connect, rest } from "./raw_bot.ts";

async function withDiscord(options: TinyDiscordOptions, run: (discord: TinyDiscord) => Promise<void>): Promise<void> {
  const discord = await startTinyDiscord(options);
  try {
    await run(discord);
  } finally {
    await discord.close();
  }
}

const idsOf = async (discord: TinyDiscord, path: string): Promise<string[]> =>
  (await rest(discord, `GET ${path}`)).body.map(({ id }: { id: string }) => id);

Deno.test("the bot is in the servers it was told, and in those that it joins", () =>
  withDiscord({ guilds: ["Home", "Club"] }, async (discord) => {
    assert.equal(discord.guild.name, "Home");
    const third = discord.join("Third");
    assert.equal(discord.join("Third").id, third.id, "nobody joins twice");
    assert.equal(discord.join().id, discord.guild.id);
    const all = await idsOf(discord, "/users/@me/guilds");
    assert.equal(all.length, 3);
    assert.deepEqual([all[0], all[2]], [discord.guild.id, third.id]);
    assert.deepEqual(await idsOf(discord, `/users/@me/guilds?limit=2&after=${all[0]}`), all.slice(1));
    assert.deepEqual(await idsOf(discord, `/users/@me/guilds?limit=1&before=${all[2]}`), [all[1]]);
    for (const limit of ["0", "201", "x"]) {
      assert.equal((await rest(discord, `GET /users/@me/guilds?limit=${limit}`)).status, 400);
    }
    assert.equal(discord.refused().length, 3);
    assert.equal((await rest(discord, "GET /applications/@me")).body.approximate_guild_count, 3);
    assert.deepEqual(await idsOf(discord, `/guilds/${third.id}/roles`), [third.id]);
    assert.deepEqual(await idsOf(discord, `/guilds/${third.id}/channels`), []);
  }));

Deno.test("a bot in no server hears of none at the gateway, and reads the lists of none", () =>
  withDiscord({ guilds: [], identifyEvery: 0 }, async (discord) => {
    const bot = connect(discord);
    assert.deepEqual((await bot.frame((frame) => frame.t === "READY")).d.guilds, []);
    await bot.close();
    for (const what of ["roles", "channels"]) {
      const { status, body } = await rest(discord, `GET /guilds/${discord.guild.id}/${what}`);
      assert.deepEqual([status, body.code], [404, 10004]);
    }
    discord.join();
    const again = connect(discord);
    const ready = await again.frame((frame) => frame.t === "READY");
    assert.deepEqual(ready.d.guilds, [{ id: discord.guild.id, unavailable: true }]);
    await again.close();
  }));

Deno.test("a server has everybody's role, the bot's own, and every role that somebody has", () =>
  withDiscord({}, async (discord) => {
    const { own, admins, members } = discord.roles;
    const added = discord.addRole("Patrons");
    discord.person({ name: "Ann", roles: [members.id, "111111111111111111"] });
    const { body } = await rest(discord, `GET /guilds/${discord.guild.id}/roles`);
    const told = body.map(({ id, managed, position }: Record<string, unknown>) => [id, managed, position]);
    assert.deepEqual(told, [
      [discord.guild.id, false, 0],
      ["111111111111111111", false, 1],
      [members.id, false, 2],
      [admins.id, false, 3],
      [own.id, true, 4],
      [added.id, false, 5],
    ]);
    assert.deepEqual(body[4].tags, { bot_id: discord.applicationId });
  }));

Deno.test("a server's channels are listed without threads and conversations, and categories hold no messages", () =>
  withDiscord({}, async (discord) => {
    const { requests, general, hidden, readOnly } = discord.channels;
    const recipient_id = discord.person({ name: "Ann" }).id;
    await rest(discord, "POST /users/@me/channels", { recipient_id });
    const category = discord.addChannel("Staff", { type: 4 });
    const below = discord.addChannel("staff", { below: category });
    const ids = [requests, general, hidden, readOnly, category, below].map(({ id }) => id);
    assert.deepEqual(await idsOf(discord, `/guilds/${discord.guild.id}/channels`), ids);
    const { body } = await rest(discord, `GET /guilds/${discord.guild.id}/channels`);
    assert.deepEqual([body[5].parent_id, body[4].parent_id, body[4].type], [category.id, null, 4]);
    const refused = await rest(discord, `GET /channels/${category.id}/messages`);
    assert.deepEqual([refused.status, refused.body.code], [400, 50024]);
  }));
