/** The gateway over real sockets: what it says, what it hands over, how it starts and how it ends. */
import { deepStrictEqual as equal, match, ok } from "node:assert/strict";
import * as z from "zod";
import {
  announce,
  ordinary,
  type Peer,
  startBareGateway,
  startCable,
  startTcp,
  until,
} from "../support/bare_gateway.ts";
import {
  connected,
  discord,
  except,
  heard,
  interaction,
  sent,
  type Setup,
  start,
  TOKEN,
  type World,
} from "../support/connected.ts";

Deno.test("startGateway() identifies after HELLO, without intents, as listening to /help", async () => {
  const late = (_nth: number, url: string) => ({
    ...ordinary(url),
    opened: (peer: Peer) => void setTimeout(() => (equal(peer.received, []), ordinary(url).opened(peer)), 20),
  });
  await connected(late, async ({ gateway, peers }) => {
    await gateway.ready;
    equal(peers[0]?.path, "/?v=10&encoding=json");
    equal(peers[0]?.received, [{
      op: 2,
      d: {
        token: `Bot ${TOKEN}`,
        compress: false,
        properties: { os: Deno.build.os, browser: "Usherr", device: "Usherr" },
        intents: 0,
        shard: [0, 1],
        presence: { since: null, activities: [{ name: "/help", type: 2 }], status: "online", afk: false },
      },
    }]);
    equal(gateway.shards(), [{ id: 0, state: "up", latency: undefined }]);
  });
});

Deno.test("startGateway() hands over an interaction exactly as Discord sent it", async () => {
  const wire = {
    ...interaction("1"),
    locale: "pt-BR",
    data: {
      name: "my_own-command",
      name_localizations: { "en-US": "my_name", "zh-CN": "名", aB: "camelCase" },
      options: [{ name: "some_option-name", type: 3, value: "a_b-c aB" }],
      resolved: { users: { "123456789012345678": { id: "123456789012345678", global_name: null } } },
    },
    authorizing_integration_owners: { "0": "1" },
  };
  await connected(discord, async ({ gateway, peers, interactions }) => {
    await gateway.ready;
    peers[0]?.dispatch("GUILD_CREATE", { id: "9" }, 2);
    peers[0]?.dispatch("INTERACTION_CREATE", wire, 3);
    await until("it came", () => interactions.length === 1);
    equal<unknown>(interactions, [wire]);
  });
});

Deno.test("startGateway() survives handlers that throw or reject, and frames that make no sense", async () => {
  const seen: string[] = [];
  const setup: Setup = {
    onInteraction({ id }): void | Promise<never> {
      seen.push(id);
      if (id === "1") throw new Error("thrown by the handler");
      if (id === "2") return Promise.reject(new Error("rejected by the handler"));
    },
  };
  await connected(discord, async ({ gateway, peers, lines }) => {
    await gateway.ready;
    for (const text of ["", "{", "null", "[]", "7", '"x"', "{}", '{"op":"0"}', '{"op":10}', '{"op":0,"t":"READY"}']) {
      peers[0]?.sendText(text);
    }
    for (const data of [null, [], "x", {}, { id: 1, token: "t", type: 2 }]) {
      peers[0]?.dispatch("INTERACTION_CREATE", data, 2);
    }
    for (const id of ["1", "2", "3"]) peers[0]?.dispatch("INTERACTION_CREATE", interaction(id), 3);
    await until("the last came", () => seen.includes("3"));
    equal(seen, ["1", "2", "3"]);
    await until("all is logged", () => lines.some((line) => line.includes("rejected by the handler")));
    ok(lines.some((line) => line.includes("thrown by the handler")));
    equal(peers.length, 1);
  }, setup);
});

Deno.test("startGateway() answers a heartbeat that Discord asks for", async () => {
  await connected(discord, async ({ gateway, peers }) => {
    await gateway.ready;
    peers[0]?.dispatch("TYPING_START", {}, 42);
    peers[0]?.send({ op: 0, t: "TYPING_START", d: {} });
    peers[0]?.send({ op: 1, d: null, s: null, t: null });
    await heard(peers, 0, 1);
    equal(sent(peers[0], 1)?.d, 42);
  });
});

for (
  const [code, cure] of [
    [4004, /refused the token.*discord\.token/],
    [4010, /start again/],
    [4011, /start again/],
    [4012, /update/],
    [4013, /intents.*update/],
    [4014, /intents.*update/],
  ] as const
) {
  Deno.test(`startGateway() says what to do, and tries no more, when Discord closes with ${code}`, async () => {
    const refuse = except({ 0: (peer, { op }) => op === 2 && (peer.close(code), true) });
    await connected(refuse, async ({ gateway, peers }) => {
      const fatal = await gateway.fatal;
      equal(fatal.code, code);
      match(fatal.sentence, cure);
      await gateway.close();
      equal(peers.length, 1);
      equal(gateway.shards()[0]?.state, "down");
    });
  });
}

for (const [max_concurrency, identify] of [[1, 120], [2, 60_000]] as const) {
  Deno.test(`startGateway() starts two shards at the pace of max_concurrency ${max_concurrency}`, async () => {
    await connected(discord, async ({ gateway, peers }) => {
      let ready = false;
      gateway.ready.then(() => ready = true);
      await until("one is up", () => gateway.shards().some(({ state }) => state === "up"));
      if (max_concurrency === 1) equal(ready, false);
      await gateway.ready;
      const gap = (peers[1]?.openedAt ?? 0) - (peers[0]?.openedAt ?? 0);
      if (max_concurrency === 1) ok(gap >= identify - 10, `${gap}`);
      const identified = z.looseObject({ d: z.looseObject({ shard: z.unknown() }) });
      equal(peers.map((peer) => identified.parse(sent(peer, 2)).d.shard), [[0, 2], [1, 2]]);
      equal(gateway.shards().map(({ id, state }) => [id, state]), [[0, "up"], [1, "up"]]);
    }, { shards: 2, max_concurrency, pacing: { identify } });
  });
}

Deno.test("startGateway() lets no shard wait for one that cannot connect", async () => {
  const drop = (nth: number, url: string) =>
    nth === 0 ? { ...ordinary(url), opened: (p: Peer) => p.close(4000) } : ordinary(url);
  await connected(drop, async ({ gateway, peers }) => {
    await gateway.ready;
    equal(peers.length, 3);
    equal(gateway.reconnects(), 0, "neither an attempt nor the first connection of a shard is one");
  }, { shards: 2 });
});

Deno.test("startGateway() waits, and says so, when no session starts are left", async () => {
  await connected(discord, async ({ gateway, peers, lines, startedAt }) => {
    await gateway.ready;
    ok((peers[0]?.openedAt ?? 0) - startedAt >= 95);
    ok(lines.some((line) => line.includes("no session starts left")), lines.join("\n"));
  }, { remaining: 0, reset_after: 100 });
});

Deno.test("startGateway() counts its session starts: it waits when the last one is used", async () => {
  await connected(discord, async ({ gateway, peers, lines }) => {
    await gateway.ready;
    peers[0]?.close(4009);
    await until("it says so", () => lines.some((line) => line.includes("no session starts left")));
    equal(peers.length, 1);
  }, { remaining: 1, reset_after: 60_000 });
});

Deno.test("close() says goodbye and never reconnects", async () => {
  await connected(discord, async ({ gateway, peers, interactions }) => {
    await gateway.ready;
    const closing = gateway.close();
    peers[0]?.dispatch("INTERACTION_CREATE", interaction("1"), 2);
    await closing;
    await until("the server saw it", () => peers[0]?.closedWith !== undefined);
    equal(peers[0]?.closedWith, 1000);
    equal(interactions, []);
    equal(peers.length, 1);
    equal(gateway.shards()[0]?.state, "down");
  });
});

Deno.test("close() ends a gateway that waits for its pace, for a retry, for an answer, or on a dead line", async (t) => {
  const tcp = startTcp(() => {});
  const server = startBareGateway((_, url) => ordinary(url));
  const cable = startCable(server.url);
  const nobody = `ws://127.0.0.1:${tcp.port}/`;
  const closesQuickly = async (name: string, world: World, when: () => boolean) =>
    await t.step(name, async () => {
      await until(name, when);
      const before = performance.now();
      await world.gateway.close();
      ok(performance.now() - before < 500);
      equal(world.gateway.shards().some(({ state }) => state === "up"), false);
    });

  const paced = start(announce(server.url, 2), { pacing: { identify: 60_000 } });
  await closesQuickly("waiting for its pace", paced, () => paced.gateway.shards()[0]?.state === "up");
  const empty = start(announce(server.url, 2, { remaining: 0, reset_after: 60_000 }));
  await closesQuickly("waiting for session starts", empty, () => empty.lines.length > 0);
  const connecting = start(announce(nobody), { pacing: { handshake: 60_000 } });
  await closesQuickly("waiting for an answer", connecting, () => tcp.arrivals.length > 0);
  const retrying = start(announce("ws://127.0.0.1:1/"), { pacing: { backoff: [60_000, 60_000] } });
  await closesQuickly(
    "waiting for a retry",
    retrying,
    () => retrying.lines.some((line) => line.includes("shard down")),
  );
  const dead = start(announce(cable.url));
  await dead.gateway.ready;
  cable.freeze();
  await closesQuickly("on a dead line", dead, () => true);

  tcp.close();
  cable.close();
  await server.close();
});

Deno.test("no line of the log holds the token", async () => {
  await connected(except({ 0: (peer, { op }) => op === 2 && (peer.close(4008), true) }), async ({ gateway, lines }) => {
    await gateway.ready;
    ok(lines.length > 0);
    ok(!lines.join("\n").includes(TOKEN));
  });
});
