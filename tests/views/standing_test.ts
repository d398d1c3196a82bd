import assert from "node:assert/strict";
import fc from "fast-check";
import { standingColour, standingText } from "../../src/views/standing.ts";
import { de, en } from "../../src/words/mod.ts";
import { standing } from "../support/arbitraries.ts";

Deno.test("standingText() says when a quota frees up, when that is known", () => {
  const quota = { kind: "quota", limit: 5, days: 7 } as const;
  assert.equal(standingText(en, quota), "Your quota of 5 films in 7 days is used up.");
  assert.equal(
    standingText(en, { ...quota, freesAt: 1_800_000_000_000 }),
    "Your quota of 5 films in 7 days is used up. The next one is possible <t:1800000000:R>.",
  );
  assert.equal(
    standingText(de, { ...quota, limit: 1, days: 0 }),
    "Dein Kontingent von 1 Film ist aufgebraucht.",
  );
});

Deno.test("standingText() has words, and standingColour() a colour, for every standing", () => {
  fc.assert(fc.property(fc.constantFrom(en, de), standing, (words, it) => {
    assert.ok(standingText(words, it).length > 0);
    assert.ok(standingColour(it) > 0 && standingColour(it) <= 0xffffff);
  }));
});

Deno.test("standingColour() tells open, waiting, there and refused apart", () => {
  const open = standingColour({ kind: "open" });
  const waiting = standingColour({ kind: "requested", mine: true, state: "pending" });
  const there = standingColour({ kind: "available" });
  const refused = standingColour({ kind: "blocklisted" });
  assert.equal(new Set([open, waiting, there, refused]).size, 4);
  assert.equal(standingColour({ kind: "requested", mine: false, state: "approved" }), waiting);
  assert.equal(standingColour({ kind: "processing" }), waiting);
  assert.equal(standingColour({ kind: "requested", mine: false, state: "failed" }), refused);
  assert.equal(standingColour({ kind: "forbidden" }), refused);
  assert.equal(standingColour({ kind: "quota", limit: 1, days: 1 }), refused);
});
