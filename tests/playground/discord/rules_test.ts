import assert from "node:assert/strict";
import {
  callbackKinds,
  channelMessage,
  check,
  checkCallback,
  checkCommands,
  commandKinds,
  conversation,
  errorBody,
  FITS,
  type Is,
  type Kind,
  kindsIn,
  ruleNames,
} from "../../../src/playground/discord/rules/mod.ts";
import { CASES } from "./cases.ts";
import { type Example, EXAMPLES } from "./examples.ts";
import { BITS, CHOICES, COUNTS, entry, FORMS, LENGTHS, RANGES, STRANGERS } from "./twins.ts";

/** A body that breaks one rule, and one that is like it and keeps all. */
interface Twins {
  rule: string;
  kind: Kind;
  bad: unknown[];
  good: unknown[];
}

const roots = [...callbackKinds, channelMessage, conversation, ...commandKinds(false)];
const kinds = [...new Set(roots.flatMap((kind) => kindsIn(kind)))];
const named = (name: string) => kinds.find((kind) => kind.name === name) ?? assert.fail(`no kind "${name}"`);
const exampleOf = (kind: Kind): Example => {
  const example = EXAMPLES[kind.name] ?? assert.fail(`no example of "${kind.name}"`);
  const type = kind.keys.type;
  const only = type?.is === "integer" && type.of?.length === 1 ? type.of[0] : undefined;
  if (only === undefined) return { ...example };
  // Selects of roles share their kind's name with those of users.
  return only === 6 && "default_values" in example
    ? { ...example, type: 6, default_values: [{ id: "12", type: "role" }] }
    : { ...example, type: only };
};

function twinsOf(kind: Kind): Twins[] {
  if (kind.name === "callback") return [];
  const example = exampleOf(kind);
  const keys = Object.entries(kind.keys);
  return [
    { rule: `${kind.name} unknown key`, kind, bad: [{ ...example, customId: "a" }], good: [example] },
    { rule: `${kind.name} missing key`, kind, bad: kind.required.map((key) => without(example, key)), good: [example] },
    {
      rule: `${kind.name} wrong type`,
      kind,
      bad: [[], "text", ...keys.flatMap(([key, is]) => wrongly(is).map((value) => ({ ...example, [key]: value })))],
      good: [example],
    },
    ...keys.flatMap(([key, is]) => twinsOfKey(kind, key, is)),
  ].filter((twins) => twins.bad.length > 0);
}

function without(example: Example, key: string): Example {
  const { [key]: _, ...rest } = example;
  return rest;
}

function wrongly(is: Is): unknown[] {
  // What stands in an object is tried with its own kind.
  if (is.is === "typed" || is.is === "object") return [];
  if (is.is === "scalar") return [true, {}];
  return is.is === "text" ? [5, {}] : is.is === "boolean" ? ["true", 1] : ["text", true];
}

function twinsOfKey(kind: Kind, key: string, is: Is): Twins[] {
  const name = `${kind.name}.${key}`;
  // A least number is tried without its greatest, so that only one rule is broken.
  const other = key.startsWith("min_") ? key.replace("min_", "max_") : key.replace("max_", "min_");
  const base = other === key ? exampleOf(kind) : without(exampleOf(kind), other);
  const put = (value: unknown) => ({ ...base, [key]: value });
  const twins = (what: string, pair: { bad: unknown[]; good: unknown[] } | undefined): Twins[] => {
    const rule = `${name} ${what}`;
    return ruleNames(kind).includes(rule) && pair
      ? [{ rule, kind, bad: pair.bad.map(put), good: pair.good.map(put) }]
      : [];
  };
  return [
    ...twins("length", lengths(name, is)),
    ...twins("format", entry(FORMS, name)),
    ...twins("count", counts(name, base[key])),
    ...twins("unique", repeated(base[key])),
    ...twins("range", ranges(name)),
    ...twins("choice", entry(CHOICES, name)),
    ...twins("bits", entry(BITS, name)),
    ...twins("locale", { bad: [{ xx: "a" }, { "en-us": "a" }], good: [{ "en-US": "a", "es-419": "b" }, { de: null }] }),
    ...twins("kind", { bad: [entry(STRANGERS, name)], good: [base[key]] }),
  ];
}

function lengths(name: string, is: Is): { bad: unknown[]; good: unknown[] } | undefined {
  const max = entry(LENGTHS, name);
  if (max === undefined) return undefined;
  const prefix = is.is === "text" && is.format && !name.endsWith("name") ? "https://a.b/" : "";
  const filled = (length: number) => prefix + "x".repeat(length - prefix.length);
  if (is.is === "map") return { bad: [{ de: filled(max + 1) }, { de: "" }], good: [{ de: filled(max) }] };
  return { bad: [filled(max + 1)], good: [filled(max)] };
}

/** Copies of what the example holds, told apart where they have to be. */
function counts(name: string, held: unknown): { bad: unknown[]; good: unknown[] } | undefined {
  const [min, max] = entry(COUNTS, name) ?? [];
  if (min === undefined || max === undefined || !Array.isArray(held)) return undefined;
  const many = (count: number) => Array.from({ length: count }, (_, i) => distinct(held[0], i));
  const isPlain = typeof held[0] === "number";
  return {
    bad: [...isPlain ? [] : [many(max + 1)], ...min > 0 ? [[]] : []],
    good: isPlain ? [held] : [many(fits(name, max))],
  };
}

/** What else bounds a list that may be longer. */
function fits(name: string, max: number): number {
  return /^(channel )?message( edit)?\.components$/.test(name) ? 5 : max;
}

function distinct(value: unknown, i: number): unknown {
  if (typeof value === "string") return String(100 + i);
  const text = JSON.stringify(value).replace(/"custom_id":"([^"]*)"/g, `"custom_id":"$1${i}"`).replace(
    /"id":\d+,?/g,
    "",
  );
  const fields: Example = JSON.parse(text);
  return {
    ...fields,
    ..."name" in fields && fields.name !== "Runtime" && { name: `n${i}`, name_localizations: null },
    ...typeof fields.value === "string" && { value: `v${i}` },
    ...Array.isArray(fields.fields) && { title: "a", description: "b", fields: [] },
  };
}

function repeated(held: unknown): { bad: unknown[]; good: unknown[] } | undefined {
  return Array.isArray(held) ? { bad: [[held[0], held[0]]], good: [held] } : undefined;
}

function ranges(name: string): { bad: unknown[]; good: unknown[] } | undefined {
  const [min, max] = entry(RANGES, name) ?? [];
  return min === undefined || max === undefined ? undefined : { bad: [min - 1, max + 2], good: [min, max] };
}

const handWritten: Twins[] = CASES.map(({ rule, kind, bad, good }) => ({
  rule,
  kind: named(kind),
  bad: [bad],
  good: [good],
}));
const guildCommand = commandKinds(true).find((kind) => kind.name === "command") ?? assert.fail();
const all = [
  ...kinds.flatMap(twinsOf),
  ...handWritten.map((twins) => twins.rule.startsWith("guild") ? { ...twins, kind: guildCommand } : twins),
];

Deno.test("check() refuses a bad body by the name of its rule, and lets its good twin through", () => {
  for (const { rule, kind, bad, good } of all) {
    for (const body of bad) {
      const broken = check(kind, body).map((problem) => problem.rule);
      assert.ok(broken.includes(rule), `${rule} let through ${JSON.stringify(body).slice(0, 300)}: ${broken}`);
    }
    for (const body of good) {
      const broken = check(kind, body).filter((problem) => problem.rule === rule);
      assert.deepEqual(broken, [], `${rule} refused ${JSON.stringify(body).slice(0, 300)}`);
    }
  }
});

Deno.test("check() finds nothing in the examples of all kinds", () => {
  for (const kind of kinds.filter((kind) => kind.name !== "callback")) {
    assert.deepEqual(check(kind, exampleOf(kind)), [], kind.name);
  }
});

Deno.test("check() finds in a hand-written bad body nothing but what is wrong with it", () => {
  for (const { rule, kind, bad, good } of handWritten.filter(({ rule }) => !rule.startsWith("guild"))) {
    assert.deepEqual([...new Set(check(kind, bad[0]).map((problem) => problem.rule))], [rule]);
    assert.deepEqual(check(kind, good[0]), [], rule);
  }
});

Deno.test("every rule has a bad body and a good twin", () => {
  const covered = new Set(all.filter(({ bad, good }) => bad.length > 0 && good.length > 0).map(({ rule }) => rule));
  const rules = [...kinds, guildCommand].filter((kind) => kind.name !== "callback").flatMap(ruleNames);
  assert.deepEqual([...new Set(rules)].filter((rule) => !covered.has(rule)), []);
});

Deno.test("checkCallback() takes the first answers that fit an interaction, and no others", () => {
  const message = { content: "a" };
  const bodies: Record<number, Example> = {
    4: { type: 4, data: message },
    5: { type: 5, data: { flags: 64 } },
    6: { type: 6 },
    7: { type: 7, data: message },
    8: { type: 8, data: { choices: [] } },
    9: { type: 9, data: EXAMPLES.modal },
    10: { type: 10 },
    12: { type: 12 },
  };
  const cases = [
    { asked: { type: 2, hasMessage: false }, fits: [4, 5, 9] },
    { asked: { type: 3, hasMessage: true }, fits: [4, 5, 6, 7, 9] },
    { asked: { type: 4, hasMessage: false, focused: 3 }, fits: [8] },
    { asked: { type: 5, hasMessage: true }, fits: [4, 5, 6, 7] },
    { asked: { type: 5, hasMessage: false }, fits: [4, 5] },
  ];
  for (const { asked, fits } of cases) {
    for (const [type, body] of Object.entries(bodies)) {
      const expected = fits.includes(Number(type)) ? [] : [FITS];
      assert.deepEqual(checkCallback(body, asked).map((problem) => problem.rule), expected, `${type} to ${asked.type}`);
    }
  }
});

Deno.test("checkCallback() wants data where there is something to show", () => {
  for (const type of [4, 7, 9]) {
    assert.deepEqual(checkCallback({ type }, { type: 3, hasMessage: true }).map((problem) => problem.rule), [
      "callback missing key",
    ]);
  }
  const twice = checkCallback({ type: 5, data: { flags: 64 }, extra: 1 }, { type: 2, hasMessage: false });
  assert.deepEqual(twice.map((problem) => problem.rule), ["callback unknown key"]);
  assert.deepEqual(
    checkCallback({ type: 5, data: "a" }, { type: 2, hasMessage: false })[0]?.rule,
    "deferral wrong type",
  );
});

Deno.test("checkCallback() wants choices of the type that is typed", () => {
  const text = { type: 8, data: { choices: [{ name: "A", value: "a" }] } };
  const number = { type: 8, data: { choices: [{ name: "A", value: 1 }] } };
  const typing = (focused: number) => ({ type: 4, hasMessage: false, focused });
  assert.deepEqual(checkCallback(text, typing(3)), []);
  assert.deepEqual(checkCallback(number, typing(4)), []);
  assert.deepEqual(checkCallback(number, typing(3)).map((problem) => problem.rule), ["choice wrong type"]);
  assert.deepEqual(checkCallback(text, typing(10)).map((problem) => problem.rule), ["number choice wrong type"]);
});

Deno.test("checkCommands() looks at a whole list", () => {
  const command = (name: string, more: Example = {}) => ({ name, description: "d", ...more });
  const numbered = (count: number) => Array.from({ length: count }, (_, i) => command(`c${i}`));
  const rules = (body: unknown) => checkCommands(body, false).map((problem) => problem.rule);
  assert.deepEqual(rules(numbered(100)), []);
  assert.deepEqual(rules(numbered(101)), ["at most 100 commands"]);
  assert.deepEqual(rules([command("a"), command("a")]), ["command names unique"]);
  assert.deepEqual(rules([command("a"), { type: 2, name: "a" }, { type: 3, name: "a" }]), []);
  assert.deepEqual(rules([command("a", { name_localizations: { de: "b" } }), command("b")]), ["command names unique"]);
  assert.deepEqual(
    rules([command("a", { name_localizations: { de: "b" } }), command("b", { name_localizations: { de: "a" } })]),
    [],
  );
  assert.deepEqual(rules({}), ["commands are a list"]);
  assert.deepEqual(rules([]), []);
});

Deno.test("errorBody() follows the body like Discord does", () => {
  const rows = [{ type: 1, components: [{ type: 2, style: 1, custom_id: "a", label: "x".repeat(81) }] }];
  assert.deepEqual(errorBody(checkCallback({ type: 4, data: { components: rows } }, { type: 2, hasMessage: false })), {
    code: 50035,
    message: "Invalid Form Body",
    errors: {
      data: {
        components: {
          0: {
            components: {
              0: {
                label: { _errors: [{ code: "BASE_TYPE_BAD_LENGTH", message: "Must be between 1 and 80 in length." }] },
              },
            },
          },
        },
      },
    },
  });
  assert.deepEqual(errorBody(check(channelMessage, { content: "" })), {
    code: 50006,
    message: "Cannot send an empty message",
  });
});
