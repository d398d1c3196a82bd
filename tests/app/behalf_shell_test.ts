/** `/request … for:`: asked by an administrator, with somebody else's account, and theirs. */
import assert from "node:assert/strict";
import { sampleIds, samplePeople, sampleUserIds } from "../../src/playground/seerr/mod.ts";
import { en } from "../../src/words/mod.ts";
import { type Bot, startBot } from "../support/bot.ts";

const ROLE = "300000000000000009";
const config = { "discord.adminRoles": [ROLE] };
const discordId = (userId: number) => samplePeople.find(({ id }) => id === userId)?.discordIds?.[0] ?? "";
const posts = ({ seerr }: Bot) => seerr.calls.filter((it) => it.method === "POST" && it.path === "/request");

function people({ discord }: Bot) {
  const admin = discord.person({ id: discordId(sampleUserIds.owner), name: "Ada", roles: [ROLE] });
  const member = discord.person({ id: discordId(sampleUserIds.member), name: "Mira" });
  return { admin, member };
}

Deno.test("an administrator asks for somebody else: it is theirs, and both are told", async () => {
  await using bot = await startBot({ config });
  const { admin, member } = people(bot);
  const card = await admin.command("request movie", { title: `tmdb:${sampleIds.open}`, for: member.id });
  assert.equal(card.message.content, en.request.theirView(`<@${member.id}>`));
  await admin.press(card, en.request.button);
  assert.deepEqual(posts(bot).map(({ user, status }) => [user, status]), [[String(sampleUserIds.member), 201]]);
  assert.ok(card.message.content.endsWith(en.request.pending("The Lantern Keeper")), card.message.content);
  await bot.discord.until(() => member.inbox.length > 0);
  assert.deepEqual(member.inbox.map(({ content }) => content), [en.request.forYou("The Lantern Keeper")]);
  const [sent] = bot.discord.exchanges.filter(({ route }) => route === "/channels/{channel_id}/messages");
  assert.partialDeepStrictEqual(sent?.body, { enforce_nonce: true, allowed_mentions: { parse: [] } });
  const theirs = await member.command("requests");
  assert.match(theirs.message.embeds[0]?.description ?? "", /The Lantern Keeper/);
});

Deno.test("seasons are picked for somebody else, over pages", async () => {
  await using bot = await startBot({ config });
  const { admin, member } = people(bot);
  const seen = await admin.command("request series", { title: `tmdb:${sampleIds.manySeasons}`, for: member.id });
  await admin.press(seen, en.season.choose);
  await admin.press(seen, en.choice.next);
  await admin.press(seen, en.season.latest);
  assert.partialDeepStrictEqual(posts(bot), [{ user: String(sampleUserIds.member), body: { seasons: [60] } }]);
  await bot.discord.until(() => member.inbox.length === 1);
});

Deno.test("what an administrator asks for keeps nothing about the person, who may want to be forgotten", async () => {
  await using bot = await startBot({ config });
  const { admin, member } = people(bot);
  const card = await admin.command("request movie", { title: `tmdb:${sampleIds.open}`, for: member.id });
  await admin.press(card, en.request.button);
  assert.equal(posts(bot).length, 1);
  const me = await member.command("me");
  assert.match(JSON.stringify(me.message.embeds), new RegExp(`"${en.me.keptRequests(0)}"`));
});

Deno.test("nobody but an administrator asks for others, and whoever is not linked cannot be asked for", async () => {
  await using bot = await startBot({ config });
  const { admin, member } = people(bot);
  const refused = await member.command("request movie", { title: `tmdb:${sampleIds.open}`, for: admin.id });
  assert.equal(refused.message.content, en.refused.admin);
  const stranger = bot.discord.person({ name: "Stranger" });
  const unlinked = await admin.command("request movie", { title: `tmdb:${sampleIds.open}`, for: stranger.id });
  assert.equal(unlinked.message.content, en.link.notLinked(`<@${stranger.id}>`));
  const several = await admin.command("request movie", { title: "paper comet", for: member.id });
  assert.ok(several.message.content.endsWith(en.request.pickTitle), several.message.content);
  assert.equal(posts(bot).length, 0);
});

Deno.test("a button for somebody else stops working with the right to press it", async () => {
  await using bot = await startBot({ config });
  const { admin, member } = people(bot);
  const card = await admin.command("request movie", { title: `tmdb:${sampleIds.open}`, for: member.id });
  await bot.stop();
  bot.config.discord.adminRoles.length = 0;
  await bot.start();
  const pressed = await admin.press(card, en.request.button);
  await bot.discord.until(() => pressed.followUps.length > 0);
  assert.equal(posts(bot).length, 0);
  assert.deepEqual(pressed.followUps.map(({ content }) => content), [en.refused.admin]);
});

Deno.test("a request stands although its person takes no direct messages", async () => {
  await using bot = await startBot({ config });
  const { admin, member } = people(bot);
  member.block();
  const card = await admin.command("request movie", { title: `tmdb:${sampleIds.open}`, for: member.id });
  await admin.press(card, en.request.button);
  assert.equal(posts(bot).length, 1);
  await bot.discord.until(() => bot.lines.some(({ event }) => event === "cannot tell somebody directly"));
});
