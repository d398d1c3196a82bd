import assert from "node:assert/strict";
import fc from "fast-check";
import { splitLines } from "../../src/cli/lines.ts";

/** A text as bytes, in pieces of a length. */
function inPieces(text: string, length: number): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  const starts = Array.from({ length: Math.ceil(bytes.length / length) }, (_, i) => i * length);
  return ReadableStream.from(starts.map((at) => bytes.subarray(at, at + length)));
}

Deno.test("splitLines() gives the lines of a text, however it is cut into pieces", async () => {
  const line = fc.string({ unit: "grapheme" }).map((text) => text.replaceAll("\n", " ").replace(/^\uFEFF/, ""));
  await fc.assert(fc.asyncProperty(fc.array(line), fc.integer({ min: 1, max: 20 }), async (lines, length) => {
    const text = lines.map((it) => `${it}\n`).join("");
    assert.deepEqual(await Array.fromAsync(splitLines(inPieces(text, length))), lines);
  }));
});

Deno.test("splitLines() takes a last line that is not ended, and none where there is nothing", async () => {
  assert.deepEqual(await Array.fromAsync(splitLines(inPieces("a\n\nb", 2))), ["a", "", "b"]);
  assert.deepEqual(await Array.fromAsync(splitLines(inPieces("", 2))), []);
});

Deno.test("splitLines() does not gather what has no lines", async () => {
  const endless = ReadableStream.from(Array.from({ length: 40 }, () => new Uint8Array(65_536).fill(97)));
  await assert.rejects(Array.fromAsync(splitLines(endless)), /a line has no end/);
});
