import assert from "node:assert/strict";
import { linesOf } from "../../src/cli/lines.ts";
import { type Lines, save } from "../../src/cli/save.ts";
import { givesAway } from "../support/gives_away.ts";

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
    await save(`${folder}/a`, says(...lines));
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
    await assert.rejects(save(path, says("after")), Deno.errors.AlreadyExists);
    const breaks: Lines = async (write) => {
      await write("half");
      throw new Error("no more");
    };
    await assert.rejects(save(path, breaks, { replace: true }), /no more/);
    assert.equal(await Deno.readTextFile(path), "before\n");
    assert.deepEqual(namesIn(folder), ["a"]);
    await save(path, says("after"), { replace: true });
    assert.equal(await Deno.readTextFile(path), "after\n");
    await assert.rejects(save(`${folder}/none/a`, says("x")), Deno.errors.NotFound);
  });
});

Deno.test("save() leaves nothing behind when what stands there cannot be replaced", async () => {
  await inFolder(async (folder) => {
    await Deno.mkdir(`${folder}/a/b`, { recursive: true });
    await assert.rejects(save(`${folder}/a`, says("x"), { replace: true }));
    assert.deepEqual(namesIn(folder), ["a"]);
  });
});

const isPosix = Deno.build.os !== "windows";

Deno.test({
  name: "save() writes where a link leads, and leaves the link",
  ignore: !isPosix,
  fn: () =>
    inFolder(async (folder) => {
      await Deno.mkdir(`${folder}/real`);
      await Deno.symlink("real/a", `${folder}/a`);
      for (const text of ["first", "second"]) {
        await save(`${folder}/a`, says(text), { replace: true });
        assert.equal(await Deno.readTextFile(`${folder}/real/a`), `${text}\n`);
        assert.ok((await Deno.lstat(`${folder}/a`)).isSymlink);
      }
      assert.deepEqual([namesIn(folder), namesIn(`${folder}/real`)], [["a", "real"], ["a"]]);
      await assert.rejects(save(`${folder}/a`, says("third")), Deno.errors.AlreadyExists);
    }),
});

/** Only root can give files away. */
const isRoot = await givesAway();

async function ownersIn(folder: string): Promise<Record<string, unknown>> {
  const stats = namesIn(folder).map(async (name) => {
    const { uid, gid, mode } = await Deno.stat(`${folder}/${name}`);
    return [name, [uid, gid, (mode ?? 0) & 0o777]] as const;
  });
  return Object.fromEntries(await Promise.all(stats));
}

Deno.test({
  name: "save() gives a file to the owner of the one that it replaces, or of another one",
  ignore: !isRoot,
  fn: () =>
    inFolder(async (folder) => {
      await Deno.writeTextFile(`${folder}/a`, "before", { mode: 0o644 });
      await Deno.chown(`${folder}/a`, 12_345, 12_346);
      await save(`${folder}/a`, says("after"), { replace: true });
      await save(`${folder}/b`, says("copy"), { like: `${folder}/a` });
      await save(`${folder}/c`, says("new"));
      const theirs = [12_345, 12_346, 0o600];
      assert.deepEqual(await ownersIn(folder), { a: theirs, b: theirs, c: [0, (await Deno.stat(folder)).gid, 0o600] });
    }),
});

Deno.test({
  name: "save() tells of an owner that it may not give a file to",
  ignore: !isRoot,
  fn: () =>
    inFolder(async (folder) => {
      await Deno.writeTextFile(`${folder}/a`, "before");
      await Deno.chown(`${folder}/a`, 12_345, 12_346);
      const module = new URL("../../src/cli/save.ts", import.meta.url).href;
      await Deno.writeTextFile(
        `${folder}/try.ts`,
        `import { save } from ${JSON.stringify(module)};
         const lines = (write) => write("after");
         await save("${folder}/a", lines, { replace: true, onKept: (owner) => console.log("kept", owner) });`,
      );
      const args = ["--bounding-set=-chown", "--inh-caps=-all", Deno.execPath(), "run", "-RW", "--quiet", "--no-check"];
      const child = new Deno.Command("setpriv", { args: [...args, `${folder}/try.ts`] });
      const { stdout, stderr } = await child.output();
      assert.equal(new TextDecoder().decode(stdout), "kept 12345\n", new TextDecoder().decode(stderr));
      assert.equal(await Deno.readTextFile(`${folder}/a`), "after\n");
    }),
});

async function succeeds(program: string, ...args: string[]): Promise<boolean> {
  const ending = new Deno.Command(program, { args, stderr: "null" }).output();
  return (await ending.catch(() => ({ success: false }))).success;
}

Deno.test("save() says so before it begins when a file is mounted by itself", async () => {
  await inFolder(async (folder) => {
    const [path, outside] = [`${folder}/a`, `${folder}/outside`];
    await Deno.writeTextFile(path, "");
    await Deno.writeTextFile(outside, "before");
    if (!await succeeds("mount", "--bind", outside, path)) {
      return console.log("Only root can mount a file: writing one is not tried");
    }
    try {
      const began: string[] = [];
      const lines: Lines = (write) => write("after").then(() => void began.push("began"));
      const error = await save(path, lines, { replace: true }).catch((error) => error);
      assert.equal(error.message, "it is mounted by itself: mount its folder");
      assert.deepEqual([began, namesIn(folder)], [[], ["a", "outside"]]);
    } finally {
      await succeeds("umount", path);
    }
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
