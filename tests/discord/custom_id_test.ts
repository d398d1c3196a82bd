import assert from "node:assert/strict";
import fc from "fast-check";
import * as z from "zod";
import { customId, customIdName } from "../../src/discord/custom_id.ts";
import { nasty } from "../support/arbitraries.ts";

const bare = customId("bare");
const page = customId("page", z.coerce.number().int(), z.string());
const kind = customId("kind", z.enum(["hd", "4k"]));

Deno.test("customId() writes the name and its arguments", () => {
  assert.equal(bare.encode(), "bare");
  assert.equal(page.encode(2, "a:b"), "page:2:a:b");
  assert.equal(kind.encode("4k"), "kind:4k");
});

Deno.test("customId() reads what it wrote; the last argument keeps its colons", () => {
  fc.assert(fc.property(fc.integer(), fc.string({ maxLength: 80 }), (number, text) => {
    assert.deepEqual(page.decode(page.encode(number, text)), [number, text]);
  }));
  assert.deepEqual(bare.decode("bare"), []);
  assert.deepEqual(page.decode("page:0:"), [0, ""]);
  assert.deepEqual(page.decode("page:7:::"), [7, "::"]);
});

Deno.test("customId() does not read what is not its own", () => {
  for (const text of ["", "bar", "bare:", "bare:x", "page", "Bare", " bare"]) {
    assert.equal(bare.decode(text), undefined, text);
  }
  for (const text of ["page", "page:", "page:1", "page:x:y", "page:1.5:y", "pages:1:y", ":1:y", "bare:1:y"]) {
    assert.equal(page.decode(text), undefined, text);
  }
  for (const text of ["kind:8k", "kind:hd:hd", "kind:", "kind"]) assert.equal(kind.decode(text), undefined, text);
});

Deno.test("customId() never throws when it reads", () => {
  const text = fc.oneof(nasty, nasty.map((rest) => `page:1:${rest}`), fc.constantFrom("page:", "bare", "kind:hd"));
  fc.assert(fc.property(text, (it) => {
    for (const id of [bare, page, kind]) assert.ok(id.decode(it) === undefined || it.startsWith(id.name));
  }));
});

Deno.test("customId() refuses to write more than 100 characters", () => {
  assert.equal(page.encode(1, "x".repeat(93)).length, 100);
  assert.throws(() => page.encode(1, "x".repeat(94)), new RangeError("Cannot encode custom_id page: 101 characters"));
});

Deno.test("customIdName() is what stands before the first colon", () => {
  const cases = [["rm:603:hd", "rm"], ["pm", "pm"], ["", ""], [":x", ""]] as const;
  for (const [text, name] of cases) assert.equal(customIdName(text), name);
});
