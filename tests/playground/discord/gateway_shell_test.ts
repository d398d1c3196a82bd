import assert from "node:assert/strict";
import { startTinyDiscord, type TinyDiscord, type TinyDiscordOptions } from "../../../src/playground/discord/mod.ts";
import { connect, type Frame, identification, type RawOptions } from "./raw_bot.ts";

/** A line that ended without a close frame: 1006 by the standard, 0 in Deno. */
const CUT = [0, 1006];
const HELP = { name: "help", description: "What I can do" };
const isReady = (frame: Frame) => frame.t === "READY";
const isInvalid = (frame: Frame) => frame.op === 9;
const isInteraction = (frame: Frame) => frame.t === "INTERACTION_CREATE";

async function withDiscord(options: TinyDiscordOptions, run: (discord: TinyDiscord) => Promise<void>): Promise<void> {
  const discord = await startTinyDiscord({ identifyEvery: 0, ackWithin: 50, ...options });
  try {
    await run(discord);
  } finally {
    await discord.close();
  }
}

Deno.test("the gateway says HELLO, answers IDENTIFY with READY, and heartbeats with an ACK", () =>
  withDiscord({ heartbeatInterval: 1234 }, async (discord) => {
    const bot = connect(discord);
    const hello = await bot.frame((frame) => frame.op === 10);
    assert.deepEqual([hello.d.heartbeat_interval, hello.s, hello.t], [1234, null, null]);
    const ready = await bot.frame(isReady);
    assert.equal(ready.s, 1);
    assert.deepEqual(ready.d.guilds, [{ id: discord.guild.id, unavailable: true }]);
    assert.equal(ready.d.application.id, discord.applicationId);
    assert.equal(ready.d.v, 10);
    bot.send(1, 1);
    await bot.frame((frame) => frame.op === 11);
    assert.partialDeepStrictEqual(discord.sessions(), [{
      id: ready.d.session_id,
      shard: [0, 1],
      intents: 0,
      connected: true,
    }]);
    assert.equal(await bot.close(1000), 1000);
    await discord.until(() => discord.sessions().length === 0);
  }));

Deno.test("the gateway closes with Discord's code on what is wrong", () =>
  withDiscord({ shards: 2 }, async (discord) => {
    const cases: [code: number, options: RawOptions, more?: (bot: ReturnType<typeof connect>) => void][] = [
      [4001, { identify: false }, (bot) => bot.send(42, {})],
      [4002, { identify: false }, (bot) => bot.sendText("no JSON")],
      [4002, { identify: false }, (bot) => bot.sendText(JSON.stringify({ op: 1, d: "x".repeat(4096) }))],
      [4002, { identify: { sharding: [0, 2] } }],
      [4002, { identify: { properties: { os: "linux" } } }],
      [4002, {
        identify: { shard: [0, 2], presence: { activities: [{ name: "", type: 2 }], status: "online", afk: false } },
      }],
      [4003, { identify: false }, (bot) => bot.send(3, {})],
      [4004, { identify: { token: "wrong" } }],
      [4004, { identify: false }, (bot) => bot.send(6, { token: "wrong", session_id: "a", seq: 0 })],
      [4010, { identify: { shard: [2, 2] } }],
      [4011, { identify: { shard: [0, 1] } }],
      [4012, { query: "v=9" }],
      [4013, { identify: { shard: [0, 2], intents: 1 << 30 } }],
      [4014, { identify: { shard: [0, 2], intents: 1 << 15 } }],
      [4014, { identify: { shard: [0, 2], intents: 2 } }],
    ];
    for (const [code, options, more] of cases) {
      const bot = connect(discord, options);
      await Promise.race([bot.frame((frame) => frame.op === 10), bot.closed]);
      more?.(bot);
      assert.equal(await bot.closed, code, JSON.stringify(options));
    }
    assert.deepEqual(discord.sessions(), []);
  }));

Deno.test("the gateway takes ordinary intents and a presence", () =>
  withDiscord({}, async (discord) => {
    const presence = { since: null, activities: [{ name: "/help", type: 2 }], status: "online", afk: false };
    const bot = connect(discord, { identify: { intents: 1 | (1 << 9), presence, token: `Bot ${discord.token}` } });
    await bot.frame(isReady);
    assert.deepEqual(discord.sessions().map(({ intents, presence }) => ({ intents, presence })), [{
      intents: 513,
      presence,
    }]);
    bot.send(2, identification(discord));
    assert.equal(await bot.closed, 4005);
  }));

Deno.test("the gateway takes one IDENTIFY per bucket and pace, and only as many as are left", () =>
  withDiscord({ shards: 2, maxConcurrency: 1, identifyEvery: 60_000, sessionStarts: 1 }, async (discord) => {
    const first = connect(discord, { identify: { shard: [0, 2] } });
    await first.frame(isReady);
    const second = connect(discord, { identify: { shard: [1, 2] } });
    assert.equal((await second.frame(isInvalid)).d, false);
    await Promise.all([first.close(), second.close()]);
  }));

Deno.test("the gateway starts shards of different buckets at once", () =>
  withDiscord({ shards: 2, maxConcurrency: 2, identifyEvery: 60_000 }, async (discord) => {
    const bots = [0, 1].map((id) => connect(discord, { identify: { shard: [id, 2] } }));
    const readies = await Promise.all(bots.map((bot) => bot.frame(isReady)));
    assert.deepEqual(readies.map((ready) => ready.d.guilds.length).sort(), [0, 1]);
    await Promise.all(bots.map((bot) => bot.close()));
  }));

Deno.test("RESUME says again what was missed, in order, and goes on", () =>
  withDiscord({}, async (discord) => {
    discord.register([HELP]);
    const ann = discord.person({ name: "Ann" });
    const first = connect(discord);
    const ready = await first.frame(isReady);
    discord.faults.dropSockets();
    assert.ok(CUT.includes(await first.closed));
    const unanswered = [
      ann.command("help"),
      ann.suggest("help", { option: "x", value: "" }).catch(() => {}),
      ann.command("help"),
    ];
    const second = connect(discord, { identify: false, url: ready.d.resume_gateway_url });
    await second.frame((frame) => frame.op === 10);
    second.send(6, { token: discord.token, session_id: ready.d.session_id, seq: ready.s });
    await second.frame((frame) => frame.t === "RESUMED");
    assert.deepEqual(second.frames.map((frame) => [frame.op, frame.t, frame.s]), [
      [10, null, null],
      [0, "INTERACTION_CREATE", 2],
      [0, "INTERACTION_CREATE", 3],
      [0, "RESUMED", 4],
    ]);
    assert.equal(discord.sessions()[0]?.resumed, 1);
    await Promise.all(unanswered);
    await second.close();
  }));

Deno.test("RESUME is refused for what is unknown, given up, or not said yet", () =>
  withDiscord({}, async (discord) => {
    const first = connect(discord);
    const { d: { session_id } } = await first.frame(isReady);
    const resume = async (fields: Record<string, unknown>) => {
      const bot = connect(discord, { identify: false });
      await bot.frame((frame) => frame.op === 10);
      bot.send(6, { token: discord.token, session_id, seq: 1, ...fields });
      return bot;
    };
    const unknown = await resume({ session_id: "unknown" });
    assert.equal((await unknown.frame(isInvalid)).d, false);
    // After that the same line may start anew.
    unknown.send(2, identification(discord));
    await unknown.frame(isReady);
    const ahead = await resume({ seq: 99 });
    assert.equal(await ahead.closed, 4007);
    await first.close(1000);
    await discord.until(() => !discord.sessions().some((session) => session.id === session_id));
    const late = await resume({});
    assert.equal((await late.frame(isInvalid)).d, false);
    await Promise.all([unknown.close(), late.close()]);
  }));

Deno.test("a line without heartbeats is closed with 4009, and one with them is not", () =>
  withDiscord({ heartbeatInterval: 40 }, async (discord) => {
    const lively = connect(discord);
    const beat = setInterval(() => lively.send(1, null), 20);
    const mute = connect(discord);
    assert.equal(await mute.closed, 4009);
    clearInterval(beat);
    assert.equal(lively.frames.some(isReady), true);
    assert.equal(await lively.close(), 1000);
  }));

Deno.test("a bot that says more than 120 things a minute is closed with 4008", () =>
  withDiscord({}, async (discord) => {
    const bot = connect(discord);
    await bot.frame(isReady);
    for (let i = 0; i < 120; i++) bot.send(1, null);
    assert.equal(await bot.closed, 4008);
  }));

Deno.test("the faults of the gateway do what they say", () =>
  withDiscord({}, async (discord) => {
    const { faults } = discord;
    const start = async () => {
      const bot = connect(discord);
      await bot.frame(isReady);
      return bot;
    };
    const resumable = await start();
    faults.invalidateSessions(true);
    assert.equal((await resumable.frame(isInvalid)).d, true);
    assert.equal(discord.sessions().length, 1);
    faults.askReconnect();
    await resumable.frame((frame) => frame.op === 7);
    faults.invalidateSessions(false);
    assert.equal((await resumable.frame((frame) => frame.op === 9 && frame.d === false)).d, false);
    assert.equal(discord.sessions().length, 0);
    faults.closeSockets(4000, "again");
    assert.equal(await resumable.closed, 4000);

    faults.refuseIdentify(4013);
    assert.equal(await connect(discord).closed, 4013);
    faults.refuseIdentify(undefined);

    faults.cutConnections(1);
    assert.ok(CUT.includes(await connect(discord).closed));
    (await start()).close();

    faults.refuseConnections(true);
    assert.ok(CUT.includes(await connect(discord).closed));
    faults.refuseConnections(false);
    await (await start()).close();
  }));

Deno.test("a silent line neither says nor hears anything", () =>
  withDiscord({}, async (discord) => {
    discord.register([HELP]);
    const bot = connect(discord);
    await bot.frame(isReady);
    discord.faults.silence(true);
    const deaf = connect(discord);
    const failed = await discord.person({ name: "Ann" }).command("help");
    assert.equal(failed.error, "The application did not respond");
    bot.send(1, 1);
    discord.faults.silence(false);
    bot.send(1, 1);
    await bot.frame((frame) => frame.op === 11);
    assert.equal(bot.frames.filter((frame) => frame.op === 11).length, 1);
    assert.deepEqual([bot.frames.some(isInteraction), deaf.frames.length], [false, 0]);
    await Promise.all([bot.close(), deaf.close()]);
  }));

Deno.test("interactions go to the guild's shard, direct messages to shard 0, and twice when ordered", () =>
  withDiscord({ shards: 2 }, async (discord) => {
    discord.register([HELP]);
    const bots = [0, 1].map((id) => connect(discord, { identify: { shard: [id, 2] } }));
    const [zero, one] = bots;
    assert.ok(zero && one);
    await Promise.all(bots.map((bot) => bot.frame(isReady)));
    const ann = discord.person({ name: "Ann" });
    const shard = Number((BigInt(discord.guild.id) >> 22n) % 2n);
    await ann.command("help");
    await ann.command("help", {}, { in: "dm" });
    const counts = () => bots.map((bot) => bot.frames.filter(isInteraction).length);
    assert.deepEqual(counts(), shard === 0 ? [2, 0] : [1, 1]);
    discord.faults.deliverTwice(true);
    await ann.command("help", {}, { in: "dm" });
    const ids = zero.frames.filter(isInteraction).slice(-2).map((frame) => frame.d.id);
    assert.equal(ids[0], ids[1]);
    await Promise.all(bots.map((bot) => bot.close()));
  }));

Deno.test("a line that does not ask for a WebSocket is told so", () =>
  withDiscord({}, async (discord) => {
    const response = await fetch(discord.gatewayUrl.replace("ws:", "http:"));
    assert.equal(response.status, 426);
    await response.body?.cancel();
  }));

Deno.test("close() also ends a connection that never said anything", async () => {
  const discord = await startTinyDiscord();
  const { hostname, port } = new URL(discord.gatewayUrl);
  const conn = await Deno.connect({ hostname, port: Number(port) });
  await discord.close();
  assert.equal(await conn.read(new Uint8Array(1)).catch(() => null), null);
  conn.close();
});
