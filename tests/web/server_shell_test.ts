import assert from "node:assert/strict";
import { silent } from "../../src/log.ts";
import { type Hook, startWeb, WebError } from "../../src/web/mod.ts";
import { webError } from "../../src/web/web_error.ts";
import { KNOWN, SECRET, SHOWN, withWeb } from "./with_web.ts";

const FILM = JSON.stringify({ media: { media_type: "movie", tmdbId: "603" }, request: { request_id: "1" } });

/** What a server says to raw text before it closes or `until` is met. */
async function speak(address: string, text: string, until = /\r\n\r\n/): Promise<string> {
  const { hostname, port } = new URL(address);
  using line = await Deno.connect({ hostname, port: Number(port) });
  await line.write(new TextEncoder().encode(text));
  const buffer = new Uint8Array(4_096);
  let heard = "";
  for (let read = 1; read > 0 && !until.test(heard);) {
    read = await line.read(buffer) ?? 0;
    heard += new TextDecoder().decode(buffer.subarray(0, read));
  }
  return heard;
}

Deno.test("startWeb() takes a webhook from whoever knows the secret, and answers 204", async () => {
  await withWeb(async ({ post, hooks, address }) => {
    assert.match(address, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.equal(await post(FILM), 204);
    assert.equal(await post(FILM, { authorization: `Bearer ${SECRET}` }), 204);
    assert.equal(await post('{"notification_type":"TEST_NOTIFICATION"}'), 204);
    assert.equal(await post('{"notification_type":"ISSUE_CREATED"}'), 204);
    const film: Hook = { kind: "movie", tmdbId: 603, requestId: 1 };
    assert.deepEqual(hooks, [film, film, { test: true }, {}]);
  });
});

Deno.test("startWeb() tells nothing to whoever does not know the secret, and warns once a minute", async () => {
  await withWeb(async ({ post, hooks, lines, clock }) => {
    assert.equal(await post(FILM, {}), 401);
    assert.equal(await post(FILM, { authorization: "Bearer wr0ng-secret-of-many" }), 401);
    assert.equal(await post("no JSON", { authorization: "wr0ng" }), 401);
    assert.equal(lines.length, 1);
    clock.at += 60_000;
    assert.equal(await post(FILM, { authorization: "wr0ng" }), 401);
    assert.deepEqual(lines.map((line) => line.replace(/^\S+ /, "")), [
      'WARN  webhook refused cause="no secret" from=127.0.0.1 times=1',
      'WARN  webhook refused cause="wrong secret" from=127.0.0.1 times=3',
    ]);
    assert.deepEqual(hooks, []);
  });
});

Deno.test("startWeb() refuses what is no webhook", async () => {
  await withWeb(async ({ post, address, hooks }) => {
    for (const body of ["", "no JSON", "{", new Uint8Array([0xff, 0xfe])]) assert.equal(await post(body), 400);
    const ask = async (path: string, method: string) => {
      const response = await fetch(address + path, { method, headers: KNOWN });
      assert.equal(await response.text(), "");
      return response;
    };
    for (
      const path of ["/", "/hooks", "/hooks/seerr/", "/HOOKS/SEERR", "/hooks/seerr/more", "/health/", "/metrics/more"]
    ) {
      assert.equal((await ask(path, "POST")).status, 404, path);
    }
    assert.equal((await ask("/hooks/seerr?x=1", "POST")).status, 400, "a query does not matter");
    for (const method of ["GET", "PUT", "DELETE", "HEAD", "OPTIONS"]) {
      const response = await ask("/hooks/seerr", method);
      assert.deepEqual([response.status, response.headers.get("allow")], [405, "POST"], method);
    }
    assert.deepEqual(hooks, []);
  });
});

Deno.test("startWeb() reads 64 KiB and no more, however they come", async () => {
  await withWeb(async ({ post, hooks }) => {
    const padded = (length: number) => FILM.padEnd(length, " ");
    const streamed = (text: string) => new Blob([text]).stream();
    assert.equal(await post(padded(65_536)), 204);
    assert.equal(await post(streamed(padded(65_536))), 204);
    assert.equal(await post(padded(65_537)), 413);
    assert.equal(await post(streamed(padded(200_000))), 413);
    assert.equal(hooks.length, 2);
  });
});

Deno.test("startWeb() waits for a body no longer than it may take, and meanwhile serves others", async () => {
  await withWeb(async ({ address, post, hooks }) => {
    const half = `POST /hooks/seerr HTTP/1.1\r\nHost: x\r\nAuthorization: ${SECRET}\r\nContent-Length: 50\r\n\r\n{`;
    const began = performance.now();
    const slow = speak(address, half);
    assert.equal(await post(FILM), 204);
    assert.match(await slow, /^HTTP\/1\.1 408 /);
    assert.ok(performance.now() - began < 2_000);
    assert.equal(hooks.length, 1);
  }, { patience: 100 });
});

Deno.test("startWeb() reads 32 bodies at once, turns more away, and recovers", async () => {
  await withWeb(async ({ address, post }) => {
    const half = `POST /hooks/seerr HTTP/1.1\r\nHost: x\r\nAuthorization: ${SECRET}\r\nContent-Length: 50\r\n\r\n{`;
    const heard = await Promise.all(Array.from({ length: 40 }, () => speak(address, half)));
    const statuses = heard.map((text) => text.slice(9, 12)).sort();
    assert.deepEqual(statuses, [...Array(32).fill("408"), ...Array(8).fill("503")]);
    assert.equal(await post(FILM), 204);
  }, { patience: 200 });
});

Deno.test("startWeb() says nothing of itself", async () => {
  await withWeb(async ({ address }) => {
    const heard = await speak(address, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    assert.match(heard, /^HTTP\/1\.1 404 /);
    assert.doesNotMatch(heard, /server|deno|usherr|powered/i);
    for (const host of ["", "[", "a b", "\u00ff", "x".repeat(9_000)]) {
      assert.doesNotMatch(await speak(address, `POST /hooks/seerr HTTP/1.1\r\nHost: ${host}\r\n\r\n`), / 2\d\d /);
    }
  });
});

Deno.test("startWeb() refuses an address that is none, and logs nothing of it", async () => {
  await withWeb(async ({ address, lines }) => {
    for (const host of ["a b", "[", "%%%", "x:99999"]) {
      assert.match(await speak(address, `GET /health HTTP/1.1\r\nHost: ${host}\r\n\r\n`), /^HTTP\/1\.1 400 /, host);
    }
    assert.deepEqual(lines, []);
  });
});

Deno.test("startWeb() answers within 50 ms, and survives whoever takes note of a webhook", async () => {
  let fails = true;
  const onHook = () => {
    if (fails) throw new Error("defect");
  };
  await withWeb(async ({ post, lines }) => {
    assert.equal(await post(FILM), 500);
    assert.match(lines.join(), /ERROR web failed error="Error: defect/);
    fails = false;
    const times: number[] = [];
    for (let i = 0; i < 50; i++) {
      const began = performance.now();
      assert.equal(await post(FILM), 204);
      times.push(performance.now() - began);
    }
    times.sort((a, b) => a - b);
    assert.ok((times[25] ?? Infinity) < 50, `median ${times[25]} ms`);
  }, { onHook });
});

const QUIET = { secret: SECRET, onHook: () => {}, ...SHOWN, log: silent, now: () => 0 };

Deno.test("startWeb() says what to do when it cannot listen", async () => {
  await withWeb(async ({ address }) => {
    await assert.rejects(startWeb({ ...QUIET, listen: address.replace("http://", "") }), (error) => {
      assert.ok(error instanceof WebError);
      assert.match(
        error.message,
        /^Cannot listen at "127\.0\.0\.1:\d+": the port is taken\. End what listens there, or/,
      );
      return true;
    });
  });
});

Deno.test("webError() has a cure for what keeps an address from being listened at, and knows what may pass", () => {
  const cases: [Error, RegExp, "passes" | "stays"][] = [
    [new Deno.errors.AddrInUse("os error 98"), /the port is taken/, "passes"],
    [new Deno.errors.AddrNotAvailable("os error 99"), /it is no address of this machine/, "passes"],
    [new Error("failed to lookup address information"), /Look whether "web\.listen" is right/, "passes"],
    [
      new Deno.errors.PermissionDenied("os error 13"),
      /may not use that port\. Give "web\.listen" one above 1023/,
      "stays",
    ],
    [new Deno.errors.NotCapable("Requires net access"), /--allow-net/, "stays"],
    [new Error("something else"), /: something else\. Look whether "web\.listen" is right/, "stays"],
  ];
  for (const [error, text, lasts] of cases) {
    const { message, passing } = webError("0.0.0.0:80", error);
    assert.match(message, text);
    assert.match(message, /^Cannot listen at "0\.0\.0\.0:80": /);
    assert.equal(passing, lasts === "passes", message);
  }
});

Deno.test("close() cuts what is open, and frees the port", async () => {
  const web = await startWeb({ ...QUIET, listen: "127.0.0.1:0" });
  const head = `POST /hooks/seerr HTTP/1.1\r\nHost: x\r\nAuthorization: ${SECRET}\r\nContent-Length: 9\r\n\r\n{`;
  const broken = [speak(web.address, head), speak(web.address, "POST /hooks/seerr HT")];
  const other = await fetch(web.address);
  assert.deepEqual([other.status, await other.text()], [404, ""]);
  await web.close();
  await Promise.allSettled(broken);
  await (await startWeb({ ...QUIET, listen: web.address.replace("http://", "") })).close();
});
