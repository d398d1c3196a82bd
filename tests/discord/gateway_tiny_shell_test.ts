/** Gateway and REST together, against the strict tiny Discord. */
import { deepStrictEqual as equal, ok } from "node:assert/strict";
import type { APIInteraction } from "discord-api-types/v10";
import { type Gateway, type Pacing, startGateway } from "../../src/discord/gateway.ts";
import { createRest, type Rest } from "../../src/discord/rest.ts";
import { silent } from "../../src/log.ts";
import { startTinyDiscord, type TinyDiscord } from "../../src/playground/discord/mod.ts";
import { until } from "../support/bare_gateway.ts";

type Tiny = NonNullable<Parameters<typeof startTinyDiscord>[0]>;

const COMMANDS = [{ name: "ping", description: "Answers", name_localizations: { "en-GB": "ping", de: "pingen" } }];
const QUICK: Partial<Pacing> = { backoff: [10, 40], identify: 60, invalidSession: [10, 20], shutdown: 200, close: 50 };

interface Bot {
  discord: TinyDiscord;
  rest: Rest;
  gateway: Gateway;
  interactions: APIInteraction[];
}

/** A bot whose every answer is "pong", on a tiny Discord; nothing it sends may break a rule. */
async function running(body: (bot: Bot) => Promise<void>, options: { tiny?: Tiny; pacing?: Partial<Pacing> } = {}) {
  const discord = await startTinyDiscord({ identifyEvery: 40, ...options.tiny });
  const rest = createRest({ token: discord.token, apiUrl: discord.apiUrl, log: silent });
  await rest.overwriteCommands(COMMANDS, discord.guild.id);
  const interactions: APIInteraction[] = [];
  const gateway = startGateway({
    token: discord.token,
    gateway: await rest.gateway(),
    presence: "/help",
    log: silent,
    pacing: { ...QUICK, ...options.pacing },
    async onInteraction(interaction) {
      interactions.push(interaction);
      await rest.respond(interaction, { type: 4, data: { content: "pong" } });
    },
  });
  try {
    let isReady = false;
    gateway.ready.then(() => isReady = true);
    await until("the gateway is ready", () => isReady);
    await body({ discord, rest, gateway, interactions });
    equal(discord.refused(), []);
  } finally {
    await gateway.close();
    rest.close();
    await discord.close();
  }
}

Deno.test("a bot is online as listening to /help, and answers a command", async () => {
  await running(async ({ discord, rest, interactions }) => {
    const activities = [{ name: "/help", type: 2 }];
    equal(discord.sessions().map(({ intents, shard, presence }) => ({ intents, shard, presence })), [
      { intents: 0, shard: [0, 1], presence: { since: null, activities, status: "online", afk: false } },
    ]);
    equal((await rest.me()).applicationId, discord.applicationId);
    const held = await rest.commands(discord.guild.id);
    equal(held[0]?.name_localizations, COMMANDS[0]?.name_localizations);
    equal(await rest.commands(), []);
    const seen = await discord.person({ name: "Ann", locale: "en-US" }).command("ping");
    equal(seen.kind === "message" && seen.message.content, "pong");
    equal(interactions.map((it) => ["locale" in it && it.locale, it.application_id]), [[
      "en-US",
      discord.applicationId,
    ]]);
  });
});

Deno.test("an answer is deferred, edited and followed up", async () => {
  await running(async ({ discord, rest, interactions }) => {
    const seen = await discord.person({ name: "Ann" }).command("ping");
    const token = interactions[0]?.token ?? "";
    await rest.edit(token, { content: "edited" });
    await rest.followUp(token, { content: "more" });
    equal(seen.kind === "message" && seen.message.content, "edited");
    equal(seen.kind === "message" && seen.followUps.map(({ content }) => content), ["more"]);
  });
});

Deno.test("the second of two answers is lost", async () => {
  await running(async ({ discord, rest, interactions }) => {
    await discord.person({ name: "Ann" }).command("ping");
    const [first] = interactions;
    ok(first);
    equal(await rest.respond(first, { type: 4, data: { content: "again" } }), "lost");
    equal(await rest.respond({ ...first, id: "1" }, { type: 4, data: { content: "unknown" } }), "lost");
  });
});

for (const drop of ["dropSockets", "askReconnect"] as const) {
  Deno.test(`an interaction that comes while the line is down is replayed after ${drop}`, async () => {
    await running(async ({ discord, gateway, interactions }) => {
      const person = discord.person({ name: "Ann" });
      await person.command("ping");
      discord.faults.refuseConnections(true);
      discord.faults[drop]();
      await until("the line is down", () => discord.sessions().every(({ connected }) => !connected));
      const missed = person.command("ping");
      discord.faults.refuseConnections(false);
      const seen = await missed;
      equal(seen.kind === "message" && seen.message.content, "pong");
      equal(interactions.length, 2);
      equal(discord.sessions().map(({ resumed }) => resumed), [1]);
      await until("it is up again", () => gateway.shards()[0]?.state === "up");
    });
  });
}

Deno.test("a line that falls silent is left, and what was missed is replayed", async () => {
  await running(async ({ discord, gateway }) => {
    await until("heartbeats flow", () => gateway.shards()[0]?.latency !== undefined);
    discord.faults.silence(true);
    const missed = discord.person({ name: "Ann" }).command("ping");
    await until("the line is given up", () => gateway.shards()[0]?.state !== "up");
    discord.faults.silence(false);
    const seen = await missed;
    equal(seen.kind === "message" && seen.message.content, "pong");
  }, { tiny: { heartbeatInterval: 40 }, pacing: { handshake: 150 } });
});

Deno.test("two shards come up at Discord's pace, each with its own session", async () => {
  for (const maxConcurrency of [1, 2]) {
    await running(async ({ discord }) => {
      equal(discord.sessions().map(({ shard }) => shard).sort(), [[0, 2], [1, 2]]);
      const seen = await discord.person({ name: "Ann" }).command("ping");
      equal(seen.kind, "message");
    }, { tiny: { shards: 2, maxConcurrency } });
  }
});

for (const code of [4004, 4013, 4014]) {
  Deno.test(`a bot that Discord closes with ${code} ends`, async () => {
    await running(async ({ discord, gateway }) => {
      discord.faults.refuseIdentify(code);
      discord.faults.invalidateSessions(false);
      equal((await gateway.fatal).code, code);
    });
  });
}

Deno.test("a wrong token is told apart", async () => {
  await running(async ({ discord, rest }) => {
    const other = createRest({ token: "wrong", apiUrl: discord.apiUrl, log: silent });
    equal((await other.me().catch((error) => error)).kind, "token");
    other.close();
    const gateway = startGateway({
      token: "wrong",
      gateway: await rest.gateway(),
      presence: "/help",
      log: silent,
      onInteraction() {},
    });
    equal((await gateway.fatal).code, 4004);
    await gateway.close();
  });
});
