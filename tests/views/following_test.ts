import assert from "node:assert/strict";
import fc from "fast-check";
import { show, update } from "../../src/discord/reply.ts";
import type { Follow, SeenTitle } from "../../src/store/mod.ts";
import { followText } from "../../src/views/follow_buttons.ts";
import { followingList } from "../../src/views/following.ts";
import { seasonList } from "../../src/views/season_list.ts";
import { de, en, type Words } from "../../src/words/mod.ts";
import { objections } from "../support/accepted.ts";
import { follow, lately, seen } from "../support/arbitrary_notices.ts";
import { NOW, PERSON } from "../support/context.ts";
import { pressable } from "../support/pressing.ts";

export const film: Follow = {
  person: PERSON,
  kind: "movie",
  tmdbId: 603,
  title: "The Matrix",
  year: 1999,
  hd: { all: true },
  asked: [],
  at: NOW,
};
export const series: Follow = { ...film, kind: "tv", tmdbId: 1396, title: "Breaking Bad", year: 2008, hd: {} };
const state = (hd: number): SeenTitle => ({ hd, uhd: 1, seasons: [], requests: [] });
const request = { id: 7, is4k: false, seasons: [2, 3], at: NOW };

for (const [language, words] of Object.entries({ English: en, German: de })) {
  Deno.test(`followingList() shows in ${language} what is followed, how it stands, and what was told`, async (t) => {
    const titles = [
      { follow: film, state: state(3) },
      { follow: { ...series, asked: [request], wish: { what: "hd", after: 3, at: NOW } }, state: state(4) },
      { follow: { ...series, tmdbId: 2, uhd: { after: 4 } } },
    ];
    const told = [{ ...film, lines: [{ event: "available" as const, is4k: false, seasons: [] }], at: NOW - 60_000 }];
    await t.assertSnapshot(show(followingList(words, { titles, lately: told, page: 1 })).data);
    await t.assertSnapshot(show(followingList(words, { titles: [], lately: [], page: 3 })).data);
  });
}

Deno.test("followText() says what of a title somebody hears about", () => {
  const text = (it: Follow, words: Words = en) => followText(words, it, (numbers) => seasonList(words, numbers));
  const cases: [Follow, string][] = [
    [film, "when it can be watched"],
    [{ ...film, uhd: { all: true } }, "when it can be watched; when it can be watched in 4K"],
    [{ ...series, hd: { all: true } }, "everything"],
    [{ ...series, hd: { after: 3 } }, "each new season"],
    [{ ...series, hd: { seasons: [4], after: 4 }, asked: [request] }, "seasons 2–4, each new season"],
    [{ ...series, asked: [{ ...request, done: true }], uhd: { seasons: [1] } }, "season 1 in 4K"],
    [{ ...series, wish: { what: "hd", after: 3, at: NOW } }, "every later season is requested for you"],
  ];
  for (const [it, said] of cases) assert.equal(text(it), said);
});

Deno.test("followingList() turns pages and stops what is on the page", () => {
  const titles = Array.from({ length: 20 }, (_, i) => ({ follow: { ...film, tmdbId: i + 1 } }));
  const page = (page: number) => Object.values(pressable(followingList(en, { titles, lately: [], page })));
  assert.deepEqual(page(1), ["fs:1", "fl:2"]);
  assert.deepEqual(page(2), ["fs:2", "fl:1", "fl:3"]);
  assert.deepEqual(page(9), ["fs:3", "fl:2"]);
});

Deno.test("followingList() is a message that Discord takes, whatever is followed", () => {
  const titles = fc.array(fc.record({ follow, state: seen }, { requiredKeys: ["follow"] }), { maxLength: 20 });
  const page = fc.integer({ min: 1, max: 5 });
  fc.assert(fc.property(fc.constantFrom(en, de), titles, fc.array(lately, { maxLength: 10 }), page, (words, ...it) => {
    const [all, told, at] = it;
    const once = [...new Map(all.map((one) => [`${one.follow.kind}:${one.follow.tmdbId}`, one])).values()];
    const message = followingList(words, { titles: once, lately: told, page: at });
    for (const reply of [show(message), update(message)]) assert.deepEqual(objections(reply), []);
  }));
});
