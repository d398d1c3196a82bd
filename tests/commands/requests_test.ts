import assert from "node:assert/strict";
import type { Account } from "../../src/services/accounts.ts";
import type { Cancelled } from "../../src/services/request_change.ts";
import type { ListedRequest } from "../../src/services/request_list.ts";
import { linkAmbiguous, linkNeeded } from "../../src/views/link_needed.ts";
import { requestValue } from "../../src/views/request_list.ts";
import { en } from "../../src/words/mod.ts";
import { type Answers, fakeContext, listedOf, OTHER, PERSON } from "../support/context.ts";
import { manners, press, pressable, type } from "../support/pressing.ts";

const command = "requests";
const other = { id: OTHER, name: "Ben *B*" };
const account = (it: Account) => () => Promise.resolve(it);
const having = (requests: ListedRequest[]): Answers => ({
  own: { requests: (page) => Promise.resolve({ requests, page, pages: 3, total: requests.length }) },
});

Deno.test("/requests lists one's own, narrowed to what was chosen", async () => {
  const { context, asked } = fakeContext(having([listedOf(1)]));
  const all = await type(context, command);
  assert.equal(all.embeds?.[0]?.title, en.requests.title);
  assert.deepEqual(Object.values(pressable(all)), ["ro:1:all:-", "rl:2:all:-"]);
  const failed = await type(context, command, { status: "failed" });
  assert.equal(failed.embeds?.[0]?.title, "My requests: failed");
  assert.deepEqual(asked, [[7, "requests", 1, "all"], [7, "requests", 1, "failed"]]);
});

Deno.test("/requests shows an administrator somebody else's, and says whose they are", async () => {
  const { context, asked } = fakeContext(having([listedOf(1)]));
  const list = await type(context, command, { person: other, status: "pending" });
  assert.match(list.embeds?.[0]?.description ?? "", new RegExp(`^<@${OTHER}>\n`));
  assert.deepEqual(Object.values(pressable(list)), [`ro:1:pending:${OTHER}`, `rl:2:pending:${OTHER}`]);
  assert.deepEqual(asked, [[8, "requests", 1, "pending"]]);
  const own = await type(context, command, { person: { id: PERSON, name: "me" } });
  assert.deepEqual(own.embeds?.[0]?.title, en.requests.title);
});

Deno.test("nobody but an administrator sees somebody else's requests, at any press", async () => {
  const { context, asked } = fakeContext({ ...having([listedOf(1)]), may: (needs) => needs !== "admin" });
  assert.equal((await type(context, command, { person: other })).content, en.refused.admin);
  const value = requestValue(listedOf(1, { cancellable: true }));
  for (const id of [`rl:1:all:${OTHER}`, `ro:1:all:${OTHER}`]) {
    const { reply } = await press(context, id, [value]);
    assert.deepEqual([reply.data?.content, reply.data?.embeds], [en.refused.admin, []], id);
  }
  assert.deepEqual(asked, [], "Seerr is not asked");
});

Deno.test("/requests says what is missing where there is no account", async () => {
  const cases: [Account, own: string | undefined, theirs: string][] = [
    [{ kind: "unlinked" }, linkNeeded(en, PERSON).content, en.link.notLinked(`<@${OTHER}>`)],
    [{ kind: "ambiguous", userIds: [1, 2] }, linkAmbiguous(en, PERSON).content, en.link.linkedTwice(`<@${OTHER}>`)],
  ];
  for (const [it, own, theirs] of cases) {
    const { context, asked } = fakeContext({ account: account(it), accountOf: account(it) });
    assert.equal((await type(context, command)).content, own);
    assert.equal((await type(context, command, { person: other })).content, theirs);
    assert.equal((await press(context, "rc:12:1:all")).reply.data?.content, own);
    assert.deepEqual(asked, []);
  }
});

Deno.test("/requests tells one's own of a shared account, and nobody else's", async () => {
  const shared = account({ kind: "shared", userId: 3 });
  const { context, asked } = fakeContext({ ...having([listedOf(1)]), account: shared, accountOf: shared });
  assert.equal((await type(context, command)).embeds?.[0]?.title, en.requests.title);
  assert.equal((await type(context, command, { person: other })).content, en.link.notLinked(`<@${OTHER}>`));
  assert.deepEqual(asked, [[3, "requests", 1, "all"]]);
});

Deno.test("another page is asked for of the same list", async () => {
  const { context, asked } = fakeContext(having([listedOf(1)]));
  const { reply } = await press(context, "rl:2:declined:-");
  await press(context, `rl:3:all:${OTHER}`);
  assert.deepEqual(asked, [[7, "requests", 2, "declined"], [8, "requests", 3, "all"]]);
  assert.deepEqual([reply.type, reply.data?.embeds?.[0]?.footer?.text], [7, "Page 2 of 3"]);
});

/** What can be pressed below an opened request, without the buttons of the card. */
async function below(context: Parameters<typeof press>[0], id: string, value: string): Promise<string[]> {
  const { reply } = await press(context, id, [value]);
  return Object.values(pressable(reply.data ?? {})).filter((id) => /^r[cel]:/.test(id));
}

Deno.test("an opened request shows its card, and what can be done while it is pending", async () => {
  const { context, asked } = fakeContext();
  const film = listedOf(12, { tmdbId: 603, cancellable: true });
  assert.deepEqual(await below(context, "ro:2:pending:-", requestValue(film)), ["rc:12:2:pending", "rl:2:pending:-"]);
  const show = listedOf(13, { kind: "tv", tmdbId: 1396, cancellable: true });
  assert.deepEqual(await below(context, "ro:1:all:-", requestValue(show)), ["re:13:1396", "rc:13:1:all", "rl:1:all:-"]);
  assert.deepEqual(await below(context, "ro:1:all:-", requestValue(listedOf(14))), ["rl:1:all:-"]);
  assert.deepEqual(asked, [[7, "movie", 603], [7, "series", 1396], [7, "movie", 614]]);
});

Deno.test("somebody else's request shows its card to whoever looks, and cannot be taken back", async () => {
  const value = requestValue(listedOf(12, { tmdbId: 603, cancellable: true }));
  const { context, asked } = fakeContext();
  assert.deepEqual(await below(context, `ro:1:all:${OTHER}`, value), [`rl:1:all:${OTHER}`]);
  assert.deepEqual(asked, [[7, "movie", 603]], "as the administrator who looks");
  const stranger = fakeContext({ account: account({ kind: "unlinked" }) });
  assert.deepEqual(await below(stranger.context, `ro:1:all:${OTHER}`, value), [`rl:1:all:${OTHER}`]);
  assert.deepEqual(stranger.asked, [[undefined, "movie", 603]]);
});

Deno.test("a title that Seerr no longer knows still leads back to the list", async () => {
  const { context } = fakeContext({ library: { movie: () => Promise.resolve(undefined) } });
  const { reply } = await press(context, "ro:1:all:-", [requestValue(listedOf(12))]);
  assert.equal(reply.data?.content, en.request.missing.movie);
  assert.deepEqual(pressable(reply.data ?? {}), { [en.requests.back]: "rl:1:all:-" });
});

Deno.test("an odd pick leaves the list alone", async () => {
  for (
    const values of [[], [""], ["603"], ["movie:603"], ["movie:x:1:c"], ["person:1:1:c"], ["movie:1:1:d"], [
      "tv:1:-1:c",
    ]]
  ) {
    const { context, asked } = fakeContext();
    const { reply } = await press(context, "ro:1:all:-", values);
    assert.deepEqual([reply.type, reply.data?.content, asked], [4, en.old.button, []], values[0]);
  }
});

Deno.test("Cancel takes the request back, says what became of it, and shows the list again", async () => {
  for (const became of ["cancelled", "gone", "notYours", "tooLate"] satisfies Cancelled[]) {
    const own = { ...having([listedOf(1)]).own, cancel: () => Promise.resolve(became) };
    const { context, asked } = fakeContext({ own });
    const { reply } = await press(context, "rc:12:2:pending");
    assert.equal(reply.data?.content, en.requests[became]);
    assert.equal(reply.data?.embeds?.[0]?.title, "My requests: waiting for approval");
    assert.deepEqual(asked, [[7, "cancel", 12], [7, "requests", 2, "pending"]]);
  }
});

Deno.test("every press of /requests belongs to the person who asked, and only other seasons need the right to ask for series", () => {
  assert.deepEqual(manners(command), [
    "rl own asker update free",
    "ro own asker update",
    "rc own asker update writes",
    "re ask series asker update",
    "es ask series asker update",
    "ep ask series asker update free",
    "ew ask series asker update writes",
  ]);
});
