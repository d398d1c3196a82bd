import assert from "node:assert/strict";
import { asAccount } from "../../src/commands/linked.ts";
import type { Account } from "../../src/services/accounts.ts";
import { linkAmbiguous, linkNeeded, linkStillNeeded } from "../../src/views/link_needed.ts";
import { en } from "../../src/words/mod.ts";
import { fakeContext, PERSON } from "../support/context.ts";

const typed = { kind: "tv", typed: "the wire" } as const;

async function gone(account: Account, needed?: typeof linkNeeded) {
  const { context, asked } = fakeContext();
  const message = await asAccount(context, account, {
    ...typed,
    run: async (seerr) => ({ content: `${(await seerr.search("movie", "x")).pages}` }),
    ...(needed ? { needed } : {}),
  });
  return { message, as: asked.map(([userId]) => userId) };
}

Deno.test("asAccount() goes on as the account that there is", async () => {
  for (const kind of ["linked", "shared"] as const) {
    assert.deepEqual(await gone({ kind, userId: 5 }), { message: { content: "1" }, as: [5] });
  }
});

Deno.test("asAccount() says what is missing, and asks Seerr nothing", async () => {
  assert.deepEqual(await gone({ kind: "unlinked" }), { message: linkNeeded(en, PERSON, typed), as: [] });
  assert.deepEqual(await gone({ kind: "unlinked" }, linkStillNeeded), {
    message: linkStillNeeded(en, PERSON, typed),
    as: [],
  });
  const { context } = fakeContext();
  const run = () => Promise.resolve({ content: "not run" });
  assert.deepEqual(
    await asAccount(context, { kind: "unlinked" }, { run }),
    linkNeeded(en, PERSON),
    "nothing to go on with",
  );
  assert.deepEqual(await gone({ kind: "ambiguous", userIds: [1, 2] }), { message: linkAmbiguous(en, PERSON), as: [] });
});
