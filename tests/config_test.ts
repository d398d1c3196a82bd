import assert from "node:assert/strict";
import fc from "fast-check";
import { type Problem, problemText, readConfig, secretPaths, secretsOf, type Sources } from "../src/config.ts";
import { PLACEHOLDERS } from "../src/config/schema.ts";

const NEEDED = {
  USHERR_DISCORD_TOKEN: "abc.def.ghi",
  USHERR_SEERR_URL: "http://seerr.lan:5055",
  USHERR_SEERR_API_KEY: "k3y-of-seerr",
};
const ID = "123456789012345678";

const read = (sources: Partial<Sources>) => readConfig({ folder: "/data", env: NEEDED, ...sources });

function config(sources: Partial<Sources>) {
  const reading = read(sources);
  assert.ok("config" in reading, JSON.stringify(reading));
  return reading.config;
}

function problems(sources: Partial<Sources>): Problem[] {
  const reading = read(sources);
  assert.ok("problems" in reading, JSON.stringify(reading));
  return reading.problems;
}

const inFile = (value: unknown) => problems({ file: JSON.stringify(value) });

Deno.test("readConfig() needs no file when the environment has what has no default", () => {
  assert.deepEqual(read({}), {
    config: {
      version: 1,
      discord: {
        token: "abc.def.ghi",
        apiUrl: "https://discord.com/api",
        guildIds: [],
        allowDirectMessages: true,
        requestRoles: [],
        movieRoles: [],
        seriesRoles: [],
        requestChannels: [],
        adminRoles: [],
        adminChannel: "",
      },
      seerr: { url: "http://seerr.lan:5055", apiKey: "k3y-of-seerr", unlinkedUsers: "refuse" },
      categories: [],
      notices: { to: "direct", channel: "", requesters: true, pace: 5, sweep: 60, announce: "" },
      web: { listen: "", url: "", secret: "" },
      language: "en",
      store: "/data/usherr.db",
      pace: 10,
      log: { level: "info", format: "text" },
    },
    warnings: [],
  });
});

Deno.test("readConfig() names every missing key at once, with where it goes", () => {
  assert.deepEqual(problems({ env: {} }).map(problemText), [
    'Cannot use "discord.token": it is missing. Copy it from https://discord.com/developers/applications: your application → Bot → Reset Token; it goes into config.json or USHERR_DISCORD_TOKEN',
    'Cannot use "seerr.url": it is missing. Give the address at which Usherr reaches Seerr, like http://192.168.1.10:5055; it goes into config.json or USHERR_SEERR_URL',
    'Cannot use "seerr.apiKey": it is missing. Copy it from Seerr: Settings → General → API Key; it goes into config.json or USHERR_SEERR_API_KEY',
  ]);
});

Deno.test("readConfig() lets the environment beat .env, and .env the file", () => {
  const sources = {
    file: '{"pace": 1, "language": "de", "log": {"level": "warn", "format": "json"}}',
    dotenv: { USHERR_PACE: "2", USHERR_LOG_LEVEL: "error" },
    env: { ...NEEDED, USHERR_PACE: "3" },
  };
  const { pace, language, log } = config(sources);
  assert.deepEqual({ pace, language, log }, { pace: 3, language: "de", log: { level: "error", format: "json" } });
});

Deno.test("readConfig() reads variables as what their key is", () => {
  const { discord, seerr, pace } = config({
    env: {
      ...NEEDED,
      USHERR_DISCORD_GUILD_IDS: ` ${ID}, ${ID},22345678901234567890,`,
      USHERR_DISCORD_ALLOW_DIRECT_MESSAGES: "False",
      USHERR_SEERR_UNLINKED_USERS: "7",
      USHERR_PACE: "0",
    },
  });
  assert.deepEqual(discord.guildIds, [ID, "22345678901234567890"]);
  assert.deepEqual([discord.allowDirectMessages, seerr.unlinkedUsers, pace], [false, 7, 0]);
});

Deno.test("readConfig() takes an empty variable as not set", () => {
  const { language, discord } = config({
    file: JSON.stringify({ language: "de", discord: { adminRoles: [ID] } }),
    env: { ...NEEDED, USHERR_LANGUAGE: "", USHERR_DISCORD_ADMIN_ROLES: " ", USHERR_PACE_FILE: "" },
  });
  assert.deepEqual([language, discord.adminRoles], ["de", [ID]]);
});

Deno.test("readConfig() takes a value from the file that a _FILE variable names", () => {
  const env = { ...NEEDED, USHERR_SEERR_API_KEY: "", USHERR_SEERR_API_KEY_FILE: "keys/seerr" };
  const dotenv = { USHERR_DISCORD_ADMIN_ROLES_FILE: "/run/roles" };
  assert.deepEqual([...secretPaths(env, "/data"), ...secretPaths(dotenv, "/data")], ["/data/keys/seerr", "/run/roles"]);
  const secretFiles = { "/data/keys/seerr": "\uFEFFfrom-a-file\r\n", "/run/roles": `${ID}\n` };
  const { seerr, discord } = config({ env, dotenv, secretFiles });
  assert.deepEqual([seerr.apiKey, discord.adminRoles], ["from-a-file", [ID]]);
});

Deno.test("readConfig() says why a _FILE variable does not work", () => {
  const named = (name: string) => Object.assign(new Error("s3cr3t"), { name });
  const cases: [string | Error | undefined, RegExp][] = [
    [undefined, /there is no file where it points/],
    [named("NotFound"), /there is no file where it points/],
    [named("PermissionDenied"), /may not be read/],
    [named("NotCapable"), /may not be read/],
    [named("IsADirectory"), /cannot be read/],
    ["\n", /is empty/],
    ["abc\ndef", /has blanks/],
  ];
  const { USHERR_SEERR_API_KEY: _, ...env } = NEEDED;
  for (const [content, why] of cases) {
    const secretFiles: Record<string, string | Error> = content === undefined ? {} : { "/k": content };
    const found = problems({ env: { ...env, USHERR_SEERR_API_KEY_FILE: "/k" }, secretFiles });
    assert.equal(found.length, 1);
    assert.match(found.map(problemText).join(), why);
    assert.match(found.map(problemText).join(), /^Cannot use "seerr.apiKey" from USHERR_SEERR_API_KEY_FILE: /);
    assert.doesNotMatch(found.map(problemText).join(), /s3cr3t|abc/);
  }
});

Deno.test("readConfig() refuses a variable beside its twin in one place, not across places", () => {
  const both = { USHERR_SEERR_API_KEY_FILE: "/k", USHERR_SEERR_API_KEY: "other" };
  assert.deepEqual(problems({ env: { ...NEEDED, ...both } }), [{
    key: "seerr.apiKey",
    source: "USHERR_SEERR_API_KEY_FILE",
    why: "USHERR_SEERR_API_KEY is set too",
    cure: "Take one of the two out",
  }]);
  assert.equal(config({ dotenv: { USHERR_SEERR_API_KEY_FILE: "/nowhere" } }).seerr.apiKey, "k3y-of-seerr");
});

Deno.test("readConfig() forgives what can only have been meant in one way", () => {
  const forgiven: [string, string, string][] = [
    ["USHERR_DISCORD_TOKEN", "Bot abc.def.ghi", "abc.def.ghi"],
    ["USHERR_DISCORD_TOKEN", ' "Bot abc.def.ghi"\n', "abc.def.ghi"],
    ["USHERR_DISCORD_TOKEN", "'abc.def.ghi'", "abc.def.ghi"],
    ["USHERR_SEERR_URL", "http://seerr.lan:5055/", "http://seerr.lan:5055"],
    ["USHERR_SEERR_URL", "http://seerr.lan:5055/api/v1/", "http://seerr.lan:5055"],
    ["USHERR_SEERR_URL", " https://lan/base/api/v1", "https://lan/base"],
    ["USHERR_SEERR_URL", "https://lan/base/", "https://lan/base"],
    ["USHERR_DISCORD_API_URL", "https://discord.com/api/v10/", "https://discord.com/api"],
  ];
  for (const [variable, given, kept] of forgiven) {
    const { discord, seerr } = config({ env: { ...NEEDED, [variable]: given } });
    assert.ok([discord.token, discord.apiUrl, seerr.url].includes(kept), `${given} → ${kept}`);
  }
});

Deno.test("readConfig() refuses values that do not fit, and says the cure, never the value", async (t) => {
  const bad: [string, unknown, RegExp][] = [
    ["discord.token", "two words", /has blanks or characters that no key has\. Copy it from/],
    ["discord.token", "schlüssel", /has blanks or characters/],
    ["discord.token", 12, /not a text in quotes/],
    ["discord.token", "", /missing/],
    ["discord.token", null, /not a text in quotes/],
    ["discord.apiUrl", "discord.com", /no address that starts with http/],
    ["discord.guildIds", "123456789012345678", /not a list\. .*Write \["123456789012345678"\]/],
    ["discord.guildIds", ["12"], /entry 1: an id of Discord has 17 to 20 digits/],
    ["discord.requestRoles", [ID, 1234], /entry 2: an id stands without quotes/],
    ["discord.seriesRoles", ["12"], /entry 1: .*roles that may request series/],
    ["discord.allowDirectMessages", "perhaps", /neither true nor false/],
    ["seerr.url", "seerr.lan:5055", /no address that starts with http:\/\//],
    ["seerr.url", "http://", /no address that starts with http:\/\//],
    ["seerr.url", "http://me:s3cr3t@seerr.lan", /a name or password in it/],
    ["seerr.url", "http://seerr.lan/?key=s3cr3t", /a "\?" or "#" in it/],
    ["seerr.unlinkedUsers", "allow", /neither "refuse" nor the id/],
    ["seerr.unlinkedUsers", 0, /neither "refuse" nor the id/],
    ["seerr.unlinkedUsers", 1.5, /neither "refuse" nor the id/],
    ["language", "fr", /no language of Usherr\. Write "en" or "de"/],
    ["discord.adminChannel", 123456789012345678, /stands without quotes/],
    ["discord.adminChannel", "12", /17 to 20 digits\. Give the id of the channel where .*"Copy ID"/],
    ["notices.to", "mail", /no way to tell people\. Write "direct"/],
    ["notices.channel", ID.slice(3), /17 to 20 digits/],
    ["notices.announce", [ID], /stands without quotes/],
    ["notices.requesters", "perhaps", /neither true nor false/],
    ["notices.pace", -1, /below 0\. .*0 for as many as Discord takes/],
    ["notices.sweep", 4, /below 5\. .*seconds/],
    ["notices.sweep", 5.5, /not a whole number/],
    ["notices", [], /not an object in braces/],
    ["web.listen", 8464, /not a text in quotes/],
    ["web.listen", "0", /no address of this machine with a port\. Write "127\.0\.0\.1:8464"/],
    ["web.listen", "65536", /no address of this machine/],
    ["web.listen", ":8464", /no address of this machine/],
    ["web.listen", "127.0.0.1", /no address of this machine/],
    ["web.listen", "256.0.0.1:8464", /no address of this machine/],
    ["web.listen", "::1:8464", /no address of this machine/],
    ["web.listen", "[::1:8464", /no address of this machine/],
    ["web.listen", "[1:2]:8464", /no address of this machine/],
    ["web.listen", "http://127.0.0.1:8464", /no address of this machine/],
    ["web.url", "usherr:8464", /no address that starts with http/],
    ["web.url", "http://usherr:8464/?key=s3cr3t", /a "\?" or "#" in it/],
    ["web.url", "http://me:s3cr3t@usherr", /a name or password in it/],
    ["web.secret", "s3cr3t", /under 16 characters\. .*openssl rand -hex 24/],
    ["web.secret", "two words, s3cr3t and all", /has blanks or characters that no key has/],
    ["store", "~/usherr.db", /"~" is known to shells only/],
    ["store", " ", /it is empty/],
    ["pace", -1, /below 0/],
    ["pace", 0.5, /not a whole number/],
    ["log.level", "loud", /no level\. Write "debug"/],
    ["log.format", "xml", /no format/],
    ["log", "info", /not an object in braces/],
    ["version", 0, /no version/],
    ["version", "1", /no version/],
    ["version", 2, /is of version 2, and this Usherr knows 1 at most/],
  ];
  for (const [key, value, text] of bad) {
    await t.step(`${key} ${JSON.stringify(value)}`, () => {
      const env = Object.fromEntries(Object.entries(NEEDED).filter(([name]) => !name.endsWith(variableEnd(key))));
      const [room = "", name] = key.split(".");
      const found = problems({ env, file: JSON.stringify(name ? { [room]: { [name]: value } } : { [room]: value }) });
      const ours = found.filter((problem) => problem.key === key).map(problemText);
      assert.equal(ours.length, 1, JSON.stringify(found));
      assert.match(ours.join(), text);
      assert.match(ours.join(), /^Cannot use "[\w.]+" from config\.json: /);
      assert.doesNotMatch(ours.join(), /s3cr3t|two words|schlüssel/);
    });
  }
});

function variableEnd(key: string): string {
  return key.replace(/[A-Z]/g, "_$&").replaceAll(".", "_").toUpperCase();
}

Deno.test("readConfig() takes what web.listen, web.url and web.secret can be", () => {
  const secret = "sixteen-letters!";
  const listens: [string, string][] = [
    ["8464", "127.0.0.1:8464"],
    [" localhost:80 ", "127.0.0.1:80"],
    ["0.0.0.0:65535", "0.0.0.0:65535"],
    ["[::1]:8464", "[::1]:8464"],
    ["[::]:1", "[::]:1"],
    ["192.168.1.20:8464", "192.168.1.20:8464"],
    ["", ""],
  ];
  for (const [listen, kept] of listens) {
    assert.equal(config({ file: JSON.stringify({ web: { listen, secret } }) }).web.listen, kept);
  }
  const urls: [string, string][] = [
    ["http://usherr:8464/", "http://usherr:8464"],
    ["https://lan/bot/hooks/seerr/", "https://lan/bot"],
    ["http://usherr:8464/hooks", "http://usherr:8464"],
    ["", ""],
  ];
  for (const [url, kept] of urls) assert.equal(config({ file: JSON.stringify({ web: { url } }) }).web.url, kept);
  for (const text of [secret, `Bearer ${secret}`, ` "bearer ${secret}"\n`]) {
    assert.equal(config({ env: { ...NEEDED, USHERR_WEB_SECRET: text } }).web.secret, secret);
  }
});

Deno.test("readConfig() wants what belongs together, together", () => {
  const cases: [unknown, string][] = [
    [
      { web: { listen: "8464" } },
      'Cannot use "web.secret": it is missing, and "web.listen" is set. Give 16 characters or more',
    ],
    [
      { web: { listen: "8464", secret: "" } },
      'Cannot use "web.secret" from config.json: it is missing, and "web.listen" is set. Give 16 ',
    ],
    [
      { notices: { to: "channel" } },
      'Cannot use "notices.channel": it is missing, and "notices.to" is "channel". ',
    ],
  ];
  for (const [file, text] of cases) {
    const found = inFile(file).map(problemText);
    assert.deepEqual(found.map((line) => line.slice(0, text.length)), [text]);
  }
  assert.equal(problems({ env: { ...NEEDED, USHERR_WEB_LISTEN: "8464" }, file: "{}" })[0]?.key, "web.secret");
  assert.equal(config({ file: JSON.stringify({ notices: { to: "channel", channel: ID } }) }).notices.channel, ID);
  assert.equal(config({ file: JSON.stringify({ web: { secret: "x".repeat(16) } }) }).web.listen, "");
});

Deno.test("readConfig() names the variable that a bad value came from", () => {
  assert.deepEqual(problems({ file: '{"pace": 1}', env: { ...NEEDED, USHERR_PACE: "many" } }), [{
    key: "pace",
    source: "USHERR_PACE",
    why: "it is not a whole number",
    cure: "Write how many commands a person may use in a minute, or 0 for no limit",
  }]);
});

Deno.test("readConfig() suggests the key that was meant", () => {
  const meant: [unknown, string, string][] = [
    [{ apikey: "x" }, "apikey", "seerr.apiKey"],
    [{ token: "x" }, "token", "discord.token"],
    [{ botToken: "x" }, "botToken", "discord.token"],
    [{ url: "x" }, "url", "seerr.url"],
    [{ secret: "x" }, "secret", "web.secret"],
    [{ notices: { chanel: "x" } }, "notices.chanel", "notices.channel"],
    [{ discord: { sweep: 1 } }, "discord.sweep", "notices.sweep"],
    [{ discrod: {} }, "discrod", "discord"],
    [{ seer: {} }, "seer", "seerr"],
    [{ overseerr: {} }, "overseerr", "seerr"],
    [{ lang: "en" }, "lang", "language"],
    [{ logLevel: "x" }, "logLevel", "log.level"],
    [{ discord: { tokn: "x" } }, "discord.tokn", "discord.token"],
    [{ discord: { movieRole: "x" } }, "discord.movieRole", "discord.movieRoles"],
    [{ movieRoles: "x" }, "movieRoles", "discord.movieRoles"],
    [{ category: [] }, "category", "categories"],
    [{ discord: { guildId: "x" } }, "discord.guildId", "discord.guildIds"],
    [{ discord: { apiKey: "x" } }, "discord.apiKey", "seerr.apiKey"],
    [{ seerr: { api_key: "x" } }, "seerr.api_key", "seerr.apiKey"],
    [{ seerr: { unlinkedUser: "x" } }, "seerr.unlinkedUser", "seerr.unlinkedUsers"],
    [{ log: { levle: "x" } }, "log.levle", "log.level"],
  ];
  for (const [file, key, near] of meant) {
    assert.deepEqual(inFile(file), [
      { key, source: "config.json", why: "there is no such key", cure: `Did you mean "${near}"?` },
    ]);
  }
  assert.equal(inFile({ zzz: 1 })[0]?.cure, "Take it out; the README lists every key");
  assert.equal(inFile({ ["x".repeat(70)]: 1 })[0]?.key, `${"x".repeat(24)}…`);
});

Deno.test("readConfig() warns of variables that begin like ours and are none", () => {
  const meant: [string, string | undefined][] = [
    ["USHERR_TOKEN", "USHERR_DISCORD_TOKEN"],
    ["USHERR_SEERR_APIKEY", "USHERR_SEERR_API_KEY"],
    ["USHERR_SEERR_APIKEY_FILE", "USHERR_SEERR_API_KEY_FILE"],
    ["USHERR_GUILD_ID", "USHERR_DISCORD_GUILD_IDS"],
    ["USHERR_LOGLEVEL", "USHERR_LOG_LEVEL"],
    ["USHERR_VERSION", undefined],
    ["USHERR_XYZZY", undefined],
  ];
  for (const [name, near] of meant) {
    const cure = near ? `Did you mean ${near}?` : "Take it out, or look for its key: the README lists every key";
    const warning = { key: name, why: "there is no such variable", cure };
    assert.deepEqual(read({ env: { ...NEEDED, [name]: "x" } }).warnings, [warning]);
    assert.deepEqual(read({ dotenv: { [name]: "x", OTHER: "y" } }).warnings, [warning]);
  }
});

Deno.test("readConfig() says all at once, problems of variables and of the file", () => {
  const found = problems({
    file: '{"zzz": 1, "language": 3, "discord": {"guildIds": ["x", "y"]}}',
    env: { USHERR_PACE: "x", USHERR_LOG_LEVEL_FILE: "/nowhere" },
  });
  assert.deepEqual(found.map(({ key }) => key).sort(), [
    "discord.guildIds",
    "discord.guildIds",
    "discord.token",
    "language",
    "log.level",
    "pace",
    "seerr.apiKey",
    "seerr.url",
    "zzz",
  ]);
});

Deno.test("readConfig() says where a file is no JSON, and does not repeat it", () => {
  const found = problems({ file: '{\n  "token": "s3cr3t\n}', fileName: "mine.json" });
  assert.deepEqual(found.map(problemText), [
    'Cannot use mine.json, line 2, column 19: the text is not closed on its line. Close it with "',
  ]);
  for (const file of ["", "[]", '"x"', "null", "1"]) assert.equal(problems({ file })[0]?.key, "", file);
});

Deno.test("readConfig() never throws and repeats no value", () => {
  const value = fc.oneof(fc.jsonValue(), fc.constant("s3cr3t"), fc.constant(["s3cr3t"]));
  const key = fc.constantFrom(
    "discord",
    "seerr",
    "token",
    "url",
    "apiKey",
    "guildIds",
    "store",
    "log",
    "__proto__",
    "pace",
    "notices",
    "to",
    "channel",
    "web",
    "listen",
    "secret",
    "categories",
    "name",
  );
  const file = fc.dictionary(key, fc.oneof(value, fc.dictionary(key, value), fc.array(fc.dictionary(key, value))));
  fc.assert(fc.property(file, fc.dictionary(key, fc.string()), (data, env) => {
    const reading = read({ file: JSON.stringify(data), env });
    if ("problems" in reading) assert.ok(!reading.problems.map(problemText).join().includes("s3cr3t"));
  }));
});

Deno.test("readConfig() leaves a store alone that is no path", () => {
  const stores: [string, string][] = [
    ["usherr.db", "/data/usherr.db"],
    ["./sub/u.db", "/data/sub/u.db"],
    ["../u.db", "/data/../u.db"],
    ["/var/u.db", "/var/u.db"],
    ["C:\\usherr\\u.db", "C:\\usherr\\u.db"],
    [":memory:", ":memory:"],
    ["https://kv.lan/x", "https://kv.lan/x"],
  ];
  for (const [store, kept] of stores) assert.equal(config({ file: JSON.stringify({ store }) }).store, kept);
});

Deno.test("secretsOf() gives what may never be printed", () => {
  assert.deepEqual(secretsOf(config({})), ["abc.def.ghi", "k3y-of-seerr"]);
  const env = { DENO_KV_ACCESS_TOKEN: "t0ken-of-kv", HOME: "/home/me" };
  assert.deepEqual(secretsOf(config({ file: '{"web":{"secret":"sixteen-letters!"}}' })), [
    "abc.def.ghi",
    "k3y-of-seerr",
    "sixteen-letters!",
  ]);
  assert.deepEqual(secretsOf(config({}), env), ["abc.def.ghi", "k3y-of-seerr", "t0ken-of-kv"]);
});

Deno.test("readConfig() refuses the placeholders of the example and nothing else of it", () => {
  const file = {
    discord: { token: PLACEHOLDERS.token },
    seerr: { url: PLACEHOLDERS.url, apiKey: PLACEHOLDERS.apiKey },
  };
  const found = problems({ env: {}, file: JSON.stringify(file) });
  assert.deepEqual(found.map(({ key, why }) => [key, why]), [
    ["discord.token", "it is still the placeholder of the example"],
    ["seerr.url", "it is still the placeholder of the example"],
    ["seerr.apiKey", "it is still the placeholder of the example"],
  ]);
});
