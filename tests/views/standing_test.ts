import assert from "node:assert/strict";
import fc from "fast-check";
import { standingColour, standingText } from "../../src/views/standing.ts";
import { de, en } from "../../src/words/mod.ts";
import { standing } from "../support/arbitraries.ts";

const film = { kind: "movie", is4k: false } as const;
const show = { kind: "tv", is4k: false } as const;

Deno.test("standingText() says when a quota frees up, when that is known", () => {
  const quota = { kind: "quota", limit: 5, days: 7 } as const;
  assert.equal(standingText(en, quota, film), "Your quota of 5 films in 7 days is used up.");
  assert.equal(
    standingText(en, { ...quota, freesAt: 1_800_000_000_000 }, film),
    "Your quota of 5 films in 7 days is used up. The next one is possible <t:1800000000:R>.",
  );
  assert.equal(standingText(de, { ...quota, limit: 1, days: 0 }, film), "Dein Kontingent von 1 Film ist aufgebraucht.");
});

Deno.test("standingText() counts seasons, and says what a quota leaves that is too small", () => {
  const quota = { kind: "quota", limit: 1, days: 7 } as const;
  assert.equal(standingText(en, quota, show), "Your quota of 1 season in 7 days is used up.");
  assert.equal(
    standingText(de, { ...quota, limit: 5 }, show),
    "Dein Kontingent von 5 Staffeln in 7 Tagen ist aufgebraucht.",
  );
  assert.equal(standingText(en, { ...quota, left: 2 }, show), "Your quota leaves only 2 seasons.");
  assert.equal(
    standingText(de, { ...quota, left: 1, freesAt: 1_800_000_000_000 }, show),
    "Dein Kontingent reicht nur noch für eine Staffel. Es reicht wieder <t:1800000000:R>.",
  );
  assert.equal(standingText(en, { ...quota, left: 0 }, show), "Your quota of 1 season in 7 days is used up.");
});

Deno.test("standingText() names what somebody may not ask for", () => {
  const forbidden = { kind: "forbidden" } as const;
  assert.equal(standingText(en, forbidden, film), en.standing.forbidden.movie);
  assert.equal(standingText(en, forbidden, show), en.standing.forbidden.tv);
  assert.equal(standingText(en, forbidden, { ...film, is4k: true }), en.standing.forbidden4k);
  assert.equal(standingText(en, forbidden, { ...show, is4k: true }), en.standing.forbidden4k);
});

Deno.test("standingText() has words, and standingColour() a colour, for every standing", () => {
  fc.assert(fc.property(fc.constantFrom(en, de), standing, fc.constantFrom(film, show), (words, it, what) => {
    const text = standingText(words, it, what);
    assert.ok(text.length > 0 && !/undefined|NaN/.test(text), text);
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
  assert.equal(standingColour({ kind: "unknownSeasons" }), refused);
});
