import assert from "node:assert/strict";
import fc from "fast-check";
import { categoryKey } from "../../src/config.ts";

Deno.test("categoryKey() says the same of a name for ever, whatever the case of its letters", () => {
  const keys: [name: string, key: string][] = [
    ["Anime", "db1rvz"],
    [" anime ", "db1rvz"],
    ["4K: films", "vjuvod"],
    ["\u00c4rzte", "3u7tco"],
    ["a\u0308rzte", "3u7tco"],
    ["a".repeat(50), "iq0hpj"],
  ];
  for (const [name, key] of keys) assert.equal(categoryKey(name), key, name);
});

Deno.test("categoryKey() fits into a custom_id for any name", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary-ascii" }), (name) => assert.match(categoryKey(name), /^[0-9a-z]{6}$/)),
  );
});
