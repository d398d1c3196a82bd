import assert from "node:assert/strict";
import { silent } from "../../src/log.ts";
import { lookRoute, type Shown } from "../../src/web/look_route.ts";

const request = () => new Request("http://127.0.0.1/health");

/** A route whose looks end when the test says so. */
function setUp(patience = 60_000) {
  const looks: PromiseWithResolvers<Shown>[] = [];
  const make = () => {
    const look = Promise.withResolvers<Shown>();
    looks.push(look);
    return look.promise;
  };
  return { looks, route: lookRoute({ path: "/health", make, patience, log: silent }) };
}

const shown = (text: string): Shown => ({ status: 200, type: "text/plain", text });
const textOf = async (response: Promise<Response>) => await (await response).text();

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
  const { looks, route } = setUp();
  const crowd = [route(request()), route(request())];
  looks[0]?.reject(new Error("defect"));
  for (const answer of crowd) await assert.rejects(answer, /defect/);
  const later = textOf(route(request()));
  looks[1]?.resolve(shown("well"));
  assert.equal(await later, "well");
});

Deno.test("lookRoute() gives a look up that takes too long, whatever comes of it", async () => {
  const { looks, route } = setUp(5);
  assert.equal((await route(request())).status, 503);
  const later = textOf(route(request()));
  looks[0]?.reject(new Error("nobody waits for this any more"));
  looks[1]?.resolve(shown("well"));
  assert.equal(await later, "well");
});
