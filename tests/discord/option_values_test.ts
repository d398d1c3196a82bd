import assert from "node:assert/strict";
import fc from "fast-check";
import { asksForAdmin, readTexts, readValues } from "../../src/discord/option_values.ts";
import type { Options } from "../../src/discord/options.ts";
import { OTHER, PERSON } from "../support/context.ts";

const label = () => ({ name: "x", about: "x" });
const said = () => "x";
const declared: Options<never, never> = {
  title: { type: "text", label, required: true },
  size: { type: "choice", label, choices: [{ value: "big", label: said }, { value: "small", label: said }] },
  whom: { type: "person", label, needs: "admin" },
};
const title = { name: "title", value: "x" };
const user = { id: PERSON, username: "bob", global_name: "Bob", bot: false };
const whom = { name: "whom", value: PERSON };

Deno.test("readValues() reads texts, choices and people", () => {
  const resolved = {
    users: { [PERSON]: user, [OTHER]: { username: "eve" } },
    members: { [PERSON]: { nick: "Bobby" } },
  };
  assert.deepEqual(readValues(declared, [title], undefined), { title: "x" });
  assert.deepEqual(readValues(declared, [whom, { name: "size", value: "big" }, title], resolved), {
    title: "x",
    size: "big",
    whom: { id: PERSON, name: "Bobby" },
  });
});

Deno.test("readValues() refuses what does not fit", () => {
  const cases: [what: string, given: { name: string; value?: string | number | boolean }[]][] = [
    ["a required one missing", []],
    ["a required one without value", [{ name: "title" }]],
    ["a choice that is none", [title, { name: "size", value: "huge" }]],
    ["the name of every object's property", [title, { name: "size", value: "toString" }]],
    ["a number for a choice", [title, { name: "size", value: 1 }]],
    ["a person who is no id", [title, { name: "whom", value: "__proto__" }]],
    ["a number for a person", [title, { name: "whom", value: 1 }]],
    ["a person whom Discord does not tell", [title, { name: "whom", value: OTHER }]],
  ];
  for (const [what, given] of cases) {
    assert.equal(readValues(declared, given, { users: { [PERSON]: user } }), undefined, what);
  }
});

Deno.test("readValues() calls people as they are called there", () => {
  const cases: [user: unknown, member: unknown, name: string | undefined][] = [
    [user, { nick: "Bobby" }, "Bobby"],
    [user, { nick: null }, "Bob"],
    [user, { nick: "" }, "Bob"],
    [user, 7, "Bob"],
    [user, undefined, "Bob"],
    [{ ...user, global_name: null }, undefined, "bob"],
    [{ username: "bob" }, undefined, "bob"],
    [{ ...user, bot: true }, undefined, undefined],
    [{ id: PERSON }, undefined, undefined],
    [null, undefined, undefined],
  ];
  for (const [told, member, name] of cases) {
    const read = readValues(declared, [title, whom], { users: { [PERSON]: told }, members: { [PERSON]: member } });
    assert.deepEqual(read?.whom, name && { id: PERSON, name }, JSON.stringify([told, member]));
  }
  assert.deepEqual(readValues(declared, [title, whom], { users: { [PERSON]: user }, members: null })?.whom, {
    id: PERSON,
    name: "Bob",
  });
});

Deno.test("readTexts() keeps the texts of what is declared", () => {
  const given = [title, whom, { name: "size", value: 7 }, { name: "odd", value: "x" }, {
    name: "toString",
    value: "x",
  }];
  assert.deepEqual(readTexts(declared, given), { title: "x", whom: PERSON });
});

Deno.test("asksForAdmin() is true only where an option for administrators is given, with or without value", () => {
  assert.equal(asksForAdmin(declared, []), false);
  assert.equal(asksForAdmin(declared, [title, { name: "size", value: "big" }, { name: "toString" }]), false);
  assert.equal(asksForAdmin(declared, [title, whom]), true);
  assert.equal(asksForAdmin(declared, [{ name: "whom" }]), true);
});

Deno.test("readValues() never throws, whatever is resolved", () => {
  const some = fc.oneof(
    fc.anything(),
    fc.record({ users: fc.oneof(fc.anything(), fc.record({ [PERSON]: fc.anything() })) }),
  );
  fc.assert(fc.property(some, (resolved) => {
    const read = readValues(declared, [title, whom], resolved);
    assert.ok(read === undefined || typeof read.whom === "object");
  }));
});
