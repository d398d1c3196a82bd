import assert from "node:assert/strict";
import fc from "fast-check";
import { show, update } from "../../src/discord/reply.ts";
import type { AccountInfo } from "../../src/services/account_info.ts";
import type { Follow } from "../../src/store/mod.ts";
import { accountCard, type Kept } from "../../src/views/account.ts";
import { de, en } from "../../src/words/mod.ts";
import { liveMarkup, objections } from "../support/accepted.ts";
import { follow } from "../support/arbitrary_notices.ts";
import { accountInfo } from "../support/arbitrary_accounts.ts";
import { accountOf, NOW } from "../support/context.ts";

const wish = (tmdbId: number, title: string): Follow => ({
  person: "1",
  kind: "tv",
  tmdbId,
  title,
  asked: [],
  at: NOW,
});
const own: Kept = { shared: false, requests: 0, follows: 0, wishes: [] };
const everything = { movie: true, tv: true, movie4k: true, tv4k: true, autoApproved: true };
const nothing = { movie: false, tv: false, movie4k: false, tv4k: false, autoApproved: false };
const freesAt = NOW + 3_600_000;
const accounts: Record<string, [AccountInfo, Kept]> = {
  "with everything allowed": [
    accountOf({
      may: everything,
      movieQuota: { limit: 0, days: 0, used: 12 },
      tvQuota: { limit: 10, days: 7, used: 3, left: 7 },
    }),
    { ...own, requests: 12, follows: 3, wishes: [wish(1, "Breaking Bad"), wish(2, "M*A*S*H")] },
  ],
  "that may ask for nothing": [accountOf({ name: "#12", may: nothing }), own],
  "with quotas that are used up": [
    accountOf({
      movieQuota: { limit: 5, days: 7, used: 5, left: 0, freesAt },
      tvQuota: { limit: 1, days: 0, used: 1, left: 0 },
    }),
    { ...own, requests: 1 },
  ],
  "that several people share": [accountOf({ name: "M*A*S*H" }), { ...own, shared: true, requests: 2 }],
};

for (const [language, words] of Object.entries({ English: en, German: de })) {
  for (const [what, [info, kept]] of Object.entries(accounts)) {
    Deno.test(`accountCard() shows in ${language} an account ${what}`, async (t) => {
      await t.assertSnapshot(show(accountCard(words, info, kept)).data);
    });
  }
}

Deno.test("accountCard() tells the quota of what somebody may ask for, in whatever quality, and no other", () => {
  const quotas = {
    movieQuota: { limit: 5, days: 7, used: 1, left: 4 },
    tvQuota: { limit: 9, days: 7, used: 2, left: 7 },
  };
  const told = (may: Partial<AccountInfo["may"]>) =>
    accountCard(en, accountOf({ ...quotas, may: { ...nothing, ...may } }), own).embeds?.[0]?.fields
      ?.filter(({ name }) => name === en.me.movieQuota || name === en.me.tvQuota).map(({ value }) => value);
  assert.deepEqual(told({}), []);
  assert.deepEqual(told({ movie: true }), ["1 of 5 used in 7 days"]);
  assert.deepEqual(told({ movie4k: true }), ["1 of 5 used in 7 days"]);
  assert.deepEqual(told({ tv: true, tv4k: true }), ["2 of 9 used in 7 days"]);
  assert.deepEqual(accountCard(en, accountOf(), own).embeds?.[0]?.fields?.map(({ name }) => name), [
    en.me.account,
    en.me.may,
    en.me.kept,
  ]);
});

Deno.test("accountCard() is a message that Discord takes, whatever Seerr says, and shows no markup of others", () => {
  const kept = fc.record({
    shared: fc.boolean(),
    requests: fc.nat(),
    follows: fc.nat(),
    wishes: fc.uniqueArray(follow, { selector: ({ kind, tmdbId }) => `${kind}:${tmdbId}`, maxLength: 30 }),
  });
  fc.assert(fc.property(fc.constantFrom(en, de), accountInfo, kept, (words, info, it) => {
    const message = accountCard(words, info, it);
    for (const reply of [show(message), update(message)]) assert.deepEqual(objections(reply), []);
    assert.deepEqual(liveMarkup(message.embeds?.[0]?.fields?.[0]?.value ?? ""), []);
  }));
});
