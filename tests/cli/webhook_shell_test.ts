/** Seerr's webhook from the terminal: what there is, and ours over it. */
import assert from "node:assert/strict";
import * as z from "zod";
import { cli } from "../../src/cli/mod.ts";
import { silent } from "../../src/log.ts";
import { startTinySeerr, type TinySeerr, type TinySeerrOptions } from "../../src/playground/seerr/mod.ts";
import { HOOK_PAYLOAD, HOOK_TYPES } from "../../src/services/webhook.ts";
import { type Hook, startWeb } from "../../src/web/mod.ts";
import { terminal } from "../support/terminal.ts";
import { SHOWN } from "../web/with_web.ts";

const SECRET = "correct-horse-battery";
const PATH = "/settings/notifications/webhook";

interface House {
  seerr: TinySeerr;
  hooks: Hook[];
  /** Where the bot's server listens, "127.0.0.1:port". */
  listen: string;
  typed(args: string[], env?: Record<string, string>): Promise<Typed>;
  /** What Seerr has for a webhook; with `body`, written first. */
  settings(body?: object): Promise<unknown>;
}

interface Typed {
  exit: number;
  out: string;
  err: string;
  saved: Record<string, string>;
}

async function withHouse(run: (house: House) => Promise<void>, options: TinySeerrOptions = {}): Promise<void> {
  const seerr = await startTinySeerr(options);
  const hooks: Hook[] = [];
  const onHook = (hook: Hook) => hooks.push(hook);
  const web = await startWeb({ listen: "127.0.0.1:0", secret: SECRET, onHook, ...SHOWN, log: silent, now: () => 0 });
  const listen = web.address.replace("http://", "");
  const always = {
    USHERR_DISCORD_TOKEN: "MTAx.some.token",
    USHERR_SEERR_URL: seerr.url,
    USHERR_SEERR_API_KEY: seerr.apiKey,
    USHERR_WEB_LISTEN: listen,
    USHERR_WEB_SECRET: SECRET,
  };
  const typed = async (args: string[], env: Record<string, string> = {}) => {
    const io = terminal({ env: { ...always, ...env } });
    const exit = await cli(args, io);
    return { exit, out: io.lines.out.join("\n"), err: io.lines.err.join("\n"), saved: io.saved };
  };
  const settings = async (body?: object): Promise<unknown> => {
    const headers = { "x-api-key": seerr.apiKey, "content-type": "application/json" };
    const url = `${seerr.url}/api/v1${PATH}`;
    if (body) await (await fetch(url, { method: "POST", headers, body: JSON.stringify(body) })).body?.cancel();
    return await (await fetch(url, { headers })).json();
  };
  try {
    await run({ seerr, hooks, listen, typed, settings });
  } finally {
    await Promise.all([seerr.close(), web.close()]);
  }
}

const Written = z.looseObject({ enabled: z.boolean(), types: z.number(), options: z.looseObject({}) });

const FOREIGN = {
  enabled: true,
  types: 8,
  options: {
    webhookUrl: "http://127.0.0.1:9/theirs",
    authHeader: "their-secret",
    jsonPayload: JSON.stringify('{"a":1}'),
  },
};

const EDITIONS: TinySeerrOptions[] = [
  { family: "overseerr" },
  { family: "jellyseerr" },
  { version: "3.1.0" },
  { version: "3.3.0" },
];
for (const edition of EDITIONS) {
  Deno.test(`webhook install writes ours into ${edition.family ?? edition.version}, and Seerr's test arrives`, async () => {
    await withHouse(async ({ typed, settings, hooks, listen }) => {
      const first = await typed(["webhook", "install"]);
      assert.equal(first.exit, 0, first.err);
      const url = `http://${listen}/hooks/seerr`;
      assert.deepEqual(first.out.split("\n"), [
        "Seerr has no webhook",
        `Ours is written: ${url}`,
        "Seerr has tested it: it arrives",
      ]);
      assert.deepEqual(first.saved, {});
      assert.deepEqual(hooks, [{ test: true }]);
      const { enabled, types, options } = Written.parse(await settings());
      assert.deepEqual([enabled, types], [true, HOOK_TYPES]);
      assert.partialDeepStrictEqual(options, { webhookUrl: url, authHeader: SECRET, jsonPayload: HOOK_PAYLOAD });
      const again = await typed(["webhook", "install"]);
      assert.equal(again.exit, 0, again.err);
      assert.deepEqual(again.out.split("\n"), [`Seerr's webhook is ours: ${url}`, "Seerr has tested it: it arrives"]);
    }, edition);
  });
}

Deno.test("webhook install replaces another one only with --yes, and keeps a copy", async () => {
  await withHouse(async ({ typed, settings }) => {
    const before = await settings({ ...FOREIGN, options: { ...FOREIGN.options, jsonPayload: '{"a":1}' } });
    const refused = await typed(["webhook", "install"]);
    assert.equal(refused.exit, 2);
    assert.equal(refused.out, "Seerr's webhook goes elsewhere: http://127.0.0.1:9/…");
    assert.match(refused.err, /^Cannot write our webhook: Seerr can have only one\. Add --yes/);
    assert.deepEqual([await settings(), refused.saved], [before, {}]);
    const done = await typed(["webhook", "install", "--yes"]);
    assert.equal(done.exit, 0, done.err);
    const [path = "", ...more] = Object.keys(done.saved);
    assert.deepEqual([path, more], ["/home/usherr/webhook-before-2026-01-01T00-00-00-000Z.json", []]);
    assert.deepEqual(JSON.parse(done.saved[path] ?? ""), before);
    assert.ok(done.out.includes(`A copy of what was there is in "${path}"`));
    assert.match(done.out, /it arrives$/);
  });
});

Deno.test("webhook install puts ours right without being told twice", async () => {
  await withHouse(async ({ typed, settings, listen }) => {
    const options = {
      webhookUrl: `http://${listen}/hooks/seerr`,
      authHeader: "a former one",
      jsonPayload: HOOK_PAYLOAD,
    };
    await settings({ enabled: false, types: HOOK_TYPES, options });
    const { exit, out, saved } = await typed(["webhook", "install"]);
    assert.equal(exit, 0);
    assert.match(out, /^Seerr's webhook is ours, but it is switched off, it does not send "web\.secret": /);
    assert.equal(Object.keys(saved).length, 1);
    assert.match((await typed(["webhook"])).out, /^Seerr's webhook is ours: /);
  });
});

Deno.test("webhook install says what keeps it from being written", async () => {
  await withHouse(async ({ typed, settings, seerr }) => {
    const before = await settings();
    const cases: [Record<string, string>, number, RegExp][] = [
      [{ USHERR_WEB_LISTEN: "" }, 2, /^Cannot write our webhook: "web\.listen" is empty\. Set it and "web\.secret"$/],
      [{ USHERR_WEB_LISTEN: "0.0.0.0:8464" }, 2, /^Cannot write our webhook: "web\.url" is empty/],
      [{ USHERR_SEERR_API_KEY: "wrong" }, 1, /^Seerr: .*Copy the key from Settings → General → API Key/],
      [{ USHERR_SEERR_URL: "http://127.0.0.1:9" }, 1, /^Seerr: .*Look whether "seerr\.url" is right/],
    ];
    for (const [env, exit, text] of cases) {
      const done = await typed(["webhook", "install", "--yes"], env);
      assert.equal(done.exit, exit, done.err);
      assert.match(done.err, text);
    }
    assert.deepEqual(await settings(), before);
    assert.equal(seerr.webhooks.length, 0);
  });
});

Deno.test("webhook install takes a bot that does not run for a hint, not for a failure", async () => {
  await withHouse(async ({ typed }) => {
    const { exit, out } = await typed(["webhook", "install"], { USHERR_WEB_URL: "http://127.0.0.1:9" });
    assert.equal(exit, 0);
    assert.match(out, /^! Seerr has tested it, and got no answer\. .*http:\/\/127\.0\.0\.1:9\/hooks\/seerr$/m);
  });
});

Deno.test("webhook shows what Seerr has, and ours to paste, secret included", async () => {
  await withHouse(async ({ typed, settings, listen }) => {
    const { exit, out } = await typed(["webhook"]);
    assert.equal(exit, 0);
    for (const text of ["Seerr has no webhook", `http://${listen}/hooks/seerr`, SECRET, "{{media_tmdbid}}"]) {
      assert.ok(out.includes(text), text);
    }
    await settings({ ...FOREIGN, enabled: false, options: { ...FOREIGN.options, jsonPayload: '{"a":1}' } });
    const other = await typed(["webhook"], { USHERR_WEB_LISTEN: "" });
    assert.equal(other.exit, 0);
    assert.match(
      other.out,
      /^Seerr's webhook goes elsewhere: http:\/\/127\.0\.0\.1:9\/… \(switched off\)\nUsherr listens for none\./,
    );
    assert.equal(other.out.includes("their-secret"), false);
  });
});

Deno.test("webhook says where another one goes, and no secret in its address", async () => {
  const cases = [
    ["https://discord.com/api/webhooks/123/s3cret-t0ken", "https://discord.com/api/…"],
    ["https://ntfy.sh/s3cret", "https://ntfy.sh/…"],
    ["http://me:s3cret@127.0.0.1:9/hook?key=s3cret#s3cret", "http://127.0.0.1:9/…"],
    ["http://127.0.0.1:9/s3cret-and-long-enough/x", "http://127.0.0.1:9/…"],
  ];
  await withHouse(async ({ typed, settings }) => {
    for (const [webhookUrl, place] of cases) {
      await settings({ ...FOREIGN, options: { ...FOREIGN.options, webhookUrl, jsonPayload: '{"a":1}' } });
      const { out } = await typed(["webhook"]);
      assert.equal(out.split("\n")[0], `Seerr's webhook goes elsewhere: ${place}`);
      assert.equal(out.includes("s3cret"), false);
    }
  });
});
