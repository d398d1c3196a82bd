import assert from "node:assert/strict";
import { createLog } from "../../src/log.ts";
import { lookRoute, type Shown } from "../../src/web/look_route.ts";

const request = () => new Request("http://127.0.0.1/health");

/** A route whose looks end when the test says so, and what it logs. */
function setUp(patience = 60_000) {
  const looks: PromiseWithResolvers<Shown>[] = [];
  const make = () => {
    const look = Promise.withResolvers<Shown>();
    looks.push(look);
    return look.promise;
  };
  const lines: string[] = [];
  const write = (line: string) => lines.push(line);
  const log = createLog({ level: "info", format: "text", write, now: () => 0, secrets: [] });
  return { looks, lines, route: lookRoute({ path: "/health", make, patience, log }) };
}

const shown = (text: string): Shown => ({ status: 200, type: "text/plain", text });
const textOf = async (response: Promise<Response>) => await (await response).text();
const statusOf = async (response: Promise<Response>) => (await response).status;

Deno.test("lookRoute() looks once for all who ask meanwhile, and again for whoever asks later", async () => {
  const { looks, route } = setUp();
  const crowd = Array.from({ length: 100 }, () => textOf(route(request())));
  assert.equal(looks.length, 1);
  looks[0]?.resolve(shown("first"));
  assert.deepEqual(new Set(await Promise.all(crowd)), new Set(["first"]));
  const later = textOf(route(request()));
  looks[1]?.resolve(shown("second"));
  assert.equal(await later, "second");
});

Deno.test("lookRoute() fails for all who asked when the look fails, and for nobody after them", async () => {
  const { looks, lines, route } = setUp();
  const crowd = Array.from({ length: 500 }, () => statusOf(route(request())));
  looks[0]?.reject(new Error("defect"));
  assert.deepEqual(new Set(await Promise.all(crowd)), new Set([500]));
  assert.equal(lines.length, 1);
  assert.match(lines.join(), /ERROR web failed error="Error: defect.* path=\/health/);
  const later = textOf(route(request()));
  looks[1]?.resolve(shown("well"));
  assert.equal(await later, "well");
});

Deno.test("lookRoute() gives a look up that takes too long, whatever comes of it", async () => {
  const { looks, lines, route } = setUp(5);
  const crowd = Array.from({ length: 500 }, () => statusOf(route(request())));
  assert.deepEqual(new Set(await Promise.all(crowd)), new Set([503]));
  assert.deepEqual(lines.map((line) => line.slice(25)), ["WARN  web too slow path=/health ms=5"]);
  const later = textOf(route(request()));
  looks[0]?.reject(new Error("nobody waits for this any more"));
  looks[1]?.resolve(shown("well"));
  assert.equal(await later, "well");
});
