import assert from "node:assert/strict";
import { silent } from "../../src/log.ts";
import { createSeerr } from "../../src/services/seerr.ts";
import { createSettings } from "../../src/services/settings.ts";
import { createStep } from "../../src/services/step.ts";
import { fakeSend } from "./fake_send.ts";

function setUp() {
  const state = { at: 0, status: 200, movie4kEnabled: true };
  const fake = fakeSend({
    "GET /settings/public": () => ({ status: state.status, body: { movie4kEnabled: state.movie4kEnabled } }),
  });
  const seerr = createSeerr(fake.send), now = () => state.at;
  const lookedUp: boolean[] = [];
  const settings = createSettings({ seerr, now, onLookUp: (isHit) => lookedUp.push(isHit) });
  const step = createStep({ person: "1", userId: 2, language: "en", log: silent }, seerr, now);
  return { ...fake, lookedUp, state, read: async () => (await settings(step))?.movie4kEnabled };
}

Deno.test("createSettings() asks once in five minutes", async () => {
  const { state, read, calls, lookedUp } = setUp();
  assert.deepEqual(await Promise.all([read(), read()]), [true, true]);
  assert.deepEqual(lookedUp, [false, true]);
  state.movie4kEnabled = false;
  state.at = 299_999;
  assert.deepEqual([await read(), calls.length], [true, 1]);
  state.at = 300_000;
  assert.deepEqual([await read(), calls.length], [false, 2]);
});
Deno.test("createSettings() says what was known last when Seerr does not, and asks again", async () => {
  const { state, read, calls } = setUp();
  state.status = 500;
  assert.deepEqual([await read(), await read(), calls.length], [undefined, undefined, 2]);
  state.status = 200;
  assert.equal(await read(), true);
  Object.assign(state, { status: 500, at: 400_000 });
  assert.deepEqual([await read(), calls.length], [true, 4]);
});
