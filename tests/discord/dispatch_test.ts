import assert from "node:assert/strict";
import fc from "fast-check";
import * as z from "zod";
import { define, type Manner } from "../../src/discord/command.ts";
import { customId } from "../../src/discord/custom_id.ts";
import { type Catalogue, find } from "../../src/discord/dispatch.ts";
import { show, update } from "../../src/discord/reply.ts";
import { PERSON, wire } from "../support/context.ts";

/** A context that only says who is there; dispatch never looks into it. */
interface World {
  name: string;
}
type Talk = Record<string, string>;

const { command, press } = define<World, Talk>();
const label = () => ({ name: "x", about: "x" });

const greet = command({
  name: "greet",
  label,
  needs: "own",
  public: true,
  options: {
    whom: {
      type: "text",
      label,
      required: true,
      suggest: ({ name }, typed) => Promise.resolve([{ name: `${name} ${typed}`, value: typed }]),
    },
    how: { type: "text", label },
  },
  run: ({ name }, { whom, how }) => Promise.resolve(show({ content: `${name}: hello ${whom} ${how ?? ""}`.trim() })),
  presses: [],
});
const listFilms = command({
  name: "list films",
  label,
  needs: "ask",
  options: {},
  run: () => Promise.resolve({ reply: show({ content: "films" }), later: () => Promise.resolve(undefined) }),
  presses: [],
});
const give = command({
  name: "give",
  label,
  needs: "ask",
  of: "movie",
  options: {
    what: {
      type: "text",
      label,
      required: true,
      suggest: (_, typed, others) => Promise.resolve([{ name: JSON.stringify(others), value: typed }]),
    },
    size: { type: "choice", label, choices: [{ value: "big", label: () => "Big" }] },
    whom: { type: "person", label, needs: "admin" },
    note: {
      type: "text",
      label,
      needs: "admin",
      suggest: (_, typed) => Promise.resolve([{ name: typed, value: typed }]),
    },
  },
  run: (_, { what, size, whom }) => Promise.resolve(show({ content: `${what} ${size} ${whom?.name}` })),
  presses: [],
});
const turn = press(
  customId("turn", z.coerce.number()),
  { needs: "ask", of: "series", by: "anyone", late: "update", free: true },
  ({ name }, [page]) => Promise.resolve(update({ content: `${name} ${page}` })),
);
const wish = press(
  customId("wish"),
  { needs: "admin", by: "asker", late: "show", writes: true },
  (_context, _args, { values }) => Promise.resolve(show({ content: values.join(",") })),
);

const catalogue: Catalogue<World> = {
  commands: new Map([greet, listFilms, give].map((it) => [it.name, it])),
  presses: new Map([turn, wish].map((it) => [it.name, it])),
};
const world = { name: "Ann" };

function typed(type: 2 | 4, name: string, options?: unknown, resolved?: unknown) {
  // JSON leaves out what is undefined, as Discord does.
  return find(catalogue, wire(JSON.parse(JSON.stringify({ type, data: { name, options, resolved } }))));
}

function pressed(custom_id: string, values?: unknown) {
  return find(catalogue, wire({ type: 3, data: { custom_id, component_type: 2, values } }));
}

const whom = { name: "whom", type: 3, value: "Bob" };

Deno.test("find() finds a command and gives it the values of its options", async () => {
  const found = typed(2, "greet", [whom, { name: "how", type: 3, value: "loudly" }, {
    name: "odd",
    type: 3,
    value: 1,
  }]);
  assert.ok(found.kind === "answer");
  assert.deepEqual([found.name, found.manner, found.lateFirst], ["greet", { needs: "own" }, false]);
  assert.deepEqual((await found.run(world)).reply.data?.content, "Ann: hello Bob loudly");
});

Deno.test("find() leaves out the options that were not typed", async () => {
  const found = typed(2, "greet", [whom]);
  assert.ok(found.kind === "answer");
  assert.equal((await found.run(world)).reply.data?.content, "Ann: hello Bob");
});

Deno.test("find() finds a subcommand, in a group too", () => {
  assert.equal(typed(2, "list", [{ name: "films", type: 1 }]).name, "list films");
  const nested = [{ name: "a", type: 2, options: [{ name: "b", type: 1, options: [whom] }] }];
  assert.deepEqual(typed(2, "list", nested), { kind: "unknown", name: "list a b" });
});

Deno.test("find() lets everybody see the answer only where the record says so", async () => {
  const loud = typed(2, "greet", [whom]);
  assert.ok(loud.kind === "answer");
  assert.deepEqual(loud.late, { type: 5, data: {} });
  assert.equal((await loud.run(world)).reply.data?.flags, undefined);

  const quiet = typed(2, "list", [{ name: "films", type: 1 }]);
  assert.ok(quiet.kind === "answer");
  assert.deepEqual(quiet.late, { type: 5, data: { flags: 64 } });
  const answer = await quiet.run(world);
  assert.equal(answer.reply.data?.flags, 64);
  assert.ok(answer.later, "what comes later is not lost");
});

Deno.test("find() does not know commands and options that are not ours", () => {
  const cases: [what: string, name: unknown, options?: unknown][] = [
    ["another name", "shout"],
    ["a group alone", "list"],
    ["a subcommand that does not exist", "list", [{ name: "songs", type: 1 }]],
    ["a required option missing", "greet"],
    ["a required option missing, others there", "greet", [{ name: "how", type: 3, value: "x" }]],
    ["an option without value", "greet", [{ name: "whom", type: 3 }]],
    ["a number for a text", "greet", [{ name: "whom", type: 4, value: 7 }]],
    ["a number for an optional text", "greet", [whom, { name: "how", type: 4, value: 7 }]],
    ["a list for a text", "greet", [{ name: "whom", type: 3, value: ["Bob"] }]],
    ["options that are none", "greet", "whom"],
    ["a name that is none", 7],
    ["the name of every object's property", "constructor"],
  ];
  for (const [what, name, options] of cases) {
    assert.equal(find(catalogue, wire({ type: 2, data: { name, options } })).kind, "unknown", what);
  }
});

const what = { name: "what", type: 3, value: "it" };
const person = { name: "whom", type: 6, value: PERSON };

Deno.test("find() gives choices and people to a command, and says what it is about", async () => {
  const users = { [PERSON]: { id: PERSON, username: "bob" } };
  const found = typed(2, "give", [what, { name: "size", type: 3, value: "big" }, person], { users });
  assert.ok(found.kind === "answer");
  assert.deepEqual((await found.run(world)).reply.data?.content, "it big bob");
  const plain = typed(2, "give", [what], "odd");
  assert.ok(plain.kind === "answer", "what is resolved does not matter where no person is named");
  assert.deepEqual(plain.manner, { needs: "ask", of: "movie" });
});

Deno.test("find() does not know a bot or a choice that is none", () => {
  const users = { [PERSON]: { id: PERSON, username: "bob", bot: true } };
  assert.equal(typed(2, "give", [what, person], { users }).kind, "unknown");
  assert.equal(typed(2, "give", [what, person]).kind, "unknown");
  assert.equal(typed(2, "give", [what, { name: "size", type: 3, value: "tiny" }]).kind, "unknown");
});

Deno.test("find() asks for an administrator where an option for administrators is given, also while it is typed", () => {
  const users = { [PERSON]: { id: PERSON, username: "bob" } };
  const given = typed(2, "give", [what, person], { users });
  assert.ok(given.kind === "answer");
  assert.deepEqual(given.manner, { needs: "admin", of: "movie" });
  const cases: [options: unknown[], needs: string][] = [
    [[{ ...what, focused: true }], "ask"],
    [[{ ...what, focused: true }, person], "admin"],
    [[what, { name: "note", type: 3, value: "", focused: true }], "admin"],
  ];
  for (const [options, needs] of cases) {
    const found = typed(4, "give", options);
    assert.ok(found.kind === "suggest");
    assert.deepEqual(found.manner, { needs, of: "movie", free: true }, JSON.stringify(options));
  }
});

Deno.test("find() tells a suggestion what else is given", async () => {
  const others = async (...options: unknown[]) => {
    const found = typed(4, "give", options);
    assert.ok(found.kind === "suggest");
    const [first] = await found.run(world);
    return first && JSON.parse(first.name);
  };
  const focused = { ...what, focused: true };
  assert.deepEqual(await others(focused), {});
  assert.deepEqual(await others({ name: "size", type: 3, value: "bi" }, focused, person), { size: "bi", whom: PERSON });
  assert.deepEqual(
    await others(focused, { name: "odd", type: 3, value: "x" }, { name: "note", type: 4, value: 7 }),
    {},
  );
});

Deno.test("find() suggests for the option that is being typed, without counting it", async () => {
  const found = typed(4, "greet", [{ ...whom, focused: true }]);
  assert.ok(found.kind === "suggest");
  assert.deepEqual([found.name, found.manner], ["greet", { needs: "own", free: true }]);
  assert.deepEqual(await found.run(world), [{ name: "Ann Bob", value: "Bob" }]);
});

Deno.test("find() suggests nothing where nothing can be suggested", async () => {
  const cases = [
    [],
    [whom],
    [{ name: "how", type: 3, value: "x", focused: true }],
    [{ name: "toString", type: 3, value: "x", focused: true }],
    [{ name: "__proto__", type: 3, value: "x", focused: true }],
  ];
  for (const options of cases) {
    const found = typed(4, "greet", options);
    assert.ok(found.kind === "suggest");
    assert.deepEqual(await found.run(world), [], JSON.stringify(options));
  }
  const empty = typed(4, "greet", [{ name: "whom", type: 3, focused: true }]);
  assert.ok(empty.kind === "suggest");
  assert.deepEqual(await empty.run(world), [{ name: "Ann ", value: "" }]);
});

Deno.test("find() finds a press with its arguments and its manner", async () => {
  const found = pressed("turn:3");
  assert.ok(found.kind === "answer");
  assert.deepEqual([found.name, found.lateFirst, found.late], ["turn", false, { type: 6 }]);
  const { needs, of, by, free }: Partial<Manner> = found.manner;
  assert.deepEqual([needs, of, by, free], ["ask", "series", "anyone", true]);
  assert.deepEqual((await found.run(world)).reply, update({ content: "Ann 3" }));
});

Deno.test("find() acknowledges a press that writes first, and answers with a private message", async () => {
  const found = pressed("wish", ["a", "b"]);
  assert.ok(found.kind === "answer");
  assert.deepEqual([found.lateFirst, found.late], [true, { type: 5, data: { flags: 64 } }]);
  const { reply } = await found.run(world);
  assert.deepEqual([reply.data?.content, reply.data?.flags], ["a,b", 64]);
});

Deno.test("find() does not know buttons that are not ours, nor arguments that do not fit", () => {
  for (const odd of ["", "turns:1", "turn", "turn:x", "turn:1:2", "wish:", "toString", "__proto__"]) {
    assert.deepEqual(pressed(odd).kind, "unknown", odd);
  }
  assert.equal(pressed("wish", [7]).kind, "unknown");
  assert.equal(pressed("wish", "a").kind, "unknown");
  assert.deepEqual(find(catalogue, wire({ type: 3, data: { custom_id: 7 } })), { kind: "unknown", name: "?" });
});

Deno.test("find() finds the press of a form too", () => {
  assert.equal(find(catalogue, wire({ type: 5, data: { custom_id: "wish", components: [] } })).name, "wish");
});

Deno.test("find() never throws, whatever came", async () => {
  const option = fc.letrec((tie) => ({
    option: fc.record({
      name: fc.oneof(fc.constantFrom("whom", "how", "what", "size", "films", "__proto__"), fc.anything()),
      type: fc.oneof(fc.constantFrom(1, 2, 3), fc.anything()),
      value: fc.anything(),
      focused: fc.oneof(fc.boolean(), fc.anything()),
      options: fc.oneof({ depthSize: "small" }, fc.constant(undefined), fc.array(tie("option"), { maxLength: 3 })),
    }, { requiredKeys: [] }),
  })).option;
  const data = fc.oneof(
    fc.anything(),
    fc.record({
      name: fc.oneof(fc.constantFrom("greet", "list", "give"), fc.anything()),
      resolved: fc.anything(),
      custom_id: fc.oneof(fc.constantFrom("turn:1", "wish", "turn:"), fc.anything()),
      values: fc.oneof(fc.array(fc.string()), fc.anything()),
      options: fc.oneof(fc.array(option, { maxLength: 3 }), fc.anything()),
    }, { requiredKeys: [] }),
  );
  const interaction = fc.record({ type: fc.oneof(fc.constantFrom(1, 2, 3, 4, 5), fc.anything()), data }, {
    requiredKeys: [],
  });
  await fc.assert(fc.asyncProperty(interaction, async (it) => {
    const found = find(catalogue, wire(it));
    assert.equal(typeof found.name, "string");
    if (found.kind !== "unknown") await found.run(world);
  }));
});
