/** The tiny Seerr on a real socket: transport, faults, and an end without anything left over. */
import assert from "node:assert/strict";
import { startTinySeerr, type TinySeerr, type TinySeerrOptions } from "../../../src/playground/seerr/mod.ts";

const film = { mediaType: "movie", mediaId: 700001, is4k: false };

/** A running tiny Seerr that ends with the scope. */
async function start(options: TinySeerrOptions = {}): Promise<TinySeerr & AsyncDisposable> {
  const seerr = await startTinySeerr(options);
  return Object.assign(seerr, { [Symbol.asyncDispose]: () => seerr.close() });
}

/** Asks with a client of its own, so that no connection outlives the test. */
async function ask(seerr: TinySeerr, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  if (!headers.has("x-api-key")) headers.set("x-api-key", seerr.apiKey);
  headers.set("connection", "close");
  if (init.body !== undefined) headers.set("content-type", "application/json");
  return await fetch(`${seerr.url}/api/v1${path}`, { ...init, headers });
}

function post(seerr: TinySeerr, body: unknown, user = "2"): Promise<Response> {
  return ask(seerr, "/request", { method: "POST", body: JSON.stringify(body), headers: { "x-api-user": user } });
}

/** Sends bytes and reads all that comes until the server closes. */
async function raw(seerr: TinySeerr, text: string): Promise<string> {
  using connection = await Deno.connect({ hostname: "127.0.0.1", port: Number(new URL(seerr.url).port) });
  await connection.write(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));
  return await new Response(connection.readable).text();
}

Deno.test("startTinySeerr() serves JSON below its base path", async () => {
  await using seerr = await start({ basePath: "/media" });
  const response = await ask(seerr, "/status");
  assert.equal(response.headers.get("content-type"), "application/json; charset=utf-8");
  assert.deepEqual(await response.json(), {
    version: "3.3.0",
    commitTag: "local",
    updateAvailable: false,
    commitsBehind: 0,
    restartRequired: false,
  });
  assert.match(seerr.url, /^http:\/\/127\.0\.0\.1:\d+\/media$/);
});

Deno.test("startTinySeerr() takes a request and records the call", async () => {
  await using seerr = await start();
  assert.equal((await (await post(seerr, film)).json()).status, 1);
  assert.deepEqual(seerr.calls, [{
    method: "POST",
    path: "/request",
    query: "",
    user: "2",
    key: true,
    body: film,
    status: 201,
  }]);
  assert.equal(seerr.requests().at(-1)?.tmdbId, 700001);
});

Deno.test("startTinySeerr() sees a query as it was sent", async () => {
  await using seerr = await start();
  const get = (query: string) =>
    raw(seerr, `GET /api/v1/search?${query} HTTP/1.1\r\nX-Api-Key: ${seerr.apiKey}\r\nConnection: close\r\n\r\n`);
  assert.match(await get("query=it's"), /^HTTP\/1\.1 400 [^]*must be url encoded/);
  assert.match(await get("query=it%27s"), /^HTTP\/1\.1 200 /);
  assert.match(await get("query=\u00c3\u00a9"), /^HTTP\/1\.1 400 [^]*Content-Length: 0\r\n[^]*\r\n\r\n$/);
  assert.equal(seerr.calls[0]?.query, "query=it's");
});

Deno.test("startTinySeerr() reads chunked bodies, several calls on a connection, and heads in pieces", async () => {
  await using seerr = await start();
  const body = JSON.stringify(film);
  const key = `X-Api-Key: ${seerr.apiKey}\r\nX-Api-User: 2\r\n`;
  const chunks = `${(5).toString(16)}\r\n${body.slice(0, 5)}\r\n${(body.length - 5).toString(16)}\r\n${
    body.slice(5)
  }\r\n0\r\n\r\n`;
  const both =
    `POST /api/v1/request HTTP/1.1\r\n${key}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${chunks}` +
    `GET /api/v1/status HTTP/1.1\r\nConnection: close\r\n\r\n`;
  assert.deepEqual((await raw(seerr, both)).match(/HTTP\/1\.1 \d+/g), ["HTTP/1.1 201", "HTTP/1.1 200"]);
});

Deno.test("startTinySeerr() answers 304 to who has it already", async () => {
  await using seerr = await start();
  const first = await ask(seerr, "/movie/700001");
  await first.body?.cancel();
  const again = ask(seerr, "/movie/700001", { headers: { "if-none-match": first.headers.get("etag") ?? "" } });
  assert.equal(await statusOf(again), 304);
});

Deno.test("startTinySeerr() closes idle connections", async () => {
  await using seerr = await start({ idle: 20 });
  const port = Number(new URL(seerr.url).port);
  using connection = await Deno.connect({ hostname: "127.0.0.1", port });
  assert.equal(await connection.read(new Uint8Array(1)), null);
});

Deno.test("faults.down refuses or resets, and ends when it is switched off", async () => {
  await using seerr = await start();
  for (const down of ["refuse", "reset"] as const) {
    seerr.faults.down = down;
    assert.equal(seerr.faults.down, down);
    await assert.rejects(ask(seerr, "/status"), down);
  }
  seerr.faults.down = false;
  assert.equal(await statusOf(ask(seerr, "/status")), 200);
});

Deno.test("faults.down cuts a call that is waiting", async () => {
  await using seerr = await start();
  seerr.faults.hang = true;
  const waiting = assert.rejects(ask(seerr, "/status"));
  await arrived(seerr, 1);
  seerr.faults.down = "refuse";
  await waiting;
});

Deno.test("faults.hang never answers, and close() ends the wait", async () => {
  const seerr = await startTinySeerr();
  seerr.faults.hang = "/status";
  const waiting = assert.rejects(ask(seerr, "/status"));
  await arrived(seerr, 1);
  assert.equal(await statusOf(ask(seerr, "/settings/public")), 200);
  await seerr.close();
  await waiting;
});

Deno.test("faults.html answers with a page, faults.broken with a 500", async () => {
  await using seerr = await start();
  seerr.faults.html = true;
  const page = await ask(seerr, "/status");
  assert.deepEqual([page.status, page.headers.get("content-type")], [502, "text/html; charset=utf-8"]);
  assert.match(await page.text(), /<html>/);
  Object.assign(seerr.faults, { html: false, broken: true });
  assert.equal(await statusOf(ask(seerr, "/status")), 500);
});

Deno.test("faults.endless goes on until the client has had enough", async () => {
  await using seerr = await start();
  seerr.faults.endless = true;
  const response = await ask(seerr, "/status");
  const reader = response.body?.getReader();
  let bytes = 0;
  while (bytes < 1_000_000) bytes += (await reader?.read())?.value?.length ?? assert.fail("it ended");
  await reader?.cancel();
});

Deno.test("faults.cut stores the request and loses the answer", async () => {
  await using seerr = await start();
  Object.assign(seerr.faults, { cut: "/request", cutTimes: 2 });
  await assert.rejects(post(seerr, film));
  assert.equal(seerr.requests().at(-1)?.tmdbId, 700001);
});

Deno.test("faults.slow comes late", async () => {
  await using seerr = await start();
  seerr.faults.slow = 30;
  const before = performance.now();
  await statusOf(ask(seerr, "/status"));
  assert.ok(performance.now() - before >= 28);
});

Deno.test("faults.racy takes equal requests at once, and none after them", async () => {
  await using seerr = await start();
  seerr.faults.racy = 100;
  const statuses = await Promise.all([1, 2, 3].map(() => statusOf(post(seerr, film))));
  assert.deepEqual(statuses, [201, 201, 201]);
  assert.equal(await statusOf(post(seerr, film)), 409);
});

Deno.test("close() ends open connections and frees the port", async () => {
  const seerr = await startTinySeerr();
  const port = Number(new URL(seerr.url).port);
  using connection = await Deno.connect({ hostname: "127.0.0.1", port });
  await seerr.close();
  assert.equal(await connection.read(new Uint8Array(1)).catch(() => null), null);
  const another = await startTinySeerr({ port });
  await another.close();
});

/** The status, with the body put away. */
async function statusOf(response: Promise<Response>): Promise<number> {
  const { status, body } = await response;
  await body?.cancel();
  return status;
}

/** Waits until so many calls have come in. */
async function arrived(seerr: TinySeerr, count: number): Promise<void> {
  const deadline = Date.now() + 2_000;
  while (seerr.calls.length < count) {
    assert.ok(Date.now() < deadline, "the call never arrived");
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
