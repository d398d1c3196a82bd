/** The unit as systemd itself judges it. */
import assert from "node:assert/strict";
import { unit } from "../../src/cli/service.ts";
import { inTempFolder } from "../support/temp_folder.ts";

/** systemd's measure from 0 (safe) to 10; Debian's own services have 9 as a rule. */
const MOST_EXPOSED = 2;

const hasSystemd = await new Deno.Command("systemd-analyze", { args: ["--version"], stdout: "null" }).output()
  .then(({ success }) => success, () => false);
if (!hasSystemd) console.log("The unit is not verified: there is no systemd-analyze here");

/** What systemd finds odd in a unit itself; what it says of others that this one needs is their matter. */
async function oddities(path: string) {
  const { code, err } = await analyze(path, "verify", "--recursive-errors=no");
  return { code, lines: err.split("\n").filter((line) => /usherr/i.test(line)) };
}

/** Verifying needs a program that is there. */
async function analyze(path: string, ...args: string[]) {
  const { code, stdout, stderr } = await new Deno.Command("systemd-analyze", {
    args: [...args, path],
    env: { LC_ALL: "C", SYSTEMD_PAGER: "" },
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, out: text(stdout), err: text(stderr) };
}

Deno.test({
  name: "unit() is one that systemd accepts, and calls hardly exposed",
  ignore: !hasSystemd,
  fn: () =>
    inTempFolder(async (folder) => {
      const path = `${folder}/usherr.service`;
      await Deno.writeTextFile(path, unit("/bin/true"));
      assert.deepEqual(await oddities(path), { code: 0, lines: [] });
      await Deno.writeTextFile(path, unit("/bin/true").replace("\nUser=", "\nUsher="));
      assert.equal((await oddities(path)).lines.length, 1, "what is odd would be seen");
      await Deno.writeTextFile(path, unit("/bin/true"));
      const { code, out, err } = await analyze(path, "security", "--offline=true");
      assert.equal(code, 0, err);
      const [, exposure] = /exposure level for usherr\.service: ([\d.]+)/.exec(out) ?? [];
      assert.ok(Number(exposure) <= MOST_EXPOSED, out);
    }),
});

Deno.test({
  name: "unit() with a path that is hard to spell is still one that systemd accepts",
  ignore: !hasSystemd,
  async fn() {
    const folder = await Deno.makeTempDir({ dir: "/opt" }).catch(() => undefined);
    if (!folder) return console.log("Odd paths are not verified: /opt may not be written");
    try {
      const odd = `${folder}/100% my $bot`;
      await Deno.mkdir(odd);
      await Deno.copyFile("/bin/true", `${odd}/usherr`);
      const path = `${folder}/usherr.service`;
      await Deno.writeTextFile(path, unit(`${odd}/usherr`));
      assert.deepEqual(await oddities(path), { code: 0, lines: [] });
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
});
