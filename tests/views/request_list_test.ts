import assert from "node:assert/strict";
import fc from "fast-check";
import { buttons } from "../../src/buttons.ts";
import { show, update } from "../../src/discord/reply.ts";
import type { ListedRequest, RequestPage } from "../../src/services/request_list.ts";
import { type Listing, requestList, requestRow, requestValue } from "../../src/views/request_list.ts";
import { de, en } from "../../src/words/mod.ts";
import { objections } from "../support/accepted.ts";
import { filter, requestPage } from "../support/arbitrary_accounts.ts";
import { listedOf, NOW, OTHER } from "../support/context.ts";
import { pressable } from "../support/pressing.ts";

const mine: Listing = { filter: "all", whose: "-" };
const theirs: Listing = { filter: "all", whose: OTHER };
const changedAt = Date.UTC(2026, 2, 12);
const steps: ListedRequest[] = [
  listedOf(1, { cancellable: true }),
  listedOf(2, { step: "approved", changedAt }),
  listedOf(3, { step: "downloading", part: 0.42, eta: NOW + 3_600_000 }),
  listedOf(4, { step: "downloading" }),
  listedOf(5, { kind: "tv", step: "partial", seasons: [1, 2, 3], changedAt }),
  listedOf(6, { kind: "tv", step: "available", seasons: [0, 2], is4k: true, changedAt }),
  listedOf(7, { step: "declined", changedAt, is4k: true }),
  listedOf(8, { step: "failed", title: "M*A*S*H" }),
];
const removed: ListedRequest = { ...listedOf(9), step: "removed" };
const pageOf = (requests: ListedRequest[], more: Partial<RequestPage> = {}): RequestPage => ({
  requests,
  page: 1,
  pages: 1,
  total: requests.length,
  ...more,
});

for (const [language, words] of Object.entries({ English: en, German: de })) {
  Deno.test(`requestList() shows in ${language} every step on its way`, async (t) => {
    await t.assertSnapshot(show(requestList(words, mine, pageOf(steps, { page: 2, pages: 3 }))).data);
  });

  Deno.test(`requestList() says in ${language} whose list it is, what it is narrowed to, and that it is empty`, async (t) => {
    const said = [mine, { ...mine, filter: "declined" as const }, theirs, { ...theirs, filter: "failed" as const }]
      .flatMap((listing) => [pageOf([]), pageOf([removed])].map((page) => requestList(words, listing, page)))
      .map(({ embeds }) => `${embeds?.[0]?.title} | ${embeds?.[0]?.description}`);
    await t.assertSnapshot(said);
  });
}

Deno.test("requestList() leaves out what nobody knows: dates, progress, an end", () => {
  const { askedAt: _, ...bare } = listedOf(1);
  const line = (step: ListedRequest["step"]) =>
    requestList(en, mine, pageOf([{ ...bare, step }])).embeds?.[0]?.description?.split("\n")[1];
  assert.equal(line("pending"), "✓ asked → approved → downloading → ready");
  assert.equal(line("approved"), "✓ asked → **approved** → downloading → ready");
  assert.equal(line("downloading"), "✓ asked → ✓ approved → **downloading** → ready");
  assert.equal(line("available"), "✓ asked → ✓ approved → **ready**");
  assert.equal(line("failed"), "✓ asked → **failed**");
});

Deno.test("requestList() offers each request with its seasons, cut to what fits a select", () => {
  const odd = Array.from({ length: 60 }, (_, i) => 2 * i + 1);
  const page = pageOf([
    listedOf(1, { title: "x".repeat(300) }),
    listedOf(2, { kind: "tv", seasons: odd, title: "Long" }),
  ]);
  const [row] = show(requestList(en, mine, page)).data?.components ?? [];
  const select = row?.type === 1 ? row.components[0] : undefined;
  assert.ok(select?.type === 3);
  const [first, second] = select.options;
  assert.ok(first?.label.endsWith("…") && first.label.length <= 100, first?.label);
  assert.ok(second?.label.startsWith("Long (1999), seasons 1, 3, 5,") && second.label.length <= 100, second?.label);
});

Deno.test("requestList() turns pages of the same list, narrowed to the same", () => {
  const turns = (listing: Listing, page: number) =>
    Object.values(pressable(requestList(en, listing, pageOf(steps, { page, pages: 3 })))).slice(1);
  assert.deepEqual(turns(mine, 1), ["rl:2:all:-"]);
  assert.deepEqual(turns({ ...theirs, filter: "failed" }, 2), [`rl:1:failed:${OTHER}`, `rl:3:failed:${OTHER}`]);
  assert.deepEqual(turns(mine, 3), ["rl:2:all:-"]);
  assert.deepEqual(Object.values(pressable(requestList(en, mine, pageOf([])))), []);
});

Deno.test("requestValue() says which title and which request, and whether it can be taken back", () => {
  assert.equal(requestValue(listedOf(7, { cancellable: true })), "movie:607:7:c");
  assert.equal(requestValue(listedOf(7, { kind: "tv" })), "tv:607:7:-");
});

Deno.test("requestRow() leads back to where the list was, and changes or takes back only what is pending", () => {
  const at = { ...mine, filter: "pending" as const, page: 4 };
  const ids = (pending?: Parameters<typeof requestRow>[2]) =>
    Object.values(pressable({ components: [requestRow(en, at, pending)] }));
  assert.deepEqual(ids(), ["rl:4:pending:-"]);
  assert.deepEqual(ids({ requestId: 12 }), ["rc:12:4:pending", "rl:4:pending:-"]);
  assert.deepEqual(ids({ requestId: 12, seriesId: 1396 }), ["re:12:1396", "rc:12:4:pending", "rl:4:pending:-"]);
});

Deno.test("requestList() is a message that Discord takes, whatever Seerr says, with values that are told apart", () => {
  const listing = fc.record({ filter, whose: fc.constantFrom("-", OTHER) });
  fc.assert(
    fc.property(fc.constantFrom(en, de), listing, requestPage, (words, at, page) => {
      const message = requestList(words, at, page);
      for (const reply of [show(message), update(message)]) assert.deepEqual(objections(reply), []);
      for (const id of Object.values(pressable(message))) {
        const { requestPage, openRequest } = buttons;
        assert.deepEqual((requestPage.decode(id) ?? openRequest.decode(id))?.slice(1), [at.filter, at.whose]);
      }
    }),
    { numRuns: 60 },
  );
});
