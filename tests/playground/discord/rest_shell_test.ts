import assert from "node:assert/strict";
import { startTinyDiscord, type TinyDiscord, type TinyDiscordOptions } from "../../../src/playground/discord/mod.ts";
import { rest } from "./raw_bot.ts";

async function withDiscord(options: TinyDiscordOptions, run: (discord: TinyDiscord) => Promise<void>): Promise<void> {
  const discord = await startTinyDiscord(options);
  try {
    await run(discord);
  } finally {
    await discord.close();
  }
}

/** A conversation's id. */
async function open(discord: TinyDiscord, recipient_id: string): Promise<string> {
  return (await rest(discord, "POST /users/@me/channels", { recipient_id })).body.id;
}

const codeOf = async (answer: Promise<{ status: number; body: { code: number } }>) => {
  const { status, body } = await answer;
  return [status, body.code];
};

Deno.test("the REST side says who the bot is and where the gateway is", () =>
  withDiscord({
    shards: 3,
    maxConcurrency: 2,
    sessionStarts: 7,
    sessionsResetAfter: 60_000,
    now: () => 1_800_000_000_000,
  }, async (discord) => {
    const me = await rest(discord, "GET /users/@me");
    assert.partialDeepStrictEqual(me.body, { id: discord.applicationId, bot: true });
    assert.equal((await rest(discord, "GET /applications/@me")).body.id, discord.applicationId);
    assert.deepEqual((await rest(discord, "GET /gateway/bot")).body, {
      url: discord.gatewayUrl,
      shards: 3,
      session_start_limit: { total: 1000, remaining: 7, reset_after: 60_000, max_concurrency: 2 },
    });
  }));

Deno.test("the REST side refuses a wrong token, an unknown route, a client without a name, and what is no JSON", () =>
  withDiscord({}, async (discord) => {
    const wrong = await rest(discord, "GET /users/@me", undefined, { authorization: "Bot wrong" });
    assert.deepEqual([wrong.status, wrong.body], [401, { code: 0, message: "401: Unauthorized" }]);
    assert.equal((await rest(discord, "GET /users/@me", undefined, { authorization: discord.token })).status, 401);
    assert.deepEqual(discord.refused(), [], "a wrong token is an ordinary outcome");
    assert.deepEqual(await codeOf(rest(discord, "GET /nothing")), [404, 0]);
    assert.deepEqual(await codeOf(rest(discord, "DELETE /users/@me")), [404, 0]);
    assert.deepEqual(await codeOf(rest(discord, "GET /users/@me", undefined, { "user-agent": "curl/8" })), [
      403,
      40333,
    ]);
    const form = await rest(discord, "POST /users/@me/channels", {}, { "content-type": "text/plain" });
    assert.equal(form.status, 400);
    const headers = {
      authorization: `Bot ${discord.token}`,
      "user-agent": "DiscordBot (a, 1)",
      "content-type": "application/json",
    };
    const broken = await fetch(`${discord.apiUrl}/v10/users/@me/channels`, { method: "POST", headers, body: "{" });
    assert.equal((await broken.json()).code, 50109);
    assert.equal((await fetch(`${discord.apiUrl}/v9/users/@me`, { headers }).then((answer) => answer.json())).code, 0);
    const rules = ["known route", "known route", "user agent", "body is JSON", "body is JSON", "known route"];
    assert.deepEqual(discord.refused().map(({ rules }) => rules[0]), rules);
  }));

Deno.test("commands are replaced and read by scope, with their translations when asked", () =>
  withDiscord({}, async (discord) => {
    const path = `/applications/${discord.applicationId}/commands`;
    const choice = { name: "HD", name_localizations: { "en-GB": "HD" }, value: "hd" };
    const option = { type: 3, name: "quality", description: "d", required: false, choices: [choice] };
    const command = {
      name: "request",
      name_localizations: { "es-ES": "pedir" },
      description: "Ask",
      contexts: [0, 1],
      options: [option],
    };
    const put = await rest(discord, `PUT ${path}`, [command]);
    assert.equal(put.status, 200);
    const [made] = put.body;
    assert.partialDeepStrictEqual(made, {
      application_id: discord.applicationId,
      type: 1,
      default_member_permissions: null,
      nsfw: false,
      contexts: [0, 1],
      integration_types: [0],
      dm_permission: true,
      options: [{ name: "quality", choices: [choice] }],
    });
    assert.equal("required" in made.options[0], false);
    const again = await rest(discord, `PUT ${path}`, [command, { name: "help", description: "d" }]);
    assert.deepEqual(again.body[0], made, "the same command keeps its id and version");
    const [bare] = (await rest(discord, `GET ${path}`)).body;
    assert.deepEqual([bare.name_localizations, bare.options[0].choices[0].name_localizations], [undefined, undefined]);
    const [full] = (await rest(discord, `GET ${path}?with_localizations=true`)).body;
    assert.deepEqual(full, made);
    const guild = `/applications/${discord.applicationId}/guilds/${discord.guild.id}/commands`;
    assert.deepEqual((await rest(discord, `GET ${guild}`)).body, []);
    const [own] = (await rest(discord, `PUT ${guild}`, [{ name: "request", description: "Ask" }])).body;
    assert.deepEqual([own.guild_id, own.contexts, own.id === made.id], [discord.guild.id, undefined, false]);
    assert.equal((await rest(discord, `PUT ${guild}`, [])).body.length, 0);
    assert.deepEqual(await codeOf(rest(discord, `GET ${guild.replace(discord.guild.id, "1")}`)), [403, 50001]);
    assert.deepEqual(await codeOf(rest(discord, "GET /applications/1/commands")), [403, 20012]);
    const refused = await rest(discord, `PUT ${path}`, [{ name: "Help", description: "d" }]);
    assert.deepEqual(refused.body.errors, {
      0: { name: { _errors: [{ code: "APPLICATION_COMMAND_INVALID_NAME", message: "Command name is invalid" }] } },
    });
    assert.deepEqual(discord.refused().map(({ rules }) => rules), [["command.name format"]]);
    assert.equal(discord.commands().length, 2, "a refused list changes nothing");
  }));

Deno.test("a direct message arrives, or is refused with the reason", () =>
  withDiscord({}, async (discord) => {
    const ann = discord.person({ name: "Ann" });
    const id = await open(discord, ann.id);
    assert.equal(await open(discord, ann.id), id, "there is one conversation");
    const send = (channel: string) => rest(discord, `POST /channels/${channel}/messages`, { content: "Hi" });
    const sent = await send(id);
    assert.partialDeepStrictEqual(sent.body, { content: "Hi", channel_id: id, type: 0, author: { bot: true } });
    assert.deepEqual(ann.inbox.map((message) => message.id), [sent.body.id]);
    ann.block();
    assert.deepEqual(await codeOf(send(id)), [403, 50007]);
    ann.block(false);
    assert.equal((await send(id)).status, 200);
    const none = await open(discord, discord.person({ name: "Nils", directMessages: "none" }).id);
    assert.deepEqual(await codeOf(send(none)), [403, 50007]);
    for (const who of [{ directMessages: "closed" as const }, { guilds: false as const }]) {
      assert.deepEqual(await codeOf(send(await open(discord, discord.person({ name: "Bo", ...who }).id))), [
        403,
        50278,
      ]);
    }
    assert.deepEqual(await codeOf(rest(discord, "POST /users/@me/channels", { recipient_id: "1" })), [400, 50033]);
    assert.deepEqual(discord.refused(), []);
  }));

Deno.test("opening many conversations fast is refused with 40003, those that are open are not", () => {
  let now = Date.now();
  return withDiscord({ conversationRate: { limit: 2, per: 1000 }, now: () => now }, async (discord) => {
    const [a, b, c] = ["A", "B", "C"].map((name) => discord.person({ name }).id);
    const to = (recipient_id: string | undefined) => rest(discord, "POST /users/@me/channels", { recipient_id });
    assert.deepEqual([(await to(a)).status, (await to(b)).status], [200, 200]);
    assert.deepEqual(await codeOf(to(c)), [400, 40003]);
    assert.equal((await to(a)).status, 200);
    now += 1000;
    assert.equal((await to(c)).status, 200);
  });
});

Deno.test("channels take messages where the bot may write", () =>
  withDiscord({}, async (discord) => {
    const { requests, thread, hidden, readOnly } = discord.channels;
    const send = (id: string, body: unknown = { content: "Hi" }) =>
      rest(discord, `POST /channels/${id}/messages`, body);
    assert.equal((await send(requests.id)).status, 200);
    assert.equal((await send(thread.id)).status, 200);
    assert.deepEqual(await codeOf(send(hidden.id)), [403, 50001]);
    assert.deepEqual(await codeOf(send(readOnly.id)), [403, 50013]);
    assert.deepEqual(await codeOf(send("1")), [404, 10003]);
    assert.deepEqual(await codeOf(send(requests.id, { content: "secret", flags: 64 })), [400, 50035]);
    assert.deepEqual(await codeOf(rest(discord, `GET /channels/${hidden.id}/messages`)), [403, 50001]);
    assert.deepEqual(discord.refused().map(({ rules }) => rules), [["channel message.flags bits"]]);
  }));

Deno.test("a nonce that is enforced sends once, for some minutes", () => {
  let now = Date.now();
  return withDiscord({ now: () => now }, async (discord) => {
    const { id } = discord.channels.general;
    const send = async (body: Record<string, unknown>) =>
      (await rest(discord, `POST /channels/${id}/messages`, { content: "Hi", ...body })).body;
    const first = await send({ nonce: "n1", enforce_nonce: true });
    assert.equal(first.nonce, "n1");
    assert.equal((await send({ content: "other", nonce: "n1", enforce_nonce: true })).id, first.id);
    assert.notEqual((await send({ nonce: "n1" })).id, first.id);
    now += 5 * 60 * 1000;
    assert.notEqual((await send({ nonce: "n1", enforce_nonce: true })).id, first.id);
  });
});

Deno.test("how long a nonce lives can be set", () => {
  let now = Date.now();
  return withDiscord({ now: () => now, nonceLives: 1000 }, async (discord) => {
    const { id } = discord.channels.general;
    const send = async () =>
      (await rest(discord, `POST /channels/${id}/messages`, { content: "Hi", nonce: "n", enforce_nonce: true })).body
        .id;
    const first = await send();
    now += 999;
    assert.equal(await send(), first);
    now += 1;
    assert.notEqual(await send(), first);
  });
});

Deno.test("answers can take their time, and are carried out in the midst of it", () =>
  withDiscord({ lag: 60 }, async (discord) => {
    const ann = discord.person({ name: "Ann" });
    const before = performance.now();
    const id = await open(discord, ann.id);
    assert.ok(performance.now() - before >= 58);
    const sending = rest(discord, `POST /channels/${id}/messages`, { content: "Hi" });
    const asked = performance.now();
    await discord.until(() => ann.inbox.length === 1);
    assert.ok(performance.now() - asked >= 28);
    assert.equal((await sending).status, 200);
    assert.ok(performance.now() - asked >= 58);
  }));

Deno.test("a channel's messages are read newest first, changed, and taken away", () => {
  let now = Date.now();
  return withDiscord({ now: () => now += 1000 }, async (discord) => {
    const path = `/channels/${discord.channels.general.id}/messages`;
    const ids: string[] = [];
    for (const content of ["a", "b", "c"]) ids.push((await rest(discord, `POST ${path}`, { content })).body.id);
    const list = async (query: string) =>
      (await rest(discord, `GET ${path}${query}`)).body.map((message: { content: string }) => message.content);
    assert.deepEqual(await list(""), ["c", "b", "a"]);
    assert.deepEqual(await list("?limit=2"), ["c", "b"]);
    assert.deepEqual(await list(`?before=${ids[2]}&limit=1`), ["b"]);
    assert.deepEqual(await list(`?after=${ids[0]}&limit=1`), ["b"], "the oldest one after it");
    assert.deepEqual(await list(`?after=${ids[0]}`), ["c", "b"]);
    assert.deepEqual(await list(`?after=0&limit=2`), ["b", "a"]);
    assert.deepEqual(await list(`?after=${ids[2]}`), []);
    assert.equal((await rest(discord, `GET ${path}?limit=101`)).status, 400);
    assert.equal((await rest(discord, `PATCH ${path}/${ids[0]}`, { content: "changed" })).body.content, "changed");
    assert.deepEqual(await codeOf(rest(discord, `PATCH ${path}/${ids[0]}`, { content: "" })), [400, 50006]);
    assert.equal((await rest(discord, `DELETE ${path}/${ids[1]}`)).status, 204);
    assert.deepEqual(await codeOf(rest(discord, `DELETE ${path}/${ids[1]}`)), [404, 10008]);
    assert.deepEqual(await list(""), ["c", "changed"]);
  });
});

Deno.test("content mentions whom it may", () =>
  withDiscord({ messageRate: { limit: 99, per: 1 } }, async (discord) => {
    const { id: ann } = discord.person({ name: "Ann" });
    const content = `<@${ann}> <@1> <@&42> @everyone`;
    const send = async (allowed?: unknown) => {
      const body = { content, ...allowed !== undefined && { allowed_mentions: allowed } };
      const message = (await rest(discord, `POST /channels/${discord.channels.general.id}/messages`, body)).body;
      return [message.mentions.map((user: { id: string }) => user.id), message.mention_roles, message.mention_everyone];
    };
    assert.deepEqual(await send(), [[ann], ["42"], true]);
    assert.deepEqual(await send({ parse: [] }), [[], [], false]);
    assert.deepEqual(await send({ parse: ["everyone"], users: [ann] }), [[ann], [], true]);
    assert.deepEqual(await send({ parse: [], roles: ["42"] }), [[], ["42"], false]);
  }));

Deno.test("a route's limit and everybody's are told in headers and kept", () => {
  let now = 1_800_000_000_000;
  return withDiscord({ now: () => now, globalRate: { limit: 8, per: 1000 } }, async (discord) => {
    const send = (id: string) => rest(discord, `POST /channels/${id}/messages`, { content: "Hi" });
    const { requests, general } = discord.channels;
    for (let i = 0; i < 4; i++) await send(requests.id);
    const fifth = await send(requests.id);
    assert.equal(fifth.headers.get("x-ratelimit-remaining"), "0");
    assert.equal(fifth.headers.get("x-ratelimit-limit"), "5");
    now += 500;
    const sixth = await send(requests.id);
    assert.deepEqual([sixth.status, sixth.body], [429, {
      code: 0,
      message: "You are being rate limited.",
      retry_after: 4.5,
      global: false,
    }]);
    assert.deepEqual([sixth.headers.get("retry-after"), sixth.headers.get("x-ratelimit-scope")], ["5", "user"]);
    assert.equal((await send(general.id)).status, 200, "another channel is another bucket");
    await send(general.id);
    const ninth = await send(general.id);
    assert.deepEqual([ninth.status, ninth.body.global, ninth.headers.get("x-ratelimit-global")], [429, true, "true"]);
    now += 5000;
    assert.equal((await send(requests.id)).status, 200);
    assert.deepEqual(discord.refused(), [], "too much is an ordinary outcome");
  });
});
