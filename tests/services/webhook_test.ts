import assert from "node:assert/strict";
import * as z from "zod";
import { createSeerr } from "../../src/services/seerr.ts";
import {
  HOOK_PAYLOAD,
  HOOK_TYPES,
  hookBody,
  type HookStanding,
  hookStanding,
  packingsFor,
  writeHook,
} from "../../src/services/webhook.ts";
import { Webhook } from "../../src/services/webhook_schema.ts";
import { answer, type Canned, fakeSend } from "./fake_send.ts";

const PATH = "/settings/notifications/webhook";
const TARGET = { url: "http://usherr:8464/hooks/seerr", secret: "correct-horse-battery" };

/** Ours as Seerr gives it back, or what `options` and `more` say of it. */
function found(options: Record<string, unknown> = {}, more: Record<string, unknown> = {}): Webhook {
  const ours = { webhookUrl: TARGET.url, authHeader: TARGET.secret, jsonPayload: HOOK_PAYLOAD, customHeaders: [] };
  return Webhook.parse({ enabled: true, types: HOOK_TYPES, options: { ...ours, ...options }, ...more });
}

const OURS: HookStanding = { whose: "ours", lacks: [] };
const CASES: [string, Webhook, HookStanding][] = [
  ["ours", found(), OURS],
  ["ours with issues and more payload", found({ jsonPayload: `{"a":"{{request_id}}"}` }, { types: 8158 }), OURS],
  [
    "ours with Bearer and another spelling",
    found({ authHeader: `Bearer ${TARGET.secret}`, webhookUrl: "HTTP://USHERR:8464/hooks/seerr" }),
    OURS,
  ],
  ["ours at a former address", found({ webhookUrl: "http://10.0.0.9/hooks/seerr" }), OURS],
  ["ours, switched off", found({}, { enabled: false }), { whose: "ours", lacks: ["enabled"] }],
  ["ours with a former secret", found({ authHeader: "another" }), { whose: "ours", lacks: ["secret"] }],
  ["ours without arrivals", found({}, { types: HOOK_TYPES - 8 }), { whose: "ours", lacks: ["types"] }],
  ["ours with a payload that says nothing", found({ jsonPayload: `{"a":"{{subject}}"}` }), {
    whose: "ours",
    lacks: ["payload"],
  }],
  ["ours, packed as this version does not", found({ jsonPayload: JSON.parse(HOOK_PAYLOAD) }), {
    whose: "ours",
    lacks: ["payload"],
  }],
  ["ours, packed once too often", found({ jsonPayload: JSON.stringify(HOOK_PAYLOAD) }), {
    whose: "ours",
    lacks: ["payload"],
  }],
  ["somebody else's", found({ webhookUrl: "http://other:1/hook", authHeader: "" }), { whose: "other" }],
  ["somebody else's at our path", found({ webhookUrl: "http://other/hooks/seerr", authHeader: "x" }), {
    whose: "other",
  }],
  ["one that was never set up", found({ webhookUrl: "", authHeader: "" }, { enabled: false }), { whose: "nobody" }],
  ["nothing", Webhook.parse({}), { whose: "nobody" }],
  ["nonsense", Webhook.parse({ enabled: "yes", types: null, options: { webhookUrl: 5 } }), { whose: "nobody" }],
];
for (const [what, webhook, standing] of CASES) {
  Deno.test(`hookStanding() knows ${what}`, () => assert.deepEqual(hookStanding(webhook, TARGET), standing));
}

Deno.test("packingsFor() packs once since 3.3, and begins with the likelier way", () => {
  const cases: [string, string][] = [
    ["1.34.0", "twice"],
    ["2.7.3", "twice"],
    ["3.2.0", "twice"],
    ["v3.0.1", "twice"],
    ["3.3.0", "once"],
    ["3.10.0", "once"],
    ["4.0.0", "once"],
    ["develop-1a2b3c", "once"],
    ["", "once"],
  ];
  for (const [version, first] of cases) {
    assert.equal(packingsFor(version)[0], first, version);
    assert.equal(new Set(packingsFor(version)).size, 2);
  }
});

const Written = z.looseObject({ options: z.looseObject({ jsonPayload: z.string() }) });

/** A Seerr that keeps what it is given, as one of those versions does. */
function keeping(version: string, wants: "once" | "twice") {
  let kept: Record<string, unknown> = {};
  const routes: Record<string, Canned> = {
    "GET /status": { version },
    [`POST ${PATH}`]: ({ body }) => {
      const { options, ...more } = Written.parse(body);
      // Since 3.3 the payload is packed once more before it is kept; what is given back is what was kept, unpacked.
      const stored = wants === "once" ? JSON.stringify(options.jsonPayload) : options.jsonPayload;
      kept = { ...more, options: { ...options, jsonPayload: JSON.parse(stored) } };
      return { status: 200, body: kept };
    },
    [`GET ${PATH}`]: () => ({ status: 200, body: kept }),
  };
  return { ...fakeSend(routes), kept: () => kept };
}

Deno.test("writeHook() packs the payload as the version wants it, whatever it says of itself", async () => {
  const cases: [string, "once" | "twice", number][] = [
    ["3.3.0", "once", 1],
    ["2.7.3", "twice", 1],
    ["1.34.0", "twice", 1],
    ["develop-1a2b3c", "twice", 2],
    ["3.2.9", "once", 2],
  ];
  for (const [version, wants, writes] of cases) {
    const fake = keeping(version, wants);
    assert.equal(await writeHook(createSeerr(fake.send), TARGET), wants, version);
    assert.equal(fake.count(`POST ${PATH}`), writes, version);
    assert.deepEqual(fake.kept(), {
      enabled: true,
      types: HOOK_TYPES,
      options: { webhookUrl: TARGET.url, authHeader: TARGET.secret, jsonPayload: HOOK_PAYLOAD },
    });
  }
});

Deno.test("writeHook() says so when Seerr does not keep it", async () => {
  const routes = { "GET /status": { version: "3.3.0" }, [`POST ${PATH}`]: {}, [`GET ${PATH}`]: { enabled: true } };
  assert.equal(await writeHook(createSeerr(fakeSend(routes).send), TARGET), undefined);
});

Deno.test("testWebhook() tells whether the test arrived", async () => {
  const body = hookBody(TARGET, "once");
  const seerr = (canned: Canned) => createSeerr(fakeSend({ [`POST ${PATH}/test`]: canned }).send);
  assert.equal(await seerr(answer(204)).testWebhook(body), true);
  assert.equal(await seerr(answer(500, { message: "Failed to send webhook notification." })).testWebhook(body), false);
  await assert.rejects(seerr(answer(403, { message: "x" })).testWebhook(body), { kind: "refused" });
});

Deno.test("HOOK_PAYLOAD says where to look, and nothing about anybody", () => {
  assert.deepEqual([...HOOK_PAYLOAD.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name), [
    "notification_type",
    "media",
    "media_type",
    "media_tmdbid",
    "media_status",
    "media_status4k",
    "request",
    "request_id",
  ]);
});
