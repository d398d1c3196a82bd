import assert from "node:assert/strict";
import fc from "fast-check";
import { changedConfig, type Changes, readConfig } from "../../src/config.ts";
import { KNOBS } from "../../src/config/knobs.ts";
import { valueAt } from "../../src/config/layers.ts";

const ID = "123456789012345678";

function changed(text: string | undefined, changes: Changes): string {
  const result = changedConfig(text, changes);
  assert.ok("text" in result, JSON.stringify(result));
  return result.text;
}

const lines = (...all: string[]) => all.join("\n") + "\n";

Deno.test("changedConfig() writes a new file with the version first, and only what is set", () => {
  const changes = {
    "seerr.url": "http://nas:5055",
    "discord.token": "t",
    "seerr.apiKey": "k",
    "web.listen": undefined,
  };
  const text = changed(undefined, changes);
  assert.equal(
    text,
    lines(
      "{",
      '  "version": 1,',
      '  "discord": {',
      '    "token": "t"',
      "  },",
      '  "seerr": {',
      '    "url": "http://nas:5055",',
      '    "apiKey": "k"',
      "  }",
      "}",
    ),
  );
  const reading = readConfig({ file: text, folder: "/", env: {} });
  assert.equal("config" in reading && reading.config.seerr.url, "http://nas:5055");
  assert.equal(changed(undefined, {}), '{\n  "version": 1\n}\n');
});

Deno.test("changedConfig() leaves everything else, and the order, as it was", () => {
  const old = {
    seerr: { apiKey: "k", url: "http://nas" },
    note: { ours: [1, { a: null }] },
    version: 1,
    discord: { requestRoles: [ID], token: "t", mine: true },
    categories: [{ name: "Anime", mediaType: "tv" }],
  };
  const text = changed(`\uFEFF${JSON.stringify(old)}`, {
    language: "de",
    "discord.requestRoles": [],
    "discord.token": undefined,
    "seerr.url": "http://box",
    "discord.adminRoles": [ID],
    "notices.to": "off",
    "web.secret": undefined,
  });
  assert.equal(
    text,
    JSON.stringify(
      {
        seerr: { apiKey: "k", url: "http://box" },
        note: { ours: [1, { a: null }] },
        version: 1,
        discord: { requestRoles: [], mine: true, adminRoles: [ID] },
        categories: [{ name: "Anime", mediaType: "tv" }],
        notices: { to: "off" },
        language: "de",
      },
      undefined,
      2,
    ) + "\n",
  );
});

Deno.test("changedConfig() puts the version into a file that has none, before all else", () => {
  assert.deepEqual(Object.keys(JSON.parse(changed('{"store":"a.db"}', { pace: 3 }))), ["version", "store", "pace"]);
});

Deno.test("changedConfig() makes room where something else stands in the way", () => {
  for (const odd of [null, 5, "t", [1]]) {
    assert.deepEqual(JSON.parse(changed(JSON.stringify({ version: 1, discord: odd }), { "discord.token": "t" })), {
      version: 1,
      discord: { token: "t" },
    });
    assert.deepEqual(
      JSON.parse(changed(JSON.stringify({ discord: odd }), { "discord.token": undefined })).discord,
      odd,
    );
  }
});

Deno.test("changedConfig() saves the digits of an id that stands without quotes", () => {
  const text = '{"discord":{"requestRoles":[123456789012345678,-98765432109876543210,9007199254740992,5,-0,1.5e3]}}';
  assert.deepEqual(JSON.parse(changed(text, {})).discord.requestRoles, [
    "123456789012345678",
    "-98765432109876543210",
    9007199254740992,
    5,
    0,
    1500,
  ]);
});

Deno.test("changedConfig() keeps keys with names of JavaScript's own", () => {
  const text = '{"version":1,"__proto__":{"a":1},"constructor":2}';
  assert.equal(JSON.stringify(JSON.parse(changed(text, {}))), text);
  assert.equal(JSON.parse(changed(text, { "toString.a": 1 })).toString.a, 1);
});

Deno.test("changedConfig() says what keeps it from reading a file, and repeats nothing of it", () => {
  const cases: [text: string, problem: RegExp][] = [
    ["", /^line 1, column 1: the file ends too early\. /],
    ['{\n  "a": "s3cret",\n}', /^line 3, column 1: the comma before it is one too many\. /],
    ["// s3cret\n{}", /^line 1, column 1: JSON has no comments\. /],
    ['["s3cret"]', /^it is not an object in braces\. Begin it/],
    ['"s3cret"', /^it is not an object in braces\. Begin it/],
    ['{"version": 2}', /this Usherr knows 1 at most\. Start a newer Usherr/],
    ['{"version": "s3cret"}', /it is no version\. Write "version": 1/],
  ];
  for (const [text, expected] of cases) {
    const result = changedConfig(text, { pace: 1 });
    assert.ok("problem" in result, text);
    assert.match(result.problem, expected);
    assert.doesNotMatch(result.problem, /s3cret/);
  }
});

const keyName = fc.string({ minLength: 1, maxLength: 6 }).filter((name) => !/[.\d]/.test(name));
const knob = fc.constantFrom(...KNOBS.filter(({ isObject, key }) => !isObject && key !== "version"));
const file = fc.dictionary(
  fc.oneof(keyName, fc.constantFrom("discord", "seerr", "web", "pace")),
  fc.oneof(fc.jsonValue(), fc.dictionary(fc.oneof(keyName, fc.constantFrom("token", "url")), fc.jsonValue())),
);

Deno.test("changedConfig() changes what it was told, and nothing else", () => {
  fc.assert(
    fc.property(file, fc.uniqueArray(knob, { selector: ({ key }) => key }), fc.jsonValue(), (old, knobs, value) => {
      const text = JSON.stringify({ version: 1, ...old });
      const before = JSON.parse(text);
      const after = JSON.parse(changed(text, Object.fromEntries(knobs.map(({ key }) => [key, value]))));
      for (const { path } of knobs) assert.deepEqual(valueAt(after, path), JSON.parse(JSON.stringify(value)));
      const touched = new Set(knobs.map(({ path }) => path[0]));
      const kept = Object.keys(before).filter((name) => !touched.has(name));
      for (const name of kept) assert.deepEqual(after[name], before[name]);
      assert.deepEqual(Object.keys(after).filter((name) => name in before), Object.keys(before));
    }),
  );
});

Deno.test("changedConfig() takes out what it put in", () => {
  fc.assert(fc.property(file, knob, (old, { key, path: [first = "", ...rest] }) => {
    const put = changed(JSON.stringify({ version: 1, ...old }), { [key]: "x" });
    const { [first]: there, ...others } = JSON.parse(put);
    const { [first]: left, ...same } = JSON.parse(changed(put, { [key]: undefined }));
    assert.deepEqual(same, others);
    assert.equal(valueAt(there, rest), "x");
    assert.equal(valueAt(left, rest), undefined);
    if (rest.length > 0) assert.equal(Object.keys(left).length, Object.keys(there).length - 1);
  }));
});
