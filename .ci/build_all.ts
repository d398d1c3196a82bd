/** Makes dist/usherr-<version>-<target> for everybody, with SHA256SUMS: `deno task build:all`, or with some targets' names. */
import project from "../deno.json" with { type: "json" };
import { bundle, compile, type Target, TARGETS, weight } from "./executable.ts";
import { makeAll } from "./make_all.ts";

const folder = "dist";
const script = `${folder}/usherr.js`;
const unknown = Deno.args.filter((name) => !TARGETS.some((target) => target === name));
if (unknown.length > 0) {
  console.error(`Cannot build for "${unknown.join('", "')}": there are ${TARGETS.join(", ")}`);
  Deno.exit(2);
}
await bundle(script);
const failed = await makeAll({
  version: project.version,
  targets: TARGETS.filter((target) => Deno.args.length === 0 || Deno.args.includes(target)),
  folder,
  async make(target: Target, to: string) {
    await compile({ script, to, target });
    console.log(`${to} is made: ${await weight(to, script)}`);
  },
  say: console.error,
});
if (failed.length > 0) {
  console.error(`Not made: ${failed.join(", ")}`);
  Deno.exit(1);
}
