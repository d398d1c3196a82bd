import assert from "node:assert/strict";
import fc from "fast-check";
import { downloadLines, progressBar } from "../../src/views/download_lines.ts";
import { de, en } from "../../src/words/mod.ts";
import { downloads, real } from "../support/arbitraries.ts";
import { NOW } from "../support/context.ts";

Deno.test("progressBar() fills a box for each whole tenth", () => {
  const cases: [part: number, bar: string][] = [
    [0, "▱▱▱▱▱▱▱▱▱▱ 0%"],
    [0.099, "▱▱▱▱▱▱▱▱▱▱ 9%"],
    [0.1, "▰▱▱▱▱▱▱▱▱▱ 10%"],
    [0.42, "▰▰▰▰▱▱▱▱▱▱ 42%"],
    [0.999, "▰▰▰▰▰▰▰▰▰▱ 99%"],
    [1, "▰▰▰▰▰▰▰▰▰▰ 100%"],
    [-1, "▱▱▱▱▱▱▱▱▱▱ 0%"],
    [7, "▰▰▰▰▰▰▰▰▰▰ 100%"],
  ];
  for (const [part, bar] of cases) assert.equal(progressBar(en, part), bar);
  assert.equal(progressBar(de, 0.42), "▰▰▰▰▱▱▱▱▱▱ 42\u00a0%");
});

Deno.test("progressBar() looks full only when everything is there, whatever it is given", () => {
  fc.assert(fc.property(real, (part) => {
    const bar = progressBar(en, part);
    assert.match(bar, /^▰*▱* \d{1,3}%$/);
    assert.equal(bar.indexOf(" "), 10);
    assert.equal(bar.endsWith(" 100%"), part >= 1);
  }));
});

Deno.test("downloadLines() tells how far each season is, and when it will be there", () => {
  const eta = NOW + 3_600_000;
  assert.equal(downloadLines(en, []), "");
  assert.equal(downloadLines(en, [{ part: 0.5, paused: false }]), "▰▰▰▰▰▱▱▱▱▱ 50%");
  assert.equal(
    downloadLines(en, [{ part: 0.5, paused: false, eta, season: 3 }, { part: 0, paused: true, eta, season: 0 }]),
    `Season 3: ▰▰▰▰▰▱▱▱▱▱ 50% · <t:${eta / 1000}:R>\nSpecials: ▱▱▱▱▱▱▱▱▱▱ 0% · paused`,
  );
  assert.equal(downloadLines(de, [{ part: 1, paused: true }]), "▰▰▰▰▰▰▰▰▰▰ 100\u00a0% · angehalten");
});

Deno.test("downloadLines() has six lines at most, and fits a field", () => {
  fc.assert(fc.property(fc.constantFrom(en, de), downloads, (words, some) => {
    const text = downloadLines(words, some);
    assert.equal(text.split("\n").filter(Boolean).length, Math.min(6, some.length));
    assert.ok(text.length <= 1024 && !/NaN|undefined/.test(text), text);
  }));
});
