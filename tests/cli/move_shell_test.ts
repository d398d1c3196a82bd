/** A store moves house: out of one, into another. */
import assert from "node:assert/strict";
import { linesOf } from "../../src/cli/lines.ts";
import { cli } from "../../src/cli/mod.ts";
import { save } from "../../src/cli/save.ts";
import { silent } from "../../src/log.ts";
import { openStore } from "../../src/store/mod.ts";
import { terminal } from "../support/terminal.ts";

const ASKED = {
  requestId: 1,
  person: "100000000000000001",
  mediaType: "movie",
  tmdbId: 603,
  is4k: false,
  at: 1,
} as const;

/** Does what was typed, with the real disk; the folder is where the store is. */
async function typed(folder: string, ...args: string[]) {
  const env = {
    USHERR_DISCORD_TOKEN: "MTAx.some.token",
    USHERR_SEERR_URL: "http://127.0.0.1:9",
    USHERR_SEERR_API_KEY: "k3y-of-seerr",
    USHERR_STORE: `${folder}/usherr.db`,
  };
  const io = { ...terminal({ env }), folder, save, readLines: linesOf };
  const exit = await cli(args, io);
  return { exit, out: io.lines.out.join("\n"), err: io.lines.err.join("\n"), lines: io.lines.out };
}

async function withHouses(run: (from: string, to: string) => Promise<void>): Promise<void> {
  const [from, to] = [await Deno.makeTempDir(), await Deno.makeTempDir()];
  const store = await openStore({ path: `${from}/usherr.db`, log: silent, now: () => 5 });
  await store.rememberRequest(ASKED);
  store.close();
  try {
    await run(from, to);
  } finally {
    await Promise.all([from, to].map((folder) => Deno.remove(folder, { recursive: true })));
  }
}

Deno.test("export and import move a store, and say how many records", async () => {
  await withHouses(async (from, to) => {
    const file = `${from}/usherr.jsonl`;
    const written = await typed(from, "export", file);
    assert.equal(written.exit, 0, written.err);
    assert.match(written.out, /^Wrote \d+ records into ".*usherr\.jsonl"\. Whoever reads it knows who asked for what$/);
    const read = await typed(to, "import", file);
    assert.equal(read.exit, 0, read.err);
    assert.match(read.out, /^Read \d+ records into ".*usherr\.db"$/);
    const store = await openStore({ path: `${to}/usherr.db`, log: silent, now: () => 5 });
    assert.deepEqual(await store.requestsOf(ASKED.person), [ASKED]);
    store.close();
    const again = await typed(to, "import", file);
    assert.equal(again.exit, 2);
    assert.match(again.err, /ERROR Cannot /);
  });
});

Deno.test("export prints nothing but the records to standard output", async () => {
  await withHouses(async (from) => {
    const { exit, lines, err } = await typed(from, "export", "-");
    assert.equal(exit, 0);
    for (const line of lines) JSON.parse(line);
    assert.match(err, /^Wrote \d+ records$/);
  });
});

Deno.test("export never writes over a file unasked, nor ever over the store", async () => {
  await withHouses(async (from) => {
    const file = `${from}/taken`;
    await Deno.writeTextFile(file, "mine");
    const refused = await typed(from, "export", file);
    assert.deepEqual([refused.exit, await Deno.readTextFile(file)], [2, "mine"]);
    assert.match(refused.err, /^Cannot write ".*taken": there is such a file\. Take another name, or add --yes$/);
    assert.equal((await typed(from, "export", file, "--yes")).exit, 0);
    assert.notEqual(await Deno.readTextFile(file), "mine");
    for (const own of ["usherr.db", "./usherr.db", `${from}/usherr.db`]) {
      const { exit, err } = await typed(from, "export", own, "--yes");
      assert.deepEqual([exit, /it is the store itself/.test(err)], [2, true], err);
    }
    const nowhere = await typed(from, "export", `${from}/none/x`);
    assert.deepEqual([nowhere.exit, /no such file or folder/.test(nowhere.err)], [2, true], nowhere.err);
  });
});

Deno.test("export makes no store where there is none", async () => {
  await withHouses(async (_, to) => {
    const { exit, err } = await typed(to, "export", "-");
    assert.equal(exit, 2);
    assert.match(err, /^There is no store ".*usherr\.db"\. Look at "store", or run this where the bot runs$/);
    assert.deepEqual([...Deno.readDirSync(to)], []);
  });
});

Deno.test("import says what is wrong with a file", async () => {
  await withHouses(async (from, to) => {
    const none = await typed(to, "import", `${from}/none`);
    assert.equal(none.exit, 2);
    assert.match(none.err, /Cannot read ".*none": there is no such file or folder$/);
    await Deno.writeTextFile(`${from}/broken`, '{"usherr":"store","format":2}\n{"key":\n');
    const broken = await typed(to, "import", `${from}/broken`);
    assert.equal(broken.exit, 2);
    assert.match(broken.err, /ERROR .*line 2/);
  });
});

Deno.test("export says so when a bot seems to run, or to have been killed", async () => {
  await withHouses(async (from) => {
    const store = await openStore({ path: `${from}/usherr.db`, log: silent, now: () => 5 });
    await store.notices.takeLease("somebody", null);
    store.close();
    const { exit, lines, err } = await typed(from, "export", "-");
    assert.equal(exit, 0);
    assert.match(err, /^! A bot uses this store/m);
    for (const line of lines) JSON.parse(line);
  });
});

Deno.test("export and check leave a store of an older Usherr as it is, damaged records included", async () => {
  await withHouses(async (from, to) => {
    const path = `${from}/usherr.db`;
    const raw = async <T>(act: (kv: Deno.Kv) => Promise<T>) => {
      using kv = await Deno.openKv(path);
      return await act(kv);
    };
    const whole = () => raw((kv) => Array.fromAsync(kv.list({ prefix: [] })));
    await raw(async (kv) => {
      await kv.set(["format"], 1);
      await kv.set(["marks"], "damaged");
    });
    const before = await whole();
    const { exit, lines } = await typed(from, "export", "-");
    assert.equal(exit, 0);
    assert.match(lines[0] ?? "", /"format":1/);
    const checked = await typed(from, "check");
    assert.ok(checked.out.includes(`✓ Store: ${path}`), checked.out + checked.err);
    assert.deepEqual(await whole(), before);
    await Deno.writeTextFile(`${to}/lines`, lines.join("\n"));
    const read = await typed(to, "import", `${to}/lines`);
    assert.equal(read.exit, 0, read.err);
  });
});
