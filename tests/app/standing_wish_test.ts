import assert from "node:assert/strict";
import { createWishAsking, isWishFor4k } from "../../src/app/standing_wish.ts";
import type { Context } from "../../src/commands/context.ts";
import { categoryKey, type Config, readConfig } from "../../src/config.ts";
import { silent } from "../../src/log.ts";
import type { Account } from "../../src/services/accounts.ts";
import type { Outcome, SeriesDetails } from "../../src/services/library.ts";
import { en } from "../../src/words/mod.ts";
import { fakeContext, NOW, PERSON, seasonsOf, seriesCopyOf, seriesDetailsOf } from "../support/context.ts";

function configOf(file: Record<string, unknown> = {}): Config {
  const env = { USHERR_DISCORD_TOKEN: "a.b.c", USHERR_SEERR_URL: "http://seerr.lan:5055", USHERR_SEERR_API_KEY: "key" };
  const reading = readConfig({ folder: "/data", file: JSON.stringify(file), env });
  assert.ok("config" in reading);
  return reading.config;
}

const details = seriesDetailsOf([...seasonsOf([1, 2], { hd: "available" }), ...seasonsOf([3, 4]), {
  ...seasonsOf([5])[0] ?? assert.fail(),
  episodes: 0,
}]);

/** Asks for all later seasons, as somebody who lives in a made-up world. */
async function asking(outcome: Outcome, { what = "hd", show: shown = details, account, categories = [], takes = 1 }: {
  what?: string;
  categories?: Context["categories"] & object;
  /** How many seasons are chosen. */
  takes?: number;
  show?: SeriesDetails | "none";
  account?: Account;
} = {}) {
  const show = shown === "none" ? undefined : shown;
  const library = {
    series: () => Promise.resolve(show),
    requestSeries: () => Promise.resolve({ outcome, ...(show ? { details: show } : {}) }),
  };
  const { context, asked } = fakeContext({
    library,
    words: en,
    categories,
    ...(account ? { account: () => Promise.resolve(account) } : {}),
  });
  const offered: number[][] = [];
  const choose = (seasons: readonly number[]) => {
    offered.push([...seasons]);
    return Promise.resolve(seasons.slice(0, takes));
  };
  // Of a desk only the person's view is needed.
  const deskFor = () =>
    ({ contextFor: (): Context => context }) as unknown as ReturnType<
      Parameters<typeof createWishAsking>[1]
    >;
  const ask = createWishAsking(configOf(), deskFor, silent);
  const became = await ask({ person: PERSON, tmdbId: 1396, wish: { what, after: 2, at: NOW }, choose });
  return { became, offered, posts: asked.filter(([, method]) => method === "requestSeries") };
}

Deno.test("createWishAsking() asks for what is chosen of the seasons that nobody asked for, as the person", async () => {
  const { became, offered, posts } = await asking({ kind: "requested", state: "pending", requestId: 7, seasons: [3] });
  assert.deepEqual(offered, [[3, 4]], "a season without episodes is none yet");
  assert.deepEqual(posts, [[7, "requestSeries", 1396, { is4k: false, seasons: [3] }]]);
  assert.deepEqual(became, { kind: "requested", seasons: [3], requestId: 7 });
});

Deno.test("createWishAsking() says why a wish has to wait", async () => {
  const refused = (standing: Extract<Outcome, { kind: "refused" }>["standing"]) =>
    ({ kind: "refused", standing }) as const;
  const cases: [Outcome, Awaited<ReturnType<typeof asking>>["became"]][] = [
    [refused({ kind: "quota", limit: 1, days: 7 }), { kind: "waiting", reason: "quota" }],
    [refused({ kind: "forbidden" }), { kind: "waiting", reason: "forbidden" }],
    [refused({ kind: "blocklisted" }), { kind: "waiting", reason: "other" }],
    [refused({ kind: "requested", mine: false, state: "approved" }), { kind: "nothing" }],
    [{ kind: "unknown" }, { kind: "waiting", reason: "other" }],
    [{ kind: "nothing" }, { kind: "nothing" }],
  ];
  for (const [outcome, expected] of cases) assert.deepEqual((await asking(outcome)).became, expected);
});

Deno.test("createWishAsking() offers seasons although a quota is in the way, so that it can be told", async () => {
  const show = { ...details, hd: seriesCopyOf([], { standing: { kind: "quota", limit: 1, days: 7 } }) };
  const { offered } = await asking({ kind: "nothing" }, { show });
  assert.deepEqual(offered, [[3, 4]]);
});

Deno.test("createWishAsking() asks for nothing where there is nothing, or nobody to ask for", async () => {
  const gone = await asking({ kind: "missing" }, { show: "none" });
  assert.deepEqual([gone.became, gone.posts], [{ kind: "nothing" }, []]);
  await assert.rejects(asking({ kind: "missing" }, { account: { kind: "unlinked" } }), /the person is unlinked/);
});

Deno.test("createWishAsking() asks for as many seasons as the quota leaves, the earliest first", async () => {
  const became: Outcome = { kind: "requested", state: "pending", requestId: 7, seasons: [3] };
  const left = (left?: number) => ({
    show: {
      ...details,
      hd: seriesCopyOf([3, 4], { standing: { kind: "open", ...(left === undefined ? {} : { left }) } }),
    },
    takes: 2,
  });
  for (const [room, seasons] of [[1, [3]], [2, [3, 4]], [undefined, [3, 4]]] as const) {
    const { posts } = await asking(became, left(room));
    assert.deepEqual(posts, [[7, "requestSeries", 1396, { is4k: false, seasons }]], String(room));
  }
});

Deno.test("createWishAsking() asks for nothing where only all missing seasons at once can be asked for", async () => {
  const { became, posts } = await asking({ kind: "nothing" }, { show: { ...details, partial: false } });
  assert.deepEqual([became, posts], [{ kind: "waiting", reason: "other" }, []]);
});

Deno.test("createWishAsking() leaves it to Seerr where a quality has several categories by now", async () => {
  const outcome: Outcome = { kind: "requested", state: "pending", requestId: 7, seasons: [3] };
  const categories = ["One", "Two"].map((name) => ({
    key: categoryKey(name),
    name,
    kind: "tv" as const,
    is4k: false,
    anime: false,
  }));
  const { posts } = await asking(outcome, { categories });
  assert.deepEqual(posts, [[7, "requestSeries", 1396, { is4k: false, seasons: [3] }]]);
  const gone = await asking(outcome, { categories, what: "gone00" });
  assert.deepEqual([gone.became, gone.posts], [{ kind: "waiting", reason: "other" }, []]);
});

Deno.test("isWishFor4k() knows a 4K category by its key", () => {
  const config = configOf({
    categories: [{ name: "Best", mediaType: "tv", is4k: true }, { name: "Kids", mediaType: "tv" }],
  });
  const whats = ["hd", "4k", categoryKey("Best"), categoryKey("Kids"), "gone00"];
  assert.deepEqual(whats.map((what) => isWishFor4k(config, what, categoryKey)), [false, true, true, false, false]);
});
