import assert from "node:assert/strict";
import type { Fields, Log } from "../../src/log.ts";
import { createHttp, type HttpOptions } from "../../src/services/http.ts";
import { ServiceError, type ServiceFault } from "../../src/services/service_error.ts";
import { rawServer } from "./raw_server.ts";

const KEY = "c2VjcmV0LWtleQ==";

/** A log that keeps its lines. */
function keeping(lines: string[]): Log {
  const say = (level: string) => (event: string, fields: Fields = {}) =>
    void lines.push(`${level} ${event} ${JSON.stringify(fields)}`);
  const log: Log = { debug: say("debug"), info: say("info"), warn: say("warn"), error: say("error"), with: () => log };
  return log;
}

interface Seen {
  method: string;
  url: URL;
  headers: Headers;
  body: string;
}

/** Runs a test against a server on loopback, and closes everything. */
async function withSeerr(
  handler: (seen: Seen, count: number) => Response | Promise<Response>,
  test: (it: { http: ReturnType<typeof createHttp>; seen: Seen[]; lines: string[]; url: string }) => Promise<void>,
  options: Partial<HttpOptions> = {},
) {
  const seen: Seen[] = [], lines: string[] = [];
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {}, onError: () => new Response() },
    async (request) => {
      const one = {
        method: request.method,
        url: new URL(request.url),
        headers: request.headers,
        body: await request.text(),
      };
      seen.push(one);
      return await handler(one, seen.length);
    },
  );
  const url = `http://127.0.0.1:${server.addr.port}`;
  const http = createHttp({ url, apiKey: KEY, log: keeping(lines), ...options });
  try {
    await test({ http, seen, lines, url });
  } finally {
    http.close();
    await server.shutdown();
  }
}
const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  Response.json(body, { status, headers });
const fails = (promise: Promise<unknown>, kind: ServiceFault, status?: number) =>
  assert.rejects(promise, (error) => {
    assert(error instanceof ServiceError, String(error));
    assert.equal(error.kind, kind, error.message);
    assert.equal(error.status, status);
    assert.doesNotMatch(error.message, new RegExp(`${KEY}|dune`));
    return true;
  });

Deno.test("send() asks below the base path, with key, person and strict query, and reads JSON", () =>
  withSeerr(() => json({ ok: true }), async ({ seen, lines, url }) => {
    const http = createHttp({ url: `${url}/seerr/api/v1/`, apiKey: KEY, log: keeping(lines) });
    const answer = await http.send({ method: "GET", path: "/search", query: { query: "dune (2021)*" }, user: 2 });
    http.close();
    assert.deepEqual(answer, { status: 200, body: { ok: true } });
    const [request] = seen;
    assert.equal(`${request?.url.pathname}${request?.url.search}`, "/seerr/api/v1/search?query=dune%20%282021%29%2A");
    assert.equal(request?.headers.get("x-api-key"), KEY);
    assert.equal(request?.headers.get("x-api-user"), "2");
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? "", /^debug seerr answered .*"path":"\/search".*"status":200,"ms":\d/);
    assert.doesNotMatch(lines.join(), /dune|c2Vj/);
  }));
Deno.test("send() sends JSON, no person when there is none, and no key when told so", () =>
  withSeerr(() => new Response(null, { status: 204 }), async ({ http, seen }) => {
    const body = { mediaType: "movie", mediaId: 603, is4k: false };
    assert.deepEqual(await http.send({ method: "POST", path: "/request", body }), { status: 204, body: undefined });
    await http.send({ method: "GET", path: "/settings/public", key: false });
    assert.deepEqual(JSON.parse(seen[0]?.body ?? ""), body);
    assert.equal(seen[0]?.headers.get("content-type"), "application/json");
    assert.equal(seen[0]?.headers.get("x-api-user"), null);
    assert.equal(seen[1]?.headers.get("x-api-key"), null);
  }));

const html = (status: number) => () => new Response("<html>", { status, headers: { "content-type": "text/html" } });
const ANSWERS: [string, () => Response, ServiceFault, number, number][] = [
  ["a proxy's page", html(200), "proxy", 200, 1],
  ["a proxy without its server, after a second try", html(502), "proxy", 502, 2],
  ["a gateway's silence, after a second try", () => new Response(null, { status: 504 }), "proxy", 504, 2],
  [
    "a login page somewhere else",
    () => new Response(null, { status: 302, headers: { location: "https://auth.example/?rd=x" } }),
    "proxy",
    302,
    1,
  ],
  ["no JSON", () => new Response("{", { headers: { "content-type": "application/json" } }), "nonsense", 200, 1],
  [
    "a wrong key",
    () => json({ status: 403, error: "You do not have permission to access this endpoint" }, 403),
    "key",
    403,
    1,
  ],
  ["no key", () => json({ message: "cookie 'connect.sid' required" }, 401), "key", 401, 1],
  ["a refusal", () => json({ message: "Movie Quota exceeded." }, 403), "refused", 403, 1],
  ["a failure of its own", () => json({ message: "SQLITE_BUSY" }, 500), "broken", 500, 1],
  ["an empty failure", () => new Response(null, { status: 500 }), "broken", 500, 1],
];
for (const [name, response, kind, status, tries] of ANSWERS) {
  Deno.test(`send() says "${kind}" of ${name}`, () =>
    withSeerr(response, async ({ http, seen, lines }) => {
      await fails(http.send({ method: "GET", path: "/movie/603", query: { query: "dune" } }), kind, status);
      assert.equal(seen.length, tries);
      assert.equal(lines.length, 1);
      assert.match(lines[0] ?? "", new RegExp(`^warn seerr failed .*"kind":"${kind}".*"cause":"Cannot GET`));
    }));
}
Deno.test("send() gives a failure to a caller that can read it", () =>
  withSeerr(() => json({ message: "Unable to retrieve movie." }, 500), async ({ http }) => {
    assert.equal((await http.send({ method: "GET", path: "/movie/1", expect: [500] })).status, 500);
  }));
Deno.test("send() names the server that it is redirected to, and takes the key to no other", () =>
  withSeerr(
    () => new Response(null, { status: 308, headers: { location: "https://other.example/a?token=1" } }),
    async ({ http }) => {
      await assert.rejects(http.send({ method: "GET", path: "/status" }), /redirected to "https:\/\/other\.example"$/);
    },
  ));
Deno.test("send() repeats a read that failed once, and no write", () =>
  withSeerr(
    ({ method }, count) => method === "GET" && count > 1 ? json({ count }) : html(503)(),
    async ({ http, seen }) => {
      assert.deepEqual((await http.send({ method: "GET", path: "/status" })).body, { count: 2 });
      for (const method of ["POST", "PUT", "DELETE"] as const) {
        await fails(http.send({ method, path: "/request/1" }), "proxy", 503);
      }
      assert.deepEqual(seen.map(({ method }) => method), ["GET", "GET", "POST", "PUT", "DELETE"]);
    },
  ));

Deno.test("send() waits for an answer as long as its deadline, twice for a read, once for a write", () => {
  const { promise, resolve } = Promise.withResolvers<Response>();
  return withSeerr(() => promise, async ({ http, seen }) => {
    await fails(http.send({ method: "GET", path: "/status" }), "slow");
    assert.equal(seen.length, 2);
    await fails(http.send({ method: "POST", path: "/request" }), "slow");
    assert.equal(seen.length, 3);
    resolve(json({}));
  }, { deadline: 40 });
});
Deno.test("send() never goes on after a call's last moment", () => {
  const { promise, resolve } = Promise.withResolvers<Response>();
  return withSeerr(() => promise, async ({ http, seen }) => {
    await fails(http.send({ method: "GET", path: "/status", until: Date.now() + 40 }), "slow");
    await fails(http.send({ method: "GET", path: "/status", until: Date.now() - 1 }), "slow");
    assert.equal(seen.length, 1);
    resolve(json({}));
  });
});
Deno.test("send() cuts an answer that drips for ever, by time", () => {
  const drip = () => {
    let timer: ReturnType<typeof setInterval> | undefined;
    const body = new ReadableStream({
      start: (it) => void (timer = setInterval(() => it.enqueue(new TextEncoder().encode(" ")), 5)),
      cancel: () => clearInterval(timer),
    });
    return new Response(body, { headers: { "content-type": "application/json" } });
  };
  return withSeerr(drip, async ({ http }) => {
    await fails(http.send({ method: "GET", path: "/status" }), "slow");
  }, { deadline: 60 });
});
Deno.test("send() cuts an answer that floods, by size", () => {
  const flood = () => {
    const body = new ReadableStream({ pull: (it) => it.enqueue(new TextEncoder().encode(" ".repeat(1_000))) });
    return new Response(body, { headers: { "content-type": "application/json" } });
  };
  return withSeerr(flood, async ({ http }) => {
    await fails(http.send({ method: "GET", path: "/status" }), "nonsense", 200);
  }, { largest: 10_000 });
});

Deno.test("send() gets past CSRF protection once, and keeps the cookies for later writes", () => {
  const guarded = ({ method, headers }: Seen) => {
    if (method === "GET") {
      const answer = json({ version: "3.3.0" });
      answer.headers.append("set-cookie", "_csrf=s3; Path=/; HttpOnly; Secure; SameSite=Strict");
      answer.headers.append("set-cookie", "XSRF-TOKEN=t%2Fk; Path=/; Secure; SameSite=Strict");
      return answer;
    }
    const passes = headers.get("cookie") === "_csrf=s3; XSRF-TOKEN=t%2Fk" && headers.get("x-xsrf-token") === "t/k";
    return passes ? json({ id: 1 }, 201) : json({ message: "invalid csrf token" }, 403);
  };
  return withSeerr(guarded, async ({ http, seen }) => {
    const call = { method: "POST", path: "/request", body: { mediaId: 603 }, user: 2, expect: [403] } as const;
    assert.equal(http.csrf(), false);
    assert.equal((await http.send(call)).status, 201);
    assert.equal((await http.send(call)).status, 201);
    assert.equal(http.csrf(), true);
    assert.deepEqual(seen.map(({ method }) => method), ["POST", "GET", "POST", "POST"]);
    assert.deepEqual(seen[2]?.body, seen[0]?.body);
    assert.equal(seen[1]?.url.pathname, "/api/v1/status");
  });
});
Deno.test("send() says so when CSRF protection lets nothing through", async () => {
  const refuse = () => json({ message: "invalid csrf token" }, 403);
  await withSeerr(({ method }) => method === "GET" ? json({}) : refuse(), async ({ http, seen }) => {
    await fails(http.send({ method: "POST", path: "/request", body: {} }), "csrf", 403);
    assert.equal(seen.length, 2);
  });
});

Deno.test("send() sends a write once when a connection that was used before breaks", async () => {
  const server = rawServer((request) => request.startsWith("GET") ? "{}" : undefined);
  const http = createHttp({ url: server.url, apiKey: KEY, log: keeping([]) });
  for (let i = 0; i < 3; i++) {
    await http.send({ method: "GET", path: "/status" });
    await fails(http.send({ method: "POST", path: "/request", body: { mediaId: 603 } }), "unreachable");
  }
  assert.equal(server.requests.filter((it) => it.startsWith("POST")).length, 3);
  http.close();
  server.close();
});
Deno.test("send() sends a read again when its connection breaks", async () => {
  let broken = 0;
  const server = rawServer(() => broken++ === 0 ? undefined : "{}");
  const http = createHttp({ url: server.url, apiKey: KEY, log: keeping([]) });
  assert.equal((await http.send({ method: "GET", path: "/status" })).status, 200);
  http.close();
  server.close();
});
Deno.test("send() says where nobody listens, without what was asked", async () => {
  const server = rawServer(() => undefined);
  server.close();
  const lines: string[] = [];
  const http = createHttp({ url: server.url, apiKey: KEY, log: keeping(lines) });
  await fails(http.send({ method: "GET", path: "/search", query: { query: "dune)part" } }), "unreachable");
  assert.match(lines.join(), /refused/i);
  assert.doesNotMatch(lines.join(), /dune|part|c2Vj|fetch failed|client error/);
  http.close();
});
Deno.test("send() tells no key that cannot be sent", async () => {
  const lines: string[] = [];
  const http = createHttp({ url: "http://127.0.0.1:1", apiKey: "wrong\nkey", log: keeping(lines) });
  await fails(http.send({ method: "GET", path: "/status" }), "unreachable");
  assert.doesNotMatch(lines.join(), /wrong/);
  http.close();
});
Deno.test("send() tells of every call how it ended, once, however often it was tried", async () => {
  const calls: [outcome: string, ms: number][] = [];
  const answers: Record<string, () => Response> = {
    "/api/v1/movie/1": () => json({ id: 1 }),
    "/api/v1/movie/2": html(502),
    "/api/v1/movie/3": () => json({ message: "gone" }, 404),
    "/api/v1/request/4": () => json({ message: "gone" }, 404),
  };
  await withSeerr(({ url }) => answers[url.pathname]?.() ?? json({}, 500), async ({ http, seen }) => {
    await http.send({ method: "GET", path: "/movie/1" });
    await fails(http.send({ method: "GET", path: "/movie/2" }), "proxy", 502);
    await fails(http.send({ method: "GET", path: "/movie/3" }), "refused", 404);
    await http.send({ method: "GET", path: "/request/4", expect: [404] });
    await fails(http.send({ method: "GET", path: "/status" }), "broken", 500);
    assert.equal(seen.length, 6);
    assert.deepEqual(calls.map(([outcome]) => outcome), ["ok", "proxy", "refused", "ok", "broken"]);
    for (const [outcome, ms] of calls) assert.ok(ms > 0 && ms < 2_000, `${outcome} after ${ms} ms`);
  }, { onCall: (outcome, ms) => calls.push([outcome, ms]) });
});
