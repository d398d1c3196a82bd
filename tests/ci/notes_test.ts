import assert from "node:assert/strict";
import fc from "fast-check";
import { releaseNotes } from "../../.ci/release_notes.ts";

const SUBJECTS = [
  "chore(release): 0.3.0",
  "feat(setup): asks only what cannot be found out",
  "perf: starts in half the time",
  "fix(store): says why a folder cannot be written",
  "docs: the README names each room once",
  "feat(notices)!: quiet hours need a time zone",
  "feat: one file to download",
  "Merge branch 'main'",
  "fix(store): waits for another process",
  "refactor(views): one place",
  "feat(health): `/status` says how it does: in words",
];

Deno.test("releaseNotes() is what people notice, by kind and scope, the oldest first", () => {
  assert.equal(
    releaseNotes(SUBJECTS, "v0.2.0"),
    `Since v0.2.0.

## To be heeded

- **notices**: quiet hours need a time zone

## New

- one file to download
- **health**: \`/status\` says how it does: in words
- **setup**: asks only what cannot be found out

## Mended

- **store**: waits for another process
- **store**: says why a folder cannot be written

## Faster

- starts in half the time`,
  );
});

Deno.test("releaseNotes() leaves out chapters that are empty, and says when all are", () => {
  assert.equal(releaseNotes(["fix: x", "test: y"]), "The first release.\n\n## Mended\n\n- x");
  for (const subjects of [[], [""], ["chore: x", "wip", "feat:", "feat(x) y", "Feat: z"]]) {
    assert.equal(releaseNotes(subjects, "v1.0.0"), "Since v1.0.0.\n\nNothing that people would notice.");
  }
});

Deno.test("releaseNotes() takes any subject, and has each noticed one once", () => {
  const kind = fc.constantFrom("feat", "fix", "perf", "feat!", "test", "chore(x)", "fix(y)");
  fc.assert(fc.property(fc.array(fc.tuple(kind, fc.stringMatching(/^[a-z ]{1,20}[a-z]$/))), (pairs) => {
    const text = releaseNotes(pairs.map(([kind, text]) => `${kind}: ${text}`), "v1");
    const lines = text.split("\n").filter((line) => line.startsWith("- "));
    assert.equal(lines.length, pairs.filter(([kind]) => /^(?:feat|fix|perf)/.test(kind)).length);
  }));
});
