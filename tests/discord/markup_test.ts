import assert from "node:assert/strict";
import fc from "fast-check";
import { commandMention, copyable, escape, moment, plain } from "../../src/discord/markup.ts";
import { liveMarkup } from "../support/accepted.ts";
import { nasty } from "../support/arbitraries.ts";

const ZWSP = "\u200b";

Deno.test("escape() takes the meaning from everything that Discord would render", () => {
  const cases: [text: string, escaped: string][] = [
    ["The Matrix", "The Matrix"],
    ["M*A*S*H", "M\\*A\\*S\\*H"],
    ["snake_case ~~gone~~ ||spoiler||", "snake\\_case \\~\\~gone\\~\\~ \\|\\|spoiler\\|\\|"],
    ["`code` \\", "\\`code\\` \\\\"],
    ["[text](https://evil.example)", `\\[text\\]\\(https:${ZWSP}//evil.example\\)`],
    ["discord://x steam://y", `discord:${ZWSP}//x steam:${ZWSP}//y`],
    ["<@123> <#1> <:a:1> </help:1>", "\\<@123\\> \\<#1\\> \\<:a:1\\> \\</help:1\\>"],
    ["@everyone and @here", `@${ZWSP}everyone and @${ZWSP}here`],
    ["# one\n## two\n-# small\n- item\n+ item", "\\# one\n\\## two\n\\-# small\n\\- item\n\\+ item"],
    ["1. one\n 23) two", `1${ZWSP}. one\n 23\\) two`],
    ["#", "\\#"],
    ["> quoted", "\\> quoted"],
    ["#1 Film, 3-2-1, WALL-E", "#1 Film, 3-2-1, WALL-E"],
    ["turn \u202eround\u2066", "turn round"],
    ["nul\u0000 half\ud800 byte\ufeff", "nul half byte"],
    ["two\nlines", "two\nlines"],
    ["Amélie 漢字 😀", "Amélie 漢字 😀"],
  ];
  for (const [text, escaped] of cases) assert.equal(escape(text), escaped, text);
});

Deno.test("escape() leaves no markup alive, whatever comes", () => {
  fc.assert(fc.property(nasty, (text) => assert.deepEqual(liveMarkup(escape(text)), [])), { numRuns: 500 });
});

Deno.test("liveMarkup() would see it", () => {
  for (const alive of ["*", "a_b", "\\\\*", "<@1>", "@everyone", "http://x", "# a", "x\n- a", "1. a"]) {
    assert.notDeepEqual(liveMarkup(alive), [], alive);
  }
});

Deno.test("plain() makes one clean line of anything", () => {
  const cases = [
    ["  a \n\t b  ", "a b"],
    ["*as* it is", "*as* it is"],
    ["a \u200b b", "a b"],
    ["\u202eabc\u0000", "abc"],
    [" \n\u200b\ufeff ", ""],
    ["half\ud83d", "half"],
  ] as const;
  for (const [text, line] of cases) assert.equal(plain(text), line, JSON.stringify(text));
  fc.assert(fc.property(nasty, (text) => {
    const line = plain(text);
    assert.ok(!/[\p{Cc}\p{Cs}\u202e]|\s\s|^\s|\s$/u.test(line), JSON.stringify(line));
    assert.equal(plain(line), line);
  }));
});

Deno.test("moment() counts whole seconds", () => {
  assert.equal(moment(1_999, "R"), "<t:1:R>");
  assert.equal(moment(-1, "D"), "<t:-1:D>");
});

Deno.test("commandMention() can be clicked once the id is known", () => {
  assert.equal(commandMention("request movie", "42"), "</request movie:42>");
  assert.equal(commandMention("request movie", undefined), "`/request movie`");
});

Deno.test("copyable() is a block that its text cannot leave", () => {
  assert.equal(copyable("123"), "```\n123\n```");
  assert.equal(copyable("a```b`c"), "```\nabc\n```");
});
