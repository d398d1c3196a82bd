import assert from "node:assert/strict";
import type { Habits } from "../../src/store/mod.ts";
import { en } from "../../src/words/mod.ts";
import { fakeContext } from "../support/context.ts";
import { press, suggested, type } from "../support/pressing.ts";

function withHabits(kept: Habits = {}) {
  const saved: Habits[] = [];
  const { context } = fakeContext({
    following: {
      habits: () => Promise.resolve(kept),
      changeHabits(change) {
        saved.push(change(kept));
        return Promise.resolve(change(kept));
      },
    },
  });
  return { context, saved: () => saved };
}

Deno.test("/notifications switches single events and leaves the others alone", async () => {
  const { context, saved } = withHabits({ locale: "de", events: { removed: true } });
  await press(context, "nt:available:off");
  assert.deepEqual(saved(), [{ locale: "de", events: { removed: true, available: false } }]);
});

Deno.test("/notifications understands the times that people write", async () => {
  const cases: [from: string, to: string, quiet: Habits["quiet"]][] = [
    ["22:30", "8:00", { from: 1350, to: 480 }],
    ["22.30", "8", { from: 1350, to: 480 }],
    ["10:30 pm", "8 am", { from: 1350, to: 480 }],
    ["12am", "12pm", { from: 0, to: 720 }],
    ["23 Uhr", "07:05", { from: 1380, to: 425 }],
  ];
  for (const [quiet_from, quiet_to, quiet] of cases) {
    const { context, saved } = withHabits();
    await type(context, "notifications", { quiet_from, quiet_to, time_zone: "Europe/Berlin" });
    assert.deepEqual(saved(), [{ zone: "Europe/Berlin", quiet }], quiet_from);
  }
});

Deno.test("/notifications says what is wrong, and changes nothing", async () => {
  const { notifications: says } = en;
  const zone = { time_zone: "UTC" };
  const cases: [Record<string, string>, string][] = [
    [{ quiet_from: "25:00", quiet_to: "8:00", ...zone }, says.badTime("25:00")],
    [{ quiet_from: "22:00", quiet_to: "8:60", ...zone }, says.badTime("8:60")],
    [{ quiet_from: "13 pm", quiet_to: "8:00", ...zone }, says.badTime("13 pm")],
    [{ quiet_from: "22:00", ...zone }, says.both],
    [{ quiet_from: "8:00", quiet_to: "8:00", ...zone }, says.sameTime],
    [{ quiet_from: "22:00", quiet_to: "8:00" }, says.needZone],
    [{ time_zone: "Middle Earth" }, says.badZone("Middle Earth")],
  ];
  for (const [given, said] of cases) {
    const { context, saved } = withHabits();
    const { content } = await type(context, "notifications", given);
    assert.equal(content, said);
    assert.deepEqual(saved(), []);
  }
});

Deno.test("/notifications keeps the zone and one of the times that were set before", async () => {
  const { context, saved } = withHabits({ zone: "Asia/Tokyo", quiet: { from: 60, to: 120 } });
  await type(context, "notifications", { quiet_to: "9:00" });
  await type(context, "notifications");
  assert.deepEqual(saved(), [{ zone: "Asia/Tokyo", quiet: { from: 60, to: 540 } }]);
  await press(context, "nq");
  assert.deepEqual(saved().at(-1), { zone: "Asia/Tokyo" });
});

Deno.test("/notifications suggests time zones with the time there", async () => {
  const { context } = withHabits();
  assert.deepEqual(await suggested(context, ["notifications", "time_zone"], "new york"), [
    { name: "America/New_York (07:00)", value: "America/New_York" },
  ]);
  const first = await suggested(context, ["notifications", "time_zone"], "");
  assert.deepEqual([first.length, first[0]?.value], [25, "Europe/Berlin"]);
  assert.deepEqual(await suggested(context, ["notifications", "time_zone"], "atlantis"), []);
});

Deno.test("/notifications says where nothing is told", async () => {
  const { context } = fakeContext({ following: { tells: false } });
  assert.equal((await type(context, "notifications")).content, en.following.silent);
});
