import assert from "node:assert/strict";
import { createDesk } from "../../src/services/desk.ts";
import { createLocks } from "../../src/services/lock.ts";
import { createSeerr } from "../../src/services/seerr.ts";
import { fakeSend } from "./fake_send.ts";

Deno.test("createDesk() tells of every look-up in whatever it keeps", async () => {
  const lookedUp: boolean[] = [];
  const onLookUp = (isHit: boolean) => lookedUp.push(isHit);
  const seerr = createSeerr(fakeSend({}).send);
  const desk = createDesk({ seerr, now: () => 0, locks: createLocks(), onLookUp });
  const look = async () => {
    await desk.titles.get("a", () => Promise.resolve({ title: "Dune" }));
    await desk.users.get("", () => Promise.resolve([]));
    await desk.discordIds.get("1", () => Promise.resolve([]));
    await desk.offers.get("1", () => Promise.resolve(undefined));
  };
  await look();
  assert.deepEqual(lookedUp, [false, false, false, false]);
  await look();
  assert.deepEqual(lookedUp.slice(4), [true, true, true, true]);
});
