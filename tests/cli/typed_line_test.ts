/** What a terminal in raw mode hands over, as a line. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { takeTyped } from "../../src/cli/typed_line.ts";

Deno.test("takeTyped() takes a line up to its end, and keeps what comes after", () => {
  const cases: [typed: string, ...expected: [line: string, state: string, rest: string]][] = [
    ["abc", "abc", "typing", ""],
    ["abc\r", "abc", "line", ""],
    ["abc\n", "abc", "line", ""],
    ["abc\r\ndef\r", "abc", "line", "def\r"],
    ["abc\rdef\r", "abc", "line", "def\r"],
    ["abc\x7fd\r", "abd", "line", ""],
    ["abc\bd\r", "abd", "line", ""],
    ["\x7f\x7fa\r", "a", "line", ""],
    ["abc\x15d\r", "d", "line", ""],
    ["😀é\x7f\x7fx\r", "x", "line", ""],
    ["a\x1b[Db\x1b[1;5Cc\x1bOHd\x1bfe\r", "abcde", "line", ""],
    ["\x1b[200~pasted\x1b[201~\r", "pasted", "line", ""],
    ["a\tb\x00c\r", "abc", "line", ""],
    ["abc\x03def", "", "ended", "def"],
    ["abc\x04", "", "ended", ""],
  ];
  for (const [typed, line, state, rest] of cases) {
    const taken = takeTyped("", typed);
    assert.deepEqual([taken.line, taken.state, taken.rest], [line, state, rest], JSON.stringify(typed));
  }
});

Deno.test("takeTyped() shows what is typed, and takes as many columns back as it took", () => {
  const cases: [typed: string, echo: string][] = [
    ["ab\r", "ab"],
    ["ab\x7f", "ab\b \b"],
    ["\x7f", ""],
    ["漢\x7f", "漢\b \b\b \b"],
    ["😀\x7f", "😀\b \b\b \b"],
    ["ab\x15", "ab\b \b\b \b"],
    ["e\u0301\x7f", "e\u0301"],
    ["\x1b[A\t", ""],
  ];
  for (const [typed, echo] of cases) assert.equal(takeTyped("", typed).echo, echo, JSON.stringify(typed));
});

Deno.test("takeTyped() leaves a key out also when its sequence comes in pieces", () => {
  const cases: [pieces: string[], line: string][] = [
    [["a\x1b", "[Ab"], "ab"],
    [["a\x1b[", "Ab"], "ab"],
    [["a\x1b[1", ";5", "Cb"], "ab"],
    [["a\x1bO", "Hb"], "ab"],
    [["\x1b", "abc"], "abc"],
    [["\x1b", "\x1b", "[A", "b"], "b"],
  ];
  for (const [pieces, line] of cases) {
    let [so, cut, echo] = ["", "", ""];
    for (const piece of pieces) {
      const taken = takeTyped(so, piece, cut);
      [so, cut, echo] = [taken.line, taken.rest, echo + taken.echo];
    }
    assert.deepEqual([so, cut, echo], [line, "", line], JSON.stringify(pieces));
  }
});

Deno.test("takeTyped() takes Enter and the end after Escape", () => {
  for (const [typed, cut] of [["a\x1b\r", ""], ["\r", "\x1b"]] as const) {
    assert.equal(takeTyped("", typed, cut).state, "line");
  }
  assert.equal(takeTyped("", "\x1b\x04").state, "ended");
});

Deno.test("takeTyped() comes to the same however typing is cut into pieces, between keys", () => {
  const key = fc.oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
    fc.constantFrom("\x7f", "\x15", "\t"),
  );
  fc.assert(
    fc.property(fc.array(key.filter((it) => ![...it].some((sign) => "\r\n\x03\x04\x1b".includes(sign)))), (keys) => {
      const whole = takeTyped("", keys.join(""));
      const pieces = keys.reduce((so, it) => takeTyped(so, it).line, "");
      assert.equal(whole.line, pieces);
      assert.equal(whole.state, "typing");
    }),
  );
});
