import assert from "node:assert/strict";
import { processIo } from "../../src/cli/io.ts";
import { canKeep, keepConfig } from "../../src/cli/keep_config.ts";
import { givesAway } from "../support/gives_away.ts";
import { inTempFolder } from "../support/temp_folder.ts";

const io = Object.assign(processIo(), { now: () => Date.UTC(2026, 0, 1) });
const namesIn = (folder: string) => [...Deno.readDirSync(folder)].map(({ name }) => name).sort();
const modeOf = (path: string) => (Deno.statSync(path).mode ?? 0) & 0o777;
const onPosix = Deno.build.os !== "windows";

Deno.test("keepConfig() writes for its owner alone, the kept file included", () =>
  inTempFolder(async (folder) => {
    const path = `${folder}/config.json`;
    const former = new TextEncoder().encode('\uFEFF{ "ü": 1 }\r\n \n\n no end of line');
    await Deno.writeFile(path, former, { mode: 0o644 });
    const { backup } = await keepConfig(io, path, { text: "{}\n" });
    assert.equal(backup, `${path}.before-2026-01-01T00-00-00Z`);
    assert.deepEqual(await Deno.readFile(backup), former);
    assert.equal(await Deno.readTextFile(path), "{}\n");
    await keepConfig(io, path, { text: "[]\n" });
    assert.deepEqual(namesIn(folder), [
      "config.json",
      "config.json.before-2026-01-01T00-00-00Z",
      "config.json.before-2026-01-01T00-00-00Z-2",
    ]);
    for (const name of onPosix ? namesIn(folder) : []) assert.equal(modeOf(`${folder}/${name}`), 0o600);
  }));

Deno.test("keepConfig() closes a file that everybody could read, though it stays the same", () =>
  inTempFolder(async (folder) => {
    const path = `${folder}/config.json`;
    await Deno.writeTextFile(path, "{}\n", { mode: 0o644 });
    assert.deepEqual(await keepConfig(io, path, { text: "{}\n" }), {});
    if (onPosix) assert.equal(modeOf(path), 0o600);
  }));

/** A folder stands where the file would be written first. */
async function blocked(path: string): Promise<void> {
  await Deno.mkdir(`${path}.part/in the way`, { recursive: true });
}

Deno.test("keepConfig() leaves the old file as it was when nothing can be written", () =>
  inTempFolder(async (folder) => {
    const path = `${folder}/config.json`;
    await Deno.writeTextFile(path, "before\n");
    await blocked(path);
    await assert.rejects(keepConfig(io, path, { text: "after\n" }));
    assert.equal(await Deno.readTextFile(path), "before\n");
    await blocked(`${path}.before-2026-01-01T00-00-00Z-2`);
    await assert.rejects(keepConfig(io, path, { text: "after\n" }));
    assert.equal(await Deno.readTextFile(path), "before\n");
    await assert.rejects(keepConfig(io, `${folder}/none/config.json`, { text: "{}\n" }), Deno.errors.NotFound);
  }));

/** As root may. */
async function mayWriteAnywhere(): Promise<boolean> {
  const folder = await Deno.makeTempDir();
  await Deno.chmod(folder, 0o500);
  const may = await Deno.writeTextFile(`${folder}/a`, "").then(() => true, () => false);
  await Deno.chmod(folder, 0o700);
  await Deno.remove(folder, { recursive: true });
  return may;
}

Deno.test({
  name: "keepConfig() leaves the old file as it was in a folder that may not be written",
  ignore: !onPosix || await mayWriteAnywhere(),
  fn: () =>
    inTempFolder(async (folder) => {
      const path = `${folder}/config.json`;
      await Deno.writeTextFile(path, "before\n");
      await Deno.chmod(folder, 0o500);
      await assert.rejects(keepConfig(io, path, { text: "after\n" }), Deno.errors.PermissionDenied);
      await Deno.chmod(folder, 0o700);
      assert.equal(await Deno.readTextFile(path), "before\n");
      assert.deepEqual(namesIn(folder), ["config.json"]);
    }),
});

Deno.test("canKeep() leaves a folder as it was, and rejects where there is none", () =>
  inTempFolder(async (folder) => {
    const path = `${folder}/config.json`;
    await canKeep(io, path);
    assert.deepEqual(namesIn(folder), []);
    await Deno.writeTextFile(path, "before\n");
    await canKeep(io, path);
    assert.deepEqual([namesIn(folder), await Deno.readTextFile(path)], [["config.json"], "before\n"]);
    await assert.rejects(canKeep(io, `${folder}/none/config.json`), Deno.errors.NotFound);
  }));

Deno.test({
  name: "keepConfig() gives both files to the owner of the former one",
  ignore: !await givesAway(),
  fn: () =>
    inTempFolder(async (folder) => {
      const path = `${folder}/config.json`;
      await Deno.writeTextFile(path, "before\n");
      await Deno.chown(path, 12_345, 12_346);
      await keepConfig(io, path, { text: "after\n" });
      const stats = namesIn(folder).map((name) => Deno.statSync(`${folder}/${name}`));
      assert.deepEqual(stats.map(({ uid, gid }) => [uid, gid]), [[12_345, 12_346], [12_345, 12_346]]);
    }),
});
