import assert from "node:assert/strict";
import { createDesks, type Parts } from "../../src/app/desk.ts";
import { createLocales } from "../../src/app/locales.ts";
import { categoryKey, type Config, readConfig } from "../../src/config.ts";
import type { Asker } from "../../src/discord/asker.ts";
import { type CommandIds, GLOBAL } from "../../src/discord/register.ts";
import { createLog, silent } from "../../src/log.ts";
import type { Account, Accounts } from "../../src/services/accounts.ts";
import { createDesk } from "../../src/services/desk.ts";
import type { Who } from "../../src/services/library.ts";
import { createLocks } from "../../src/services/lock.ts";
import { createSeerr } from "../../src/services/seerr.ts";
import type { Store } from "../../src/store/mod.ts";
import { de, en } from "../../src/words/mod.ts";
import { answer, type Canned, fakeSend } from "../services/fake_send.ts";
import { emptyNotices } from "../support/empty_notices.ts";
import { healthOf } from "../support/healthy.ts";
import { CHANNEL, fakeContext, GUILD, NOW, OTHER, PERSON, ROLE } from "../support/context.ts";

const category = { name: "Films", mediaType: "movie", rootFolder: "/films" };

function configOf(file: Record<string, unknown> = {}): Config {
  const env = { USHERR_DISCORD_TOKEN: "a.b.c", USHERR_SEERR_URL: "http://seerr.lan:5055", USHERR_SEERR_API_KEY: "key" };
  const reading = readConfig({ folder: "/data", file: JSON.stringify(file), env });
  assert.ok("config" in reading, JSON.stringify(reading));
  return reading.config;
}

const inGuild: Asker = { id: PERSON, guild: { id: GUILD, roles: [ROLE] }, channels: [CHANNEL], addressee: undefined };
const direct: Asker = { ...inGuild, guild: undefined };
const asked = (requestId: number) =>
  ({ requestId, person: PERSON, mediaType: "movie", tmdbId: 603, is4k: false, at: NOW }) as const;

/** Parts in memory, with what was asked of them. */
function partsOf({ store = {}, ids = new Map(), account = { kind: "unlinked" }, routes = {} }: {
  store?: Partial<Store>;
  ids?: CommandIds;
  account?: Account;
  routes?: Record<string, Canned>;
} = {}) {
  const did: unknown[] = [];
  const whos: Who[] = [];
  const accounts: Accounts = {
    find: (id) => (did.push(["find", id]), Promise.resolve(account)),
    findAfresh: (id) => (did.push(["findAfresh", id]), Promise.resolve(account)),
    changed: () => Promise.resolve(void did.push(["changed"])),
    people: () => Promise.resolve(new Map()),
    hasLost: () => false,
    linked: () => Promise.resolve(0),
    start: () => {},
    close: () => {},
  };
  const kept: Store = {
    rememberRequest: () => Promise.resolve(),
    requester: () => Promise.resolve(undefined),
    requestsOf: (person) => (did.push(["requestsOf", person]), Promise.resolve([asked(1), asked(2)])),
    export: (person) => (did.push(["export", person]), Promise.resolve({ asked: [], setAside: [] })),
    forget: (person) => (did.push(["forget", person]), Promise.resolve()),
    remembers: () => Promise.resolve(true),
    registeredGuilds: () => Promise.resolve([]),
    rememberGuilds: () => Promise.resolve(),
    notices: emptyNotices(),
    heartbeat: () => Promise.resolve(undefined),
    beat: () => Promise.resolve(),
    endBeat: () => Promise.resolve(),
    exportAll: () => Promise.resolve({ records: 0, skipped: 0 }),
    importAll: () => Promise.resolve(0),
    close: () => {},
    ...store,
  };
  const fake = fakeSend(routes);
  const seerr = createSeerr(fake.send);
  const parts: Parts = {
    store: kept,
    accounts,
    libraries: { for: (who) => (whos.push(who), fakeContext().context.seerr()) },
    lists: createDesk({ seerr, now: () => NOW, locks: createLocks() }),
    seerr,
    locales: createLocales(emptyNotices(), silent),
    signal: () => {},
    ids,
    health: () => Promise.resolve(healthOf()),
    now: () => NOW,
  };
  return { parts, did, whos, calls: fake.calls };
}

function contextOf(config: Config, parts: Parts, asker = inGuild, log = silent) {
  return createDesks(config, parts)(log).contextFor(asker, "de", de);
}

Deno.test("createDesks() gives each person their words, region and the moment that they asked", () => {
  const desk = createDesks(configOf({ language: "de" }), partsOf().parts)(silent);
  assert.equal(desk.language, "de");
  const { words, region, now, person } = desk.contextFor(inGuild, "en-GB", en);
  assert.deepEqual([words, region, now, person], [en, "GB", NOW, PERSON]);
});

Deno.test("may() asks about the person, not about the channel that they are in", () => {
  const config = configOf({ discord: { requestChannels: [OTHER], movieRoles: [OTHER], adminRoles: [ROLE] } });
  const { may } = contextOf(config, partsOf().parts);
  assert.deepEqual([may("ask", "series"), may("ask", "movie"), may("admin"), may("own")], [true, false, true, true]);
  assert.equal(contextOf(config, partsOf().parts, direct).may("admin"), false);
});

Deno.test("categories are those of everyone, and of the person's roles", () => {
  const anime = { name: "Anime", mediaType: "tv", anime: true, roles: [ROLE] };
  const config = configOf({ categories: [category, anime, { ...category, name: "Others", roles: [OTHER] }] });
  assert.deepEqual(contextOf(config, partsOf().parts).categories, [
    { key: categoryKey("Films"), name: "Films", kind: "movie", is4k: false, anime: false },
    { key: categoryKey("Anime"), name: "Anime", kind: "tv", is4k: false, anime: true },
  ]);
  const { categories = [] } = contextOf(config, partsOf().parts, direct);
  assert.deepEqual(categories.map(({ name }) => name), ["Films"], "in a direct message nobody has roles");
});

Deno.test("destination() says where a category leads, and warns when it names what is not there", async () => {
  const routes = {
    "GET /service/radarr": [{ id: 0, name: "Radarr", is4k: false, isDefault: true }],
    "GET /service/radarr/0": {
      server: { id: 0 },
      profiles: [],
      rootFolders: [{ id: 1, path: "/films" }],
      tags: [],
    },
  };
  const config = configOf({ categories: [category, { ...category, name: "Gone", rootFolder: "/gone" }] });
  const lines: string[] = [];
  const log = createLog({ level: "warn", format: "text", write: (it) => lines.push(it), now: () => NOW, secrets: [] });
  const { destination } = contextOf(config, partsOf({ routes }).parts, inGuild, log);
  assert.deepEqual(await destination(categoryKey("Films")), { serverId: 0, rootFolder: "/films" });
  assert.deepEqual([await destination("zzzzzz"), lines], [undefined, []]);
  assert.equal(await destination(categoryKey("Gone")), undefined);
  assert.match(lines.join(), /category names what Seerr does not have category=Gone/);
});

Deno.test("commandId() knows the commands of the server, else those of everywhere", () => {
  const ids: CommandIds = new Map([
    [GLOBAL, new Map([["request", "11"], ["help", "12"]])],
    [GUILD, new Map([["request", "21"]])],
  ]);
  const { commandId } = contextOf(configOf(), partsOf({ ids }).parts);
  assert.deepEqual([commandId("request movie"), commandId("help")], ["21", undefined]);
  const there = contextOf(configOf(), partsOf({ ids }).parts, direct);
  assert.deepEqual([there.commandId("request series"), there.commandId("help")], ["11", "12"]);
  assert.equal(contextOf(configOf(), partsOf().parts).commandId("help"), undefined);
});

Deno.test("account() looks in the map, and afresh when it must; accountOf() looks for somebody else", async () => {
  const { parts, did } = partsOf({ account: { kind: "linked", userId: 7 } });
  const context = contextOf(configOf(), parts);
  assert.deepEqual(await context.account(), { kind: "linked", userId: 7 });
  await context.account("afresh");
  await context.accountOf(OTHER);
  assert.deepEqual(did, [["find", PERSON], ["findAfresh", PERSON], ["find", OTHER]]);
});

Deno.test("seerr() acts as the account, and knows what is whose where several people share it", async () => {
  const { parts, whos } = partsOf();
  const context = contextOf(configOf(), parts);
  context.seerr();
  context.seerr({ kind: "linked", userId: 7 });
  context.seerr({ kind: "shared", userId: 3 });
  assert.deepEqual(whos.map(({ userId, person, language, since }) => [userId, person, language, since]), [
    [undefined, PERSON, "de", NOW],
    [7, PERSON, "de", NOW],
    [3, PERSON, "de", NOW],
  ]);
  assert.deepEqual(await Promise.all(whos.map(({ own }) => own?.())), [undefined, undefined, [1, 2]]);
});

Deno.test("own() of a shared account is only what the person asked for here", async () => {
  const row = (id: number) => ({ id, type: "movie", status: 1, requestedBy: { id: 3 }, media: { tmdbId: 600 + id } });
  const routes = {
    "GET /user/3/requests": { pageInfo: { results: 3 }, results: [row(3), row(2), row(1)] },
    "GET /movie/601": { title: "One" },
    "GET /movie/602": { title: "Two" },
    "GET /movie/603": { title: "Three" },
    "GET /request/3": row(3),
  };
  const ids = async (kind: "linked" | "shared") => {
    const own = contextOf(configOf(), partsOf({ routes }).parts).own({ kind, userId: 3 });
    return (await own.requests(1, "all")).requests.map(({ id }) => id);
  };
  assert.deepEqual([await ids("shared"), await ids("linked")], [[2, 1], [3, 2, 1]]);
  const { parts, calls } = partsOf({ routes });
  const own = contextOf(configOf(), parts).own({ kind: "shared", userId: 3 });
  assert.deepEqual([await own.cancel(3), await own.pending(3)], ["notYours", undefined]);
  assert.deepEqual(await own.changeSeasons(3, [1]), { kind: "notYours" });
  assert.ok(calls.every(({ method = "GET" }) => method === "GET"), "nothing was written");
});

Deno.test("own() tells what the account is", async () => {
  const routes = {
    "GET /user/7": { id: 7, permissions: 32, displayName: "Mia" },
    "GET /user/7/quota": answer(500, {}),
    "GET /settings/public": {},
  };
  const info = await contextOf(configOf(), partsOf({ routes }).parts).own({ kind: "linked", userId: 7 }).info();
  assert.deepEqual([info?.userId, info?.name, info?.may.movie], [7, "Mia", true]);
});

Deno.test("what is kept can be counted, read and forgotten; a store in trouble keeps nobody from Seerr", async () => {
  const { parts, did } = partsOf();
  const { kept, data } = contextOf(configOf(), parts);
  assert.equal(await kept(), 2);
  assert.deepEqual(await data.all(), { asked: [], setAside: [] });
  await data.forget();
  assert.deepEqual(did, [["requestsOf", PERSON], ["export", PERSON], ["forget", PERSON]]);

  const lines: string[] = [];
  const log = createLog({ level: "warn", format: "text", write: (it) => lines.push(it), now: () => NOW, secrets: [] });
  const broken = partsOf({ store: { requestsOf: () => Promise.reject(new Error("disk full")) } }).parts;
  assert.equal(await contextOf(configOf(), broken, inGuild, log).kept(), 0);
  assert.match(lines.join(), /cannot look up who asked .*disk full/);
});
