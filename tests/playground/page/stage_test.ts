import assert from "node:assert/strict";
import { advance, APPROVED, type Deed, deedsBetween, THERE } from "../../../src/playground/page/stage.ts";

function names(deeds: readonly Deed[]): string[] {
  return deeds.map((deed) => "season" in deed ? `${deed.do} ${deed.season}` : deed.do);
}

Deno.test("deedsBetween() has a film approved, downloaded with a moving bar, and there after 15 to 20 s", () => {
  const deeds = deedsBetween([], 0, THERE);
  assert.deepEqual([...new Set(names(deeds))], ["approve", "download", "arrive"]);
  assert.deepEqual(names(deeds).filter((name) => name !== "download"), ["approve", "arrive"]);
  const parts = deeds.flatMap((deed) => deed.do === "download" ? [deed.part] : []);
  assert.ok(parts.length >= 5 && parts.every((part, index) => part > (parts[index - 1] ?? 0) && part < 1));
  assert.ok(THERE >= 15_000 && THERE <= 20_000);
  assert.deepEqual(deedsBetween([], THERE, 10 * THERE), []);
});

Deno.test("deedsBetween() has a series come season by season, each with its own bar", () => {
  const order = names(deedsBetween([2, 5], 0, THERE)).filter((name, index, all) => name !== all[index - 1]);
  assert.deepEqual(order, ["approve", "download 2", "arrive 2", "download 5", "arrive 5"]);
  const many = Array.from({ length: 60 }, (_, index) => index + 1);
  const arrived = deedsBetween(many, 0, THERE + 1).flatMap((deed) => deed.do === "arrive" ? [deed.season] : []);
  assert.deepEqual(arrived, many);
});

Deno.test("deedsBetween() does each thing once, however often it is looked", () => {
  const whole = deedsBetween([1, 2, 3], 0, THERE + 1);
  for (const step of [1, 70, 200, 999, 5000]) {
    const pieces: Deed[] = [];
    for (let at = 0; at <= THERE + 1; at += step) pieces.push(...deedsBetween([1, 2, 3], at, at + step));
    assert.deepEqual(pieces, whole, `${step}`);
  }
});

Deno.test("advance() lets a request wait for an administrator, and carries on once it is approved", () => {
  const waiting = { isPending: true, byHand: true };
  assert.equal(advance(0, 1000, waiting), 1000);
  const waited = advance(3000, 60_000, waiting);
  assert.deepEqual(deedsBetween([], 0, waited), []);
  const approved = advance(waited, 10, { isPending: false, byHand: true });
  assert.equal(approved, APPROVED + 10);
  assert.deepEqual(names(deedsBetween([], waited, advance(waited, 10, { isPending: true, byHand: false }))), [
    "approve",
  ]);
});

Deno.test("advance() passes no time while it is paused", () => {
  for (const isPending of [true, false]) {
    assert.equal(advance(APPROVED, 0, { isPending, byHand: false }), APPROVED);
  }
});
