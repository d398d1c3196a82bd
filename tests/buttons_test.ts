import assert from "node:assert/strict";
import fc from "fast-check";
import { buttons, TYPED_LIMIT } from "../src/buttons.ts";
import { LIMITS } from "../src/discord/limits.ts";
import { nasty, typedText } from "./support/arbitraries.ts";

const tmdbId = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const page = fc.integer({ min: 1, max: 999_999 });

Deno.test("buttons keep their names and arguments for ever", () => {
  assert.deepEqual(
    [
      buttons.requestMovie.encode(603, "hd"),
      buttons.pickMovie.encode(),
      buttons.moviePage.encode(2, "a: b"),
      buttons.checkAgain.encode("matrix 1999"),
    ],
    ["rm:603:hd", "pm", "mp:2:a: b", "ca:matrix 1999"],
  );
});

Deno.test("buttons have a name each", () => {
  const names = Object.values(buttons).map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
});

Deno.test("buttons read what they wrote, within Discord's limit", () => {
  fc.assert(fc.property(tmdbId, page, typedText, (id, nth, text) => {
    const { requestMovie, pickMovie, moviePage, checkAgain } = buttons;
    assert.deepEqual(requestMovie.decode(requestMovie.encode(id, "hd")), [id, "hd"]);
    assert.deepEqual(pickMovie.decode(pickMovie.encode()), []);
    assert.deepEqual(moviePage.decode(moviePage.encode(nth, text)), [nth, text]);
    assert.deepEqual(checkAgain.decode(checkAgain.encode(text)), [text]);
    assert.ok(moviePage.encode(nth, text).length <= LIMITS.customId);
  }));
});

Deno.test("buttons never throw on any custom_id", () => {
  const known = fc.constantFrom("rm:", "pm", "pm:", "mp:", "mp:1:", "ca:", "rm:1:", "rm:-1:hd", "mp:0:x", "mp:1e999:");
  const text = fc.tuple(known, nasty).map((parts) => parts.join(""));
  fc.assert(fc.property(fc.oneof(text, nasty), (it) => {
    for (const { decode } of Object.values(buttons)) decode(it);
  }));
});

Deno.test("buttons do not read what they could not have written", () => {
  for (const odd of ["rm", "rm:", "rm:x:hd", "rm:603", "rm:603:8k", "rm:0:hd", "rm:-1:hd", "rm:1.5:hd", "rm:603:hd:"]) {
    assert.equal(buttons.requestMovie.decode(odd), undefined, odd);
  }
  const long = "x".repeat(TYPED_LIMIT + 1);
  assert.equal(buttons.checkAgain.decode(`ca:${long}`), undefined);
  assert.equal(buttons.moviePage.decode(`mp:1:${long}`), undefined);
});
