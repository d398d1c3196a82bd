import assert from "node:assert/strict";
import { downloadName, TARGETS } from "../../.ci/executable.ts";
import { makeAll } from "../../.ci/make_all.ts";
import { inTempFolder } from "../support/temp_folder.ts";

const NAMES = [
  "usherr-1.2.3-x86_64-unknown-linux-gnu",
  "usherr-1.2.3-aarch64-unknown-linux-gnu",
  "usherr-1.2.3-x86_64-apple-darwin",
  "usherr-1.2.3-aarch64-apple-darwin",
  "usherr-1.2.3-x86_64-pc-windows-msvc.exe",
];

Deno.test("downloadName() is the same for ever", () => {
  assert.deepEqual(TARGETS.map((target) => downloadName("1.2.3", target)), NAMES);
});

Deno.test("makeAll() makes every target, with the checksum of each", () =>
  inTempFolder(async (folder) => {
    const make = (target: string, to: string) => Deno.writeTextFile(to, target === "x86_64-apple-darwin" ? "abc" : "");
    const failed = await makeAll({ version: "1.2.3", targets: TARGETS, folder, make, say: () => assert.fail() });
    assert.deepEqual(failed, []);
    const lines = (await Deno.readTextFile(`${folder}/SHA256SUMS`)).split("\n");
    // Of the empty text and of "abc", as FIPS 180-2 gives them.
    const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    const of = (name: string) => `${name === NAMES[2] ? abc : empty}  ${name}`;
    assert.deepEqual(lines, [...NAMES.toSorted().map(of), ""]);
  }));

Deno.test("makeAll() says which target failed, keeps the others, and leaves nothing old in its place", () =>
  inTempFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/${NAMES[3]}`, "of last week");
    const said: string[] = [];
    const make = async (target: string, to: string) => {
      if (target === "aarch64-apple-darwin") throw new Error("no runtime");
      await Deno.writeTextFile(to, target);
    };
    const failed = await makeAll({
      version: "1.2.3",
      targets: TARGETS,
      folder,
      make,
      say: (line) => said.push(line),
    });
    assert.deepEqual(failed, ["aarch64-apple-darwin"]);
    assert.deepEqual(said, [`Cannot make ${NAMES[3]}: no runtime`]);
    const files = (await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name).sort();
    const others = NAMES.filter((name) => name !== NAMES[3]);
    assert.deepEqual(files, ["SHA256SUMS", ...others].sort());
    const sums = await Deno.readTextFile(`${folder}/SHA256SUMS`);
    assert.deepEqual(sums.match(/usherr-\S+/g), others.toSorted());
  }));
