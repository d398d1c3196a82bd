/** Posters are whole and harmless XML, whatever the title. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { posterSvg } from "../../../src/playground/page/poster.ts";
import { fitTitle } from "../../../src/playground/page/poster_title.ts";
import { sampleLibrary } from "../../../src/playground/seerr/sample_library.ts";
import { readXml } from "./xml.ts";

const titles = sampleLibrary.map((it) => "title" in it ? it.title : it.name);
const nasty = fc.oneof(
  fc.string({ unit: "binary", maxLength: 500 }),
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc.array(fc.constantFrom("<script>", "&amp", "]]>", "🦊", "فانوس", "\ud800", "\u202e", "\u0000", " ", "a\u0301", "W"))
    .map((parts) => parts.join("")),
  fc.constantFrom(...titles),
);

Deno.test("posterSvg() is well-formed, small and refers to nothing, whatever the title", () => {
  fc.assert(fc.property(nasty, fc.double(), (title, seed) => {
    const svg = posterSvg(title, seed);
    const { root, names, attributes } = readXml(svg);
    assert.equal(root, "svg");
    assert.deepEqual(names.filter((name) => !/^(svg|rect|circle|path|text|tspan)$/.test(name)), []);
    assert.deepEqual(attributes.filter(([name]) => /href|src|style|^on/.test(name)), []);
    assert.doesNotMatch(svg.replace('xmlns="http://www.w3.org/2000/svg"', ""), /url\(|xmlns=|<!|<\?|NaN|Infinity/);
    assert.ok(new TextEncoder().encode(svg).length < 4096, `${svg.length}`);
  }));
});

Deno.test("posterSvg() is the same for the same title and seed, and another for other seeds", () => {
  const seeds = Array.from({ length: 50 }, (_, index) => 700_000 + index);
  assert.equal(posterSvg("One", 7), posterSvg("One", 7));
  assert.equal(new Set(seeds.map((seed) => posterSvg("One", seed))).size, seeds.length);
});

Deno.test("posterSvg() shows every word of an ordinary title, and escapes what is markup", () => {
  assert.match(posterSvg("The Beekeeper in Orbit", 1), />The<.*>Beekeeper<.*>in Orbit</);
  assert.match(posterSvg("<script> & co", 1), /&lt;script&gt; &amp;/);
  assert.match(posterSvg("فانوس البحر الأخير", 1), /direction="rtl"/);
  assert.doesNotMatch(posterSvg("Old Salt Road", 1), /direction/);
});

const fits: readonly (readonly [title: string, size: number, lines: readonly string[]])[] = [
  ["", 42, []],
  ["Swan", 42, ["Swan"]],
  ["The Lantern Keeper's Daughter", 42, ["The Lantern", "Keeper's", "Daughter"]],
  ["Donaudampfschifffahrtsgesellschaft", 26, ["Donaudampfschifffah", "rtsgesellschaft"]],
];

Deno.test("fitTitle() breaks between words, and within words only when it must", async (t) => {
  for (const [title, size, texts] of fits) {
    await t.step(title || "nothing", () => assert.deepEqual(fitTitle(title, 290), { texts, size }));
  }
});

Deno.test("fitTitle() cuts what is too long with an ellipsis", () => {
  const { texts } = fitTitle("word ".repeat(80), 290);
  assert.equal(texts.length, 6);
  assert.match(texts.at(-1) ?? "", /…$/);
});
