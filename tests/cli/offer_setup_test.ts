import assert from "node:assert/strict";
import { run } from "../../src/cli/run.ts";
import { terminal } from "../support/terminal.ts";

const locked = () => Promise.reject(new Deno.errors.PermissionDenied("locked"));
const full = () => Promise.reject(new Error("No space left on device"));

Deno.test("run() ends as setup did where it offered one, and without a configuration where nobody wants it", async () => {
  const cases: [answers: string[], save: (() => Promise<void>) | undefined, exit: number, said: RegExp][] = [
    [[], undefined, 1, /^$/],
    [[""], undefined, 1, /^Nothing was written\.$/],
    [["y"], locked, 2, /^Cannot write .*: this account may not\nNothing was written\.$/],
    [["y"], full, 1, /^Cannot write .*: No space left on device\nNothing was written\.$/],
    [["n"], undefined, 2, /There is no "\/home\/usherr\/config\.json": run "usherr setup"/],
  ];
  for (const [answers, save, exit, said] of cases) {
    const io = terminal({ answers });
    assert.equal(await run({ ...io, ...save && { save } }, undefined), exit, answers.join());
    assert.match(io.asked[0] ?? "", /^There is no configuration yet\. Set one up now\?/);
    assert.match(io.lines.err.join("\n"), said);
    assert.deepEqual(io.saved, {});
  }
});

Deno.test("run() offers no setup where something is configured, or nobody sits there", async () => {
  const cases = [
    terminal({ answers: [], env: { USHERR_LANGUAGE: "de" } }),
    terminal({ answers: [], files: { "/home/usherr/.env": "" } }),
    terminal(),
  ];
  for (const io of cases) {
    assert.equal(await run(io, undefined), 2);
    assert.deepEqual(io.asked, []);
  }
});
