import assert from "node:assert/strict";
import { readDiscordSpec } from "../../support/discord_spec.ts";
import { EXAMPLES } from "./examples.ts";
import { respond, rest, webhook } from "./raw_bot.ts";
import { COMMANDS, type Stage, withBot } from "./with_bot.ts";

const CARD = {
  ...EXAMPLES.message,
  components: [{ type: 1, components: [EXAMPLES.button] }, { type: 1, components: [EXAMPLES.select] }],
};
const V2 = { flags: 32768 | 64, components: [EXAMPLES.container, EXAMPLES.gallery] };
const ENTITY = {
  components: [EXAMPLES["entity select"], EXAMPLES["channel select"]].map((select, i) => ({
    type: 1,
    components: [{ ...select, id: i + 10, custom_id: `s${i}` }],
  })),
};

/** Every first answer, every use of the token. */
async function talk({ discord, act, came }: Stage): Promise<void> {
  const ann = discord.person({ name: "Ann" });
  const answers: Record<string, unknown>[] = [
    { type: 4, data: CARD },
    { type: 4, data: V2 },
    { type: 4, data: ENTITY },
    { type: 5, data: { flags: 64 } },
    { type: 9, data: EXAMPLES.modal },
    { type: 4, data: {} },
  ];
  for (const answer of answers) {
    act((interaction) => respond(discord, interaction, answer));
    const seen = await ann.command("help");
    const last = came.at(-1);
    assert.ok(last);
    await respond(discord, last, answer);
    await webhook(discord, "GET /messages/@original", last);
    await webhook(discord, "PATCH /messages/@original", last, { content: "later", flags: 0 });
    await webhook(discord, "POST ", last, { embeds: [EXAMPLES.embed], flags: 64 });
    await webhook(discord, "PATCH /messages/@original", last, { content: "x".repeat(2001) });
    await webhook(discord, "DELETE /messages/@original", last);
    await webhook(discord, "GET /messages/@original", last);
    assert.ok(seen.kind);
  }
  act((interaction) => respond(discord, interaction, { type: 8, data: { choices: [EXAMPLES.choice] } }));
  await ann.suggest("request movie", { option: "title", value: "a" });
}

/** Presses, and a form from a press. */
async function press({ discord, act, came }: Stage): Promise<void> {
  const ann = discord.person({ name: "Ann" });
  act((interaction) => respond(discord, interaction, { type: 4, data: CARD }));
  const card = await ann.command("help", {}, { in: "dm" });
  for (
    const answer of [{ type: 7, data: { content: "b" } }, { type: 6 }, { type: 4, data: { content: "c" } }, {
      type: 9,
      data: EXAMPLES.modal,
    }]
  ) {
    act((interaction) => respond(discord, interaction, answer));
    const seen = await ann.press(card, "go");
    const last = came.at(-1);
    assert.ok(last);
    await webhook(discord, "POST ", last, { content: "more" });
    if (seen.kind !== "modal") continue;
    act(async (interaction) => {
      const path = `/interactions/${interaction.id}/${interaction.token}/callback?with_response=true`;
      await rest(discord, `POST ${path}`, { type: 4, data: { content: "thanks", flags: 64 } });
    });
    await ann.submit(seen, {});
  }
}

/** Everything that the bot does on its own. */
async function act({ discord }: Stage): Promise<void> {
  const { applicationId, guild, channels } = discord;
  await rest(discord, "GET /users/@me");
  await rest(discord, "GET /applications/@me");
  await rest(discord, "GET /gateway/bot");
  await rest(discord, "GET /users/@me", undefined, { authorization: "Bot wrong" });
  for (
    const path of [
      `/applications/${applicationId}/commands`,
      `/applications/${applicationId}/guilds/${guild.id}/commands`,
    ]
  ) {
    const commands = path.includes("guilds")
      ? COMMANDS.slice(0, 2)
      : [...COMMANDS, EXAMPLES.command, EXAMPLES["menu command"]];
    await rest(discord, `PUT ${path}`, commands);
    await rest(discord, `GET ${path}`);
    await rest(discord, `GET ${path}?with_localizations=true`);
    await rest(discord, `PUT ${path}`, [{ name: "Bad" }]);
  }
  const category = discord.addChannel("Staff", { type: 4 });
  for (const type of [0, 2, 5] as const) discord.addChannel(`type ${type}`, { type, below: category });
  await rest(discord, "GET /users/@me/guilds?limit=200&after=0");
  await rest(discord, "GET /users/@me/guilds?limit=201");
  for (const id of [guild.id, discord.join("Other").id, "1"]) {
    for (const what of ["roles", "channels"]) await rest(discord, `GET /guilds/${id}/${what}`);
  }
  await rest(discord, `GET /channels/${category.id}/messages`);
  const open = { recipient_id: discord.person({ name: "Bob" }).id };
  const { body } = await rest(discord, "POST /users/@me/channels", open);
  const { content, embeds } = CARD as Record<string, unknown>;
  const sent = await rest(discord, `POST /channels/${body.id}/messages`, {
    content,
    embeds,
    nonce: "n",
    enforce_nonce: true,
  });
  await rest(discord, `GET /channels/${body.id}/messages?limit=1`);
  await rest(discord, `PATCH /channels/${body.id}/messages/${sent.body.id}`, { content: "b" });
  await rest(discord, `DELETE /channels/${body.id}/messages/${sent.body.id}`);
  for (const id of [channels.hidden.id, channels.readOnly.id, "1"]) {
    await rest(discord, `POST /channels/${id}/messages`, { content });
  }
  for (let i = 0; i < 6; i++) await rest(discord, `POST /channels/${channels.general.id}/messages`, { content });
}

const spec = await readDiscordSpec();

Deno.test({
  name: "everything that the tiny Discord takes and answers fits Discord's OpenAPI file",
  ignore: !spec,
  fn: () =>
    withBot(async (stage) => {
      await talk(stage);
      await press(stage);
      await act(stage);
      const { exchanges } = stage.discord;
      const statuses = new Set(exchanges.map(({ status }) => status));
      assert.deepEqual([...statuses].sort(), [200, 204, 400, 401, 403, 404, 429]);
      assert.deepEqual([...new Set(spec?.exchanges(exchanges))], []);
    }, { ackWithin: 3000 }),
});

Deno.test({
  name: "readDiscordSpec() finds what does not fit",
  ignore: !spec,
  fn() {
    const exchange = {
      method: "GET",
      path: "/users/@me",
      body: undefined,
      status: 200,
      answer: { id: 5 },
      fault: false,
    };
    assert.equal(spec?.answer(exchange).length, 1);
    const callback = {
      ...exchange,
      method: "POST",
      path: "/interactions/1/a/callback",
      status: 204,
      answer: undefined,
    };
    assert.deepEqual(spec?.request({ ...callback, body: { type: 5 } }), []);
    assert.notDeepEqual(spec?.request({ ...callback, body: { type: 99 } }), []);
    assert.equal(spec?.request({ ...callback, path: "/nothing" }).length, 1);
    assert.equal(spec?.answer({ ...callback, answer: {} }).length, 1);
  },
});
