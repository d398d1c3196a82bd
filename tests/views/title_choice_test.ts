import assert from "node:assert/strict";
import fc from "fast-check";
import { buttons } from "../../src/buttons.ts";
import { show, update } from "../../src/discord/reply.ts";
import type { Kind, TitlePage } from "../../src/services/library.ts";
import { titleChoice } from "../../src/views/title_choice.ts";
import { de, en } from "../../src/words/mod.ts";
import { objections } from "../support/accepted.ts";
import { search, titlePage } from "../support/arbitraries.ts";
import { hitOf } from "../support/context.ts";

const page: TitlePage = {
  hits: [
    hitOf(603, { title: "The Matrix", status: "available", overview: "A hacker learns\nthe truth." }),
    hitOf(604, { title: "The Matrix Reloaded", year: 2003, status: "requested", overview: "More. ".repeat(40) }),
    hitOf(605, { title: "x".repeat(264) }),
  ],
  page: 2,
  pages: 3,
};

for (const [language, words] of Object.entries({ English: en, German: de })) {
  Deno.test(`titleChoice() offers in ${language} films or series, and pages`, async (t) => {
    for (const kind of ["movie", "tv"] as const) {
      await t.assertSnapshot(show(titleChoice(words, { kind, typed: "matrix *1999*" }, page)).data);
    }
  });
}

Deno.test("titleChoice() turns to the pages that there are", () => {
  const turns = (at: Partial<TitlePage>, kind: Kind = "movie") => {
    const rows = titleChoice(en, { kind, typed: "a: b" }, { ...page, ...at }).components ?? [];
    return rows.flatMap((row) => row.type === 1 ? row.components : [])
      .flatMap((it) => it.type === 2 && "custom_id" in it ? [it.custom_id] : []);
  };
  assert.deepEqual(turns({ page: 1, pages: 1 }), []);
  assert.deepEqual(turns({ page: 1 }), ["mp:2:a: b"]);
  assert.deepEqual(turns({ page: 2 }), ["mp:1:a: b", "mp:3:a: b"]);
  assert.deepEqual(turns({ page: 3 }), ["mp:2:a: b"]);
  assert.deepEqual(turns({ page: 9, pages: 3 }), ["mp:8:a: b"]);
  assert.deepEqual(turns({ page: 2 }, "tv"), ["lp:1:a: b", "lp:3:a: b"]);
});

Deno.test("titleChoice() has a sentence for an empty page, and a way back", () => {
  const message = titleChoice(en, { kind: "movie", typed: "x" }, { hits: [], page: 2, pages: 2 });
  assert.equal(message.embeds?.[0]?.description, en.choice.emptyPage);
  assert.equal(message.components?.length, 1);
});

Deno.test("titleChoice() is a message that Discord takes, whatever was typed and found", () => {
  fc.assert(
    fc.property(fc.constantFrom(en, de), search, titlePage, (words, wanted, found) => {
      const message = titleChoice(words, wanted, found);
      for (const reply of [show(message), update(message)]) assert.deepEqual(objections(reply), []);
    }),
    { numRuns: 300 },
  );
});

Deno.test("titleChoice() can be turned: each page's button is read again", () => {
  fc.assert(fc.property(search, titlePage, (wanted, found) => {
    const { decode } = wanted.kind === "movie" ? buttons.moviePage : buttons.seriesPage;
    const rows = titleChoice(en, wanted, { ...found, hits: [] }).components ?? [];
    for (const button of rows.flatMap((row) => row.type === 1 ? row.components : [])) {
      assert.ok("custom_id" in button);
      assert.deepEqual(decode(button.custom_id)?.[1], wanted.typed);
    }
  }));
});
