import assert from "node:assert/strict";
import fc from "fast-check";
import { type Hook, readHook } from "../../src/web/hook.ts";

/** As Seerr's own template comes out: every value is a text. */
function sent(type: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    notification_type: type,
    event: "Movie Request Now Available",
    subject: "Oppenheimer (2023)",
    message: "The physicist who built the bomb.",
    image: "https://image.tmdb.org/t/p/w600_and_h900_bestv2null",
    media: { media_type: "movie", tmdbId: "872585", tvdbId: "", status: "AVAILABLE", status4k: "UNKNOWN" },
    request: { request_id: "25", requestedBy_settings_discordIds: "100000000000000004" },
    issue: null,
    comment: null,
    extra: [],
    ...more,
  };
}

const MOVIE = { kind: "movie", tmdbId: 872585 } as const;

const CASES: [string, unknown, Hook | undefined][] = [
  ["a film that is available", sent("MEDIA_AVAILABLE"), { ...MOVIE, requestId: 25 }],
  [
    "a series",
    sent("MEDIA_APPROVED", { media: { media_type: "tv", tmdbId: "95396" }, request: { request_id: "26" } }),
    { kind: "tv", tmdbId: 95396, requestId: 26 },
  ],
  ["the test", sent("TEST_NOTIFICATION", { media: null, request: null }), { test: true }],
  ["a type that came later", sent("MEDIA_REMOVED"), { ...MOVIE, requestId: 25 }],
  ["an issue", sent("ISSUE_CREATED", { request: null, issue: { issue_id: "1" } }), MOVIE],
  ["an issue without its title", sent("ISSUE_CREATED", { media: null, request: null }), undefined],
  ["numbers", { media: { media_type: "tv", tmdbId: 1396 }, request: { request_id: 4 } }, {
    kind: "tv",
    tmdbId: 1396,
    requestId: 4,
  }],
  ["only a request", { request: { request_id: "7" } }, { requestId: 7 }],
  ["only a title", { media: { media_type: "movie", tmdbId: "603" } }, { kind: "movie", tmdbId: 603 }],
  ["a template with other names", { what: "MEDIA_FAILED", media: { mediaType: "TV", tmdb_id: "5" } }, {
    kind: "tv",
    tmdbId: 5,
  }],
  ["a flat template", { media_type: "movie", tmdbId: "603", request_id: "9" }, {
    kind: "movie",
    tmdbId: 603,
    requestId: 9,
  }],
  ["a title of no known kind", { media: { media_type: "music", tmdbId: "603" } }, undefined],
  ["a kind without its title", { media: { media_type: "movie" } }, undefined],
  [
    "variables that Seerr does not know",
    {
      notification_type: "{{notification_type}}",
      media: { media_type: "{{media_type}}", tmdbId: "{{media_tmdbid}}" },
      request: { request_id: "{{request_id}}" },
    },
    undefined,
  ],
  ["objects that were not rendered", { "{{media}}": { tmdbId: "603" }, "{{request}}": { request_id: "1" } }, undefined],
  ["empty texts", { media: { media_type: "", tmdbId: "" }, request: { request_id: "" } }, undefined],
  ["what is no id", { media: { media_type: "movie", tmdbId: "1e3" }, request: { request_id: -1 } }, undefined],
  ["ids that are too large", { request: { request_id: "9".repeat(16) }, media: 5 }, undefined],
  ["a template that was packed twice", JSON.stringify(sent("MEDIA_PENDING")), { ...MOVIE, requestId: 25 }],
  ["a text", "hello", undefined],
  ["a list", [sent("MEDIA_PENDING")], undefined],
  ["nothing", null, undefined],
];

for (const [what, body, expected] of CASES) {
  Deno.test(`readHook() reads ${what}`, () => assert.deepEqual(readHook(body), expected));
}

Deno.test("readHook() never throws, and gives ids and nothing else", () => {
  const value = fc.oneof(fc.anything(), fc.constantFrom("movie", "tv", "1", "{{x}}", "TEST_NOTIFICATION", 3, null));
  const name = fc.constantFrom(
    "media",
    "request",
    "media_type",
    "tmdbId",
    "request_id",
    "notification_type",
    "__proto__",
  );
  const body = fc.oneof(value, fc.dictionary(name, fc.oneof(value, fc.dictionary(name, value))), fc.json());
  fc.assert(fc.property(body, (body) => {
    const { kind, tmdbId, requestId, test, ...more } = readHook(body) ?? {};
    assert.deepEqual(more, {});
    assert.equal(kind === undefined, tmdbId === undefined);
    for (const id of [tmdbId, requestId]) assert.ok(id === undefined || (Number.isSafeInteger(id) && id > 0));
    assert.ok(test === undefined || kind === undefined);
  }));
});
