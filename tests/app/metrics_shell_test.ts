/** The whole bot as Prometheus and whoever watches it see it: /metrics and /health over HTTP. */
import assert from "node:assert/strict";
import { en } from "../../src/words/mod.ts";
import { type Bot, startBot } from "../support/bot.ts";
import { eventually } from "../support/eventually.ts";
import { scraped } from "../support/scraped.ts";
import { FILMS, IDS, LIBRARY, PEOPLE } from "../support/small_world.ts";

const seerr = { library: LIBRARY, people: PEOPLE };
const keeper = `tmdb:${FILMS.keeper}`;

async function ask({ lines }: Bot, path: string): Promise<{ status: number; text: string }> {
  const address = lines.findLast(({ event }) => event === "listening")?.address;
  const response = await fetch(`${address}${path}`);
  return { status: response.status, text: await response.text() };
}

async function scrape(bot: Bot) {
  const { status, text } = await ask(bot, "/metrics");
  assert.equal(status, 200, text);
  return { text, ...scraped(text) };
}

Deno.test("/metrics counts what people did, and what it took", async () => {
  await using bot = await startBot({ seerr, hooks: true });
  const mia = bot.discord.person({ id: IDS.mia, name: "Mia" });
  await mia.suggest("request movie", { option: "title", value: "lantern" });
  await mia.suggest("request movie", { option: "title", value: "lantern" });
  const card = await mia.command("request movie", { title: keeper });
  await mia.press(card, en.request.button);
  bot.seerr.faults.down = "refuse";
  await mia.command("request movie", { title: keeper });
  bot.seerr.faults.down = false;

  const outcome = (command: string, outcome: string) => ({ command, outcome });
  // A press counts when its last word is said, which comes after the one that was seen.
  await eventually(async () => (await scrape(bot)).sum("usherr_interactions_total") === 5);
  const { sum, families } = await scrape(bot);
  const expected: [command: string, outcome: string, count: number][] = [
    ["request movie", "suggested", 2],
    ["request movie", "at once", 1],
    ["request movie", "failed", 1],
    ["rm", "late", 1],
  ];
  for (const [command, how, count] of expected) {
    assert.equal(sum("usherr_interactions_total", outcome(command, how)), count, `${command}: ${how}`);
  }
  assert.equal(sum("usherr_ack_seconds_count"), 5);
  assert.equal(sum("usherr_ack_seconds_bucket", { le: "3" }), 5);
  assert.ok(sum("usherr_upstream_seconds_count", { service: "seerr", outcome: "ok" }) > 3);
  assert.ok(sum("usherr_upstream_seconds_count", { service: "seerr", outcome: "unreachable" }) > 0);
  assert.ok(sum("usherr_upstream_seconds_count", { service: "discord", outcome: "ok" }) >= 5);
  assert.ok(sum("usherr_cache_lookups_total", { result: "hit" }) > 0);
  assert.ok(sum("usherr_cache_lookups_total", { result: "miss" }) > 0);
  assert.equal(families.get("usherr_upstream_seconds")?.type, "HISTOGRAM");
  for (const name of ["usherr_gateway_up", "usherr_store_writable", "usherr_info"]) assert.equal(sum(name), 1, name);
  assert.ok(sum("process_resident_memory_bytes") > 10_000_000);
});

Deno.test("/metrics counts a notice that was sent, and when Seerr was looked through", async () => {
  await using bot = await startBot({ seerr, hooks: true });
  const mia = bot.discord.person({ id: IDS.mia, name: "Mia" });
  await mia.press(await mia.command("request movie", { title: keeper }), en.request.button);
  bot.seerr.approve(bot.seerr.requests().at(-1)?.id ?? 0);
  bot.seerr.arrive("movie", FILMS.keeper);
  await eventually(async () => (await scrape(bot)).sum("usherr_notices_sent_total") > 0);
  await eventually(async () => (await scrape(bot)).sum("usherr_notices_waiting") === 0);
  const { sum } = await scrape(bot);
  assert.equal(sum("usherr_notices_failed_total"), 0);
  const age = Date.now() / 1_000 - sum("usherr_last_sweep_timestamp_seconds");
  assert.ok(age > -1 && age < 60, `${age} s`);
});

Deno.test("/health and /metrics hold no secret, no title and no person", async () => {
  await using bot = await startBot({ seerr, hooks: true });
  const mia = bot.discord.person({ id: IDS.mia, name: "Mia" });
  await mia.press(await mia.command("request movie", { title: keeper }), en.request.button);
  bot.seerr.faults.broken = /^\/movie\//;
  bot.seerr.arrive("movie", FILMS.keeper);
  await eventually(async () => JSON.parse((await ask(bot, "/health")).text).notices.fault === "broken");
  const { discord, web } = bot.config;
  const secrets = [
    discord.token,
    bot.seerr.apiKey,
    web.secret,
    bot.seerr.url,
    IDS.mia,
    "Mia",
    "Lantern",
    "/movie",
    "Cannot",
  ];
  for (const path of ["/health", "/metrics"]) {
    const { text } = await ask(bot, path);
    for (const secret of secrets) assert.ok(!text.includes(secret), `${path}: ${secret}`);
  }
});

Deno.test("/health is 200 while the bot works, and 503 when it has been cut off from Discord for a while", async () => {
  let ahead = 0;
  await using bot = await startBot({ seerr, hooks: true, now: () => Date.now() + ahead });
  const { status, text } = await ask(bot, "/health");
  assert.equal(status, 200, text);
  assert.partialDeepStrictEqual(JSON.parse(text), {
    gateway: { state: "up", reconnects: 0 },
    seerr: { version: "3.3.0" },
  });

  bot.discord.faults.refuseConnections(true);
  bot.discord.faults.dropSockets();
  await eventually(async () => (await scrape(bot)).sum("usherr_gateway_up") === 0);
  ahead = 10 * 60_000;
  await eventually(async () => (await ask(bot, "/health")).status === 503);
  assert.equal(JSON.parse((await ask(bot, "/health")).text).status, "down");

  bot.discord.faults.refuseConnections(false);
  await eventually(async () => (await ask(bot, "/health")).status === 200, 10_000);
  assert.ok((await scrape(bot)).sum("usherr_gateway_reconnects_total") > 0);
});
