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

/** Every sentence by its path; those with gaps are given numbers or «texts», as their paths say. */
function sentences(words: unknown, path: readonly string[] = []): [path: string, sentence: string][] {
  const name = path.join(".");
  if (typeof words === "string") return [[name, words]];
  if (typeof words === "function") return samples(name, words.length).map((args) => [name, words(...args)]);
  if (typeof words !== "object" || !words) return [];
  return Object.entries(words).flatMap(([key, it]) => sentences(it, [...path, key]));
}

const COUNTED = [[1], [2]];
const QUOTAS = [[1, 1], [10, 7], [1, 0], [5, 0], [0, 0]];
const GAPS: Record<string, unknown[][]> = {
  "request.part": [["«X»", true], ["«X»", false], [undefined, true]],
  "card.minutes": [[1], [59], [60], [136]],
  "card.waiting": COUNTED,
  "card.nextEpisodeOn": [[5, 7, "«X»"]],
  "choice.page": [[2, 7]],
  "season.name": [[3], [0]],
  "season.list": [["3", 1, false], ["1–3", 3, false], ["3", 1, true], ["", 0, true]],
  "season.episodes": COUNTED,
  "season.one": [[3, false], [3, true], [0, false], [0, true]],
  "season.placeholder": [["«X»", "«X»"], ["«X»", "«Y»"]],
  "season.request": COUNTED,
  "season.save": COUNTED,
  "season.all": COUNTED,
  "season.quotaLeft": COUNTED,
  "standing.openSeasons": COUNTED,
  "standing.quota.movie": QUOTAS,
  "standing.quota.tv": QUOTAS,
  "standing.quotaTooSmall": [[0], ...COUNTED],
  "me.used": [[3, 10, 7], [1, 1, 1], [3, 10, 0]],
  "me.keptRequests": [[0], ...COUNTED],
  "me.forgetAsk": [[0], ...COUNTED],
  "link.taken": [["«X»", 12]],
  "refused.pace": [[1], [2], [60]],
  "notice.all": COUNTED,
  ...Object.fromEntries(
    ["available", "whole", "partial", "approved", "declined", "failed", "removed", "requested"]
      .map((it) => [`notice.${it}`, [["«X»", false], ["", true]]]),
  ),
  ...Object.fromEntries(["quota", "forbidden", "other"].map((it) => [`notice.waiting.${it}`, [["«X»", true]]])),
  "notice.minutes": COUNTED,
  "notice.hours": COUNTED,
  "notice.days": COUNTED,
  "notice.held": COUNTED,
  "me.keptBoth": [[0, 1], [1, 2], [3, 2]],
  "admins.tooFast": [[60]],
  "admins.flagged": [[24]],
  "status.latency": [[45]],
  "status.shards": COUNTED,
  "status.reconnects": COUNTED,
  "status.waiting": [[0], ...COUNTED],
  "status.held": COUNTED,
  "status.sent": [[12, 0]],
  "status.memory": [[84]],
};

/** Texts for as many gaps as there are, and for optional ones besides. */
function samples(name: string, gaps: number): unknown[][] {
  const texts = ["«X»", "«Y»", "«Z»"];
  return GAPS[name] ?? [texts.slice(0, Math.max(1, gaps))];
}

Deno.test("words say something in every language, with what belongs into them", () => {
  for (const words of [en, de]) {
    for (const [path, sentence] of sentences(words)) {
      // What goes on after a title begins with a comma or a space.
      assert.ok((sentence.trim() === sentence || path === "request.part") && sentence !== "", path);
      assert.ok(!/undefined|NaN|null|\[object| {2}/.test(sentence), `${path}: ${sentence}`);
    }
  }
});

/** How many sentences there are with gaps for texts. */
function gapsIn(words: unknown, path: readonly string[] = []): number {
  if (typeof words === "function") return path.join(".") in GAPS ? 0 : 1;
  if (typeof words !== "object" || !words) return 0;
  return Object.entries(words).reduce((sum, [key, it]) => sum + gapsIn(it, [...path, key]), 0);
}

Deno.test("words with a gap say what stands in it", () => {
  for (const words of [en, de]) {
    const texts = sentences(words).filter(([path]) => !(path in GAPS));
    assert.equal(texts.filter(([, sentence]) => sentence.includes("«X»")).length, gapsIn(words), words.tag);
    for (const [path, sentence] of texts) {
      if (sentence.includes("«Z»")) assert.match(sentence, /«X».*«Y».*«Z»/, path);
    }
  }
});

Deno.test("words are said in one language only", () => {
  const same = sentences(en).filter(([path, text], i) =>
    sentences(de)[i]?.[0] === path && sentences(de)[i]?.[1] === text
  );
  const shared = [
    ...["card.genres", "card.status", "card.status4k", "card.download", "card.download4k"],
    ...["card.links.seerr", "card.links.trailer", "season.name"],
    // Only signs and gaps.
    ...["request.part", "request.refused", "season.placeholder"],
    ...["follow.wants.in4k", "notice.details"],
    ...["requests.status.name", "requests.person.name", "link.person.name", "status.name"],
    ...["status.parts.gateway", "status.parts.seerr", "status.parts.program", "status.version"],
  ];
  assert.deepEqual([...new Set(same.map(([path]) => path))].sort(), shared.sort());
  assert.deepEqual(sentences(de).map(([path]) => path), sentences(en).map(([path]) => path), "in the same order");
});

Deno.test("words are what a person reads in English", async (t) => {
  await t.assertSnapshot(sentences(en).map(([path, text]) => `${path}: ${text}`));
});

Deno.test("words are what a person reads in German", async (t) => {
  await t.assertSnapshot(sentences(de).map(([path, text]) => `${path}: ${text}`));
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
