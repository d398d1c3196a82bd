import assert from "node:assert/strict";
import { commands, groups } from "../../src/commands/mod.ts";
import { define } from "../../src/discord/command.ts";
import type { Label } from "../../src/discord/options.ts";
import { isRegistered, registrations, type Registry } from "../../src/discord/registration.ts";
import { show } from "../../src/discord/reply.ts";
import { checkCommands, nested } from "../../src/playground/discord/rules/mod.ts";
import { languages, type Words } from "../../src/words/mod.ts";

const { en: fallback, ...others } = languages;
const ours: Registry<Words> = { commands, groups, languages: { fallback, others }, askInDirectMessages: true };

/** Words of a made-up bot: a name and a description for everything, with the language in them. */
type Talk = (what: string) => Label;
const { command } = define<unknown, Talk>();
const run = () => Promise.resolve(show({}));
const option = { type: "text" as const, label: (say: Talk) => say("opt") };
const made: Registry<Talk> = {
  commands: [
    command({ name: "list films", label: (say) => say("films"), needs: "ask", options: {}, run, presses: [] }),
    command({
      name: "echo",
      label: (say) => say("echo"),
      needs: "own",
      options: { opt: { ...option, required: true, maxLength: 7, suggest: () => Promise.resolve([]) } },
      run,
      presses: [],
    }),
    command({
      name: "list songs",
      label: (say) => say("songs"),
      needs: "ask",
      options: { opt: option },
      run,
      presses: [],
    }),
    command({ name: "rule", label: (say) => say("rule"), needs: "admin", options: {}, run, presses: [] }),
    command({
      name: "give",
      label: (say) => say("give"),
      needs: "own",
      of: "movie",
      options: {
        whom: { type: "person", label: (say) => say("whom"), required: true },
        size: {
          type: "choice",
          label: (say) => say("size"),
          needs: "admin",
          choices: [
            { value: "big", label: (say) => say("Big").name },
            { value: "2", label: (say) => say("Small").name },
          ],
        },
      },
      run,
      presses: [],
    }),
  ],
  groups: { list: (say) => say("list") },
  languages: {
    fallback: (what) => ({ name: what, about: `About ${what}` }),
    others: { de: (what) => ({ name: `${what}-de`, about: `Über ${what}` }) },
  },
  askInDirectMessages: true,
};

function labelled(what: string) {
  return {
    name: what,
    name_localizations: { de: `${what}-de` },
    description: `About ${what}`,
    description_localizations: { de: `Über ${what}` },
  };
}

const places = { contexts: [0, 1], integration_types: [0] };
const opt = { type: 3, ...labelled("opt"), required: false };

Deno.test("registrations() tells Discord of every command in every language", () => {
  assert.deepEqual(registrations(made, "global"), [
    {
      type: 1,
      ...labelled("list"),
      ...places,
      options: [
        { type: 1, ...labelled("films"), options: [] },
        { type: 1, ...labelled("songs"), options: [opt] },
      ],
    },
    {
      type: 1,
      ...labelled("echo"),
      ...places,
      options: [{ ...opt, required: true, max_length: 7, autocomplete: true }],
    },
    { type: 1, ...labelled("rule"), contexts: [0], integration_types: [0], options: [] },
    {
      type: 1,
      ...labelled("give"),
      ...places,
      options: [
        { type: 6, ...labelled("whom"), required: true },
        {
          type: 3,
          ...labelled("size"),
          required: false,
          choices: [
            { name: "Big", name_localizations: { de: "Big-de" }, value: "big" },
            { name: "Small", name_localizations: { de: "Small-de" }, value: "2" },
          ],
        },
      ],
    },
  ]);
});

Deno.test("registrations() gives no places to the commands of a guild", () => {
  for (const it of registrations(made, "guild")) {
    assert.ok(!("contexts" in it) && !("integration_types" in it), it.name);
  }
  assert.deepEqual(registrations(made, "guild").map(({ name }) => name), ["list", "echo", "rule", "give"]);
});

Deno.test("registrations() keeps what asks out of direct messages when they are off", () => {
  const there = registrations({ ...made, askInDirectMessages: false }, "global").map((it) => [it.name, it.contexts]);
  assert.deepEqual(there, [["list", [0]], ["echo", [0, 1]], ["rule", [0]], ["give", [0, 1]]]);
});

Deno.test("registrations() shows everyone what only administrators may use: Discord does not know our roles", () => {
  for (const it of registrations(made, "global")) assert.ok(!("default_member_permissions" in it), it.name);
});

Deno.test("registrations() refuses a group without words", () => {
  assert.throws(
    () => registrations({ ...made, groups: {} }, "global"),
    new Error('Cannot register "list films": the group "list" has no words'),
  );
});

Deno.test("registrations() of our commands are taken by Discord in both scopes", () => {
  assert.deepEqual(checkCommands(registrations(ours, "global"), false), []);
  assert.deepEqual(checkCommands(registrations(ours, "guild"), true), []);
  assert.notDeepEqual(checkCommands(registrations(ours, "global"), true), [], "the judge knows the scopes apart");
});

Deno.test("registrations() of our commands call options as their handlers do, required ones first", () => {
  const bare = ({ name, required }: { name: string; required?: boolean | undefined }) => [name, required ?? false];
  for (const { name, options } of commands) {
    const required = Object.values(options).map((it) => it.required ?? false);
    assert.deepEqual(required, required.toSorted((a, b) => Number(b) - Number(a)), name);
    const named = Object.entries(options).map(([key, it]) => [key, it.label(fallback).name]);
    assert.deepEqual(named, named.map(([key]) => [key, key]), name);
  }
  const [opts] = registrations(made, "global").slice(-1);
  assert.deepEqual(opts?.options?.map(bare), [["whom", true], ["size", false]], "the order is kept");
});

Deno.test("registrations() of our commands are what people know", async (t) => {
  await t.assertSnapshot(registrations(ours, "global"));
});

/** What Discord answers: everything it adds, nulls for what is absent, nothing for what is false or empty. */
function echo(list: readonly unknown[], scope: "global" | "guild"): Record<string, unknown>[] {
  const held: Record<string, unknown>[] = structuredClone(list).map((it) => ({ ...(it ?? {}) }));
  for (const option of nested({ options: held }, "options")) dropEmpty(option);
  return held.map((it, i) => ({
    ...it,
    id: `30000000000000000${i}`,
    application_id: "300000000000000099",
    version: "300000000000000098",
    default_member_permissions: null,
    dm_permission: true,
    nsfw: false,
    ...(scope === "guild" ? { guild_id: "1", contexts: null, integration_types: [0, 1] } : {}),
  })).reverse();
}

function dropEmpty(option: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(option)) {
    if (value === false || (Array.isArray(value) && value.length === 0)) delete option[key];
    if (Array.isArray(value)) value.forEach((it) => typeof it === "object" && it && dropEmpty(it));
  }
}

Deno.test("isRegistered() knows our commands again in what Discord says of them", () => {
  for (const scope of ["global", "guild"] as const) {
    for (const wanted of [registrations(made, scope), registrations(ours, scope)]) {
      assert.ok(isRegistered(wanted, wanted));
      assert.ok(isRegistered(echo(wanted, scope), wanted), scope);
    }
  }
  const turned = registrations(ours, "global").map((it) => ({
    ...it,
    contexts: (it.contexts ?? []).toReversed(),
    name_localizations: Object.fromEntries(Object.entries(it.name_localizations ?? {}).reverse()),
  }));
  assert.ok(isRegistered(turned, registrations({ ...ours }, "global")), "the order of places says nothing");
  assert.ok(isRegistered([], []));
});

/** Every text, number and list in a value, each changed alone. */
function changes(value: unknown, path = ""): [path: string, changed: unknown][] {
  if (typeof value === "string") return [[path, `${value}x`]];
  if (typeof value === "number") return [[path, value + 1]];
  if (typeof value === "boolean") return [[path, !value]];
  if (Array.isArray(value)) {
    const within = value.flatMap((it, i) =>
      changes(it, `${path}.${i}`).map(([at, changed]): [string, unknown] => [at, value.with(i, changed)])
    );
    return value.length > 0 ? [[`${path} without its last`, value.slice(0, -1)], ...within] : within;
  }
  if (typeof value !== "object" || !value) return [];
  return Object.entries(value).flatMap(([key, it]) =>
    changes(it, `${path}.${key}`).map(([at, changed]): [string, unknown] => [at, { ...value, [key]: changed }])
  );
}

Deno.test("isRegistered() sees each single change", () => {
  const wanted = registrations(made, "global");
  const all = changes(wanted);
  assert.ok(all.length > 40, `${all.length}`);
  for (const [path, changed] of all) {
    assert.ok(Array.isArray(changed));
    assert.ok(!isRegistered(changed, wanted), path);
  }
  assert.ok(!isRegistered([], wanted));
  assert.ok(!isRegistered(wanted, []));
});

Deno.test("isRegistered() sees what Discord holds besides", () => {
  const wanted = registrations(made, "global");
  const [first, ...rest] = wanted;
  assert.ok(!isRegistered([...wanted, { ...first, name: "more" }], wanted));
  assert.ok(!isRegistered([{ ...first, default_member_permissions: "8" }, ...rest], wanted));
  assert.ok(!isRegistered([{ ...first, name_localizations: { de: "list-de", fr: "liste" } }, ...rest], wanted));
  assert.ok(!isRegistered([{ ...first, type: 2 }, ...rest], wanted));
});

Deno.test("isRegistered() sees options in another order, because people see them so", () => {
  const [list, ...rest] = registrations(made, "global");
  assert.ok(list);
  const turned = [{ ...list, options: list.options?.toReversed() }, ...rest];
  assert.ok(!isRegistered(turned, [list, ...rest]));
});

Deno.test("isRegistered() takes odd answers for something else", () => {
  const wanted = registrations(made, "global");
  for (const odd of [[null], [1, 2, 3], ["x"], [{}, {}, {}], [{ name: 1, options: 7 }]]) {
    assert.ok(!isRegistered(odd, wanted), JSON.stringify(odd));
  }
});
