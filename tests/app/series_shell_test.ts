/** Series, seasons and 4K, over the whole way. */
import assert from "node:assert/strict";
import { sampleIds, samplePeople, sampleUserIds } from "../../src/playground/seerr/mod.ts";
import { en } from "../../src/words/mod.ts";
import { type Bot, type BotOptions, startBot } from "../support/bot.ts";

const start = (options: BotOptions = {}) => startBot({ ...options, seerr: { has4k: true, ...options.seerr } });
const posts = ({ seerr }: Bot) => seerr.calls.filter((it) => it.method === "POST" && it.path === "/request");
const discordId = (userId: number) => samplePeople.find(({ id }) => id === userId)?.discordIds?.[0] ?? "";
const person = (bot: Bot, userId: number) => bot.discord.person({ id: discordId(userId), name: `User ${userId}` });
const many = `tmdb:${sampleIds.manySeasons}`;

Deno.test("19 of 60 seasons are picked over three pages, and just these are requested", async () => {
  await using bot = await start();
  const member = person(bot, sampleUserIds.member);
  const seen = await member.command("request series", { title: many });
  await member.press(seen, en.season.choose);
  const title = bot.seerr.title("tv", sampleIds.manySeasons);
  const listed = title?.kind === "tv" ? (title.seasons ?? []).map((it) => it.seasonNumber).filter((it) => it > 0) : [];
  const wanted = listed.filter((_, i) => i % 3 === 0).slice(0, 19).sort((a, b) => a - b);
  for (;;) {
    const { select, values } = selectOf(seen.message);
    await member.choose(seen, select, values.filter((it) => wanted.includes(Number(it))));
    if (!labels(seen.message).includes(en.choice.next)) break;
    await member.press(seen, en.choice.next);
  }
  await member.press(seen, en.season.request(wanted.length));
  assert.deepEqual(posts(bot).map(({ body }) => (body as { seasons: unknown }).seasons), [wanted]);
  assert.deepEqual(bot.seerr.requests().at(-1)?.seasons, wanted);
  assert.match(seen.message.content, /^✅ Requested: /);
});

Deno.test("what is there already is not asked for again, and the shortcuts take what is missing", async () => {
  await using bot = await start();
  const member = person(bot, sampleUserIds.member);
  const seen = await member.command("request series", { title: `tmdb:${sampleIds.partialSeries}` });
  const before = JSON.stringify(seen.message.embeds);
  assert.match(before, /✅/);
  const [first] = labels(seen.message);
  assert.ok(first);
  await member.press(seen, first);
  if (labels(seen.message).includes(en.season.latest)) await member.press(seen, en.season.latest);
  assert.equal(posts(bot).length, 1);
  assert.equal(posts(bot)[0]?.status, 201);
});

Deno.test("a film and a series that share a number are told apart", async () => {
  await using bot = await start();
  const member = person(bot, sampleUserIds.member);
  const film = await member.command("request movie", { title: `tmdb:${sampleIds.shared}` });
  const series = await member.command("request series", { title: `tmdb:${sampleIds.shared}` });
  assert.match(film.message.embeds[0]?.url ?? "", /\/movie\/\d+$/);
  assert.match(series.message.embeds[0]?.url ?? "", /\/tv\/\d+$/);
  assert.notEqual(film.message.embeds[0]?.title, series.message.embeds[0]?.title);
});

Deno.test("HD and 4K are two lives of one film: each is asked for by itself, or both at once", async () => {
  await using bot = await start();
  const uhd = person(bot, sampleUserIds.uhd);
  const card = await uhd.command("request movie", { title: `tmdb:${sampleIds.open}` });
  await uhd.press(card, en.request.buttonBoth);
  assert.deepEqual(posts(bot).map(({ body }) => (body as { is4k: unknown }).is4k), [false, true]);
  assert.equal(card.message.content.split("\n").length, 3, "one for each, and that they will hear");

  const member = person(bot, sampleUserIds.member);
  const theirs = await member.command("request movie", { title: `tmdb:${sampleIds.sequel}` });
  assert.deepEqual(
    labels(theirs.message).filter((it) => it.includes("4K")),
    [],
    "without the right there is no button",
  );
});

Deno.test("50 people who ask for one series at once make one request", async () => {
  await using bot = await start({ config: { "seerr.unlinkedUsers": sampleUserIds.autoApproved } });
  bot.seerr.faults.racy = 20;
  const people = Array.from({ length: 50 }, (_, i) => bot.discord.person({ name: `P${i}` }));
  const cards = await Promise.all(
    people.map((it) => it.command("request movie", { title: `tmdb:${sampleIds.sequel}` })),
  );
  const before = bot.seerr.requests().length;
  await Promise.all(people.map((it, i) => it.press(cards[i] ?? assert.fail(), en.request.button)));
  assert.equal(bot.seerr.requests().length, before + 1);
  assert.equal(posts(bot).length, 1);
});

for (const family of ["overseerr", "jellyseerr", "seerr"] as const) {
  Deno.test(`a season is requested on ${family}, and stands in /requests until it is taken back`, async () => {
    await using bot = await start({ seerr: { family } });
    const member = person(bot, sampleUserIds.member);
    const seen = await member.command("request series", { title: many });
    await member.press(seen, en.season.choose);
    await member.press(seen, en.season.latest);
    assert.equal(posts(bot).length, 1);
    assert.match(seen.message.content, /^✅ Requested: /);

    const list = await member.command("requests");
    assert.match(list.message.embeds[0]?.description ?? "", /season/);
    const { select, values } = selectOf(list.message);
    await member.choose(list, select, [values[0] ?? ""]);
    await member.press(list, en.requests.cancel);
    assert.equal(list.message.content, en.requests.cancelled);
    assert.equal(
      bot.seerr.calls.at(-1)?.method === "DELETE" || bot.seerr.calls.some((it) => it.method === "DELETE"),
      true,
    );
  });
}

Deno.test("/me tells the account and its quota, /link that all is well", async () => {
  await using bot = await start();
  const member = person(bot, sampleUserIds.quotaUsedUp);
  const me = await member.command("me");
  assert.match(JSON.stringify(me.message.embeds), /2 of 2/);
  const link = await member.command("link");
  assert.match(link.message.content, /^You are linked/);
});

Deno.test("an administrator links somebody, who may then ask", async () => {
  const ROLE = "300000000000000009";
  await using bot = await start({ config: { "discord.adminRoles": [ROLE] } });
  const admin = bot.discord.person({ id: discordId(sampleUserIds.owner), name: "Ada", roles: [ROLE] });
  const ulla = bot.discord.person({ name: "Ulla" });
  const found = await admin.suggest("link", { option: "account", value: "ull", others: { person: ulla.id } });
  const [account] = found;
  assert.ok(account, "the account is suggested");
  const done = await admin.command("link", { person: ulla.id, account: account.value });
  assert.equal(done.message.content, en.link.done(`<@${ulla.id}>`, "Ulla"));
  const theirs = await ulla.command("link");
  assert.equal(theirs.message.content, en.link.fine("Ulla"), "it counts at once");
  const member = person(bot, sampleUserIds.member);
  const refused = await member.command("link", { person: ulla.id, account: account.value });
  assert.equal(refused.message.content, en.refused.admin);
});

type Message = { components?: unknown };

function componentsOf(message: Message): Record<string, unknown>[] {
  const rows = message.components as { components: Record<string, unknown>[] }[] | undefined;
  return (rows ?? []).flatMap((row) => row.components);
}

function labels(message: Message): string[] {
  return componentsOf(message).filter((it) => it.type === 2 && !it.url).map((it) => String(it.label));
}

function selectOf(message: Message): { select: string; values: string[] } {
  const found = componentsOf(message).find((it) => it.type === 3);
  assert.ok(found, "there is a select");
  return { select: String(found.custom_id), values: (found.options as { value: string }[]).map(({ value }) => value) };
}

const CATEGORIES = [
  { name: "Ordinary", mediaType: "movie", profileId: 4 },
  { name: "For kids", mediaType: "movie", tags: ["kids"], serverId: 0 },
  { name: "Staff only", mediaType: "movie", roles: ["300000000000000077"] },
  { name: "Broken", mediaType: "tv", profileId: "No such profile" },
];

Deno.test("a category says where a request goes; only what one may choose is offered", async () => {
  await using bot = await start({ config: { categories: CATEGORIES } });
  const member = person(bot, sampleUserIds.member);
  const seen = await member.command("request movie", { title: `tmdb:${sampleIds.open}` });
  assert.deepEqual(labels(seen.message), [], "a category comes first");
  const names = componentsOf(seen.message).flatMap((it) => (it.options ?? []) as { label: string; value: string }[]);
  assert.deepEqual(names.map(({ label }) => label), ["Ordinary", "For kids"]);
  await member.choose(seen, selectOf(seen.message).select, [names[1]?.value ?? ""]);
  await member.press(seen, en.request.button);
  assert.partialDeepStrictEqual(posts(bot), [{ status: 201, body: { serverId: 0, tags: [2], is4k: false } }]);

  const named = await member.command("request movie", { title: `tmdb:${sampleIds.sequel}`, category: "for KIDS" });
  assert.deepEqual(labels(named.message), [en.request.button]);
  const staff = await member.command("request movie", { title: `tmdb:${sampleIds.sequel}`, category: "Staff only" });
  assert.equal(staff.message.content, en.category.unknown("Staff only"));
});

Deno.test("a category that names what is not there asks for nothing, and says whom to tell", async () => {
  await using bot = await start({ config: { categories: CATEGORIES } });
  const member = person(bot, sampleUserIds.member);
  const seen = await member.command("request series", { title: many });
  await member.press(seen, en.season.choose);
  await member.press(seen, en.season.first);
  assert.equal(seen.message.content, en.category.broken("Broken"));
  assert.equal(posts(bot).length, 0);
});

Deno.test("the seasons of a pending request are changed, and all else that it had goes back", async () => {
  await using bot = await start();
  const member = person(bot, sampleUserIds.member);
  const seen = await member.command("request series", { title: many });
  await member.press(seen, en.season.choose);
  await member.press(seen, en.season.latest);
  const before = bot.seerr.requests().at(-1);
  const list = await member.command("requests", { status: "pending" });
  await member.choose(list, selectOf(list.message).select, [selectOf(list.message).values[0] ?? ""]);
  await member.press(list, en.requests.change);
  const { select, values } = selectOf(list.message);
  await member.choose(list, select, values.slice(0, 3));
  await member.press(list, en.season.save(3));
  const after = bot.seerr.requests().at(-1);
  assert.equal(after?.id, before?.id);
  assert.deepEqual(after?.seasons, values.slice(0, 3).map(Number).sort((a, b) => a - b));
  assert.match(list.message.content, /^The request is for seasons /);

  bot.seerr.approve(after?.id ?? 0);
  await member.choose(list, selectOf(list.message).select, [selectOf(list.message).values[0] ?? ""]);
  // The list was made before the approval, so the button is still there; whether it may be used is asked at the press.
  await member.press(list, en.requests.change);
  assert.equal(list.message.content, en.requests.tooLate);
});

Deno.test("every nasty title has its card: no date, no poster, no seasons, long, markup, adult, blocklisted, deleted", async () => {
  await using bot = await start();
  const member = person(bot, sampleUserIds.member);
  const { person: _, collection: __, firstOfMany: ___, ...titles } = sampleIds;
  for (const [name, id] of Object.entries(titles)) {
    for (const [kind, command] of [["movie", "request movie"], ["tv", "request series"]] as const) {
      if (!bot.seerr.title(kind, id)) continue;
      const seen = await member.command(command, { title: `tmdb:${id}` });
      assert.equal(seen.message.embeds.length, 1, `${name}: ${seen.message.content}`);
      const [embed] = seen.message.embeds;
      const shown = JSON.stringify([embed?.title, embed?.description, embed?.fields, labels(seen.message)]);
      assert.doesNotMatch(shown, /undefined|\bnull\b|NaN|\[object/, name);
    }
  }
});

Deno.test("a second press of Latest is no other season", async () => {
  await using bot = await start();
  const member = person(bot, sampleUserIds.member);
  const [one, two] = [
    await member.command("request series", { title: many }),
    await member.command("request series", { title: many }),
  ];
  for (const seen of [one, two]) await member.press(seen, en.season.choose);
  for (const seen of [one, two]) await member.press(seen, en.season.latest);
  assert.deepEqual(bot.seerr.requests().at(-1)?.seasons, [60]);
  assert.equal(posts(bot).filter(({ status }) => status === 201).length, 1);
});

Deno.test("a season that is on its way is not offered again although the series counts as available", async () => {
  await using bot = await start();
  const member = person(bot, sampleUserIds.member);
  bot.seerr.arrive("tv", sampleIds.partialSeries, { seasons: [3] });
  const id = bot.seerr.ask(sampleUserIds.member, "tv", sampleIds.partialSeries, { seasons: [4], status: 1 });
  bot.seerr.approve(id);
  bot.seerr.setStatus("tv", sampleIds.partialSeries, 5);
  const seen = await member.command("request series", { title: `tmdb:${sampleIds.partialSeries}` });
  const toHear = [en.follow.notify, en.follow.stop, en.follow.later];
  assert.deepEqual(labels(seen.message).filter((it) => !toHear.includes(it)), []);
});
