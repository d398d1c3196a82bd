/** What must hold of files that no other test reads. */
import assert from "node:assert/strict";

const textOf = (path: string) => Deno.readTextFile(new URL(`../../${path}`, import.meta.url));

/** Every right at once, as Deno takes it: alone, or in a cluster of short flags. */
const ALL_RIGHTS = /(?<![\w-])(?:--allow-all|-[a-zA-Z]*A[a-zA-Z]*)(?![\w-])/;

Deno.test("no task and no executable asks for all rights", async () => {
  for (const flag of ["-A", "-qA", "--allow-all", '["-A"]', "deno run -A x.ts"]) assert.match(flag, ALL_RIGHTS);
  for (const flag of ["--allow-net", "-a", "x-A", "--Allow", "-Ab-c"]) assert.doesNotMatch(flag, ALL_RIGHTS);
  for (const path of ["deno.json", ".ci/executable.ts"]) {
    const text = await textOf(path);
    assert.match(text, /--allow-net/);
    assert.doesNotMatch(text, ALL_RIGHTS, path);
  }
});

Deno.test("README.md has no gap that was to be filled", async () => {
  assert.equal((await textOf("README.md")).split("\n").find((line) => line.trim() === "TABLE"), undefined);
});
