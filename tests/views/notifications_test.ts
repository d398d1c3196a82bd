import assert from "node:assert/strict";
import fc from "fast-check";
import { show } from "../../src/discord/reply.ts";
import { BY_DEFAULT } from "../../src/notices/owed.ts";
import { EVENTS, notificationPanel } from "../../src/views/notifications.ts";
import { de, en } from "../../src/words/mod.ts";
import { objections } from "../support/accepted.ts";
import { habits } from "../support/arbitrary_notices.ts";
import { pressable } from "../support/pressing.ts";

for (const [language, words] of Object.entries({ English: en, German: de })) {
  Deno.test(`notificationPanel() shows in ${language} what is told and when not`, async (t) => {
    await t.assertSnapshot(notificationPanel(words, {}));
    const quiet = { from: 22 * 60 + 30, to: 8 * 60 };
    await t.assertSnapshot(
      notificationPanel(words, { events: { available: false, removed: true }, quiet, zone: "Europe/Berlin" }, "«X»"),
    );
  });
}

Deno.test("notificationPanel() shows as default what is told by default", () => {
  assert.deepEqual(Object.fromEntries(EVENTS.map(({ name, byDefault }) => [name, byDefault])), BY_DEFAULT);
});

Deno.test("notificationPanel() has a button for the other state of every event", () => {
  const ids = Object.values(pressable(notificationPanel(en, { events: { approved: true } })));
  assert.deepEqual(ids, [
    ...["nt:available:off", "nt:declined:off", "nt:failed:off"],
    ...["nt:partial:on", "nt:approved:off", "nt:removed:on"],
  ]);
});

Deno.test("notificationPanel() is a message that Discord takes, whatever is set", () => {
  fc.assert(fc.property(fc.constantFrom(en, de), habits, (words, it) => {
    assert.deepEqual(objections(show(notificationPanel(words, it))), []);
  }));
});
