import assert from "node:assert/strict";
import fc from "fast-check";
import { show, update } from "../../src/discord/reply.ts";
import type { Refusal } from "../../src/gate.ts";
import type { Outcome } from "../../src/services/library.ts";
import type { ServiceFault } from "../../src/services/service_error.ts";
import { apology } from "../../src/views/apology.ts";
import { help } from "../../src/views/help.ts";
import { linkAmbiguous, linkNeeded, linkStillNeeded } from "../../src/views/link_needed.ts";
import { requestOutcome } from "../../src/views/outcome.ts";
import { refusal } from "../../src/views/refusal.ts";
import { de, en } from "../../src/words/mod.ts";
import { objections } from "../support/accepted.ts";
import { movieDetails, outcome, reader, typedText } from "../support/arbitraries.ts";
import { detailsOf, movieOf, NOW, OTHER, PERSON, ROLE } from "../support/context.ts";

const refusals: Refusal[] = [
  ...(["unclear", "direct", "directRoles", "admin", "adminDirect", "notYours"] as const).map((kind) => ({ kind })),
  { kind: "role", ids: [ROLE] },
  { kind: "channel", ids: [PERSON, OTHER] },
  { kind: "pace", seconds: 1 },
  { kind: "pace", seconds: 42 },
];
const faults: ServiceFault[] = ["unreachable", "slow", "key", "csrf", "proxy", "nonsense", "broken", "refused"];
const outcomes: Outcome[] = [
  { kind: "requested", requestId: 7, state: "pending" },
  { kind: "requested", requestId: 7, state: "approved" },
  { kind: "requested", state: "failed" },
  { kind: "refused", standing: { kind: "available" } },
  { kind: "refused", standing: { kind: "quota", limit: 5, days: 7, freesAt: NOW } },
  { kind: "missing" },
  { kind: "unknown" },
];

for (const [language, words] of Object.entries({ English: en, German: de })) {
  Deno.test(`refusal() says in ${language} what is needed`, async (t) => {
    await t.assertSnapshot(refusals.map((it) => `${it.kind}: ${refusal(words, it).content}`));
  });

  Deno.test(`apology() says in ${language} which server it is and what to do`, async (t) => {
    const said = faults.map((kind) => apology(words, { service: "seerr", kind }, "123").content);
    await t.assertSnapshot([...said, apology(words, undefined, "123").content].join("\n\n"));
  });

  Deno.test(`linkNeeded() says in ${language} how to link the accounts`, async (t) => {
    const messages = [linkNeeded, linkStillNeeded].map((view) => view(words, PERSON, "the matrix"));
    await t.assertSnapshot([...messages, linkAmbiguous(words, PERSON)]);
  });

  Deno.test(`help() says in ${language} what there is`, async (t) => {
    const lines = [{ mention: "</request movie:1>", does: words.help.commands.movie }, {
      mention: "`/help`",
      does: words.help.commands.help,
    }];
    await t.assertSnapshot(help(words, lines));
  });

  Deno.test(`requestOutcome() says in ${language} what became of it`, async (t) => {
    const who = { words, region: "US", now: NOW };
    const details = detailsOf(undefined, { movie: movieOf({ title: "M*A*S*H" }) });
    const said = outcomes.map((it) => {
      const { content, embeds } = requestOutcome(who, it, details);
      return [content, embeds?.[0]?.fields?.at(-1)?.value].filter(Boolean).join(" | ");
    });
    await t.assertSnapshot(said);
  });
}

Deno.test("requestOutcome() shows the card as it stands now, with nothing more to press", () => {
  const who = { words: en, region: "US", now: NOW };
  for (const it of outcomes) {
    const { components = [] } = requestOutcome(who, it, detailsOf());
    const custom = components.flatMap((row) => row.type === 1 ? row.components : []).filter((one) =>
      "custom_id" in one
    );
    assert.deepEqual(custom, [], it.kind);
  }
});

Deno.test("requestOutcome() knows no film without details", () => {
  const who = { words: en, region: "US", now: NOW };
  assert.deepEqual(requestOutcome(who, { kind: "missing" }, undefined), { content: en.request.missing });
  assert.deepEqual(requestOutcome(who, { kind: "missing" }, detailsOf()), { content: en.request.missing });
  assert.deepEqual(requestOutcome(who, { kind: "unknown" }, undefined), { content: en.request.missing });
});

Deno.test("requestOutcome() is a message that Discord takes, its sentence whole, whatever Seerr says", () => {
  fc.assert(
    fc.property(reader, outcome, fc.option(movieDetails, { nil: undefined }), (who, it, details) => {
      const message = requestOutcome(who, it, details);
      for (const reply of [show(message), update(message)]) assert.deepEqual(objections(reply), []);
      assert.equal(update(message).data?.content ?? "", message.content ?? "");
    }),
    { numRuns: 200 },
  );
});

Deno.test("messages about people and servers are taken by Discord in every language", () => {
  const many = Array.from({ length: 300 }, (_, i) => String(100000000000000000n + BigInt(i)));
  const long = (["role", "channel"] as const).map((kind) => ({ kind, ids: many }));
  fc.assert(
    fc.property(fc.constantFrom(en, de), typedText, (words, typed) => {
      const messages = [
        ...[...refusals, ...long].map((why) => refusal(words, why)),
        ...faults.map((kind) => apology(words, { service: "seerr", kind }, PERSON)),
        apology(words, undefined, PERSON),
        linkNeeded(words, PERSON, typed),
        linkStillNeeded(words, PERSON, typed),
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
