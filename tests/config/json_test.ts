import assert from "node:assert/strict";
import fc from "fast-check";
import { faultOf, parseJson } from "../../src/config/json.ts";

Deno.test("parseJson() reads JSON, with a byte order mark too", () => {
  assert.deepEqual(parseJson('\uFEFF{"a": [1, -2.5e3, true, null, "\\u00fc\\n"]}'), {
    value: { a: [1, -2500, true, null, "ü\n"] },
  });
});

Deno.test("parseJson() names the place and what is usually wrong there", () => {
  const cases: [string, number, number, RegExp][] = [
    ["", 1, 1, /ends too early/],
    ['{"a": 1', 1, 8, /ends too early/],
    ['{\n  "a": 1,\n}', 3, 1, /comma before it is one too many/],
    ['{"a": [1,]}', 1, 10, /comma before it is one too many/],
    ['{"a": 1 // why\n}', 1, 9, /no comments/],
    ["{'a': 1}", 1, 2, /another kind of quotes/],
    ["{“a”: 1}", 1, 2, /another kind of quotes/],
    ['{"a": "C:\\usherr"}', 1, 10, /backslash needs another one/],
    ['{"a": "x\n}', 1, 9, /not closed on its line/],
    ['{"a": "x"\r\n  "b": 1}', 2, 3, /something is missing before it/],
    ['{"a" "x"}', 1, 6, /something is missing before it/],
    ['{"a": yes}', 1, 7, /not JSON from here on/],
    ["{a: 1}", 1, 2, /not JSON from here on/],
    ['{"a": 01}', 1, 7, /not JSON from here on/],
    ["{} {}", 1, 4, /something is missing before it/],
  ];
  for (const [text, line, column, why] of cases) {
    const parsed = parseJson(text);
    assert.ok("why" in parsed, text);
    assert.deepEqual(parsed.place, { line, column }, text);
    assert.match(parsed.why, why);
  }
});

Deno.test("faultOf() agrees with JSON.parse on what is JSON", () => {
  const signs = fc.constantFrom(
    "{",
    "}",
    "[",
    "]",
    '"',
    ":",
    ",",
    "1",
    "-",
    ".",
    "e",
    "0",
    "true",
    "null",
    " ",
    "\\",
    "a",
    "\n",
  );
  const nearly = fc.oneof(fc.json(), fc.array(signs, { maxLength: 8 }).map((some) => some.join("")));
  fc.assert(fc.property(nearly, (text) => {
    assert.equal(faultOf(text) === undefined, isJson(text), text);
  }));
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
