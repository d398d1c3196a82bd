/** What is copied in place of a token. */
import assert from "node:assert/strict";
import { oddToken } from "../../../src/cli/setup/bot.ts";

Deno.test("oddToken() names what was copied, and lets everything pass that may be a token", () => {
  const cases: [string, RegExp | undefined][] = [
    ["MTAw.tiny00.a-token_with-signs", undefined],
    ["Bot MTAw.tiny00.a-token", undefined],
    ['"MTAw.tiny00.a-token"', undefined],
    ["123456789012345678", /application's id/],
    ["0123456789abcdef".repeat(4), /public key/],
    ["https://discord.com/api/oauth2", /address/],
    ["abcdefghijklmnopqrstuvwxyzABCDEF", /client secret/],
    ["a..b", /two dots/],
    ["a.b.c.d", /two dots/],
  ];
  for (const [text, said] of cases) {
    const odd = oddToken(text);
    if (said) assert.match(odd ?? "", said, text);
    else assert.equal(odd, undefined, text);
    assert.ok(!odd?.includes(text), "what may be a secret is never repeated");
  }
});
