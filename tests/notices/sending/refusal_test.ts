import { equal } from "node:assert/strict";
import { DiscordError, type DiscordFault } from "../../../src/discord/rest.ts";
import { type Meaning, meaningOf } from "../../../src/notices/sending/refusal.ts";

type Known = { status?: number; code?: number; retryAfter?: number };
const TABLE: [DiscordFault, Known, inConversation: Meaning, inChannel: Meaning][] = [
  ["slow", {}, "unknown", "unknown"],
  ["unreachable", {}, "unknown", "unknown"],
  ["unreachable", { status: 502 }, "unknown", "unknown"],
  ["unreachable", { status: 200 }, "unknown", "unknown"],
  ["token", { status: 401, code: 0 }, "token", "token"],
  ["refused", { status: 429, retryAfter: 10 }, "limited", "limited"],
  ["refused", { retryAfter: 10 }, "limited", "limited"],
  ["refused", { status: 403 }, "unknown", "unknown"],
  ["refused", { status: 404 }, "unknown", "unknown"],
  ["refused", { status: 400, code: 40003 }, "too fast", "too fast"],
  ["refused", { status: 403, code: 20026 }, "flagged", "flagged"],
  ["refused", { status: 403, code: 50007 }, "closed", "unusable"],
  ["refused", { status: 403, code: 50278 }, "closed", "unusable"],
  ["refused", { status: 404, code: 10013 }, "gone", "unusable"],
  ["refused", { status: 400, code: 50033 }, "gone", "refused"],
  ["refused", { status: 404, code: 10003 }, "lost", "unusable"],
  ["refused", { status: 403, code: 50001 }, "lost", "unusable"],
  ["refused", { status: 403, code: 50013 }, "refused", "unusable"],
  ["refused", { status: 403, code: 160005 }, "refused", "unusable"],
  ["refused", { status: 400, code: 50035 }, "refused", "refused"],
];

for (const [kind, known, conversation, channel] of TABLE) {
  Deno.test(`meaningOf() knows ${kind} ${JSON.stringify(known)}`, () => {
    const error = new DiscordError(kind, "Cannot send a message", known);
    equal(meaningOf(error, "conversation"), conversation);
    equal(meaningOf(error, "channel"), channel);
  });
}
