import assert from "node:assert/strict";
import { commands, groups } from "../../src/commands/mod.ts";
import { de, en, languages, type Words, wordsFor } from "../../src/words/mod.ts";

Deno.test("wordsFor() speaks the person's language, else English", () => {
  const cases: [locale: string, words: Words][] = [
    ["en-US", en],
    ["en-GB", en],
    ["de", de],
    ["de-AT", de],
    ["da", en],
    ["den", en],
    ["fr", en],
    ["", en],
    ["DE", en],
    ["__proto__", en],
  ];
  for (const [locale, words] of cases) assert.equal(wordsFor(locale), words, locale);
  assert.deepEqual(Object.entries(languages).map(([code, { tag }]) => [code, tag]), [["en", "en"], ["de", "de"]]);
});

/** Every sentence by its path; those with gaps are given numbers or «texts», as their names say. */
function sentences(words: unknown, path: readonly string[] = []): [path: string, sentence: string][] {
  if (typeof words === "string") return [[path.join("."), words]];
  if (typeof words === "function") return samples(path.at(-1) ?? "").map((args) => [path.join("."), words(...args)]);
  if (typeof words !== "object" || !words) return [];
  return Object.entries(words).flatMap(([key, it]) => sentences(it, [...path, key]));
}

function samples(name: string): unknown[][] {
  const gaps: Record<string, unknown[][]> = {
    minutes: [[1], [59], [60], [136]],
    page: [[2, 7]],
    waiting: [[1], [2]],
    quota: [[1, 1], [10, 7], [1, 0], [5, 0]],
    pace: [[1], [2], [60]],
  };
  return gaps[name] ?? [["«X»"]];
}

Deno.test("words say something in every language, with what belongs into them", () => {
  for (const words of [en, de]) {
    for (const [path, sentence] of sentences(words)) {
      assert.ok(sentence.trim() === sentence && sentence !== "", path);
      assert.ok(!/undefined|NaN|null|\[object| {2}/.test(sentence), `${path}: ${sentence}`);
    }
  }
});

Deno.test("words with a gap say what stands in it", () => {
  for (const words of [en, de]) {
    for (const [path, sentence] of sentences({ request: words.request, refused: words.refused })) {
      if (/(pending|approved|failed|gone|nothing|role|channel)$/.test(path)) assert.ok(sentence.includes("«X»"), path);
    }
  }
});

Deno.test("words are said in one language only", () => {
  const same = sentences(en).filter(([path, text], i) =>
    sentences(de)[i]?.[0] === path && sentences(de)[i]?.[1] === text
  );
  const shared = ["card.genres", "card.status", "card.links.seerr", "card.links.trailer"];
  assert.deepEqual(same.map(([path]) => path).sort(), shared.sort());
  assert.deepEqual(sentences(de).map(([path]) => path), sentences(en).map(([path]) => path), "in the same order");
});

Deno.test("words are what a person reads in English", async (t) => {
  await t.assertSnapshot(Object.fromEntries(sentences(en).map(([path, text], i) => [`${i} ${path}`, text])));
});

Deno.test("words are what a person reads in German", async (t) => {
  await t.assertSnapshot(Object.fromEntries(sentences(de).map(([path, text], i) => [`${i} ${path}`, text])));
});

Deno.test("English names of commands and options are those that the records use", () => {
  for (const { name, label, options } of commands) {
    const [root = "", sub] = name.split(" ");
    if (sub) assert.equal(groups[root]?.(en).name, root);
    assert.equal(label(en).name, sub ?? root);
    for (const [key, option] of Object.entries(options)) assert.equal(option.label(en).name, key);
  }
});

Deno.test("names and descriptions keep Discord's form in every language", () => {
  for (const words of Object.values(languages)) {
    const labels = [
      ...Object.values(groups).map((said) => said(words)),
      ...commands.flatMap(({ label, options }) => [label, ...Object.values(options).map((it) => it.label)])
        .map((said) => said(words)),
    ];
    for (const { name, about } of labels) {
      assert.match(name, /^[-_'\p{Ll}\p{Lo}\p{N}]{1,32}$/u);
      assert.ok(about.length > 0 && about.length <= 100, about);
    }
  }
});
