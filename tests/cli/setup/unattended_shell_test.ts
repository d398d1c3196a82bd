/** Setup with nobody to ask. */
import assert from "node:assert/strict";
import { type Given, type House, inHouse, PATH, workingFile } from "./house.ts";

function flags({ discord, seerr }: House): string[] {
  return ["--discord-token", discord.token, "--seerr-url", seerr.url, "--seerr-api-key", seerr.apiKey];
}

function variables({ discord, seerr }: House): Record<string, string> {
  return { USHERR_DISCORD_TOKEN: discord.token, USHERR_SEERR_URL: seerr.url, USHERR_SEERR_API_KEY: seerr.apiKey };
}

Deno.test("setup() without a terminal writes what options and environment say", async () => {
  await inHouse(async (house) => {
    const { seerr, setUp } = house;
    const whole = { version: 1, ...workingFile(house) };
    const mixed = { ...variables(house), USHERR_SEERR_URL: "" };
    const cases: [Given, object][] = [
      [{ args: [...flags(house), "--yes"] }, whole],
      [{ args: ["--yes"], env: variables(house) }, whole],
      [{ args: ["--yes", "--seerr-url", `${seerr.url}/login`], env: mixed }, whole],
      [{ args: [...flags(house), "--yes"], answers: [] }, whole],
    ];
    for (const [given, written] of cases) {
      const done = await setUp(given);
      assert.equal(done.exit, 0, done.err);
      assert.deepEqual([done.written, done.asked], [written, []]);
      assert.match(done.out, /✓ It is the bot "usherr"\n✓ It is in the server "Film club"\n✓ Seerr 3\.3\.0 answers/);
      assert.match(done.out, /5 people are linked/);
    }
  });
});

Deno.test("setup() without a terminal leaves secrets in the files that hold them", async () => {
  await inHouse(async (house) => {
    const { discord, seerr, setUp } = house;
    const env = {
      USHERR_DISCORD_TOKEN_FILE: "/run/secrets/token",
      USHERR_SEERR_API_KEY_FILE: "/run/secrets/key",
      USHERR_SEERR_URL: seerr.url,
    };
    const files: Record<string, string> = { "/run/secrets/token": discord.token, "/run/secrets/key": seerr.apiKey };
    const tamper: Given["tamper"] = (io) => {
      const { readText } = io;
      io.readText = (path) => path in files ? Promise.resolve(files[path] ?? "") : readText(path);
    };
    const done = await setUp({ args: ["--yes"], env, tamper });
    assert.equal(done.exit, 0, done.err);
    assert.deepEqual(done.written, { version: 1, seerr: { url: seerr.url } });
    const none = await setUp({ args: ["--yes"], env: { ...env, USHERR_SEERR_URL: "" }, tamper });
    assert.match(none.err, /^Cannot do without "seerr\.url"/);
    files["/run/secrets/url"] = seerr.url;
    const all = { ...env, USHERR_SEERR_URL: "", USHERR_SEERR_URL_FILE: "/run/secrets/url" };
    const nothing = await setUp({ args: ["--yes"], env: all, tamper });
    assert.deepEqual([nothing.exit, nothing.saved], [0, {}], nothing.err);
  });
});

Deno.test("setup() without a terminal changes a file by options, and keeps the rest and a copy", async () => {
  await inHouse(async (house) => {
    const { seerr, setUp } = house;
    const file = { ...workingFile(house), pace: 3, categories: [{ name: "Kids", mediaType: "movie" }] };
    const old = { ...file, seerr: { apiKey: seerr.apiKey, url: "http://127.0.0.1:9" } };
    const done = await setUp({ file: old, args: ["--seerr-url", seerr.url, "--yes"] });
    assert.equal(done.exit, 0, done.err);
    assert.deepEqual(done.written, { version: 1, ...file });
    assert.equal(done.saved[`${PATH}.before-2026-01-01T00-00-00Z`], JSON.stringify(old));
    const same = await setUp({ file: { version: 1, ...file }, args: ["--yes"] });
    assert.deepEqual([same.exit, same.saved], [0, {}], same.err);
  });
});

Deno.test("setup() without a terminal asks nothing: it says what lacks or fails", async () => {
  await inHouse(async (house) => {
    const { seerr, setUp } = house;
    const all = flags(house);
    const wrong = "MTAx.wrong.token-that-nobody-gave-out";
    const cases: [name: string, given: Given, exit: number, said: RegExp][] = [
      [
        "nothing",
        {},
        2,
        /"discord\.token": give --discord-token, or set USHERR_DISCORD_TOKEN\n.*"seerr\.url".*\n.*"seerr\.apiKey"/,
      ],
      [
        "no address",
        { args: ["--yes"], env: { ...variables(house), USHERR_SEERR_URL: "" } },
        2,
        /^Cannot do without "seerr\.url"/,
      ],
      ["no yes", { args: all }, 2, /Add --yes/],
      ["refused token", { args: [...all.with(1, wrong), "--yes"] }, 3, /"discord\.token": Discord refuses/],
      ["no token", { args: [...all.with(1, "123456789012345678"), "--yes"] }, 2, /application's id/],
      [
        "nobody there",
        { args: [...all.with(3, "http://127.0.0.1:9"), "--yes"] },
        1,
        /"seerr\.url": http:\/\/127\.0\.0\.1:9/,
      ],
      ["another server", { args: [...all.with(3, house.discord.apiUrl), "--yes"] }, 2, /"seerr\.url"/],
      ["no address at all", { args: [...all.with(3, ":::"), "--yes"] }, 2, /"seerr\.url"/],
      ["refused key", { args: [...all.with(5, "nope"), "--yes"] }, 2, /"seerr\.apiKey": Seerr refuses that key/],
      ["a key with blanks", { args: [...all.with(5, "no pe"), "--yes"] }, 2, /blanks/],
      [
        "twice",
        { args: [...all, "--yes"], env: { USHERR_SEERR_URL: seerr.url } },
        2,
        /--seerr-url: USHERR_SEERR_URL is set/,
      ],
      [
        "broken file",
        { file: { pcae: 1 }, args: [...all, "--yes"] },
        2,
        /pcae[^]*Correct it, or run setup in a terminal/,
      ],
      ["newer file", { file: { version: 2 }, args: [...all, "--yes"] }, 2, /newer Usherr/],
    ];
    for (const [name, given, exit, said] of cases) {
      const done = await setUp(given);
      assert.deepEqual([done.exit, done.saved, done.asked], [exit, {}, []], `${name}: ${done.err}`);
      assert.match(done.err, said, name);
      assert.match(done.err, /Nothing was written\.$/);
    }
  });
});

Deno.test("setup() without a terminal tells a Discord that cannot be reached from one that refuses", async () => {
  await inHouse(async (house) => {
    house.discord.faults.rest({ on: "GET /users/@me", does: { status: 503 } });
    const done = await house.setUp({ args: [...flags(house), "--yes"] });
    assert.deepEqual([done.exit, done.saved], [1, {}]);
    assert.match(done.err, /"discord\.token": .*Look whether this machine reaches Discord/);
  });
});

Deno.test("setup() without a terminal prints the invite link while the bot is in no server, and does not wait", async () => {
  await inHouse(async (house) => {
    const done = await house.setUp({ args: [...flags(house), "--yes"] });
    assert.equal(done.exit, 0, done.err);
    assert.match(done.out, /Invite it with https:\/\/discord\.com\/oauth2\/authorize\?client_id=\d+/);
  }, { guilds: [] });
});

Deno.test("setup() says why it cannot write, and keeps the former file", async () => {
  await inHouse(async (house) => {
    const done = await house.setUp({
      args: [...flags(house), "--yes"],
      tamper: (io) => io.save = () => Promise.reject(new Deno.errors.PermissionDenied("no")),
    });
    assert.equal(done.exit, 2);
    assert.match(
      done.err,
      /^Cannot write "\/home\/usherr\/config\.json": this account may not\nNothing was written\.$/,
    );
  });
});

Deno.test("setup() in a terminal does not ask for what options say, and asks again for what does not do", async () => {
  await inHouse(async (house) => {
    const { seerr, setUp } = house;
    const all = flags(house);
    const done = await setUp({ args: all, answers: ["", ""] });
    assert.equal(done.exit, 0, done.err);
    assert.deepEqual(done.written, { version: 1, ...workingFile(house) });
    const wrong = await setUp({ args: all.with(5, "nope"), answers: [seerr.apiKey, "", ""] });
    assert.equal(wrong.exit, 0, wrong.err);
    assert.match(wrong.out, /✗ Seerr refuses that key/);
    assert.deepEqual(wrong.written, { version: 1, ...workingFile(house) });
    const surely = await setUp({ args: [...all.slice(0, 4), "--yes"], answers: [seerr.apiKey, ""] });
    assert.equal(surely.exit, 0, surely.err);
    assert.deepEqual(surely.left, []);
    assert.ok(surely.written);
  });
});
