import assert from "node:assert/strict";
import fc from "fast-check";
import { show } from "../../src/discord/reply.ts";
import type { Line, Notice } from "../../src/store/mod.ts";
import { heldMessage, lineText, noticeMessage } from "../../src/views/notice.ts";
import { de, en } from "../../src/words/mod.ts";
import { liveMarkup, objections } from "../support/accepted.ts";
import { notice } from "../support/arbitrary_notices.ts";
import { NOW, PERSON } from "../support/context.ts";
import { pressable } from "../support/pressing.ts";

const ID = "0123456789abcdef";
const HOUR = 3_600_000;

function film(line: Partial<Line>, more: Partial<Notice> = {}): Notice {
  const lines: Line[] = [{ event: "available", is4k: false, seasons: [], ...line }];
  const title = { kind: "movie", tmdbId: 603, title: "The Matrix", year: 1999, posterPath: "/matrix.jpg" } as const;
  return { id: ID, person: PERSON, ...title, lines, at: NOW, due: NOW, tries: 0, ...more };
}

function show3(lines: Line[], more: Partial<Notice> = {}): Notice {
  return film({}, { kind: "tv", tmdbId: 1396, title: "Breaking Bad", year: 2008, lines, ...more });
}

const season = (number: number, more: Partial<Line> = {}): Line => ({
  event: "available",
  is4k: false,
  seasons: [number],
  ...more,
});

const notices: Record<string, Notice> = {
  "a film": film({}, { isOver: true, since: NOW - 4 * HOUR, watchUrl: "https://media.example/603" }),
  "a film in 4K": film({ is4k: true }, {
    watchUrl: "https://media.example/hd",
    watchUrl4k: "https://media.example/4k",
  }),
  "a season": show3([season(3, { episodes: 8 })], { since: NOW - 72 * HOUR }),
  "a whole request": show3([{ event: "available", is4k: false, seasons: [1, 2, 3], episodes: 24, whole: true }]),
  "a whole series": show3([{ event: "available", is4k: false, seasons: [], whole: true }]),
  "several things at once": show3([season(3), season(2, { is4k: true }), season(4, { event: "partial" })]),
  "a decision": show3([season(4, { event: "declined" })]),
  "a wish": show3([season(5, { event: "requested" })]),
};

for (const [language, words] of Object.entries({ English: en, German: de })) {
  for (const [what, it] of Object.entries(notices)) {
    Deno.test(`noticeMessage() tells in ${language} of ${what}`, async (t) => {
      await t.assertSnapshot(noticeMessage(words, it));
    });
  }

  Deno.test(`lineText() has a sentence in ${language} for every event`, async (t) => {
    const events = ["available", "partial", "approved", "declined", "failed", "removed", "requested"] as const;
    const reasons = ["quota", "forbidden", "other"] as const;
    await t.assertSnapshot([
      ...events.map((event) => lineText(words, { event, is4k: false, seasons: [] })),
      ...events.map((event) => lineText(words, { event, is4k: true, seasons: [3] })),
      ...reasons.map((reason) => lineText(words, { event: "waiting", is4k: false, seasons: [4], reason })),
    ]);
  });
}

Deno.test("noticeMessage() mentions one person where others see it, and nobody where they are alone", () => {
  assert.deepEqual(noticeMessage(en, film({})).allowed_mentions, { parse: [] });
  const { content, allowed_mentions } = noticeMessage(en, film({}), { mention: PERSON });
  assert.equal(content, `<@${PERSON}>`);
  assert.deepEqual(allowed_mentions, { parse: [], users: [PERSON] });
});

Deno.test("noticeMessage() offers to stop only where something more may come, and to one person", () => {
  const stop = (it: Notice, announced = false) =>
    Object.keys(pressable(noticeMessage(en, it, { announced }))).includes(en.notice.stop);
  assert.deepEqual([stop(film({}, { isOver: true })), stop(film({ event: "approved" }))], [false, true]);
  assert.equal(stop(show3([season(1)]), true), false);
});

Deno.test("noticeMessage() is taken by Discord, holds the notice's id in a button, and shows no markup of others", () => {
  const how = fc.record({ mention: fc.constant(PERSON), announced: fc.boolean() }, { requiredKeys: [] });
  fc.assert(fc.property(fc.constantFrom(en, de), notice, how, (words, it, how) => {
    const message = noticeMessage(words, it, how);
    // A message that is sent by itself passes no `show`, so it must fit as it is.
    const { allowed_mentions: _, ...rest } = message;
    assert.deepEqual(objections({ type: 4, data: { ...rest, allowed_mentions: { parse: [] } } }), []);
    assert.deepEqual(objections(show(message)), []);
    assert.ok(Object.values(pressable(message)).some((id) => id.includes(it.id)));
    assert.deepEqual(liveMarkup((message.embeds?.[0]?.title ?? "").replace(/ \(\d+\)$/, "")), []);
  }));
});

Deno.test("heldMessage() leads to where each can be watched, by its name where there are several", () => {
  const { watch, watch4k } = en.card.links;
  const [one, other] = [
    film({}, { watchUrl: "https://tv.example/1", watchUrl4k: "https://tv.example/4" }),
    show3([season(3)], { watchUrl: "https://tv.example/2" }),
  ];
  const links = (...some: Notice[]) =>
    heldMessage(en, some).components?.map((it) =>
      it.type === 1 ? it.components.map((part) => "url" in part && [part.label, part.url]) : []
    );
  assert.deepEqual(links(one), [[[watch, "https://tv.example/1"]]]);
  assert.deepEqual(links(other, film({ is4k: true }, { watchUrl4k: "https://tv.example/4" }), film({})), [
    [[`${watch}: ${other.title}`, "https://tv.example/2"]],
    [[`${watch4k}: ${one.title}`, "https://tv.example/4"]],
  ]);
});

Deno.test("heldMessage() tells what could not be told directly, and how to change that", async (t) => {
  for (const words of [en, de]) await t.assertSnapshot(heldMessage(words, [film({}), show3([season(3)])]));
  fc.assert(fc.property(fc.constantFrom(en, de), fc.array(notice, { minLength: 1, maxLength: 5 }), (words, some) => {
    assert.deepEqual(objections(show(heldMessage(words, some))), []);
  }));
});
