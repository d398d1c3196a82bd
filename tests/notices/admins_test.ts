import { deepStrictEqual as equal, match, ok } from "node:assert/strict";
import type { Message } from "../../src/discord/reply.ts";
import { createLog } from "../../src/log.ts";
import { type AdminsParts, createAdmins } from "../../src/notices/admins.ts";

function stage(changes: Partial<AdminsParts> = {}) {
  const [sent, lines]: [[string, Message, string][], string[]] = [[], []];
  const clock = { now: 1_000 };
  const log = createLog({
    level: "debug",
    format: "text",
    write: (line) => lines.push(line),
    now: () => 0,
    secrets: [],
  });
  const send: AdminsParts["discord"]["send"] = (...message) => Promise.resolve(String(sent.push(message)));
  const parts = { discord: { send }, channel: "5", language: "en", log, now: () => clock.now, ...changes };
  return { admins: createAdmins(parts), sent, lines, clock };
}

Deno.test("tell() sends once an hour for each key, in the language of the house, and mentions nobody", async () => {
  const { admins, sent, clock, lines } = stage({ language: "de" });
  for (let i = 0; i < 3; i++) admins.tell("tooFast", ({ admins }) => admins.tooFast(60));
  admins.tell("flagged", ({ admins }) => admins.flagged(24));
  clock.now += 60 * 60_000;
  admins.tell("tooFast", () => "again");
  await admins.close();
  equal(sent.map(([channel]) => channel), ["5", "5", "5"]);
  ok(sent[0]?.[1].content?.includes("60 Minuten"), sent[0]?.[1].content);
  equal(sent[2]?.[1], { content: "again", allowed_mentions: { parse: [] } });
  ok(sent.every(([, , nonce]) => nonce.length <= 25) && new Set(sent.map(([, , nonce]) => nonce)).size === 3);
  equal(lines, []);
});

Deno.test("tell() writes a warning where there is no channel, or it cannot be reached", async () => {
  const none = stage({ channel: undefined });
  none.admins.tell("flagged", () => "Look");
  const broken = stage({ discord: { send: () => Promise.reject(new Error("no")) } });
  broken.admins.tell("flagged", () => "Look");
  await Promise.all([none.admins.close(), broken.admins.close()]);
  equal([none.sent.length, none.lines.length, broken.lines.length], [0, 1, 1]);
  match(none.lines[0] ?? "", /WARN {2}administrators are needed what=Look/);
  match(broken.lines[0] ?? "", /WARN {2}cannot tell administrators what=Look/);
});
