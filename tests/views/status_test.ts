import assert from "node:assert/strict";
import fc from "fast-check";
import { show } from "../../src/discord/reply.ts";
import type { Health } from "../../src/store/mod.ts";
import { statusCard } from "../../src/views/status.ts";
import { de, en } from "../../src/words/mod.ts";
import { liveMarkup, objections } from "../support/accepted.ts";
import { health } from "../support/arbitrary_health.ts";
import { NOW } from "../support/context.ts";
import { healthOf, noticesOf } from "../support/healthy.ts";

const HOUR = 3_600_000;
const cutOff: Health = healthOf({
  status: "down",
  gateway: { state: "down", shards: 3, reconnects: 1 },
  seerr: { isReachable: false, fault: "unreachable" },
  notices: {
    ...{ waiting: 4, oldest: NOW - 3 * HOUR, held: 1, sent: 0, failed: 2, isLeading: true },
    ...{ trouble: 'Cannot GET "/request": *no* connection', halted: { code: 40003, until: NOW + HOUR } },
  },
  store: { isWritable: false },
});
const unknown: Health = healthOf({
  status: "degraded",
  version: "",
  gateway: { state: "connecting", shards: 0, reconnects: 0 },
  seerr: { isReachable: true, version: "3.3.0", fault: "key" },
  notices: { sent: 0, failed: 0, isLeading: false, halted: { code: 20026, until: NOW + HOUR } },
});

for (const [language, words] of Object.entries({ English: en, German: de })) {
  Deno.test(`statusCard() says in ${language} how the bot does, and what to do`, async (t) => {
    for (const it of [healthOf(), cutOff, unknown]) await t.assertSnapshot(statusCard(words, it));
  });
}

function fieldsOf(changes: Partial<Health>): string[] {
  return (statusCard(en, healthOf(changes)).embeds?.[0]?.fields ?? []).map(({ value }) => value);
}

Deno.test("statusCard() has a cure for everything that Seerr can lack", () => {
  const { faults } = en.status;
  for (const [fault, cure] of Object.entries(faults)) {
    assert.equal(fieldsOf({ seerr: { isReachable: false, fault } })[1], cure);
    assert.match(cure, /[Pp]lease/);
  }
  assert.equal(fieldsOf({ seerr: { isReachable: false } })[1], faults.unreachable);
  assert.equal(fieldsOf({ seerr: { isReachable: false, fault: "later" } })[1], faults.unreachable);
  assert.equal(fieldsOf({ seerr: { isReachable: true, fault: "constructor" } })[1], faults.broken);
});

Deno.test("statusCard() has a colour for every status", () => {
  const colours = (["ok", "degraded", "down"] as const).map((status) =>
    statusCard(en, healthOf({ status })).embeds?.[0]
  );
  assert.deepEqual(colours.map((it) => it?.color), [0x22c55e, 0xf59e0b, 0xef4444]);
});

Deno.test("statusCard() counts", () => {
  const notices = (changes: Partial<Health["notices"]>) => fieldsOf({ notices: noticesOf(changes) })[2]?.split("\n");
  const sent = "Since the start or the last change of the configuration: 12 sent, 0 given up.";
  assert.deepEqual(notices({}), ["None waits.", sent]);
  assert.deepEqual(notices({ waiting: 1, oldest: 7000 }), ["One waits. The oldest is from <t:7:R>.", sent]);
  assert.deepEqual(notices({ waiting: 5, held: 2 }), ["5 wait.", en.status.held(2), sent]);
});

Deno.test("statusCard() says that it does not send, but not while it can remember nothing", () => {
  const notices = noticesOf({ isLeading: false });
  const says = (isWritable: boolean) => fieldsOf({ notices, store: { isWritable } })[2]?.includes(en.status.elsewhere);
  assert.deepEqual([says(true), says(false)], [true, false]);
});

Deno.test("statusCard() is a message that Discord takes, however the bot does", () => {
  fc.assert(fc.property(fc.constantFrom(en, de), health, (words, it) => {
    assert.deepEqual(objections(show(statusCard(words, it))), []);
  }));
});

Deno.test("statusCard() renders nothing of what others say", () => {
  fc.assert(fc.property(health, ({ notices, ...it }) => {
    const plain = (version: string, trouble: string) => {
      const said = { ...notices, trouble, halted: { code: 1, until: 0 } };
      const card = statusCard(en, { ...it, version, seerr: { isReachable: true, version }, notices: said });
      return card.embeds?.[0]?.fields?.flatMap(({ value }) => liveMarkup(value)) ?? [];
    };
    assert.deepEqual(plain(it.version, notices.trouble || "x"), plain("x", "x"));
  }));
});
