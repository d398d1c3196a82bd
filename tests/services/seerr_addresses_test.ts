import assert from "node:assert/strict";
import fc from "fast-check";
import { readConfig } from "../../src/config.ts";
import { tidySeerrUrl } from "../../src/config/tidy.ts";
import { seerrAddresses } from "../../src/services/seerr_addresses.ts";
import { nasty } from "../support/arbitraries.ts";

/** What is typed, and all that is tried, in order. */
const CASES: readonly [typed: string, ...tried: string[]][] = [
  ["http://seerr:5055", "http://seerr:5055", "https://seerr:5055"],
  ["seerr:5055", "http://seerr:5055", "https://seerr:5055"],
  ["seerr", "http://seerr:5055", "http://seerr", "https://seerr"],
  ["localhost/", "http://localhost:5055", "http://localhost", "https://localhost"],
  ["5055", "http://localhost:5055", "https://localhost:5055"],
  [":8080", "http://localhost:8080", "https://localhost:8080"],
  ["192.168.1.5", "http://192.168.1.5:5055", "http://192.168.1.5", "https://192.168.1.5"],
  ["nas.local", "http://nas.local:5055", "http://nas.local", "https://nas.local"],
  ["seerr.example.org", "https://seerr.example.org", "http://seerr.example.org:5055", "http://seerr.example.org"],
  ["https://seerr.org", "https://seerr.org", "http://seerr.org:5055", "http://seerr.org"],
  ["http://nas/", "http://nas", "http://nas:5055", "https://nas"],
  ["nas:", "http://nas:5055", "http://nas", "https://nas"],
  ["nas:8443", "https://nas:8443", "http://nas:8443"],
  ["https://10.0.0.2:5055", "https://10.0.0.2:5055", "http://10.0.0.2:5055"],
  ["HTTP://NAS:5055", "http://nas:5055", "https://nas:5055"],
  ["http:nas:5055", "http://nas:5055", "https://nas:5055"],
  ["http:/nas:5055", "http://nas:5055", "https://nas:5055"],
  ["//nas:5055", "http://nas:5055", "https://nas:5055"],
  ["http://https://nas:5055", "https://nas:5055", "http://nas:5055"],
  ["ftp://nas:5055", "http://nas:5055", "https://nas:5055"],
  [String.raw`http:\\nas:5055\login`, "http://nas:5055", "https://nas:5055"],
  // With what comes along when it is copied.
  ['  "http://nas:5055/"\n', "http://nas:5055", "https://nas:5055"],
  ["„http://nas:5055“,", "http://nas:5055", "https://nas:5055"],
  ["<http://nas:5055>", "http://nas:5055", "https://nas:5055"],
  ["`nas:5055`", "http://nas:5055", "https://nas:5055"],
  ["\u200bhttp://nas:5055\ufeff", "http://nas:5055", "https://nas:5055"],
  // From a browser's address bar.
  ["http://nas:5055/discover/movies?x=1", "http://nas:5055", "https://nas:5055"],
  ["nas:5055/login", "http://nas:5055", "https://nas:5055"],
  ["http://nas:5055/setup", "http://nas:5055", "https://nas:5055"],
  ["http://nas:5055/api/v1/", "http://nas:5055", "https://nas:5055"],
  ["http://nas:5055/Settings/main#top", "http://nas:5055", "https://nas:5055"],
  ["http://nas:5055/movie/603", "http://nas:5055", "https://nas:5055"],
  [
    "http://nas:5055/seerr/tv/1399",
    ...["http://nas:5055/seerr", "http://nas:5055", "https://nas:5055/seerr", "https://nas:5055"],
  ],
  ["http://nas:5055?q=1", "http://nas:5055", "https://nas:5055"],
  [
    "https://home.org/apps/seerr/",
    ...["https://home.org/apps/seerr", "https://home.org/apps", "https://home.org"],
    ...["http://home.org:5055/apps/seerr", "http://home.org:5055/apps", "http://home.org:5055"],
    ...["http://home.org/apps/seerr", "http://home.org/apps"],
  ],
  // A page, and what people call the place where they put it.
  [
    "https://home.org:444/requests",
    ...["https://home.org:444", "https://home.org:444/requests"],
    ...["http://home.org:444", "http://home.org:444/requests"],
  ],
  // IPv6.
  ["::1", "http://[::1]:5055", "http://[::1]", "https://[::1]"],
  ["[::1]:5055", "http://[::1]:5055", "https://[::1]:5055"],
  ["2001:db8::5", "http://[2001:db8::5]:5055", "http://[2001:db8::5]", "https://[2001:db8::5]"],
  ["http://[fe80::1]/login", "http://[fe80::1]", "http://[fe80::1]:5055", "https://[fe80::1]"],
  ["http://2001:db8::5/", "http://[2001:db8::5]", "http://[2001:db8::5]:5055", "https://[2001:db8::5]"],
  [
    "münchen.example",
    ...["https://xn--mnchen-3ya.example", "http://xn--mnchen-3ya.example:5055", "http://xn--mnchen-3ya.example"],
  ],
  // No address.
  [""],
  [" \t "],
  ["http://"],
  ["https:///"],
  ["nas:99999"],
  ["fe80::1%eth0"],
  ["[nas"],
];

Deno.test("seerrAddresses() gives the addresses that somebody may have meant, likeliest first", () => {
  for (const [typed, ...tried] of CASES) assert.deepEqual(seerrAddresses(typed), tried, JSON.stringify(typed));
});

/** As Seerr, Discord and others make them. */
const KEYS = [
  "MTcxMDAwMDAwMDAwMGFhYWEtYmJiYi1jY2NjLWRkZGQ=",
  "MTAwMDAwMDAwMDAwMDAwMDAwMA.GaBcDe.abcdefghijklmnopqrstuvwxyz0123456789AB",
  "0123456789abcdef0123456789abcdef",
];

Deno.test("seerrAddresses() neither tries nor repeats what looks like a key, or a password", () => {
  for (const key of KEYS) {
    assert.deepEqual(seerrAddresses(key), []);
    assert.deepEqual(seerrAddresses(`http://${key}:5055`), []);
    for (const typed of [`http://nas:5055/x/${key}/y`, `http://nas:5055/x?apikey=${key}`, `nas:5055/x#${key}`]) {
      assert.deepEqual(seerrAddresses(typed).slice(0, 2), ["http://nas:5055/x", "http://nas:5055"]);
      assert.doesNotMatch(seerrAddresses(typed).join(), new RegExp(key.slice(0, 10), "i"));
    }
  }
  for (const typed of ["http://ann:hunter2@nas:5055", "ann:hunter2@nas:5055/", "http://ann:1/hunter2@nas:5055"]) {
    assert.deepEqual(seerrAddresses(typed), ["http://nas:5055", "https://nas:5055"]);
  }
});

const piece = fc.oneof(
  fc.constantFrom(
    "http://",
    "https:",
    "//",
    "nas",
    "[::1]",
    "::",
    ":5055",
    ":",
    "/",
    "/api",
    "/api/v1",
    "/x",
    "/..",
    "@",
  ),
  fc.constantFrom(
    "?",
    "#",
    "%2e",
    "%",
    "\\",
    " ",
    '"',
    ".",
    "..",
    "1",
    "0x7f",
    "requests",
    "API",
    "ß",
    "seerr.example.org",
  ),
  nasty,
);
const typedText = fc.oneof(
  fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join("")),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.ipV6(),
  fc.ipV4(),
);

Deno.test("seerrAddresses() takes any text, gives 8 at most, each as the configuration keeps it", () => {
  let some = 0;
  fc.assert(
    fc.property(typedText, (typed) => {
      const found = seerrAddresses(typed);
      some += found.length;
      assert.ok(found.length <= 8);
      assert.equal(new Set(found).size, found.length);
      for (const url of found) {
        assert.equal(tidySeerrUrl(url), url);
        assert.doesNotMatch(url, /[?#@\s]/);
        const file = JSON.stringify({ discord: { token: "t" }, seerr: { url, apiKey: "k" } });
        const reading = readConfig({ file, folder: "/", env: {} });
        assert.equal("config" in reading && reading.config.seerr.url, url);
      }
    }),
    { numRuns: 1_000 },
  );
  assert.ok(some > 1_000, `only ${some} addresses were looked at`);
});
