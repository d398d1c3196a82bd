/** A configuration on its way. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { changed, type Draft, judged, summary } from "../../../src/cli/setup/draft.ts";
import { repaired } from "../../../src/cli/setup/repair.ts";

const SOURCES = { folder: "/home/usherr", env: {} };
const FILE = { discord: { token: "a.b.c" }, seerr: { url: "http://seerr:5055", apiKey: "key" } };

function draftOf(file: unknown, more: Partial<Draft> = {}): Draft {
  const text = file === undefined ? undefined : JSON.stringify(file);
  const found = judged(SOURCES, text);
  assert.ok("config" in found, JSON.stringify(found));
  return { path: "c", former: text, text, sources: SOURCES, ...found, outside: new Map(), changes: {}, ...more };
}

function written(draft: Draft, changes: Record<string, unknown>): unknown {
  const next = changed(draft, changes);
  assert.ok("draft" in next, JSON.stringify(next));
  return { text: JSON.parse(next.draft.text ?? "null"), changes: next.draft.changes, lacks: [...next.draft.lacks] };
}

Deno.test("judged() says what lacks, and tells that from what is wrong", () => {
  assert.deepEqual([...draftOf(undefined).lacks], ["discord.token", "seerr.url", "seerr.apiKey"]);
  assert.deepEqual([...draftOf({ ...FILE, seerr: { url: "http://seerr:5055" } }).lacks], ["seerr.apiKey"]);
  assert.deepEqual([...draftOf(FILE).lacks], []);
  const wrong = judged(SOURCES, '{"pace": -1}');
  assert.ok("problems" in wrong);
  assert.deepEqual(wrong.problems.map(({ key }) => key), ["pace"]);
});

Deno.test("changed() writes values as the configuration tidies them, and nothing that is so already", () => {
  const token = { "discord.token": ' "Bot x.y.z" ' };
  assert.deepEqual(written(draftOf(undefined), token), {
    text: { version: 1, discord: { token: "x.y.z" } },
    changes: { "discord.token": "x.y.z" },
    lacks: ["seerr.url", "seerr.apiKey"],
  });
  const same = { "discord.token": "a.b.c", "language": "en", "discord.requestRoles": [] };
  assert.deepEqual(written(draftOf(FILE), same), { text: FILE, changes: {}, lacks: [] });
});

Deno.test("changed() says what does not fit, with its cure, and never the value", () => {
  const cases: [Record<string, unknown>, RegExp][] = [
    [{ "discord.token": "with a blank" }, /^It has blanks.* Copy it from/],
    [{ "discord.token": "paste-the-bot-token-here" }, /^It is still the placeholder/],
    [{ "web.listen": "somewhere", "web.secret": "correct-horse-battery" }, /^It is no address of this machine/],
    [{ "web.listen": "127.0.0.1:8464" }, /^It is missing, and "web\.listen" is set/],
  ];
  for (const [changes, said] of cases) {
    const next = changed(draftOf(FILE), changes);
    assert.ok("problem" in next);
    assert.match(next.problem, said);
    assert.doesNotMatch(next.problem, /with a blank|somewhere/);
  }
});

Deno.test("summary() shows what changes, and no secret", () => {
  const next = changed(draftOf({ ...FILE, pace: 3 }), {
    "discord.token": "x.y.z",
    "web.secret": "correct-horse-battery",
    "discord.adminRoles": ["123456789012345678"],
    pace: undefined,
  });
  assert.ok("draft" in next);
  assert.deepEqual(summary(next.draft), [
    "  discord.token: (not shown)",
    "  web.secret: (not shown)",
    '  discord.adminRoles: ["123456789012345678"]',
    "  pace: taken out",
  ]);
});

Deno.test("repaired() gives a text that can be used, whatever stands in the file", () => {
  const text = fc.oneof(
    fc.string(),
    fc.json(),
    fc.record({ pace: fc.anything(), web: fc.anything(), notices: fc.anything(), discord: fc.anything() }).map((it) =>
      JSON.stringify(it)
    ),
    fc.record({
      categories: fc.array(fc.record({ name: fc.string(), mediaType: fc.constantFrom("movie", "tv", "x") })),
      web: fc.record({ listen: fc.constantFrom("", "1", "8464"), secret: fc.constantFrom("", "short") }),
      notices: fc.record({ to: fc.constantFrom("direct", "channel", "x"), channel: fc.constantFrom("", "1") }),
    }).map((it) => JSON.stringify(it)),
  );
  fc.assert(fc.property(text, (former) => {
    const found = judged(SOURCES, former);
    if ("config" in found) return;
    const kept = repaired(SOURCES, former, found.problems.map(({ key }) => key));
    assert.ok("config" in judged(SOURCES, kept.text));
    assert.ok(kept.dropped.length > 0);
  }));
});
