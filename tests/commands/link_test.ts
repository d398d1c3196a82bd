import assert from "node:assert/strict";
import type { Account } from "../../src/services/accounts.ts";
import type { Linked } from "../../src/services/account_link.ts";
import { linkAmbiguous, linkNeeded, linkStillNeeded } from "../../src/views/link_needed.ts";
import { en } from "../../src/words/mod.ts";
import { accountOf, fakeContext, OTHER, PERSON } from "../support/context.ts";
import { manners, press, suggested, type } from "../support/pressing.ts";

const whom = `<@${OTHER}>`;
const person = { id: OTHER, name: "Ben" };

Deno.test("/link says who somebody is in Seerr", async () => {
  const { context, asked } = fakeContext({ own: { info: () => Promise.resolve(accountOf({ name: "M*A*S*H" })) } });
  assert.deepEqual(await type(context, "link").then(({ content }) => content), en.link.fine("M\\*A\\*S\\*H"));
  assert.deepEqual(asked, [[7, "info"]]);
  const gone = fakeContext({ own: { info: () => Promise.resolve(undefined) } });
  assert.equal((await type(gone.context, "link")).content, en.me.gone);
});

Deno.test("/link says how to link, and a press looks again", async () => {
  const needed = linkNeeded(en, PERSON).content, still = linkStillNeeded(en, PERSON).content;
  const cases: [Account, first: string | undefined, again: string | undefined][] = [
    [{ kind: "unlinked" }, needed, still],
    [{ kind: "shared", userId: 3 }, `${en.link.sharing}\n${needed}`, `${en.link.sharing}\n${still}`],
    [{ kind: "ambiguous", userIds: [1, 2] }, linkAmbiguous(en, PERSON).content, linkAmbiguous(en, PERSON).content],
  ];
  for (const [it, first, again] of cases) {
    const looked: unknown[] = [];
    const { context } = fakeContext({
      account: (afresh) => {
        looked.push(afresh);
        return Promise.resolve(it);
      },
    });
    assert.equal((await type(context, "link")).content, first);
    const { reply } = await press(context, "cl");
    assert.deepEqual([reply.type, reply.data?.content], [7, again]);
    assert.deepEqual(looked, [undefined, "afresh"]);
  }
  assert.equal((await press(fakeContext().context, "cl")).reply.data?.content, en.link.fine("Mia"), "linked meanwhile");
});

Deno.test("/link wants a person and an account together", async () => {
  const { context, asked } = fakeContext();
  assert.equal((await type(context, "link", { person })).content, en.link.both);
  assert.equal((await type(context, "link", { account: "#8" })).content, en.link.both);
  assert.deepEqual(asked, []);
});

Deno.test("/link gives an account somebody's Discord id, and says what became of it", async () => {
  const cases: [Linked, string][] = [
    ["linked", en.link.done(whom, "Ben")],
    ["already", en.link.already(whom, "Ben")],
    ["gone", en.link.accountGone],
    ["owner", en.link.owner],
    [{ taken: 5 }, en.link.taken(whom, 5)],
  ];
  for (const [became, content] of cases) {
    const { context, asked } = fakeContext({ directory: { link: () => Promise.resolve(became) } });
    assert.equal((await type(context, "link", { person, account: "#8" })).content, content);
    assert.deepEqual(asked, [[undefined, "users", ""], [undefined, "link", 8, OTHER]]);
  }
});

Deno.test("/link shows an account's name without its markup, and its number when the name is not known", async () => {
  const directory = { search: () => Promise.resolve([{ userId: 8, name: "*Ben*\n# x" }]) };
  const content = async (account: string) =>
    (await type(fakeContext({ directory }).context, "link", { person, account })).content;
  assert.equal(await content("#8"), en.link.done(whom, "\\*Ben\\* # x"));
  assert.equal(await content("#9"), en.link.done(whom, "#9"));
});

Deno.test("/link takes only an account that was picked from the list", async () => {
  for (const account of ["Ben", "8", "#", "#0", "#-1", "#1.5", "# 8", "#9999999999", " #8"]) {
    const { context, asked } = fakeContext();
    assert.equal((await type(context, "link", { person, account })).content, en.link.pickAccount, account);
    assert.deepEqual(asked, [], account);
  }
});

Deno.test("/link suggests accounts by name, and their numbers as what is picked", async () => {
  const { context, asked } = fakeContext();
  assert.deepEqual(await suggested(context, ["link", "account"], "be"), [{ name: "Ben", value: "#8" }]);
  assert.deepEqual(asked, [[undefined, "users", "be"]]);
});

Deno.test("nothing is linked when the accounts cannot be read", async () => {
  const { context, asked } = fakeContext({ directory: { search: () => Promise.reject(new Error("down")) } });
  await assert.rejects(type(context, "link", { person, account: "#8" }), new Error("down"));
  assert.deepEqual(asked.map(([, method]) => method), ["users"]);
});

Deno.test("the press of /link belongs to the person who asked, and needs no right to request", () => {
  assert.deepEqual(manners("link"), ["cl own asker update"]);
});
