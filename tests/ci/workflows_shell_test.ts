/** What runs on GitHub, as far as it can be known without running it. */
import assert from "node:assert/strict";
import { parse } from "yaml";
import * as z from "zod";

const Step = z.looseObject({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
});
const Job = z.looseObject({
  needs: z.string().optional(),
  uses: z.string().optional(),
  permissions: z.record(z.string(), z.string()).optional(),
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

Deno.test("release.yml publishes only what has passed the gate, under a tag that is the version", async () => {
  const { on, permissions, jobs: { tag, ok, publish, ...more } } = await workflow("release");
  assert.deepEqual(on, { push: { tags: ["v*"] } });
  assert.deepEqual([permissions, more], [{ contents: "read" }, {}]);
  assert.equal(ok?.uses, "./.github/workflows/ok.yml");
  assert.deepEqual([ok?.needs, publish?.needs], ["tag", "ok"]);
  assert.deepEqual([tag?.permissions, ok?.permissions], [undefined, undefined]);
  assert.deepEqual(publish?.permissions, { contents: "write" });
  const [build, notes, create, ...rest] = runs(publish);
  assert.match(build ?? "", /task build:all$/);
  assert.match(notes ?? "", /\.ci\/notes\.ts "\$GITHUB_REF_NAME" > dist\/notes\.md$/);
  assert.match(create ?? "", /^gh release create "\$GITHUB_REF_NAME" dist\/usherr-\* dist\/SHA256SUMS --verify-tag /);
  assert.deepEqual(rest, []);
  assert.deepEqual(publish?.steps[0]?.with?.["fetch-depth"], 0);
});

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
