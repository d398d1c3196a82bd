/** The gateway when connections fail, in every way that they can: over real sockets. */
import { deepStrictEqual as equal, ok } from "node:assert/strict";
import {
  announce,
  type Frame,
  ordinary,
  type Peer,
  startBareGateway,
  startCable,
  startTcp,
  until,
} from "../support/bare_gateway.ts";
import { connected, discord, except, heard, interaction, sent, start, TOKEN } from "../support/connected.ts";

Deno.test("startGateway() backs off from a server that drops every connection", async () => {
  const tcp = startTcp((conn) => conn.close());
  const { gateway } = start(announce(`ws://127.0.0.1:${tcp.port}/`), {
    pacing: { random: () => 1, backoff: [15, 60] },
  });
  await until("it tried five times", () => tcp.arrivals.length >= 5);
  await gateway.close();
  tcp.close();
  const gaps = tcp.arrivals.slice(1).map((at, index) => at - (tcp.arrivals[index] ?? 0));
  for (const [index, least] of [30, 60, 60, 60].entries()) ok((gaps[index] ?? 0) >= least - 2, `${gaps}`);
});

Deno.test("startGateway() backs off from a port that refuses, and connects once somebody listens", async () => {
  const probe = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = probe.addr;
  probe.close();
  const { gateway, lines } = start(announce(`ws://127.0.0.1:${port}/`), { pacing: { backoff: [25, 25] } });
  const downs = () => lines.filter((line) => line.includes("shard down")).length;
  await until("it tried three times", () => downs() >= 3);
  equal(gateway.shards()[0]?.state === "up", false);
  const startedAt = performance.now();
  const before = downs();
  await until("it tried again", () => downs() >= before + 2);
  ok(performance.now() - startedAt >= 23, "two more tries took no time");
  const server = startBareGateway(discord);
  const cable = startCable(server.url, port);
  await gateway.ready;
  cable.close();
  await server.close();
  await gateway.close();
});

Deno.test("startGateway() gives up a socket that is accepted but never opened", async () => {
  const tcp = startTcp(() => {});
  const { gateway } = start(announce(`ws://127.0.0.1:${tcp.port}/`), { pacing: { handshake: 30 } });
  await until("it tried again", () => tcp.arrivals.length >= 2);
  await gateway.close();
  tcp.close();
});

Deno.test("startGateway() gives up a connection that never says HELLO, and never identifies on it", async () => {
  const mute = (nth: number, url: string) => nth === 0 ? { ...ordinary(url), opened() {} } : ordinary(url);
  await connected(mute, async ({ gateway, peers }) => {
    await gateway.ready;
    equal(peers.length, 2);
    equal(peers[0]?.received, []);
  }, { pacing: { handshake: 30 } });
});

Deno.test("startGateway() gives up a connection whose IDENTIFY is never answered", async () => {
  await connected(except({ 0: (_, { op }) => op === 2 }), async ({ gateway, peers }) => {
    await gateway.ready;
    equal(peers.length, 2);
  }, { pacing: { handshake: 30 } });
});

Deno.test("startGateway() keeps a connection that is up, however long it lasts", async () => {
  await connected(discord, async ({ gateway, peers }) => {
    await gateway.ready;
    const upSince = performance.now();
    await until("twice the handshake is over", () => performance.now() - upSince > 60);
    equal(gateway.shards()[0]?.state, "up");
    equal(peers.length, 1);
  }, { pacing: { handshake: 30 } });
});

Deno.test("startGateway() leaves a dead line, which no close frame can cross, and resumes", async () => {
  const server = startBareGateway((_, url) => ordinary(cable.url ?? url, 25));
  const cable = startCable(server.url);
  const { gateway, lines } = start(announce(cable.url));
  await gateway.ready;
  await until("heartbeats flow", () => gateway.shards()[0]?.latency !== undefined);
  cable.freeze();
  await heard(server.peers, 1, 6);
  equal(sent(server.peers[1], 6)?.d, { token: `Bot ${TOKEN}`, session_id: "session-0", seq: 1 });
  await until("it is up", () => gateway.shards()[0]?.state === "up");
  ok(lines.some((line) => line.includes("heartbeat")), lines.join("\n"));
  cable.close();
  await server.close();
  await gateway.close();
});

Deno.test("startGateway() ends the other shards when Discord refuses one", async () => {
  const refuseSecond = except({ 1: (peer, { op }) => op === 2 && (peer.close(4011), true) });
  await connected(refuseSecond, async ({ gateway, peers }) => {
    equal((await gateway.fatal).code, 4011);
    await until("the first is closed", () => peers[0]?.closedWith !== undefined);
    equal(peers[0]?.closedWith, 1000);
    equal(peers.length, 2);
  }, { shards: 2 });
});

for (const [code, op] of [[1000, 6], [1001, 6], [4000, 6], [4008, 6], [4003, 2], [4007, 2], [4009, 2]] as const) {
  Deno.test(`startGateway() ${op === 6 ? "resumes" : "identifies anew"} after close code ${code}`, async () => {
    await connected(discord, async ({ gateway, peers }) => {
      await gateway.ready;
      equal(gateway.reconnects(), 0);
      peers[0]?.close(code);
      await heard(peers, 1, op);
      equal(peers[1]?.received.length, 1);
      await until("it counts", () => gateway.reconnects() === 1);
    });
  });
}

for (const [resumable, op] of [[true, 6], [false, 2]] as const) {
  Deno.test(`startGateway() waits, then sends opcode ${op}, after an invalid session (${resumable})`, async () => {
    await connected(discord, async ({ gateway, peers }) => {
      await gateway.ready;
      const before = performance.now();
      peers[0]?.send({ op: 9, d: resumable, s: null, t: null });
      await heard(peers, 1, op);
      ok((peers[1]?.openedAt ?? 0) - before >= 49);
      equal(peers[1]?.received.length, 1);
    }, { pacing: { invalidSession: [50, 60] } });
  });
}

Deno.test("startGateway() resumes where Discord says when asked to reconnect, and gets what it missed", async () => {
  const elsewhere = startBareGateway(() => ({
    opened: ordinary().opened,
    received(peer, { op }) {
      if (op !== 6) return;
      peer.dispatch("INTERACTION_CREATE", interaction("missed"), 8);
      peer.dispatch("RESUMED", {}, 9);
    },
  }));
  await connected(() => ordinary(elsewhere.url), async ({ gateway, peers, interactions }) => {
    await gateway.ready;
    peers[0]?.dispatch("INTERACTION_CREATE", interaction("first"), 7);
    peers[0]?.send({ op: 7, d: null, s: null, t: null });
    await until("the missed one came", () => interactions.length === 2);
    equal(interactions.map(({ id }) => id), ["first", "missed"]);
    equal(sent(elsewhere.peers[0], 6)?.d, { token: `Bot ${TOKEN}`, session_id: "session-0", seq: 7 });
    equal(peers.length, 1);
    ok(peers[0]?.closedWith !== 1000 && peers[0]?.closedWith !== 1001, "1000 and 1001 would end the session");
    await elsewhere.close();
  });
});

Deno.test("startGateway() resumes at the announced address when the one for resuming is gone", async () => {
  const gone = startTcp((conn) => conn.close());
  await connected(() => ordinary(`ws://127.0.0.1:${gone.port}/`), async ({ gateway, peers }) => {
    await gateway.ready;
    peers[0]?.close(4000);
    await heard(peers, 1, 6);
    equal(gone.arrivals.length, 1);
    equal(peers.length, 2);
  });
  gone.close();
});

Deno.test("startGateway() gives a session up that cannot be resumed", async () => {
  const deaf = (peer: Peer, { op }: Frame) => op === 6 && (peer.close(4000), true);
  await connected(except({ 1: deaf, 2: deaf, 3: deaf }), async ({ gateway, peers }) => {
    await gateway.ready;
    peers[0]?.close(4000);
    await heard(peers, 3, 2);
    equal(peers.slice(1).map(({ received }) => received[0]?.op), [6, 6, 2]);
    await until("it is up", () => gateway.shards()[0]?.state === "up");
    equal(gateway.reconnects(), 1, "attempts do not count");
  }, { pacing: { resumes: 2 } });
});

for (const [life, steady, wait] of [["short", 60_000, 100], ["long", 0, 60_000]] as const) {
  Deno.test(`startGateway() is ${life === "short" ? "slow" : "quick"} to follow a ${life} life`, async () => {
    await connected(discord, async ({ gateway, peers }) => {
      await gateway.ready;
      const before = performance.now();
      peers[0]?.close(4000);
      await until("it is back", () => peers.length >= 2);
      if (life === "short") ok((peers[1]?.openedAt ?? 0) - before >= 98);
    }, { pacing: { steady, backoff: [wait, wait] } });
  });
}
