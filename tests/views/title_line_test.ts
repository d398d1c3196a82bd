import assert from "node:assert/strict";
import fc from "fast-check";
import type { Availability } from "../../src/services/library.ts";
import { titleLine, titleText } from "../../src/views/title_line.ts";
import { liveMarkup } from "../support/accepted.ts";
import { nasty, titlePage } from "../support/arbitraries.ts";
import { hitOf } from "../support/context.ts";

Deno.test("titleLine() is a title with its year and how it stands", () => {
  const lines: [Availability, string][] = [
    ["open", "M*A*S*H (1970)"],
    ["deleted", "M*A*S*H (1970)"],
    ["requested", "M*A*S*H (1970) ⏳"],
    ["processing", "M*A*S*H (1970) ⏳"],
    ["partial", "M*A*S*H (1970) ◐"],
    ["available", "M*A*S*H (1970) ✅"],
    ["blocklisted", "M*A*S*H (1970) 🚫"],
  ];
  for (const [status, line] of lines) assert.equal(titleLine(hitOf(1, { title: "M*A*S*H", year: 1970, status })), line);
  assert.equal(
    titleLine({ kind: "tv", tmdbId: 1, title: "Untitled\nfilm", status: "open", status4k: "open" }),
    "Untitled film",
  );
  assert.equal(titleLine({ kind: "movie", tmdbId: 1, title: "\u200b", status: "available", status4k: "open" }), "? ✅");
});

Deno.test("titleLine() cuts a long title, not its year and mark", () => {
  const line = titleLine(hitOf(1, { title: "long ".repeat(60), status: "blocklisted" }));
  assert.ok(line.length <= 100 && line.endsWith("long… (1999) 🚫"), line);
});

Deno.test("titleLine() is one line of 1 to 100 characters, whatever the title", () => {
  fc.assert(fc.property(titlePage, ({ hits }) => {
    for (const line of hits.map(titleLine)) {
      assert.ok(line.length > 0 && line.length <= 100 && !/[\p{Cc}\p{Cs}]/u.test(line), JSON.stringify(line));
    }
  }));
});

Deno.test("titleText() is one line without markup, within its room", () => {
  assert.equal(titleText("M*A*S*H\n# x"), "M\\*A\\*S\\*H # x");
  assert.equal(titleText("\u202e"), "?");
  assert.equal(titleText("x".repeat(300)).length, 256);
  fc.assert(fc.property(nasty, fc.integer({ min: 2, max: 300 }), (title, room) => {
    const text = titleText(title, room);
    assert.ok(text.length > 0 && text.length <= room && !text.includes("\n"));
    assert.deepEqual(liveMarkup(text), []);
  }));
});
