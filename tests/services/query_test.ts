import assert from "node:assert/strict";
import fc from "fast-check";
import { encodeValue, queryString } from "../../src/services/query.ts";

Deno.test("encodeValue() leaves only unreserved characters bare", () => {
  const cases = {
    "the matrix": "the%20matrix",
    "Up!": "Up%21",
    "Schindler's (1993) *": "Schindler%27s%20%281993%29%20%2A",
    "C++: 100% #1 & /?": "C%2B%2B%3A%20100%25%20%231%20%26%20%2F%3F",
    "a-b_c.d~e": "a-b_c.d~e",
    "기생충": "%EA%B8%B0%EC%83%9D%EC%B6%A9",
    "\uD800": "%EF%BF%BD",
  };
  for (const [value, encoded] of Object.entries(cases)) assert.equal(encodeValue(value), encoded);
});
Deno.test("encodeValue() is undone by decodeURIComponent, for any text", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (value) => {
    const encoded = encodeValue(value);
    assert.match(encoded, /^(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})*$/);
    assert.equal(decodeURIComponent(encoded), value.toWellFormed());
  }));
});
Deno.test("queryString() joins names and values, and is empty without any", () => {
  assert.equal(queryString({ query: "a&b", page: 2, all: true }), "?query=a%26b&page=2&all=true");
  assert.equal(queryString({}), "");
  assert.equal(queryString(), "");
});
