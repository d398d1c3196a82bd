import assert from "node:assert/strict";
import { withWeb } from "./with_web.ts";

/** One exchange; the body is read to its end. */
async function ask(url: string, method = "GET") {
  const response = await fetch(url, { method });
  const { status, headers } = response;
  const [type, cache, allow] = ["content-type", "cache-control", "allow"].map((name) => headers.get(name));
  return { status, type, cache, allow, text: await response.text() };
}

const NOT_KEPT = { cache: "no-store", allow: null };

Deno.test("/health says how the bot does, and with 503 that it is down", async () => {
  let status = "ok";
  await withWeb(async ({ address }) => {
    for (const [now, code] of [["ok", 200], ["degraded", 200], ["down", 503], ["ok", 200]] as const) {
      status = now;
      const text = JSON.stringify({ status, at: 7 });
      assert.deepEqual(await ask(`${address}/health`), { status: code, type: "application/json", ...NOT_KEPT, text });
      const head = await ask(`${address}/health?from=x`, "HEAD");
      assert.deepEqual(head, { status: code, type: "application/json", ...NOT_KEPT, text: "" });
    }
  }, { health: () => Promise.resolve({ status, at: 7 }) });
});

Deno.test("/metrics gives Prometheus its text", async () => {
  await withWeb(async ({ address }) => {
    const type = "text/plain; version=0.0.4; charset=utf-8";
    assert.deepEqual(await ask(`${address}/metrics`), { status: 200, type, ...NOT_KEPT, text: 'a{b="ä"} 1\n' });
    assert.deepEqual(await ask(`${address}/metrics`, "HEAD"), { status: 200, type, ...NOT_KEPT, text: "" });
  }, { metrics: () => Promise.resolve('a{b="ä"} 1\n') });
});

Deno.test("/health and /metrics tell HEAD how long the answer to GET is", async () => {
  await withWeb(async ({ address }) => {
    for (const [path, length] of [["/health", "15"], ["/metrics", "12"]] as const) {
      const { headers, body } = await fetch(address + path, { method: "HEAD" });
      await body?.cancel();
      assert.equal(headers.get("content-length"), length, path);
    }
  }, { health: () => Promise.resolve({ status: "ok" }), metrics: () => Promise.resolve('a{b="ä"} 1\n') });
});

Deno.test("/health and /metrics take no other method", async () => {
  await withWeb(async ({ address }) => {
    for (const path of ["/health", "/metrics"]) {
      for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
        const { status, allow, text } = await ask(address + path, method);
        assert.deepEqual([status, allow, text], [405, "GET, HEAD", ""], `${method} ${path}`);
      }
    }
  }, { health: () => Promise.reject(new Error("nobody asked")), metrics: () => Promise.reject(new Error("nor here")) });
});

Deno.test("/health and /metrics answer 500 when they cannot be made, say why in the log alone, and recover", async () => {
  let fails = true;
  const make = <T>(it: T) => fails ? Promise.reject(new Error("defect")) : Promise.resolve(it);
  await withWeb(async ({ address, lines }) => {
    for (const path of ["/health", "/metrics"]) {
      const { status, text } = await ask(address + path);
      assert.deepEqual([status, text], [500, ""], path);
    }
    assert.equal(lines.filter((line) => /ERROR web failed error="Error: defect/.test(line)).length, 2);
    fails = false;
    for (const path of ["/health", "/metrics"]) assert.equal((await ask(address + path)).status, 200, path);
  }, { health: () => make({ status: "ok" }), metrics: () => make("") });
});

Deno.test("/health and /metrics answer 503 when they take too long, and recover", async () => {
  const slow = Promise.withResolvers<void>();
  let asked = 0;
  const make = async <T>(it: T) => {
    if (asked++ < 2) await slow.promise;
    return it;
  };
  await withWeb(async ({ address, lines }) => {
    const late = await Promise.all([ask(`${address}/health`), ask(`${address}/metrics`)]);
    for (const answer of late) assert.deepEqual(answer, { status: 503, type: null, ...NOT_KEPT, text: "" });
    assert.match(lines.join("\n"), /WARN +web too slow path=\/health ms=50/);
    for (const path of ["/health", "/metrics"]) assert.equal((await ask(address + path)).status, 200, path);
    slow.resolve();
  }, { patience: 50, health: () => make({ status: "ok" }), metrics: () => make("") });
});
