/** The courier between a real store and the tiny Discord. */
import { deepStrictEqual as equal, match, ok } from "node:assert/strict";
import { button, row } from "../../src/discord/components.ts";
import type { TinyDiscord } from "../../src/playground/discord/mod.ts";
import { type CourierWorld, withCourier } from "./courier_world.ts";

const MINUTE = 60_000, HOUR = 60 * MINUTE, DAY = 24 * HOUR;
const POST = "POST /channels/{channel_id}/messages";
const OPEN = "POST /users/@me/channels";
const titles = (messages: readonly { embeds?: readonly { title?: string }[] }[]) =>
  messages.map(({ embeds }) => embeds?.[0]?.title);

/** Nothing that Discord would have refused was sent, and nothing waits. */
async function cleanly({ discord, store }: CourierWorld): Promise<void> {
  equal(discord.refused(), []);
  equal((await store.notices.waiting()).owed, 0);
}

Deno.test("what is owed arrives, once, and is noted among what the person was told lately", () =>
  withCourier({}, async (world) => {
    const { discord, store, owe, idle, courier } = world;
    const [ann, bob] = [discord.person({ name: "Ann" }), discord.person({ name: "Bob" })];
    await store.notices.changeHabits(bob.id, () => ({ locale: "de" }));
    await owe({ person: ann.id }, { person: bob.id }, { person: ann.id, title: "Dune" });
    await idle();
    equal([titles(ann.inbox), titles(bob.inbox)], [["The Matrix", "Dune"], ["The Matrix"]]);
    equal(ann.inbox[0]?.embeds?.[0]?.description === bob.inbox[0]?.embeds?.[0]?.description, false);
    equal((await store.notices.lately(ann.id)).map(({ title }) => title), ["Dune", "The Matrix"]);
    equal((await store.notices.conversation(ann.id)).channel, ann.inbox[0]?.channel_id);
    equal(discord.exchanges.filter(({ path }) => path === "/users/@me/channels").length, 2);
    equal(courier.state(), { sent: 3, failed: 0 });
    await cleanly(world);
  }));

Deno.test("an answer that is lost leads to the same message again, which Discord knows by its nonce", () =>
  withCourier({ deadline: 40 }, async (world) => {
    const { discord, owe, idle, sends } = world;
    const ann = discord.person({ name: "Ann" });
    discord.faults.rest({ on: POST, does: "lose answer", times: 2 });
    await owe({ person: ann.id });
    await idle();
    equal([ann.inbox.length, sends()], [1, 3]);
    await cleanly(world);
  }));

Deno.test("an answer that was lost for longer than a nonce lives is looked for", () =>
  withCourier(
    { deadline: 40, discord: { nonceLives: 3 * MINUTE }, times: { retry: 50, longestRetry: 50 } },
    async (world) => {
      const { discord, owe, idle, sends, move } = world;
      const ann = discord.person({ name: "Ann" });
      discord.faults.rest({ on: POST, does: "lose answer", times: 1 });
      await owe({ person: ann.id });
      await discord.until(() => ann.inbox.length === 1);
      const lift = discord.faults.rest({ on: "", does: { status: 502 } });
      move(4 * MINUTE);
      await discord.until(() => discord.exchanges.filter(({ fault }) => fault).length > 3);
      lift();
      await idle();
      equal([ann.inbox.length, sends()], [1, 1]);
      await cleanly(world);
    },
  ));

Deno.test("what never arrived is sent after it was looked for", () =>
  withCourier({ deadline: 40, times: { unknown: 20 } }, async (world) => {
    const { discord, owe, idle, sends } = world;
    const ann = discord.person({ name: "Ann" });
    discord.faults.rest({ on: POST, does: "hang", times: 1 });
    await owe({ person: ann.id });
    await idle();
    equal([ann.inbox.length, sends()], [1, 2]);
    equal(discord.exchanges.filter(({ method }) => method === "GET").length, 1);
    await cleanly(world);
  }));

Deno.test("the attempt of a process that is gone is looked up at once, among many messages", () =>
  withCourier({}, async (world) => {
    const { discord, rest, owe, idle, sends, now } = world;
    const [ann, bob] = [discord.person({ name: "Ann" }), discord.person({ name: "Bob" })];
    const [channel, elsewhere] = [await rest.openConversation(ann.id), await rest.openConversation(bob.id)];
    const id = "0123456789abcdef";
    for (let i = 0; i < 105; i++) {
      const components = i === 102 ? [row(button("Details", `nc:movie:603:${id}`))] : [];
      await rest.send(channel, { content: "Hi", components }, `n${i}`);
    }
    const before = sends();
    await owe(
      { person: ann.id, id, attempt: { at: now(), process: "gone", channel } },
      { person: bob.id, attempt: { at: now(), process: "gone", channel: elsewhere } },
    );
    await idle();
    equal([ann.inbox.length, bob.inbox.length, sends() - before], [105, 1, 1]);
    equal(discord.exchanges.filter(({ method }) => method === "GET").length, 3, "two pages, and one");
    await cleanly(world);
  }));

const mentioning = (discord: TinyDiscord) => ({ channel: discord.channels.requests.id });

for (const who of [{ directMessages: "none" }, { directMessages: "closed" }] as const) {
  Deno.test(`who takes no direct messages (${who.directMessages}) is told in the channel, alone mentioned`, () =>
    withCourier({ settings: mentioning }, async (world) => {
      const { discord, owe, idle } = world;
      const [ann, bob] = [discord.person({ name: "Ann", ...who }), discord.person({ name: "Bob" })];
      await owe({ person: ann.id }, { person: ann.id }, { person: bob.id });
      await idle();
      const seen = bob.sees(discord.channels.requests.id);
      equal(seen.length, 2);
      ok(seen.every(({ content, mentions }) => content === `<@${ann.id}>` && mentions[0]?.id === ann.id));
      equal([ann.inbox.length, bob.inbox.length], [0, 1]);
      equal(discord.exchanges.filter(({ status }) => status === 403).length, 1, "it is known from then on");
      await cleanly(world);
    }));
}

Deno.test("who takes no direct messages and has no channel is told when they come, and tried again after a week", () =>
  withCourier({}, async (world) => {
    const { discord, store, owe, idle, move, sends } = world;
    const ann = discord.person({ name: "Ann" });
    ann.block();
    await owe({ person: ann.id, title: "Dune" });
    await idle();
    await owe({ person: ann.id });
    await idle();
    equal(sends(), 1);
    equal((await store.notices.held(ann.id)).map(({ title }) => title).sort(), ["Dune", "The Matrix"]);
    ann.block(false);
    move(7 * DAY);
    await owe({ person: ann.id, title: "Arrival" });
    await idle();
    equal(titles(ann.inbox), ["Arrival"]);
    await cleanly(world);
  }));

Deno.test("who is not on Discord any more is one line in the log", () =>
  withCourier({}, async (world) => {
    await world.owe({ person: "12345678901234567" });
    await world.idle();
    equal(world.lines.filter((line) => line.includes("not on Discord any more")).length, 1);
    await cleanly(world);
  }));

Deno.test("a conversation that Discord does not know is opened anew", () =>
  withCourier({}, async (world) => {
    const ann = world.discord.person({ name: "Ann" });
    await world.store.notices.setConversation(ann.id, { channel: "12345678901234567" });
    await world.owe({ person: ann.id });
    await world.idle();
    equal(ann.inbox.length, 1);
    await cleanly(world);
  }));

for (const [code, status, key, rest] of [[40003, 400, "tooFast", HOUR], [20026, 403, "flagged", DAY]] as const) {
  Deno.test(`${code} halts the courier, administrators hear of it, and it goes on after that`, () =>
    withCourier({}, async (world) => {
      const { discord, owe, idle, courier, admins, move } = world;
      const ann = discord.person({ name: "Ann" });
      discord.faults.rest({ on: OPEN, does: { status, body: { code, message: "No" } }, times: 1 });
      await owe({ person: ann.id });
      await discord.until(() => courier.state().halted !== undefined);
      equal(courier.state().halted?.code, code);
      match(admins.join(), new RegExp(`^${key}: `));
      move(rest);
      await idle();
      equal([ann.inbox.length, courier.state().halted], [1, undefined]);
      await cleanly(world);
    }));
}

Deno.test("opening conversations faster than Discord likes is noticed, and nothing is lost", () =>
  withCourier({ discord: { conversationRate: { limit: 3, per: 1000 } } }, async (world) => {
    const { discord, owe, idle, courier, move } = world;
    const crowd = Array.from({ length: 5 }, (_, i) => discord.person({ name: `P${i}` }));
    await owe(...crowd.map(({ id }) => ({ person: id })));
    await discord.until(() => courier.state().halted !== undefined);
    // Those under way are refused too, and say so at their own time: the rest begins with the last of them.
    await new Promise((resolve) => setTimeout(resolve, 100));
    move(HOUR);
    await idle();
    ok(crowd.every(({ inbox }) => inbox.length === 1));
    await cleanly(world);
  }));

for (const channel of ["hidden", "readOnly"] as const) {
  Deno.test(`what belongs in a channel that is ${channel} waits, and administrators hear of it`, () =>
    withCourier({ settings: ({ channels }) => ({ announce: channels[channel].id }) }, async (world) => {
      const { discord, owe, idle, admins, store } = world;
      const ann = discord.person({ name: "Ann" });
      await owe({ person: "*" }, { person: ann.id });
      await idle();
      equal([ann.inbox.length, admins.length, (await store.notices.waiting()).owed], [1, 1, 1]);
      match(admins[0] ?? "", new RegExp(`<#${discord.channels[channel].id}>`));
    }));
}

Deno.test("an announcement mentions nobody", () =>
  withCourier({ settings: ({ channels }) => ({ announce: channels.general.id }) }, async (world) => {
    const ann = world.discord.person({ name: "Ann" });
    await world.owe({ person: "*", title: "<@&1> @everyone" });
    await world.idle();
    const [seen] = ann.sees(world.discord.channels.general.id);
    equal([seen?.mentions, seen?.mention_everyone], [[], false]);
    await cleanly(world);
  }));

Deno.test("all in one channel goes there in order, and Discord's limit on it is kept", () => {
  const messageRate = { limit: 5, per: 200 };
  return withCourier(
    { discord: { messageRate }, settings: ({ channels }) => ({ to: "channel", channel: channels.general.id }) },
    async (world) => {
      const { discord, owe, idle } = world;
      const [ann, bob] = [discord.person({ name: "Ann" }), discord.person({ name: "Bob" })];
      await owe(
        ...[ann, bob, ann, bob, ann, bob, ann].map(({ id }, i) => ({ person: id, due: world.now() - 100 + i })),
      );
      await idle();
      const seen = ann.sees(discord.channels.general.id).map(({ mentions }) => mentions[0]?.username);
      equal(seen, [ann, bob, ann, bob, ann, bob, ann].map(({ name }) => name.toLowerCase()));
      equal(discord.exchanges.filter(({ status }) => status === 429), []);
      await cleanly(world);
    },
  );
});

Deno.test("a Discord that fails, hangs and loses answers still gets each message once", () =>
  withCourier({ deadline: 30, times: { unknown: 60 } }, async (world) => {
    const { discord, owe, idle } = world;
    const crowd = Array.from({ length: 12 }, (_, i) => discord.person({ name: `P${i}` }));
    for (const does of ["lose answer", "hang", { status: 503 }, { retryAfter: 0.01 }] as const) {
      discord.faults.rest({ on: POST, does, times: 3 });
      discord.faults.rest({ on: OPEN, does, times: 2 });
    }
    discord.faults.rest({ on: "GET", does: { status: 500 }, times: 2 });
    await owe(...crowd.map(({ id }) => ({ person: id })));
    await idle();
    equal(crowd.map(({ inbox }) => inbox.length), crowd.map(() => 1));
    await cleanly(world);
  }));

Deno.test("Discord's limit on everything is never met, however many wait", () =>
  withCourier({ discord: { globalRate: { limit: 50, per: 1000 } } }, async (world) => {
    const { discord, owe, idle } = world;
    const crowd = Array.from({ length: 40 }, (_, i) => discord.person({ name: `P${i}` }));
    await owe(...crowd.map(({ id }) => ({ person: id })));
    await idle();
    ok(crowd.every(({ inbox }) => inbox.length === 1));
    equal(discord.exchanges.filter(({ status }) => status === 429), []);
    await cleanly(world);
  }));

Deno.test("close() leaves what is owed to the next one", () =>
  withCourier({ discord: { lag: 20 } }, async ({ discord, owe, courier, store }) => {
    const crowd = Array.from({ length: 60 }, (_, i) => discord.person({ name: `P${i}` }));
    await owe(...crowd.map(({ id }) => ({ person: id })));
    await discord.until(() => crowd.some(({ inbox }) => inbox.length > 0));
    await courier.close();
    const arrived = crowd.filter(({ inbox }) => inbox.length > 0).length;
    const waiting = await store.notices.due(Number.MAX_SAFE_INTEGER, 100);
    equal(arrived + waiting.length, 60);
    ok(waiting.length > 0 && waiting.every(({ value }) => value?.attempt === undefined));
  }));
