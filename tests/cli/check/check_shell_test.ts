/** What `usherr check` says of notices: what waits, the webhook, the channels. */
import assert from "node:assert/strict";
import { check } from "../../../src/cli/check.ts";
import { cli } from "../../../src/cli/mod.ts";
import { silent } from "../../../src/log.ts";
import { startTinyDiscord, type TinyDiscord } from "../../../src/playground/discord/mod.ts";
import { startTinySeerr } from "../../../src/playground/seerr/mod.ts";
import { openStore, type Store } from "../../../src/store/mod.ts";
import { terminal } from "../../support/terminal.ts";

const SECRET = "correct-horse-battery";
const LISTENS = { USHERR_WEB_LISTEN: "127.0.0.1:8464", USHERR_WEB_SECRET: SECRET };
const NOW = Date.UTC(2026, 0, 1);

interface House {
  discord: TinyDiscord;
  /** Changes the store before it is looked at. */
  prepare(change: (store: Store) => Promise<void>): Promise<void>;
  check(env?: Record<string, string>): Promise<{ exit: number; lines: string[] }>;
  install(): Promise<number>;
}

async function withHouse(run: (house: House) => Promise<void>): Promise<void> {
  const [discord, seerr, folder] = await Promise.all([startTinyDiscord(), startTinySeerr(), Deno.makeTempDir()]);
  const always = {
    USHERR_DISCORD_TOKEN: discord.token,
    USHERR_DISCORD_API_URL: discord.apiUrl,
    USHERR_SEERR_URL: seerr.url,
    USHERR_SEERR_API_KEY: seerr.apiKey,
    USHERR_STORE: `${folder}/usherr.db`,
  };
  try {
    await run({
      discord,
      async prepare(change) {
        const store = await openStore({ path: `${folder}/usherr.db`, log: silent, now: () => NOW });
        await change(store);
        store.close();
      },
      async check(env = {}) {
        const io = terminal({ env: { ...always, ...env } });
        const exit = await check(io, undefined);
        return { exit, lines: io.lines.out };
      },
      install: async () => await cli(["webhook", "install"], terminal({ env: { ...always, ...LISTENS } })),
    });
  } finally {
    await Promise.all([discord.close(), seerr.close()]);
    await Deno.remove(folder, { recursive: true });
  }
}

const notice = (id: string, at: number) => ({
  id: id.padEnd(16, "0"),
  person: "100000000000000001",
  kind: "movie" as const,
  tmdbId: 603,
  title: "The Matrix",
  lines: [{ event: "available" as const, is4k: false, seasons: [] }],
  at,
  due: at,
  tries: 0,
});

Deno.test("check says that nothing waits, and that no webhook is listened for", async () => {
  await withHouse(async ({ check }) => {
    const { exit, lines } = await check();
    assert.equal(exit, 0, lines.join("\n"));
    assert.ok(lines.includes("✓ Notices: none waits"));
    assert.ok(lines.includes('✓ Webhook: off ("web.listen"); Usherr looks every 60 seconds'));
    assert.equal(lines.join().includes("JSON Payload"), false);
    assert.ok((await check({ USHERR_NOTICES_TO: "off" })).lines.includes(
      '✓ Notices: nobody is told anything ("notices.to")',
    ));
  });
});

Deno.test("check says how many notices wait, since when, how many are kept, and when the last webhook came", async () => {
  await withHouse(async ({ check, prepare }) => {
    const owe = async (store: Store, id: string, at: number) => {
      const title = { kind: "movie", tmdbId: 603 } as const;
      const { value = { hd: 1, uhd: 1, seasons: [], requests: [] }, version } = await store.notices.seen(title);
      const owed = notice(id, at);
      const parts = [{ person: owed.person, tell: [], untell: [], notice: owed }];
      assert.equal(await store.notices.commit({ ...title, seen: { value, version }, parts }), "done");
    };
    await prepare(async (store) => {
      await owe(store, "a", NOW - 7_200_000);
      await owe(store, "b", NOW - 60_000);
      await owe(store, "c", NOW);
      const [first] = await store.notices.due(NOW, 1);
      await store.notices.hold(first?.value ?? notice("a", 0));
      await store.notices.mark({ hookedAt: NOW - 300_000 });
    });
    const { exit, lines } = await check(LISTENS);
    assert.equal(exit, 0, lines.join("\n"));
    assert.ok(lines.includes("✓ Notices: 2 wait, the oldest for 1 minute"), lines.join("\n"));
    assert.ok(lines.includes("✓ Notices: 1 kept for people who take no direct messages"));
    assert.ok(lines.includes("✓ Webhook: the last one came 5 minutes ago"));
    await prepare((store) => owe(store, "d", NOW - 2 * 86_400_000));
    assert.ok((await check()).lines.includes(
      "! Notices: 3 wait, the oldest for 2 days. Look into the bot's log, and whether it runs",
    ));
  });
});

Deno.test("check prints what to paste, whose webhook there is, and never the secret", async () => {
  await withHouse(async ({ check, install }) => {
    const { exit, lines } = await check(LISTENS);
    assert.equal(exit, 0);
    const text = lines.join("\n");
    assert.match(text, /^! Webhook: none came yet$/m);
    assert.match(text, /^! Seerr has no webhook yet: "usherr webhook install" writes it$/m);
    assert.match(text, /^ {2}Webhook URL: +http:\/\/127\.0\.0\.1:8464\/hooks\/seerr$/m);
    assert.match(text, /^ {2}Authorization Header: +\(what "web\.secret" says; "usherr webhook" prints it\)$/m);
    assert.match(text, /\{\{media_tmdbid\}\}/);
    assert.match(text, /^! Only a Seerr on this machine reaches that address/m);
    assert.equal(await install(), 0);
    assert.ok((await check(LISTENS)).lines.includes("✓ Seerr's webhook is ours"));
    const elsewhere = await check({
      ...LISTENS,
      USHERR_WEB_SECRET: "quite-another-secret",
      USHERR_WEB_URL: "http://lan",
    });
    assert.match(elsewhere.lines.join("\n"), /^! Seerr's webhook goes elsewhere: "usherr webhook install --yes"/m);
    assert.equal([...lines, ...elsewhere.lines].join().includes(SECRET), false);
  });
});

Deno.test("check ends with 1 for a store that may be there later, and with 2 for one that needs a hand", async () => {
  Deno.env.set("DENO_KV_ACCESS_TOKEN", "a-token");
  try {
    await withHouse(async ({ check }) => {
      const away = await check({ USHERR_STORE: "http://127.0.0.1:9" });
      assert.match(away.lines.join("\n"), /^✗ Store: .*the remote database cannot be reached/m);
      assert.equal(away.exit, 1);
      assert.equal((await check({ USHERR_STORE: import.meta.dirname ?? "" })).exit, 2);
    });
  } finally {
    Deno.env.delete("DENO_KV_ACCESS_TOKEN");
  }
});

Deno.test("check looks whether the bot sees its channels", async () => {
  await withHouse(async ({ check, discord }) => {
    const { exit, lines } = await check({
      USHERR_DISCORD_ADMIN_CHANNEL: discord.channels.general.id,
      USHERR_NOTICES_CHANNEL: discord.channels.hidden.id,
      USHERR_NOTICES_ANNOUNCE: "100000000000000999",
    });
    assert.equal(exit, 1);
    const text = lines.join("\n");
    assert.match(text, /permissions=84992$/m);
    assert.match(text, /^✓ Discord: the bot sees the channel of "discord\.adminChannel"$/m);
    assert.match(text, /^✗ Discord: "notices\.channel": the bot may not see that channel\./m);
    assert.match(text, /^✗ Discord: "notices\.announce": there is no such channel/m);
  });
});
