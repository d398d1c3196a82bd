import assert from "node:assert/strict";
import fc from "fast-check";
import { show, update } from "../../src/discord/reply.ts";
import type { Outcome, SeriesDetails } from "../../src/services/library.ts";
import { type Asked, movieOutcome, seriesOutcome } from "../../src/views/outcome.ts";
import { de, en } from "../../src/words/mod.ts";
import { objections } from "../support/accepted.ts";
import { asked, movieDetails, reader, seriesDetails } from "../support/arbitraries.ts";
import {
  copyOf,
  detailsOf,
  movieOf,
  NOW,
  seasonsOf,
  seriesCopyOf,
  seriesDetailsOf,
  seriesOf,
  upTo,
} from "../support/context.ts";
import { pressable } from "../support/pressing.ts";
import { standings } from "./standings.ts";

const who = { words: en, region: "US", now: NOW };
const requested = { kind: "requested", requestId: 7, seasons: [] as number[] } as const;
const film: Outcome[] = [
  { ...requested, state: "pending" },
  { ...requested, state: "approved" },
  { kind: "requested", state: "failed", seasons: [] },
  { kind: "refused", standing: { kind: "available" } },
  { kind: "refused", standing: { kind: "quota", limit: 5, days: 7, freesAt: NOW } },
  { kind: "refused", standing: { kind: "requested", mine: true, state: "approved" } },
  { kind: "refused", standing: { kind: "requested", mine: false, state: "pending" } },
  { kind: "missing" },
  { kind: "unknown" },
];
const show3 = { ...requested, seasons: [1, 2, 3] };
const series: Outcome[] = [
  { ...show3, state: "pending" },
  { ...requested, seasons: [0, 5], state: "approved" },
  { ...show3, state: "failed" },
  { kind: "nothing" },
  { kind: "refused", standing: { kind: "quota", limit: 5, days: 7, left: 2, freesAt: NOW } },
  { kind: "refused", standing: { kind: "requested", mine: true, state: "pending" } },
  { kind: "missing" },
  { kind: "unknown" },
];
const hd = (outcome: Outcome): Asked => ({ is4k: false, outcome });
const uhd = (outcome: Outcome): Asked => ({ is4k: true, outcome });

for (const [language, words] of Object.entries({ English: en, German: de })) {
  Deno.test(`movieOutcome() says in ${language} what became of it`, async (t) => {
    const details = detailsOf(undefined, { movie: movieOf({ title: "M*A*S*H" }), uhd: copyOf() });
    const said = film.flatMap((it) =>
      [[hd(it)], [uhd(it)]].map((asked) => {
        const { content, embeds } = movieOutcome({ ...who, words }, asked, details);
        return [content, ...(embeds?.[0]?.fields?.slice(-2).map(({ value }) => value) ?? [])].join(" | ");
      })
    );
    await t.assertSnapshot(said);
  });

  Deno.test(`seriesOutcome() says in ${language} what became of it`, async (t) => {
    const details = seriesDetailsOf(seasonsOf([0, ...upTo(5)]), { series: seriesOf({ name: "M*A*S*H" }) });
    const said = series.map((it) => {
      const { content, embeds } = seriesOutcome({ ...who, words }, [hd(it)], details);
      return [content, ...(embeds?.[0]?.fields?.slice(-2).map(({ value }) => value) ?? [])].join(" | ");
    });
    await t.assertSnapshot(said);
  });
}

Deno.test("movieOutcome() shows the card as it stands now, with nothing more to press", () => {
  for (const it of film.filter(({ kind }) => kind === "requested" || kind === "refused")) {
    assert.deepEqual(pressable(movieOutcome(who, [hd(it)], detailsOf())), {}, it.kind);
  }
});

Deno.test("movieOutcome() leaves the other copy to ask for, and tells of both in two lines", () => {
  const details = detailsOf(undefined, { uhd: copyOf() });
  const pending: Outcome = { kind: "requested", state: "pending", seasons: [] };
  const refused: Outcome = { kind: "refused", standing: { kind: "quota", limit: 5, days: 7 } };
  assert.deepEqual(Object.keys(pressable(movieOutcome(who, [hd(pending)], details))), ["Request in 4K"]);
  assert.deepEqual(Object.keys(pressable(movieOutcome(who, [uhd(pending)], details))), ["Request"]);
  const both = movieOutcome(who, [hd(pending), uhd(refused)], details);
  assert.deepEqual(pressable(both), {});
  const [first, second, ...more] = both.content?.split("\n") ?? [];
  assert.equal(first, en.request.pending("The Matrix"));
  assert.match(second ?? "", /^ℹ️ \*\*The Matrix\*\* in 4K: Your quota of 5 films/);
  assert.deepEqual(more, []);
});

Deno.test("movieOutcome() and seriesOutcome() have a sentence for every refusal", () => {
  const show = seriesDetailsOf(seasonsOf([1, 2]), { uhd: seriesCopyOf([1, 2]) });
  for (const [what, standing] of Object.entries(standings)) {
    if (standing.kind === "open") continue;
    for (const copy of [hd, uhd]) {
      const asked = [copy({ kind: "refused", standing })];
      for (const words of [en, de]) {
        const reader = { ...who, words };
        const said = [
          movieOutcome(reader, asked, detailsOf(undefined, { uhd: copyOf() })).content ?? "",
          seriesOutcome(reader, asked, show).content ?? "",
        ];
        for (const it of said) assert.ok(it.length > 20 && !/undefined|NaN/.test(it), `${what}: ${it}`);
      }
    }
  }
});

Deno.test("movieOutcome() and seriesOutcome() repeat to whoever presses twice what they read before", () => {
  for (const state of ["pending", "approved", "failed"] as const) {
    const again = [hd({ kind: "refused", standing: { kind: "requested", mine: true, state } })];
    assert.equal(movieOutcome(who, again, detailsOf()).content, en.request[state]("The Matrix"));
    assert.equal(
      movieOutcome(who, again, detailsOf()).content,
      movieOutcome(who, [hd({ ...requested, state })], detailsOf()).content,
    );
    const one = seriesDetailsOf(seasonsOf([1]));
    assert.equal(seriesOutcome(who, again, one).content, en.request[state]("Breaking Bad"));
  }
});

Deno.test("movieOutcome() and seriesOutcome() know no title without details", () => {
  for (const it of [...film, ...series]) {
    assert.deepEqual(movieOutcome(who, [hd(it)], undefined), { content: en.request.missing.movie });
    assert.deepEqual(seriesOutcome(who, [hd(it)], undefined), { content: en.request.missing.tv });
  }
});

/** What is still open after asking, and what the card says of the seasons. */
function after(details: SeriesDetails, ...asked: Asked[]) {
  const message = seriesOutcome(who, asked, details);
  const value = (name: string) => message.embeds?.[0]?.fields?.find((it) => it.name === name)?.value;
  return {
    content: message.content,
    buttons: Object.keys(pressable(message)),
    seasons: value(en.card.seasons)?.split("\n"),
    status: value(en.card.status),
  };
}

Deno.test("seriesOutcome() names the seasons that were really requested, and leaves the others to ask for", () => {
  const details = seriesDetailsOf([...seasonsOf([1], { hd: "available" }), ...seasonsOf([2, 3, 4, 5])]);
  assert.deepEqual(after(details, hd({ ...requested, seasons: [2, 3], state: "pending" })), {
    content: en.request.pending("Breaking Bad", ", seasons 2, 3"),
    buttons: ["Choose seasons"],
    seasons: ["✅ Season 1: available", "🕒 Seasons 2, 3: requested", "▫️ Seasons 4, 5: not requested"],
    status: "2 seasons can be requested",
  });
  const all = after(details, hd({ ...requested, seasons: [2, 3, 4, 5], state: "approved" }));
  assert.deepEqual([all.buttons, all.status], [[], en.standing.mineApproved]);
  assert.deepEqual(all.seasons?.[1], "⏳ Seasons 2–5: on its way");
  const failed = after(details, hd({ ...requested, seasons: [5], state: "failed" }));
  assert.deepEqual(failed.seasons?.[1], "⚠️ Season 5: refused by the download server");
});

Deno.test("seriesOutcome() counts what the quota leaves, and takes the buttons away when that is nothing", () => {
  const open = (left: number) =>
    seriesDetailsOf(seasonsOf(upTo(5)), { hd: seriesCopyOf(upTo(5), { standing: { kind: "open", left } }) });
  const two = hd({ ...requested, seasons: [1, 2], state: "pending" });
  assert.deepEqual(after(open(3), two).buttons, ["Choose seasons"]);
  assert.deepEqual([after(open(2), two).buttons, after(open(2), two).status], [[], en.standing.minePending]);
});

Deno.test("seriesOutcome() lets somebody whose quota is too small pick fewer, and nobody whose quota is used up", () => {
  const details = seriesDetailsOf(seasonsOf(upTo(5)));
  const quota = { kind: "quota", limit: 5, days: 7 } as const;
  const tooMany = after(details, hd({ kind: "refused", standing: { ...quota, left: 2 } }));
  assert.deepEqual(tooMany.buttons, ["Choose seasons"]);
  assert.equal(tooMany.content, en.request.refused("Breaking Bad", "", en.standing.quotaTooSmall(2)));
  assert.deepEqual(after(details, hd({ kind: "refused", standing: quota })).buttons, []);
});

Deno.test("seriesOutcome() keeps both copies apart", () => {
  const details = seriesDetailsOf(seasonsOf([1, 2]), { uhd: seriesCopyOf([1, 2]) });
  const both = after(
    details,
    hd({ ...requested, seasons: [1, 2], state: "pending" }),
    uhd({ ...requested, seasons: [2], state: "approved" }),
  );
  assert.deepEqual(both.content?.split("\n"), [
    en.request.pending("Breaking Bad", ", seasons 1, 2"),
    en.request.approved("Breaking Bad", ", season 2 in 4K"),
  ]);
  assert.deepEqual(both.buttons, ["Request season 1 in 4K"]);
});

Deno.test("movieOutcome() is a message that Discord takes, its sentences whole, whatever Seerr says", () => {
  fc.assert(
    fc.property(reader, asked, fc.option(movieDetails, { nil: undefined }), (who, some, details) => {
      const message = movieOutcome(who, some, details);
      for (const reply of [show(message), update(message)]) assert.deepEqual(objections(reply), []);
      assert.equal(update(message).data?.content ?? "", message.content ?? "");
    }),
    { numRuns: 200 },
  );
});

Deno.test("seriesOutcome() is a message that Discord takes, its sentences whole, whatever Seerr says", () => {
  fc.assert(
    fc.property(reader, asked, fc.option(seriesDetails, { nil: undefined }), (who, some, details) => {
      const message = seriesOutcome(who, some, details);
      for (const reply of [show(message), update(message)]) assert.deepEqual(objections(reply), []);
      assert.equal(update(message).data?.content ?? "", message.content ?? "");
    }),
    { numRuns: 60 },
  );
});
