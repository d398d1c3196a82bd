import assert from "node:assert/strict";
import fc from "fast-check";
import { buttons, onBehalf, readBehalf, TYPED_LIMIT } from "../src/buttons.ts";
import type { CustomId } from "../src/discord/custom_id.ts";
import { LIMITS } from "../src/discord/limits.ts";
import { encodePicks, MOST_PICKS } from "../src/discord/picks.ts";
import { filter } from "./support/arbitrary_accounts.ts";
import { nasty, typedText } from "./support/arbitraries.ts";
import { event } from "./support/arbitrary_notices.ts";

/** TMDB's and Seerr's numbers are millions; beside a mask there is room for billions. */
const number = fc.integer({ min: 1, max: 999_999_999 });
const page = fc.integer({ min: 1, max: 99 });
const quality = fc.oneof(fc.constantFrom("hd", "4k", "both"), fc.stringMatching(/^[0-9a-z]{6}$/));
const count = fc.integer({ min: 0, max: MOST_PICKS });
const places = fc.uniqueArray(fc.nat({ max: MOST_PICKS - 1 }), { maxLength: MOST_PICKS });
const everything = Array.from({ length: MOST_PICKS }, (_, i) => i);
const mask = fc.oneof(places, fc.constant(everything)).map(encodePicks);
const shortcut = fc.constantFrom("all" as const, "latest" as const, "first" as const, "later" as const);
const titleKind = fc.constantFrom("movie" as const, "tv" as const);
const copy = fc.constantFrom("hd" as const, "4k" as const);
const noticeId = fc.stringMatching(/^[0-9a-z]{16}$/);
const whose = fc.constantFrom("-", "100000000000000001", "18446744073709551615");

/** A button, one of its custom_ids as they were posted, and all arguments that it may have. */
function kind<Args extends readonly unknown[]>(id: CustomId<Args>, posted: string, args: fc.Arbitrary<Args>) {
  return {
    posted,
    name: id.name,
    reread: () => assert.equal(id.encode(...id.decode(posted) ?? assert.fail(posted)), posted),
    check: () =>
      fc.assert(fc.property(args, (some) => {
        const text = id.encode(...some);
        assert.ok(text.length <= LIMITS.customId, text);
        assert.deepEqual(id.decode(text), some);
      })),
  };
}

const nothing = fc.tuple();
const kinds: Record<keyof typeof buttons, ReturnType<typeof kind>> = {
  requestMovie: kind(buttons.requestMovie, "rm:603:hd", fc.tuple(number, quality)),
  pickMovie: kind(buttons.pickMovie, "pm", nothing),
  moviePage: kind(buttons.moviePage, "mp:2:a: b", fc.tuple(fc.integer({ min: 1, max: 999_999 }), typedText)),
  checkAgain: kind(buttons.checkAgain, "ca:matrix 1999", fc.tuple(typedText)),
  pickSeries: kind(buttons.pickSeries, "ps", nothing),
  seriesPage: kind(buttons.seriesPage, "lp:2:a: b", fc.tuple(fc.integer({ min: 1, max: 999_999 }), typedText)),
  checkAgainSeries: kind(buttons.checkAgainSeries, "cs:the wire", fc.tuple(typedText)),
  seriesCard: kind(buttons.seriesCard, "sc:1396", fc.tuple(number)),
  chooseSeasons: kind(buttons.chooseSeasons, "so:1396:4k", fc.tuple(number, quality)),
  pickSeasons: kind(buttons.pickSeasons, "ss:1396:hd:1:60:7", fc.tuple(number, quality, page, count, mask)),
  seasonPage: kind(buttons.seasonPage, "sp:1396:both:2:60:0", fc.tuple(number, quality, page, count, mask)),
  requestSeasons: kind(buttons.requestSeasons, "rs:1396:a1b2c3:60:zz", fc.tuple(number, quality, count, mask)),
  requestSome: kind(buttons.requestSome, "rq:1396:hd:latest", fc.tuple(number, quality, shortcut)),
  movieCategory: kind(buttons.movieCategory, "mk:603", fc.tuple(number)),
  seriesCategory: kind(buttons.seriesCategory, "sk:1396", fc.tuple(number)),
  checkLink: kind(buttons.checkLink, "cl", nothing),
  requestPage: kind(buttons.requestPage, "rl:2:all:-", fc.tuple(page, filter, whose)),
  openRequest: kind(buttons.openRequest, "ro:1:failed:100000000000000001", fc.tuple(page, filter, whose)),
  cancelRequest: kind(buttons.cancelRequest, "rc:12:1:pending", fc.tuple(number, page, filter)),
  editSeasons: kind(buttons.editSeasons, "re:12:1396", fc.tuple(number, number)),
  pickEdited: kind(buttons.pickEdited, "es:12:1396:1:60:7", fc.tuple(number, number, page, count, mask)),
  editPage: kind(buttons.editPage, "ep:12:1396:2:60:7", fc.tuple(number, number, page, count, mask)),
  saveSeasons: kind(buttons.saveSeasons, "ew:12:1396:60:7", fc.tuple(number, number, count, mask)),
  follow: kind(buttons.follow, "nf:movie:603:4k", fc.tuple(titleKind, number, copy)),
  followSeasons: kind(
    buttons.followSeasons,
    "nw:1396:hd:these",
    fc.tuple(number, copy, fc.constantFrom("these" as const, "new" as const, "all" as const)),
  ),
  unfollow: kind(buttons.unfollow, "nx:tv:1396", fc.tuple(titleKind, number)),
  wishLater: kind(buttons.wishLater, "nl:1396:hd", fc.tuple(number, quality)),
  followingPage: kind(buttons.followingPage, "fl:2", fc.tuple(page)),
  stopFollowing: kind(buttons.stopFollowing, "fs:1", fc.tuple(page)),
  noticeCard: kind(buttons.noticeCard, "nc:movie:603:0123456789abcdef", fc.tuple(titleKind, number, noticeId)),
  stopNotice: kind(buttons.stopNotice, "ns:tv:1396:0123456789abcdef", fc.tuple(titleKind, number, noticeId)),
  toggleEvent: kind(
    buttons.toggleEvent,
    "nt:available:off",
    fc.tuple(event, fc.constantFrom("on" as const, "off" as const)),
  ),
  noQuiet: kind(buttons.noQuiet, "nq", nothing),
  exportMe: kind(buttons.exportMe, "me", nothing),
  forgetMe: kind(buttons.forgetMe, "mf", nothing),
  forgetMeNow: kind(buttons.forgetMeNow, "mg", nothing),
  backToMe: kind(buttons.backToMe, "mb", nothing),
};

Deno.test("buttons keep their names and arguments for ever", () => {
  for (const { reread } of Object.values(kinds)) reread();
});

Deno.test("buttons have a name each", () => {
  const names = Object.values(buttons).map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
  assert.deepEqual(Object.values(kinds).map(({ name }) => name).sort(), names.sort());
});

for (const [name, { check }] of Object.entries(kinds)) {
  Deno.test(`buttons.${name} reads what it wrote, within Discord's limit`, check);
}

Deno.test("buttons never throw on any custom_id, nor read a name that is not theirs", () => {
  const known = fc.constantFrom(
    ...Object.values(kinds).flatMap(({ posted }) => [posted, posted.slice(0, -1), `${posted}:`]),
  );
  const text = fc.tuple(known, nasty).map((parts) => parts.join(""));
  fc.assert(fc.property(fc.oneof(text, nasty), (it) => {
    for (const { name, decode } of Object.values(buttons)) {
      if (decode(it)) assert.equal(it.split(":")[0], name);
    }
  }));
});

Deno.test("buttons do not read what they could not have written", () => {
  for (const odd of ["rm", "rm:", "rm:x:hd", "rm:603", "rm:603:8k", "rm:0:hd", "rm:-1:hd", "rm:1.5:hd", "rm:603:hd:"]) {
    assert.equal(buttons.requestMovie.decode(odd), undefined, odd);
  }
  const long = "x".repeat(TYPED_LIMIT + 1);
  assert.equal(buttons.checkAgain.decode(`ca:${long}`), undefined);
  assert.equal(buttons.moviePage.decode(`mp:1:${long}`), undefined);
  const seasons = [
    "1396:hd:1:60:",
    "1396:hd:1:60:-1",
    "1396:hd:1:311:0",
    "1396:hd:0:60:0",
    "1396:hd:1:60:Z",
    "1396:hd:60:0",
  ];
  for (const odd of seasons) assert.equal(buttons.pickSeasons.decode(`ss:${odd}`), undefined, odd);
  for (const odd of ["1396:hd:some", "1396:hd:", "1396:all"]) {
    assert.equal(buttons.requestSome.decode(`rq:${odd}`), undefined, odd);
  }
  for (const odd of ["1:all", "1:all:", "1:gone:-", "1:all:123", "1:all:@everyone"]) {
    assert.equal(buttons.requestPage.decode(`rl:${odd}`), undefined, odd);
  }
  for (const odd of ["-1:1:all", "0:1:all", "1:1:none"]) {
    assert.equal(buttons.cancelRequest.decode(`rc:${odd}`), undefined, odd);
  }
});

Deno.test("readBehalf() undoes onBehalf(), and what it makes is a button's argument", () => {
  const person = fc.bigInt({ min: 10n ** 16n, max: 10n ** 20n - 1n }).map(String);
  const what = fc.constantFrom("hd", "4k", "both", "k3j9x1");
  fc.assert(fc.property(what, fc.option(person, { nil: undefined }), (asked, whom) => {
    const made = onBehalf(asked, whom);
    assert.deepEqual(readBehalf(made), whom === undefined ? { what: asked } : { what: asked, person: whom });
    assert.deepEqual(buttons.requestMovie.decode(buttons.requestMovie.encode(603, made)), [603, made]);
  }));
});
Deno.test("buttons of the longest list of seasons fit, for somebody else too", () => {
  const made = onBehalf("k3j9x1", "99999999999999999999");
  const all = encodePicks(Array.from({ length: MOST_PICKS }, (_, place) => place));
  assert.ok(buttons.pickSeasons.encode(999_999_999, made, 99, MOST_PICKS, all).length <= LIMITS.customId);
});
