import assert from "node:assert/strict";
import type { Changed, Pending } from "../../src/services/request_change.ts";
import { encodePicks } from "../../src/discord/picks.ts";
import { linkNeeded } from "../../src/views/link_needed.ts";
import { en } from "../../src/words/mod.ts";
import { fakeContext, listedOf, PERSON, seasonsOf, seriesCopyOf, seriesDetailsOf } from "../support/context.ts";
import { press, pressable } from "../support/pressing.ts";

const details = seriesDetailsOf([
  ...seasonsOf([1], { hd: "available" }),
  ...seasonsOf([2, 3], { hd: "requested" }),
  ...seasonsOf([4, 5]),
]);
const mask = (...numbers: number[]) => encodePicks(numbers.map((it) => it - 1));

function editing({ pending = { is4k: false, seasons: [2, 3] }, changed = { kind: "changed", seasons: [2, 5] } }: {
  pending?: Pending | undefined | "none";
  changed?: Changed;
} = {}) {
  return fakeContext({
    library: { series: () => Promise.resolve(details) },
    own: {
      pending: () => Promise.resolve(pending === "none" ? undefined : pending),
      changeSeasons: () => Promise.resolve(changed),
      requests: () => Promise.resolve({ requests: [listedOf(1)], page: 1, pages: 1, total: 1 }),
    },
  });
}

const pickedIn = (description: string | undefined) => /\*\*Picked: (.*)\*\*/.exec(description ?? "")?.[1];

Deno.test("Change its seasons opens the picker with what the request has", async () => {
  const { context, asked } = editing();
  const { reply } = await press(context, "re:12:1396");
  assert.equal(pickedIn(reply.data?.embeds?.[0]?.description), "seasons 2, 3");
  assert.deepEqual(Object.values(pressable(reply.data ?? {})), [
    `es:12:1396:1:5:${mask(2, 3)}`,
    `ew:12:1396:5:${mask(2, 3)}`,
    "rl:1:all:-",
  ]);
  assert.deepEqual(asked, [[7, "series", 1396], [7, "pending", 12]]);
});

Deno.test("what the request has and what is open can be picked, nothing else", async () => {
  const { context } = editing();
  const { reply } = await press(context, `es:12:1396:1:5:${mask(2, 3)}`, ["1", "2", "5"]);
  assert.equal(pickedIn(reply.data?.embeds?.[0]?.description), "seasons 2, 5");
  assert.equal(reply.data?.content, en.season.notOpen("season 1"));
  const none = await press(context, `es:12:1396:1:5:${mask(2, 3)}`, []);
  assert.deepEqual(Object.keys(pressable(none.reply.data ?? {})).slice(1), [en.requests.back], "nothing to keep");
  const turned = await press(context, `ep:12:1396:1:5:${mask(5)}`);
  assert.equal(pickedIn(turned.reply.data?.embeds?.[0]?.description), "season 5");
});

Deno.test("a list of seasons that has changed begins again with what the request has, and says so", async () => {
  const { context, asked } = editing();
  for (const id of [`es:12:1396:1:6:${mask(5)}`, `ep:12:1396:1:4:${mask(5)}`]) {
    const { reply } = await press(context, id, ["5"]);
    assert.equal(reply.data?.content, en.season.changed);
    assert.equal(pickedIn(reply.data?.embeds?.[0]?.description), "seasons 2, 3");
  }
  const { reply } = await press(context, `ew:12:1396:6:${mask(5)}`);
  assert.equal(reply.data?.content, en.season.changed);
  assert.ok(!asked.some(([, method]) => method === "changeSeasons"), "nothing is changed");
});

Deno.test("a request that somebody has decided on meanwhile leads back to the list", async () => {
  for (const id of ["re:12:1396", "es:12:1396:1:5:0", "ep:12:1396:1:5:0"]) {
    const { reply } = await press(editing({ pending: "none" }).context, id);
    assert.deepEqual(
      [reply.data?.content, reply.data?.embeds?.[0]?.title],
      [en.requests.tooLate, en.requests.title],
      id,
    );
  }
});

Deno.test("Keep changes the request, and says what became of it", async () => {
  const cases: [Changed, string][] = [
    [{ kind: "changed", seasons: [2, 5] }, en.requests.changed("seasons 2, 5")],
    [{ kind: "gone" }, en.requests.gone],
    [{ kind: "notYours" }, en.requests.notYours],
    [{ kind: "tooLate" }, en.requests.tooLate],
    [{ kind: "nothing" }, en.requests.nothingToChange],
    [{ kind: "quota", left: 1 }, en.standing.quotaTooSmall(1)],
    [{ kind: "quota", left: 0 }, en.standing.quotaTooSmall(0)],
  ];
  for (const [changed, content] of cases) {
    const { context, asked } = editing({ changed });
    const { reply } = await press(context, `ew:12:1396:5:${mask(2, 5)}`);
    assert.equal(reply.data?.content, content);
    assert.deepEqual(asked, [[7, "series", 1396], [7, "changeSeasons", 12, [2, 5]], [7, "requests", 1, "all"]]);
  }
});

Deno.test("the picker for a request in 4K is about the 4K seasons", async () => {
  const uhd = seriesCopyOf([1]);
  const { context } = fakeContext({
    library: { series: () => Promise.resolve({ ...details, uhd }) },
    own: { pending: () => Promise.resolve({ is4k: true, seasons: [2] }) },
  });
  const { reply } = await press(context, "es:12:1396:1:5:0", ["1", "2", "4"]);
  assert.equal(pickedIn(reply.data?.embeds?.[0]?.description), "seasons 1, 2");
});

Deno.test("no seasons are changed without an account", async () => {
  const { context, asked } = fakeContext({ account: () => Promise.resolve({ kind: "unlinked" }) });
  for (const id of ["re:12:1396", "es:12:1396:1:5:0", "ep:12:1396:1:5:0", "ew:12:1396:5:1"]) {
    assert.deepEqual((await press(context, id)).reply.data?.components, linkNeeded(en, PERSON).components, id);
  }
  assert.deepEqual(asked, []);
});
