import assert from "node:assert/strict";
import type { Account } from "../../src/services/accounts.ts";
import { accountCard, dataRow } from "../../src/views/account.ts";
import { linkAmbiguous, linkNeeded } from "../../src/views/link_needed.ts";
import { en } from "../../src/words/mod.ts";
import { accountOf, fakeContext, PERSON } from "../support/context.ts";
import { manners, press, pressable, type } from "../support/pressing.ts";

const account = (it: Account) => () => Promise.resolve(it);

Deno.test("/me shows the account, what is left of it, and how much is kept", async () => {
  for (const kind of ["linked", "shared"] as const) {
    const { context, asked } = fakeContext({ account: account({ kind, userId: 5 }), kept: () => Promise.resolve(3) });
    const expected = accountCard(en, accountOf(), { shared: kind === "shared", requests: 3, follows: 0, wishes: [] });
    assert.deepEqual((await type(context, "me")).embeds, expected.embeds);
    assert.deepEqual(asked, [[5, "info"]]);
    assert.deepEqual((await press(context, "mb")).reply.data?.embeds, expected.embeds, "and so does the way back");
  }
});

Deno.test("/me says that an account is gone, and still what is kept", async () => {
  const { context } = fakeContext({ own: { info: () => Promise.resolve(undefined) } });
  const message = await type(context, "me");
  assert.equal(message.content, en.me.gone);
  assert.deepEqual(message.components, [dataRow(en)]);
});

Deno.test("/me says how to link where there is no account, and lets go of what is kept all the same", async () => {
  const needed = linkNeeded(en, PERSON);
  const { content, components } = await type(
    fakeContext({ account: account({ kind: "unlinked" }) }).context,
    "me",
  );
  assert.deepEqual([content, components], [needed.content, [...needed.components ?? [], dataRow(en)]]);
  const twice = fakeContext({ account: account({ kind: "ambiguous", userIds: [1, 2] }) });
  assert.equal((await type(twice.context, "me")).content, linkAmbiguous(en, PERSON).content);
});

Deno.test("Export gives everything that is kept as a file", async () => {
  const { context, asked } = fakeContext();
  const { reply, files = [] } = await press(context, "me");
  assert.deepEqual([reply.type, reply.data?.content], [4, en.me.exported]);
  assert.equal(JSON.parse(files[0]?.text ?? "").discordId, PERSON);
  assert.deepEqual(asked, [[undefined, "all data"]]);
});

Deno.test("Forget me asks once more, and forgets only then", async () => {
  const { context, asked } = fakeContext();
  const { reply } = await press(context, "mf");
  assert.equal(reply.data?.content, en.me.forgetAsk(0));
  assert.deepEqual(Object.values(pressable(reply.data ?? {})), ["mg", "mb"]);
  assert.deepEqual(asked.map(([, method]) => method), ["all data"]);
  const done = await press(context, "mg");
  assert.deepEqual([done.reply.data?.content, done.reply.data?.components], [en.me.forgotten, []]);
  assert.deepEqual(asked.map(([, method]) => method), ["all data", "forget"]);
});

Deno.test("every press of /me belongs to the person who asked, and needs no right to request", () => {
  assert.deepEqual(manners("me"), [
    "me own asker show",
    "mf own asker update",
    "mg own asker update writes",
    "mb own asker update free",
  ]);
});
