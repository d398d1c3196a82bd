/** Seerr in trouble: which sentence the person reads, and that nothing is ever silent. */
import assert from "node:assert/strict";
import type { TinySeerr } from "../../src/playground/seerr/mod.ts";
import { en } from "../../src/words/mod.ts";
import { startBot } from "../support/bot.ts";
import { FILMS, IDS, LIBRARY, PEOPLE } from "../support/small_world.ts";
import { willTell } from "../support/will_tell.ts";

const seerr = { library: LIBRARY, people: PEOPLE };
const keeper = `tmdb:${FILMS.keeper}`;

const TROUBLE: [string, (seerr: TinySeerr) => void, string][] = [
  ["down", ({ faults }) => faults.down = "refuse", en.trouble.unreachable("Seerr")],
  ["reset", ({ faults }) => faults.down = "reset", en.trouble.unreachable("Seerr")],
  ["a proxy's page", ({ faults }) => faults.html = true, en.trouble.proxy("Seerr")],
  ["nonsense", ({ faults }) => faults.nonsense = true, en.trouble.nonsense("Seerr")],
  ["a changed key", ({ faults }) => faults.newKey = "another", en.trouble.key("Seerr")],
  ["an internal error", ({ faults }) => faults.broken = true, en.trouble.broken("Seerr")],
  ["TMDB down", ({ faults }) => faults.tmdbDown = true, en.trouble.tmdb("Seerr")],
];
for (const [name, breakIt, sentence] of TROUBLE) {
  Deno.test(`a person hears what to do, and with which number: ${name}`, async () => {
    await using bot = await startBot({ seerr });
    const mia = bot.discord.person({ id: IDS.mia, name: "Mia" });
    const card = await mia.command("request movie", { title: keeper });
    breakIt(bot.seerr);
    const seen = await mia.command("request movie", { title: keeper });
    const number = /(\d{17,20})$/.exec(seen.message.content)?.[1];
    assert.equal(seen.message.content, `${sentence}\n${en.trouble.id(number ?? "")}`);
    assert.ok(bot.lines.some((it) => it.interaction === number && it.level === "warn"));

    await mia.press(card, en.request.button);
    assert.equal(card.message.embeds[0]?.title, "The Lantern Keeper (2019)", "the card stays");
    assert.ok(card.followUps.length > 0 || JSON.stringify(bot.lines).includes("cannot answer"));
    assert.equal(bot.seerr.requests().length, 0);
    assert.equal(JSON.stringify(bot.lines).includes(bot.seerr.apiKey), false);
  });
}

Deno.test("a request whose answer was lost is found, and never sent again", async () => {
  await using bot = await startBot({ seerr });
  const mia = bot.discord.person({ id: IDS.mia, name: "Mia" });
  const card = await mia.command("request movie", { title: keeper });
  bot.seerr.faults.cut = "/request";
  bot.seerr.faults.cutTimes = 1;
  await mia.press(card, en.request.button);
  assert.equal(card.message.content, willTell(en.request.pending("The Lantern Keeper")));
  assert.equal(bot.seerr.calls.filter((it) => it.method === "POST" && it.path === "/request").length, 1);
  assert.equal(bot.seerr.requests().length, 1);
});

Deno.test("with CSRF protection on, requests are made all the same", async () => {
  await using bot = await startBot({ seerr: { ...seerr, csrf: true } });
  const mia = bot.discord.person({ id: IDS.mia, name: "Mia" });
  const card = await mia.command("request movie", { title: keeper });
  await mia.press(card, en.request.button);
  assert.equal(card.message.content, willTell(en.request.pending("The Lantern Keeper")));
});

for (const family of ["overseerr", "jellyseerr", "seerr"] as const) {
  Deno.test(`the main job on ${family}`, async () => {
    await using bot = await startBot({ seerr: { ...seerr, family } });
    const mia = bot.discord.person({ id: IDS.mia, name: "Mia" });
    const card = await mia.command("request movie", { title: "lantern keeper" });
    await mia.press(card, en.request.button);
    assert.equal(card.message.content, willTell(en.request.pending("The Lantern Keeper")));
    const there = await mia.command("request movie", { title: `tmdb:${FILMS.there}` });
    assert.match(JSON.stringify(there.message.components), new RegExp(en.card.links.watch));
  });
}
