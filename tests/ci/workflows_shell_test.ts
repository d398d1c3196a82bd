/** What runs on GitHub, as far as it can be known without running it. */
import assert from "node:assert/strict";
import { parse } from "yaml";
import * as z from "zod";
import { TARGETS } from "../../.ci/executable.ts";
import { inTempFolder } from "../support/temp_folder.ts";

const Step = z.looseObject({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
  env: z.record(z.string(), z.string()).optional(),
});
const Strategy = z.object({
  matrix: z.object({ include: z.array(z.object({ system: z.string(), target: z.string() })) }),
});
const Job = z.looseObject({
  needs: z.string().optional(),
  uses: z.string().optional(),
  permissions: z.record(z.string(), z.string()).optional(),
  strategy: Strategy.optional(),
  env: z.record(z.string(), z.string()).optional(),
  "timeout-minutes": z.number().optional(),
  steps: z.array(Step).default([]),
});
const Workflow = z.looseObject({
  on: z.record(z.string(), z.unknown()),
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(z.string(), Job),
});

async function workflow(name: string) {
  const path = new URL(`../../.github/workflows/${name}.yml`, import.meta.url);
  return Workflow.parse(parse(await Deno.readTextFile(path)));
}

const runs = (job: z.output<typeof Job> | undefined) => job?.steps.flatMap(({ run }) => run ?? []) ?? [];

Deno.test("ok.yml runs the gate and an audit of what is installed, for everything that comes in", async () => {
  const { on, permissions, jobs } = await workflow("ok");
  assert.deepEqual(Object.keys(on).sort(), ["pull_request", "push", "workflow_call"]);
  assert.deepEqual(permissions, { contents: "read" });
  assert.ok(runs(jobs.gate).includes(".ci/run"));
  assert.match(runs(jobs.audit).join("\n"), /deno@\S+ audit --level=high/);
});

Deno.test("release.yml publishes only what has passed the gate, and was started, under a tag that is the version", async () => {
  const { on, permissions, jobs } = await workflow("release");
  assert.deepEqual(on, { push: { tags: ["v*"] } });
  assert.deepEqual(permissions, { contents: "read" });
  const chain = Object.entries(jobs).map(([name, { needs }]) => [name, needs]);
  assert.deepEqual(chain, [
    ["tag", undefined],
    ["ok", "tag"],
    ["draft", "ok"],
    ["try", "draft"],
    ["publish", "try"],
  ]);
  assert.equal(jobs.ok?.uses, "./.github/workflows/ok.yml");
  assert.deepEqual([jobs.tag?.permissions, jobs.ok?.permissions], [undefined, undefined]);
  for (const name of ["draft", "try", "publish"]) {
    assert.deepEqual(jobs[name]?.permissions, { contents: "write" }, name);
  }
  const [build, notes, create] = runs(jobs.draft);
  assert.match(build ?? "", /task build:all$/);
  assert.match(notes ?? "", /\.ci\/notes\.ts "\$GITHUB_REF_NAME" > dist\/notes\.md$/);
  assert.match(create ?? "", /gh release create /);
  assert.deepEqual(jobs.draft?.steps[0]?.with?.["fetch-depth"], 0);
});

Deno.test("release.yml tries every executable on its own system, and gives none of them the token", async () => {
  const { jobs } = await workflow("release");
  const tries = jobs.try?.strategy?.matrix.include ?? [];
  assert.deepEqual(tries.map(({ target }) => target).sort(), [...TARGETS].sort());
  for (const { system, target } of tries) {
    const [kind] = /linux|darwin|windows/.exec(target) ?? [];
    assert.match(system, { linux: /^ubuntu-/, darwin: /^macos-/, windows: /^windows-/ }[kind ?? ""] ?? /^$/);
    assert.equal(/-arm$|^macos-\d+$/.test(system), target.startsWith("aarch64"), system);
  }
  const [download, ...others] = jobs.try?.steps ?? [];
  assert.deepEqual(Object.keys(download?.env ?? {}), ["GH_TOKEN"]);
  assert.deepEqual([jobs.try?.env, ...others.map(({ env }) => env)], [
    { TARGET: "${{ matrix.target }}" },
    undefined,
    undefined,
  ]);
});

/** Runs a step as GitHub does, in a folder; a `gh` that only notes how it was called is there. */
async function inSteps(
  act: (step: (script: string | undefined, tag: string) => Promise<Ran>, folder: string) => Promise<void>,
) {
  await inTempFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/gh`, '#!/bin/sh\necho "$*"\n', { mode: 0o755 });
    await act(async (script = "exit 99", tag) => {
      const { code, stdout } = await new Deno.Command("bash", {
        args: ["-eo", "pipefail", "-c", script],
        cwd: folder,
        env: {
          PATH: `${folder}:${Deno.env.get("PATH")}`,
          GITHUB_REF_NAME: tag,
          GITHUB_REPOSITORY: "mia/usherr",
          RUNNER_OS: "Linux",
          TARGET: "x86_64-unknown-linux-gnu",
        },
        stderr: "null",
      }).output();
      return { code, out: new TextDecoder().decode(stdout).trim() };
    }, folder);
  });
}

interface Ran {
  code: number;
  out: string;
}

Deno.test("release.yml drafts, looks at the draft, and publishes; a version with a hyphen is an early one", () =>
  inSteps(async (step, folder) => {
    await Deno.mkdir(`${folder}/dist`);
    await Deno.writeTextFile(`${folder}/dist/usherr-0.2.0-x`, "");
    const { jobs } = await workflow("release");
    const create = runs(jobs.draft).at(-1);
    const files = "dist/usherr-0.2.0-x dist/SHA256SUMS";
    const rest = (tag: string) => `--verify-tag --title Usherr ${tag} --notes-file dist/notes.md`;
    for (const [tag, early] of [["v0.2.0", ""], ["v0.2.0-beta.1", "--prerelease "]] as const) {
      assert.deepEqual(await step(create, tag), {
        code: 0,
        out: `release create ${tag} ${files} --draft ${early}${rest(tag)}`,
      });
    }
    assert.equal(
      (await step(runs(jobs.try)[0], "v0.2.0")).out,
      "release download v0.2.0 --repo mia/usherr --pattern usherr-*-x86_64-unknown-linux-gnu* --pattern SHA256SUMS",
    );
    const [publish, ...more] = runs(jobs.publish);
    assert.deepEqual(more, []);
    assert.equal((await step(publish, "v0.2.0")).out, "release edit v0.2.0 --repo mia/usherr --draft=false");
  }));

Deno.test("release.yml finds a download that was changed, does not start, or is of another version", () =>
  inSteps(async (step, folder) => {
    const { jobs } = await workflow("release");
    const [, check, start] = runs(jobs.try);
    const name = "usherr-0.2.0-x86_64-unknown-linux-gnu";
    const program = (version: string, plays: number) =>
      `#!/bin/sh\ncase $1 in --version) echo usherr ${version};; play) exit ${plays};; esac\n`;
    const put = (text: string) => Deno.writeTextFile(`${folder}/${name}`, text);
    await put(program("0.2.0", 0));
    const { out: sum } = await step(`sha256sum ${name}`, "");
    await Deno.writeTextFile(`${folder}/SHA256SUMS`, `${"0".repeat(64)}  usherr-0.2.0-another\n${sum}\n`);
    assert.deepEqual([(await step(check, "v0.2.0")).code, (await step(start, "v0.2.0")).code], [0, 0]);
    assert.notEqual((await step(start, "v0.2.1")).code, 0);
    await put(program("0.2.0", 1));
    assert.notEqual((await step(check, "v0.2.0")).code, 0);
    assert.notEqual((await step(start, "v0.2.0")).code, 0);
    await Deno.writeTextFile(`${folder}/SHA256SUMS`, `${"0".repeat(64)}  usherr-0.2.0-another\n`);
    assert.notEqual((await step(check, "v0.2.0")).code, 0, "a file that no line names");
  }));

Deno.test("release.yml takes the tag that is deno.json's version, and no other", async () => {
  const { jobs: { tag } } = await workflow("release");
  const [command = "", ...more] = runs(tag);
  assert.deepEqual(more, []);
  const { version } = JSON.parse(await Deno.readTextFile("deno.json"));
  for (
    const [name, fits] of [[`v${version}`, true], [version, false], [`v${version}0`, false], ["v", false]] as const
  ) {
    const env = { GITHUB_REF_NAME: name };
    const { success } = await new Deno.Command("bash", { args: ["-c", command], env, stderr: "null" }).output();
    assert.equal(success, fits, name);
  }
});

for (const name of ["ok", "release"]) {
  Deno.test(`${name}.yml takes others' actions by their commit, keeps no token, and ends in time`, async () => {
    const { jobs } = await workflow(name);
    for (const job of Object.values(jobs)) {
      if (!job.uses) assert.ok(job["timeout-minutes"]);
      for (const { uses = "", run = "", with: options } of job.steps) {
        if (uses) assert.match(uses, /^actions\/(?:checkout|setup-node)@[0-9a-f]{40}$/);
        if (uses.includes("checkout")) assert.equal(options?.["persist-credentials"], false);
        assert.equal(run.includes("${{"), false, "what GitHub fills in may be anybody's text");
      }
    }
  });
}
