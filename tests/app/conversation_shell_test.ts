/** The whole way: a person in Discord, the bot on a real gateway socket, a request in Seerr. */
import assert from "node:assert/strict";
import { de, en } from "../../src/words/mod.ts";
import { type Bot, type BotOptions, startBeside, startBot } from "../support/bot.ts";
import { FILMS, IDS, LIBRARY, PEOPLE } from "../support/small_world.ts";
import { willTell } from "../support/will_tell.ts";

const start = (options: BotOptions = {}) =>
  startBot({
    ...options,
    seerr: { library: LIBRARY, people: PEOPLE, applicationUrl: "https://seerr.example", ...options.seerr },
  });
const posts = ({ seerr }: Bot) => seerr.calls.filter((it) => it.method === "POST" && it.path === "/request");
const keeper = `tmdb:${FILMS.keeper}`;

Deno.test("a film is suggested, shown and requested under the person's own account", async () => {
  await using bot = await start();
  const mia = bot.discord.person({ id: IDS.mia, name: "Mia" });

  const found = await mia.suggest("request movie", { option: "title", value: "lantern" });
  assert.deepEqual(found.map(({ name }) => name).sort(), ["The Lantern Keeper (2019)", "The Lantern Thieves (2024)"]);
  const picked = found.find(({ name }) => name.startsWith("The Lantern Keeper"));
  assert.equal(picked?.value, keeper);

  const card = await mia.command("request movie", { title: keeper });
  assert.equal(card.ephemeral, true);
  assert.equal(card.message.embeds[0]?.title, "The Lantern Keeper (2019)");
  assert.equal(card.message.embeds[0]?.url, `https://seerr.example/movie/${FILMS.keeper}`);

  await mia.press(card, en.request.button);
  assert.equal(card.message.content, willTell(en.request.pending("The Lantern Keeper")));
  assert.partialDeepStrictEqual(posts(bot), [{
    user: "2",
    status: 201,
    body: { mediaType: "movie", mediaId: FILMS.keeper, is4k: false },
  }]);
  assert.equal("userId" in (posts(bot)[0]?.body as object), false);
  assert.partialDeepStrictEqual(bot.seerr.requests(), [{
    tmdbId: FILMS.keeper,
    requestedBy: 2,
    status: 1,
    is4k: false,
  }]);

  const again = await mia.command("request movie", { title: keeper });
  assert.match(JSON.stringify(again.message.embeds), new RegExp(en.standing.minePending));
  await assert.rejects(() => mia.press(again, en.request.button));
});

Deno.test("a film that others wait for says how many, and never who", async () => {
  await using bot = await start();
  bot.seerr.ask(3, "movie", FILMS.keeper);
  const mia = bot.discord.person({ id: IDS.mia, name: "Mia" });
  const card = await mia.command("request movie", { title: keeper });
  const text = JSON.stringify(card.message);
  assert.match(text, new RegExp(en.standing.requestedPending));
  assert.match(text, new RegExp(en.card.waiting(1)));
  assert.doesNotMatch(text, /Trusted|seerr\.example"|@/i);
});

Deno.test("an automatic approval is told as such, and Radarr's refusal too", async () => {
  await using bot = await start();
  const trusted = bot.discord.person({ id: IDS.trusted, name: "Trusted" });
  bot.seerr.faults.arr = "refuse";
  const card = await trusted.command("request movie", { title: keeper });
  await trusted.press(card, en.request.button);
  assert.equal(card.message.content, en.request.failed("The Lantern Keeper"));
});

Deno.test("a text that is typed finds one film, several, or none", async () => {
  await using bot = await start();
  const mia = bot.discord.person({ id: IDS.mia, name: "Mia" });
  const one = await mia.command("request movie", { title: "harbour lights" });
  assert.equal(one.message.embeds[0]?.title, "Harbour Lights (2019)");
  assert.match(JSON.stringify(one.message), new RegExp(en.standing.available));

  const several = await mia.command("request movie", { title: "lantern" });
  assert.equal(several.message.embeds[0]?.title, en.choice.title.movie("lantern"));
  const card = await mia.choose(several, "pm", [String(FILMS.thieves)]);
  assert.equal(card.message.embeds[0]?.title, "The Lantern Thieves (2024)");

  const none = await mia.command("request movie", { title: "zzzz *no* such film" });
  assert.equal(none.message.content, en.request.nothing.movie("zzzz \\*no\\* such film"));
});

Deno.test("a year, dots, ids, links and a title full of markup lead to the right film", async () => {
  await using bot = await start();
  const mia = bot.discord.person({ id: IDS.mia, name: "Mia" });
  const titles: [string, RegExp][] = [
    ["lantern 2024", /Lantern Thieves/],
    ["Harbour.Lights", /Harbour Lights/],
    ["S.W.I.F.T.", /S\.W\.I\.F\.T\./],
    [`imdb:tt000${FILMS.there}`, /Harbour Lights/],
    [`https://www.themoviedb.org/movie/${FILMS.there}-harbour-lights`, /Harbour Lights/],
    [`https://www.imdb.com/title/tt000${FILMS.there}/`, /Harbour Lights/],
    ["@everyone **look**", /everyone/],
  ];
  for (const [typed, expected] of titles) {
    const seen = await mia.command("request movie", { title: typed });
    assert.match(seen.message.embeds[0]?.title ?? seen.message.content, expected, typed);
  }
  const series = await mia.command("request movie", { title: "https://www.themoviedb.org/tv/1396" });
  assert.equal(series.message.content, en.request.otherKind.movie);
  const unknown = await mia.command("request movie", { title: "tmdb:99999999" });
  assert.equal(unknown.message.content, en.request.missing.movie);
});

Deno.test("whoever is not linked is told how, and goes on with Check again", async () => {
  await using bot = await start();
  const stranger = bot.discord.person({ id: IDS.stranger, name: "Stranger" });
  const seen = await stranger.command("request movie", { title: keeper });
  assert.match(seen.message.content, new RegExp(IDS.stranger));
  assert.equal(posts(bot).length, 0);
  bot.seerr.link(2, IDS.stranger);
  // All scans of 15 s are one, so the first look may not see it yet; a new process scans anew.
  await bot.stop();
  await bot.start();
  await stranger.press(seen, en.link.again);
  assert.equal(seen.message.embeds[0]?.title, "The Lantern Keeper (2019)");
});

Deno.test("a Discord id on two accounts is refused with a sentence for the administrator", async () => {
  await using bot = await start();
  const twin = bot.discord.person({ id: IDS.twice, name: "Twin" });
  const seen = await twin.command("request movie", { title: keeper });
  assert.match(seen.message.content, new RegExp(en.link.ambiguous.slice(0, 40)));
});

Deno.test("unlinked people act as the shared account when the operator says so", async () => {
  await using bot = await start({ config: { "seerr.unlinkedUsers": 2 } });
  const stranger = bot.discord.person({ id: IDS.stranger, name: "Stranger" });
  const card = await stranger.command("request movie", { title: keeper });
  await stranger.press(card, en.request.button);
  assert.partialDeepStrictEqual(posts(bot), [{ user: "2", status: 201 }]);
});

Deno.test("reasons stand where the button would be: quota, permission, blocklist", async () => {
  await using bot = await start();
  bot.seerr.ask(4, "movie", FILMS.thieves);
  const cases: [string, string, RegExp][] = [
    [IDS.usedUp, keeper, new RegExp(en.standing.quota.movie(1, 7))],
    [IDS.barred, keeper, new RegExp(en.standing.forbidden.movie)],
    [IDS.mia, `tmdb:${FILMS.blocked}`, new RegExp(en.standing.blocklisted)],
  ];
  for (const [id, title, expected] of cases) {
    const person = bot.discord.person({ id, name: `Person ${id}` });
    const card = await person.command("request movie", { title });
    assert.match(JSON.stringify(card.message), expected);
    await assert.rejects(() => person.press(card, en.request.button));
  }
});

Deno.test("what changed since the card was shown is seen before anything is sent", async () => {
  await using bot = await start();
  const mia = bot.discord.person({ id: IDS.mia, name: "Mia" });
  const card = await mia.command("request movie", { title: keeper });
  bot.seerr.ask(3, "movie", FILMS.keeper);
  await mia.press(card, en.request.button);
  assert.equal(posts(bot).length, 0);
  assert.match(JSON.stringify(card.message), new RegExp(en.standing.requestedPending));
});

Deno.test("a double click asks once, and so does an interaction that is delivered twice", async () => {
  await using bot = await start();
  const mia = bot.discord.person({ id: IDS.mia, name: "Mia" });
  const card = await mia.command("request movie", { title: keeper });
  await Promise.all([mia.press(card, en.request.button), mia.press(card, en.request.button)]);
  assert.equal(posts(bot).length, 1);

  const other = await mia.command("request movie", { title: `tmdb:${FILMS.thieves}` });
  bot.discord.faults.deliverTwice(true);
  await mia.press(other, en.request.button);
  await bot.stop();
  assert.equal(posts(bot).length, 2);
  assert.equal(bot.lines.some((it) => it.level === "debug" && it.how === "lost"), true);
});

Deno.test("a button outlives the process that posted it", async () => {
  await using bot = await start();
  const mia = bot.discord.person({ id: IDS.mia, name: "Mia" });
  const several = await mia.command("request movie", { title: "lantern" });
  await bot.stop();
  await bot.start();
  const card = await mia.choose(several, "pm", [String(FILMS.keeper)]);
  await bot.stop();
  await bot.start();
  await mia.press(card, en.request.button);
  assert.equal(card.message.content, willTell(en.request.pending("The Lantern Keeper")));
});

Deno.test("a dropped line loses no interaction: it is replayed", async () => {
  await using bot = await start();
  const mia = bot.discord.person({ id: IDS.mia, name: "Mia" });
  bot.discord.faults.dropSockets();
  const card = await mia.command("request movie", { title: keeper });
  assert.equal(card.message.embeds[0]?.title, "The Lantern Keeper (2019)");
});

Deno.test("everyone reads their own language, in commands too", async () => {
  await using bot = await start();
  const mia = bot.discord.person({ id: IDS.mia, name: "Mia", locale: "de" });
  const card = await mia.command("request movie", { title: keeper });
  assert.equal(card.message.embeds[0]?.title, "Der Laternenwärter (2019)");
  await mia.press(card, de.request.button);
  assert.equal(card.message.content, willTell(de.request.pending("Der Laternenwärter"), de));
  const [request] = bot.discord.commands().filter((it) => it.name === "request");
  assert.equal(request?.name_localizations?.de, de.request.name);
  const help = await mia.command("help");
  assert.match(JSON.stringify(help.message), new RegExp(de.help.commands.movie));
});

Deno.test("a title from outside can neither mention nor format", async () => {
  await using bot = await start();
  const mia = bot.discord.person({ id: IDS.mia, name: "Mia" });
  const card = await mia.command("request movie", { title: `tmdb:${FILMS.nasty}` });
  await mia.press(card, en.request.button);
  assert.match(card.message.content, /\\\*\\\*look\\\*\\\*/);
  assert.deepEqual(card.message.mentions, []);
  assert.equal(card.message.mention_everyone, false);
});

Deno.test("two processes at once ask Seerr once: only the one whose acknowledgement came first goes on", async () => {
  await using bot = await start();
  const lines: Record<string, unknown>[] = [];
  const other = await startBeside(bot, lines);
  const mia = bot.discord.person({ id: IDS.mia, name: "Mia" });
  const card = await mia.command("request movie", { title: keeper });
  await mia.press(card, en.request.button);
  await bot.stop();
  await other.stop();
  assert.equal(card.message.content, willTell(en.request.pending("The Lantern Keeper")));
  assert.equal(posts(bot).length, 1);
  const lost = [...bot.lines, ...lines].filter((it) => it.what === "rm" && it.how === "lost");
  assert.deepEqual(lost.map(({ level }) => level), ["debug"]);
});

Deno.test("two people who press at the same moment ask once, although Seerr itself would take both", async () => {
  await using bot = await start();
  bot.seerr.faults.racy = 50;
  const [mia, trusted] = [[IDS.mia, "Mia"], [IDS.trusted, "Trusted"]].map(([id, name]) =>
    bot.discord.person({ id: id ?? "", name: name ?? "" })
  );
  assert.ok(mia && trusted);
  const cards = await Promise.all([mia, trusted].map((it) => it.command("request movie", { title: keeper })));
  assert.ok(cards[0] && cards[1]);
  await Promise.all([mia.press(cards[0], en.request.button), trusted.press(cards[1], en.request.button)]);
  assert.equal(posts(bot).length, 1);
  assert.equal(bot.seerr.requests().length, 1);
});

Deno.test("people who share an account are told apart by who asked here", async () => {
  await using bot = await start({ config: { "seerr.unlinkedUsers": 2 } });
  const [ann, bob] = ["210000000000000001", "210000000000000002"].map((id) =>
    bot.discord.person({ id, name: `P${id}` })
  );
  assert.ok(ann && bob);
  await ann.press(await ann.command("request movie", { title: keeper }), en.request.button);
  const hers = await ann.command("request movie", { title: keeper });
  const his = await bob.command("request movie", { title: keeper });
  assert.match(JSON.stringify(hers.message), new RegExp(en.standing.minePending));
  assert.match(JSON.stringify(his.message), new RegExp(en.standing.requestedPending));
  assert.match(JSON.stringify(his.message), new RegExp(en.card.waiting(1)));
});
