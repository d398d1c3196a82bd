import assert from "node:assert/strict";
import fc from "fast-check";
import { show, update } from "../../src/discord/reply.ts";
import type { Refusal } from "../../src/gate.ts";
import type { ServiceFault } from "../../src/services/service_error.ts";
import { apology } from "../../src/views/apology.ts";
import { help } from "../../src/views/help.ts";
import { linkAmbiguous, linkNeeded, linkStillNeeded } from "../../src/views/link_needed.ts";
import { refusal } from "../../src/views/refusal.ts";
import { de, en } from "../../src/words/mod.ts";
import { objections } from "../support/accepted.ts";
import { search } from "../support/arbitraries.ts";
import { OTHER, PERSON, ROLE } from "../support/context.ts";
import { pressable } from "../support/pressing.ts";

const refusals: Refusal[] = [
  ...(["unclear", "direct", "directRoles", "admin", "adminDirect", "notYours"] as const).map((kind) => ({ kind })),
  { kind: "role", ids: [ROLE] },
  { kind: "channel", ids: [PERSON, OTHER] },
  { kind: "pace", seconds: 1 },
  { kind: "pace", seconds: 42 },
];
const faults: ServiceFault[] = ["unreachable", "slow", "key", "csrf", "proxy", "nonsense", "tmdb", "broken", "refused"];
const typed = { kind: "movie", typed: "the matrix" } as const;

for (const [language, words] of Object.entries({ English: en, German: de })) {
  Deno.test(`refusal() says in ${language} what is needed`, async (t) => {
    await t.assertSnapshot(refusals.map((it) => `${it.kind}: ${refusal(words, it).content}`));
  });

  Deno.test(`apology() says in ${language} which server it is and what to do`, async (t) => {
    const said = faults.map((kind) => apology(words, { service: "seerr", kind }, "123").content);
    const ours = ([undefined, "store"] as const).map((fault) => apology(words, fault, "123").content);
    await t.assertSnapshot([...said, ...ours].join("\n\n"));
  });

  Deno.test(`linkNeeded() says in ${language} how to link the accounts`, async (t) => {
    const messages = [linkNeeded, linkStillNeeded].map((view) => view(words, PERSON, typed));
    await t.assertSnapshot([...messages, linkAmbiguous(words, PERSON)]);
    const ids = [
      linkNeeded(words, PERSON),
      linkNeeded(words, PERSON, typed),
      linkNeeded(words, PERSON, { ...typed, kind: "tv" }),
    ]
      .flatMap((message) => Object.values(pressable(message)));
    assert.deepEqual(ids, ["cl", "ca:the matrix", "cs:the matrix"]);
  });

  Deno.test(`help() says in ${language} what there is`, async (t) => {
    const lines = [{ mention: "</request movie:1>", does: words.help.commands.movie }, {
      mention: "`/help`",
      does: words.help.commands.help,
    }];
    await t.assertSnapshot(help(words, lines));
  });
}

Deno.test("messages about people and servers are taken by Discord in every language", () => {
  const many = Array.from({ length: 300 }, (_, i) => String(100000000000000000n + BigInt(i)));
  const long = (["role", "channel"] as const).map((kind) => ({ kind, ids: many }));
  fc.assert(
    fc.property(fc.constantFrom(en, de), search, (words, wanted) => {
      const messages = [
        ...[...refusals, ...long].map((why) => refusal(words, why)),
        ...faults.map((kind) => apology(words, { service: "seerr", kind }, PERSON)),
        apology(words, undefined, PERSON),
        apology(words, "store", PERSON),
        linkNeeded(words, PERSON),
        linkStillNeeded(words, PERSON),
        linkNeeded(words, PERSON, wanted),
        linkStillNeeded(words, PERSON, wanted),
        linkAmbiguous(words, PERSON),
        help(words, []),
        help(words, Array.from({ length: 50 }, () => ({ mention: "`/x`", does: "y".repeat(200) }))),
      ];
      for (const message of messages) {
        for (const reply of [show(message), update(message)]) assert.deepEqual(objections(reply), []);
      }
    }),
    { numRuns: 20 },
  );
});

Deno.test("refusal() cuts a long list of roles between two of them", () => {
  const ids = Array.from({ length: 300 }, (_, i) => String(100000000000000000n + BigInt(i)));
  assert.match(show(refusal(en, { kind: "role", ids })).data?.content ?? "", /<@&\d{18}>…$/);
});
