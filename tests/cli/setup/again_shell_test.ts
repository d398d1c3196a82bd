/** Setup where there is a configuration already. */
import assert from "node:assert/strict";
import { type House, inHouse, PATH, workingFile } from "./house.ts";

const BACKUP = `${PATH}.before-2026-01-01T00-00-00Z`;

/** The number of a thing to change, in the menu. */
const MENU = { bot: "1", seerr: "2", requesters: "3", administrators: "4", notices: "5", webhook: "6", language: "7" };

Deno.test("setup() changes one thing, keeps the rest in its order, and keeps a copy", async () => {
  await inHouse(async (house) => {
    const categories = [{ name: "For kids", mediaType: "movie", tags: ["kids"] }];
    const file = { language: "en", categories, pace: 3, ...workingFile(house) };
    const former = JSON.stringify(file, undefined, 4);
    const done = await house.setUp({ file: former, answers: [MENU.language, "2", "", ""] });
    assert.equal(done.exit, 0, done.err);
    assert.deepEqual(done.left, []);
    assert.equal(done.saved[PATH], `${JSON.stringify({ version: 1, ...file, language: "de" }, undefined, 2)}\n`);
    assert.equal(done.saved[BACKUP], former);
    assert.match(done.out, /✓ It can be used as it is/);
    assert.match(done.out, /To be changed:\n {2}language: "de"\n/);
  });
});

Deno.test("setup() writes nothing when nothing was changed", async () => {
  await inHouse(async (house) => {
    const file = workingFile(house);
    const keeping = [[""], [MENU.bot, "", ""], [MENU.seerr, "", "", ""], [MENU.language, "1", ""], [
      MENU.requesters,
      "",
      "",
      "",
    ]];
    for (const answers of keeping) {
      const done = await house.setUp({ file, answers });
      assert.deepEqual([done.exit, done.saved, done.left], [0, {}, []], done.err);
      assert.match(done.out, /Nothing was changed/);
    }
  });
});

Deno.test("setup() goes through all of it when that is wanted", async () => {
  await inHouse(async (house) => {
    const { discord: { roles, channels }, setUp } = house;
    const answers = [
      ...["8", "", "", ""],
      // Who may request.
      ...["Members, 2", "#requests"],
      // Administrators.
      ...["admins", "requests"],
      // Notices.
      ...["channel", "general", "requests"],
      // The webhook, and German.
      ...["y", "8465", "http://192.168.1.20:8465/", "2", "", "", "no"],
    ];
    const done = await setUp({ file: workingFile(house), answers });
    assert.equal(done.exit, 0, done.err);
    assert.deepEqual(done.left, []);
    assert.partialDeepStrictEqual(done.written, {
      discord: {
        requestRoles: [roles.members.id, roles.admins.id],
        requestChannels: [channels.requests.id],
        adminRoles: [roles.admins.id],
        adminChannel: channels.requests.id,
      },
      notices: { to: "channel", channel: channels.general.id, announce: channels.requests.id },
      web: { listen: "127.0.0.1:8465", url: "http://192.168.1.20:8465" },
      language: "de",
    });
    const secret = String(Object.entries(done.written?.["web"] ?? {}).find(([key]) => key === "secret")?.[1]);
    assert.match(secret, /^[\da-f]{48}$/);
    assert.ok(!done.out.includes(secret));
  });
});

Deno.test("setup() takes back what was chosen", async () => {
  await inHouse(async (house) => {
    const { discord: { roles, channels }, setUp } = house;
    const file = workingFile(house);
    Object.assign(file["discord"] ?? {}, { requestRoles: [roles.members.id], requestChannels: [channels.requests.id] });
    const web = { listen: "127.0.0.1:8464", secret: "correct-horse-battery" };
    const notices = { to: "channel", channel: channels.general.id };
    const done = await setUp({
      file: { ...file, web, notices },
      answers: [MENU.requesters, "everyone", "all", MENU.notices, "1", "none", "", MENU.webhook, "no", "", ""],
    });
    assert.equal(done.exit, 0, done.err);
    assert.deepEqual(done.left, []);
    assert.partialDeepStrictEqual(done.written, {
      discord: { requestRoles: [], requestChannels: [] },
      notices: { to: "direct", channel: "" },
      web: { listen: "", secret: web.secret },
    });
  });
});

const BROKEN: [name: string, spoil: (file: Record<string, unknown>) => unknown, said: RegExp, kept: object][] = [
  [
    "a key that there is not",
    (file) => ({ ...file, pcae: 3, pace: 4 }),
    /✗ .*pcae.*there is no such key.*\n[^]*! Taken out: pcae\./,
    { pace: 4 },
  ],
  ["a value that does not fit", (file) => ({ ...file, pace: -3, language: "de" }), /Taken out: pace\./, {
    language: "de",
  }],
  [
    "categories that do not fit",
    (file) => ({ ...file, categories: [{ name: "" }], pace: 4 }),
    /Taken out: categories\./,
    { pace: 4 },
  ],
  [
    "a webhook without a secret",
    (file) => ({ ...file, web: { listen: "127.0.0.1:8464" }, pace: 4 }),
    /Taken out: web\.secret, web\.listen\./,
    { pace: 4, web: {} },
  ],
  [
    "a way to tell people without its channel",
    (file) => ({ ...file, notices: { to: "channel", sweep: 30 } }),
    /Taken out: notices\.channel, notices\.to\./,
    { notices: { sweep: 30 } },
  ],
];
for (const [name, spoil, said, kept] of BROKEN) {
  Deno.test(`setup() keeps what can be kept of a file with ${name}`, async () => {
    await inHouse(async (house) => {
      const file = workingFile(house);
      const former = JSON.stringify(spoil(file));
      const done = await house.setUp({ file: former, answers: ["", ""] });
      assert.equal(done.exit, 0, done.err);
      assert.match(done.out, said);
      assert.deepEqual(done.written, { version: 1, ...file, ...kept });
      assert.equal(done.saved[BACKUP], former);
    });
  });
}

Deno.test("setup() asks only for what lacks in a file", async () => {
  await inHouse(async (house) => {
    const { discord, seerr, setUp } = house;
    const { url, apiKey } = seerr;
    const file = { discord: { token: "paste-the-bot-token-here", allowDirectMessages: false }, seerr: { url, apiKey } };
    const done = await setUp({ file, answers: [discord.token, "", ""] });
    assert.equal(done.exit, 0, done.err);
    assert.match(done.out, /✗ Cannot use "discord\.token".*placeholder/);
    assert.deepEqual(done.written, { version: 1, ...file, discord: { ...file.discord, token: discord.token } });
  });
});

Deno.test("setup() begins anew where a file is no JSON, and keeps a copy of it", async () => {
  await inHouse(async (house) => {
    const { discord, seerr, setUp } = house;
    const file = '{ "language": "de", // German\n }';
    const done = await setUp({ file, answers: [discord.token, seerr.url, seerr.apiKey, "", ""] });
    assert.equal(done.exit, 0, done.err);
    assert.match(done.out, /✗ .*line 1.*JSON has no comments[^]*Nothing of that file can be kept/);
    assert.deepEqual(done.written, { version: 1, ...workingFile(house) });
    assert.equal(done.saved[BACKUP], file);
  });
});

Deno.test("setup() leaves alone what it cannot put right", async () => {
  await inHouse(async (house) => {
    const file = workingFile(house);
    const cases: [Parameters<House["setUp"]>[0], RegExp][] = [
      [{ file: { ...file, version: 2 } }, /Start a newer Usherr/],
      [{ file, env: { USHERR_PACE: "many" } }, /USHERR_PACE[^]*the environment beats the file, so setup cannot/],
      [{ file, env: { USHERR_LANGUAGE_FILE: "/nowhere" } }, /USHERR_LANGUAGE_FILE/],
    ];
    for (const [given, said] of cases) {
      const done = await house.setUp({ ...given, answers: ["", ""] });
      assert.deepEqual([done.exit, done.saved, done.asked], [2, {}, []], done.err);
      assert.match(done.err, said);
    }
  });
});

Deno.test("setup() does not ask for what the environment sets, and says so", async () => {
  await inHouse(async (house) => {
    const { discord, seerr, setUp } = house;
    const env = { USHERR_DISCORD_TOKEN: discord.token, USHERR_SEERR_URL: seerr.url };
    const done = await setUp({ env, answers: [seerr.apiKey, "y", "", "", "", "", "", "", "", "", "", ""] });
    assert.equal(done.exit, 0, done.err);
    assert.match(done.out, /"discord\.token" comes from USHERR_DISCORD_TOKEN, which beats the file/);
    assert.match(done.out, /"seerr\.url" comes from USHERR_SEERR_URL/);
    assert.deepEqual(done.written, { version: 1, seerr: { apiKey: seerr.apiKey } });

    const all = { ...env, USHERR_SEERR_API_KEY: seerr.apiKey, USHERR_LANGUAGE: "de", USHERR_WEB_LISTEN: "" };
    const changed = await setUp({ env: all, answers: ["8", "", "", "", "", "3", "", "", "", ""] });
    assert.equal(changed.exit, 0, changed.err);
    assert.deepEqual(changed.left, []);
    assert.match(changed.out, /"language" comes from USHERR_LANGUAGE/);
    assert.deepEqual(changed.written, { version: 1, notices: { to: "off" } });
  });
});

Deno.test("setup() ends when what the environment sets does not work", async () => {
  await inHouse(async (house) => {
    const { discord, seerr, setUp } = house;
    const good = { USHERR_DISCORD_TOKEN: discord.token, USHERR_SEERR_URL: seerr.url };
    const cases: [Record<string, string>, number, RegExp][] = [
      [{ USHERR_DISCORD_TOKEN: "MTAx.wrong.token-of-nobody" }, 3, /USHERR_DISCORD_TOKEN: Discord refuses/],
      [{ ...good, USHERR_SEERR_URL: "http://127.0.0.1:9" }, 1, /USHERR_SEERR_URL: /],
      [
        { ...good, USHERR_SEERR_URL: `${seerr.url}/discover/movies` },
        2,
        /USHERR_SEERR_URL: Seerr answers at .*write that/,
      ],
      [{ ...good, USHERR_SEERR_API_KEY: "nope" }, 2, /USHERR_SEERR_API_KEY: Seerr refuses/],
    ];
    for (const [env, exit, said] of cases) {
      const answers = "USHERR_SEERR_API_KEY" in env ? ["2"] : [];
      const done = await setUp({ env, answers });
      assert.deepEqual([done.exit, done.saved], [exit, {}], done.err + done.out);
      assert.match(done.err, said);
    }
  });
});
