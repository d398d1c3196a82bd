import assert from "node:assert/strict";
import { linesOf } from "../../src/cli/lines.ts";
import { type Lines, save } from "../../src/cli/save.ts";

async function inFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await run(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const says = (...lines: string[]): Lines => async (write) => {
  for (const line of lines) await write(line);
};
const namesIn = (folder: string) => [...Deno.readDirSync(folder)].map(({ name }) => name).sort();

Deno.test("save() writes a file for its owner alone", async () => {
  await inFolder(async (folder) => {
    const lines = Array.from({ length: 5_000 }, (_, i) => `line ${i} ${"ü".repeat(i % 50)}`);
    await save(`${folder}/a`, says(...lines), false);
    assert.deepEqual(await Array.fromAsync(linesOf(`${folder}/a`)), lines);
    if (Deno.build.os !== "windows") assert.equal((await Deno.stat(`${folder}/a`)).mode! & 0o777, 0o600);
    assert.deepEqual(namesIn(folder), ["a"]);
  });
});

Deno.test("save() replaces a file only when it may, and never with half of one", async () => {
  await inFolder(async (folder) => {
    const path = `${folder}/a`;
    await Deno.writeTextFile(path, "before\n");
    await Deno.writeTextFile(`${path}.part`, "of a run that was killed");
    await assert.rejects(save(path, says("after"), false), Deno.errors.AlreadyExists);
    const breaks: Lines = async (write) => {
      await write("half");
      throw new Error("no more");
    };
    await assert.rejects(save(path, breaks, true), /no more/);
    assert.equal(await Deno.readTextFile(path), "before\n");
    assert.deepEqual(namesIn(folder), ["a"]);
    await save(path, says("after"), true);
    assert.equal(await Deno.readTextFile(path), "after\n");
    await assert.rejects(save(`${folder}/none/a`, says("x"), false), Deno.errors.NotFound);
  });
});

Deno.test("linesOf() rejects as the system does", async () => {
  await inFolder(async (folder) => {
    await assert.rejects(Array.fromAsync(linesOf(`${folder}/none`)), Deno.errors.NotFound);
    await Deno.writeTextFile(`${folder}/a`, "1\n2\n3\n");
    for await (const line of linesOf(`${folder}/a`)) {
      assert.equal(line, "1");
      break;
    }
  });
});
