import assert from "node:assert/strict";
import fc from "fast-check";
import { buttons } from "../../src/buttons.ts";
import { show, update } from "../../src/discord/reply.ts";
import type { MoviePage } from "../../src/services/library.ts";
import { movieChoice } from "../../src/views/movie_choice.ts";
import { de, en } from "../../src/words/mod.ts";
import { objections } from "../support/accepted.ts";
import { moviePage, typedText } from "../support/arbitraries.ts";
import { hitOf } from "../support/context.ts";

const page: MoviePage = {
  hits: [
    hitOf(603, { title: "The Matrix", status: "available", overview: "A hacker learns\nthe truth." }),
    hitOf(604, { title: "The Matrix Reloaded", year: 2003, status: "requested", overview: "More. ".repeat(40) }),
    hitOf(605, { title: "x".repeat(264) }),
  ],
  page: 2,
  pages: 3,
};

for (const [language, words] of Object.entries({ English: en, German: de })) {
  Deno.test(`movieChoice() offers in ${language} films and pages`, async (t) => {
    await t.assertSnapshot(show(movieChoice(words, "matrix *1999*", page)).data);
  });
}

Deno.test("movieChoice() turns to the pages that there are", () => {
  const turns = (at: Partial<MoviePage>) => {
    const rows = movieChoice(en, "a: b", { ...page, ...at }).components ?? [];
    return rows.flatMap((row) => row.type === 1 ? row.components : [])
      .flatMap((it) => it.type === 2 && "custom_id" in it ? [it.custom_id] : []);
  };
  assert.deepEqual(turns({ page: 1, pages: 1 }), []);
  assert.deepEqual(turns({ page: 1 }), ["mp:2:a: b"]);
  assert.deepEqual(turns({ page: 2 }), ["mp:1:a: b", "mp:3:a: b"]);
  assert.deepEqual(turns({ page: 3 }), ["mp:2:a: b"]);
  assert.deepEqual(turns({ page: 9, pages: 3 }), ["mp:8:a: b"]);
});

Deno.test("movieChoice() has a sentence for a page without films, and a way back", () => {
  const message = movieChoice(en, "x", { hits: [], page: 2, pages: 2 });
  assert.equal(message.embeds?.[0]?.description, en.choice.emptyPage);
  assert.equal(message.components?.length, 1);
});

Deno.test("movieChoice() is a message that Discord takes, whatever was typed and found", () => {
  fc.assert(
    fc.property(fc.constantFrom(en, de), typedText, moviePage, (words, typed, found) => {
      const message = movieChoice(words, typed, found);
      for (const reply of [show(message), update(message)]) assert.deepEqual(objections(reply), []);
    }),
    { numRuns: 300 },
  );
});

Deno.test("movieChoice() can be turned: each page's button is read again", () => {
  fc.assert(fc.property(typedText, moviePage, (typed, found) => {
    const rows = movieChoice(en, typed, { ...found, hits: [] }).components ?? [];
    for (const button of rows.flatMap((row) => row.type === 1 ? row.components : [])) {
      assert.ok("custom_id" in button);
      assert.deepEqual(buttons.moviePage.decode(button.custom_id)?.[1], typed);
    }
  }));
});
