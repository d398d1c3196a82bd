/** Webhooks on a real socket: what arrives, what never leaves, and an end without anything left over. */
import assert from "node:assert/strict";
import { sampleIds, sampleUserIds, startTinySeerr, type TinySeerr } from "../../../src/playground/seerr/mod.ts";

const { member } = sampleUserIds;

interface Received {
  method: string;
  path: string;
  headers: Headers;
  body: unknown;
}

/** A receiver that answers with the given status, and a tiny Seerr that sends to it. */
async function start(status = 200): Promise<{ seerr: TinySeerr; url: string; received: Received[] } & AsyncDisposable> {
  const received: Received[] = [];
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, async (request) => {
    const { method, headers } = request;
    received.push({ method, path: new URL(request.url).pathname, headers, body: await request.json() });
    return new Response(null, { status });
  });
  const seerr = await startTinySeerr();
  const url = `http://127.0.0.1:${server.addr.port}/hooks/seerr`;
  seerr.sendWebhooksTo(url, "the secret, as it is");
  const end = async () => {
    await seerr.close();
    await server.shutdown();
  };
  return { seerr, url, received, [Symbol.asyncDispose]: end };
}

async function until(condition: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 3_000; !condition();) {
    assert.ok(Date.now() < deadline, "it did not happen in time");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function test(seerr: TinySeerr, webhookUrl: string): Promise<number> {
  const body = JSON.stringify({ enabled: true, types: 0, options: { webhookUrl, jsonPayload: "{}" } });
  const headers = { "x-api-key": seerr.apiKey, "content-type": "application/json", connection: "close" };
  const path = "/api/v1/settings/notifications/webhook/test";
  const response = await fetch(`${seerr.url}${path}`, { method: "POST", headers, body });
  await response.body?.cancel();
  return response.status;
}

Deno.test("a webhook is POSTed with its Authorization as it was set", async () => {
  await using running = await start();
  const { seerr, received } = running;
  const id = seerr.ask(member, "movie", sampleIds.open);
  await until(() => seerr.webhooks[0]?.became === 200);
  const [only] = received;
  assert.equal(received.length, 1);
  assert.deepEqual([only?.method, only?.path], ["POST", "/hooks/seerr"]);
  assert.equal(only?.headers.get("authorization"), "the secret, as it is");
  assert.equal(only?.headers.get("content-type"), "application/json");
  assert.deepEqual(only?.body, seerr.webhooks[0]?.body);
  assert.equal(seerr.webhooks[0]?.requestId, id);
});

Deno.test("a webhook is sent once, whatever the receiver answers", async () => {
  await using running = await start(503);
  running.seerr.ask(member, "movie", sampleIds.open);
  await until(() => running.seerr.webhooks[0]?.became === 503);
  assert.equal(running.received.length, 1);
});

Deno.test("POST …/webhook/test is 204 when the receiver takes it, else 500", async () => {
  await using running = await start();
  assert.equal(await test(running.seerr, running.url), 204);
  await using deaf = await start(404);
  assert.equal(await test(deaf.seerr, deaf.url), 500);
  assert.equal(await test(deaf.seerr, "http://127.0.0.1:1/nobody"), 500);
  assert.equal(await test(deaf.seerr, "https://example.com/never"), 500);
});

Deno.test("nothing leaves this machine", async () => {
  await using running = await start();
  const { seerr } = running;
  for (
    const url of ["http://example.com/hook", "https://127.0.0.1/hook", "http://127.0.0.1.example.com/", "nonsense"]
  ) {
    seerr.sendWebhooksTo(url);
    assert.throws(() => seerr.ask(member, "movie", sampleIds.emoji), /nothing leaves this machine/, url);
  }
});

Deno.test("what is still to be sent or to happen ends with close()", async () => {
  const running = await start();
  running.seerr.faults.webhooks = 60_000;
  running.seerr.faults.arr = 60_000;
  running.seerr.approve(running.seerr.ask(member, "movie", sampleIds.open));
  await running[Symbol.asyncDispose]();
  assert.deepEqual(running.received, []);
});

Deno.test("a refusal that takes its time is told without a call", async () => {
  await using running = await start();
  running.seerr.faults.arr = 10;
  running.seerr.approve(running.seerr.ask(member, "movie", sampleIds.open));
  await until(() => running.seerr.webhooks.some(({ type, became }) => type === "MEDIA_FAILED" && became === 200));
});
