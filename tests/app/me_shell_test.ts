/** My data over the whole way: what is kept, as a file; and being forgotten. */
import assert from "node:assert/strict";
import { sampleIds, samplePeople, sampleUserIds } from "../../src/playground/seerr/mod.ts";
import { de, en } from "../../src/words/mod.ts";
import { type Bot, startBot } from "../support/bot.ts";
import { eventually } from "../support/eventually.ts";

const discordId = (userId: number) => samplePeople.find(({ id }) => id === userId)?.discordIds?.[0] ?? "";
const MEMBER = discordId(sampleUserIds.member);
const member = (bot: Bot) => bot.discord.person({ id: MEMBER, name: "Mira" });
const film = `tmdb:${sampleIds.open}`;

async function ask(bot: Bot): Promise<void> {
  const card = await member(bot).command("request movie", { title: film });
  await member(bot).press(card, en.request.button);
  assert.match(card.message.content, /^✅/);
}

async function exported(bot: Bot, words = en, person = member(bot)) {
  const seen = await person.press(await person.command("me"), words.me.export);
  const [file] = seen.message.attachments;
  assert.ok(file);
  return { seen, file, content: JSON.parse(bot.discord.file(file)) };
}

Deno.test("Export is a private file with everything that is kept", async () => {
  await using bot = await startBot();
  await ask(bot);
  // That they follow it by that is written down a moment later.
  await eventually(async () => (await exported(bot)).content.following !== undefined);
  const { seen, file, content } = await exported(bot);
  assert.deepEqual([seen.ephemeral, seen.message.content], [true, en.me.exported]);
  assert.deepEqual([file.filename, file.content_type], ["usherr-data.json", "application/json"]);
  const { about, madeAt, requests, following, ...more } = content;
  assert.match(about, /^Everything that Usherr/);
  assert.ok(Date.parse(madeAt) > 0);
  assert.deepEqual(more, { discordId: MEMBER, notifications: { locale: "en-US" } });
  assert.deepEqual(following.map(({ kind, tmdbId }: { kind: string; tmdbId: number }) => [kind, tmdbId]), [
    ["movie", sampleIds.open],
  ]);
  const [{ askedAt, ...request }, ...others] = requests;
  assert.ok(Date.parse(askedAt) > 0);
  const requestId = bot.seerr.requests().at(-1)?.id;
  assert.deepEqual([request, others], [{ requestId, mediaType: "movie", tmdbId: sampleIds.open, is4k: false }, []]);
});

Deno.test("what somebody was told is in their export, and gone when they are forgotten", async () => {
  await using bot = await startBot();
  await ask(bot);
  bot.seerr.arrive("movie", sampleIds.open);
  await bot.discord.until(() => member(bot).inbox.length > 0);
  await eventually(async () => (await exported(bot)).content.toldLately !== undefined);
  const { content } = await exported(bot);
  assert.deepEqual(Object.keys(content).filter((it) => ["told", "toldLately", "conversation"].includes(it)).length, 3);
  const seen = await member(bot).command("me");
  await member(bot).press(seen, en.me.forget);
  await member(bot).press(seen, en.me.forgetNow);
  const { about: _about, madeAt: _madeAt, forgottenAt, ...left } = (await exported(bot)).content;
  assert.ok(Date.parse(forgottenAt) > 0);
  assert.deepEqual(left, { discordId: MEMBER, requests: [] });
});

Deno.test("Forget me asks once more, and Cancel changes nothing", async () => {
  await using bot = await startBot();
  await ask(bot);
  const mira = member(bot);
  const seen = await mira.command("me");
  const before = JSON.stringify(seen.message.embeds);
  await mira.press(seen, en.me.forget);
  assert.equal(seen.message.content, en.me.forgetAsk(1));
  assert.deepEqual(seen.message.embeds, []);
  await mira.press(seen, en.me.cancel);
  assert.deepEqual([seen.message.content, JSON.stringify(seen.message.embeds)], ["", before]);
  assert.equal((await exported(bot)).content.requests.length, 1);
});

Deno.test("Forget me leaves one mark and what is in Seerr, until something is requested again", async () => {
  await using bot = await startBot();
  await ask(bot);
  const before = bot.seerr.requests().length;
  const mira = member(bot);
  const seen = await mira.command("me");
  await mira.press(seen, en.me.forget);
  await mira.press(seen, en.me.forgetNow);
  assert.deepEqual([seen.message.content, seen.message.components], [en.me.forgotten, []]);
  assert.equal(bot.seerr.requests().length, before);

  const again = await mira.command("me");
  assert.match(JSON.stringify(again.message.embeds), new RegExp(en.me.keptRequests(0)));
  const { content } = await exported(bot);
  assert.deepEqual(content.requests, []);
  assert.ok(Date.parse(content.forgottenAt) > 0, "the mark outlives looking around");

  const other = await mira.command("request movie", { title: `tmdb:${sampleIds.sequel}` });
  await mira.press(other, en.request.button);
  const { forgottenAt, requests } = (await exported(bot)).content;
  assert.deepEqual([forgottenAt, requests.length], [undefined, 1]);
});

Deno.test("somebody who is no longer linked still reads what is kept, and is forgotten, in their language", async () => {
  const folder = await Deno.makeTempDir();
  try {
    await using bot = await startBot({ config: { store: `${folder}/usherr.db` } });
    await ask(bot);
    bot.seerr.link(sampleUserIds.member, "100000000000000099");
    await bot.stop();
    await bot.start();
    const mira = bot.discord.person({ id: MEMBER, name: "Mira", locale: "de" });
    assert.equal((await exported(bot, de, mira)).content.requests.length, 1);
    const seen = await mira.command("me");
    await mira.press(seen, de.me.forget);
    assert.equal(seen.message.content, de.me.forgetAsk(1));
    await mira.press(seen, de.me.forgetNow);
    assert.equal(seen.message.content, de.me.forgotten);
    assert.deepEqual((await exported(bot, de, mira)).content.requests, []);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("another person cannot press what is mine", async () => {
  await using bot = await startBot();
  const seen = await member(bot).command("me");
  const other = bot.discord.person({ id: discordId(sampleUserIds.uhd), name: "Uwe" });
  await assert.rejects(other.press(seen, en.me.forget), /does not see/);
});
