import assert from "node:assert/strict";
import { buttons } from "../../src/buttons.ts";
import { catalogue, commands, groups } from "../../src/commands/mod.ts";

Deno.test("catalogue has every command and every button that was ever posted", () => {
  assert.deepEqual([...catalogue.commands.keys()], commands.map(({ name }) => name));
  assert.deepEqual([...catalogue.presses.keys()].sort(), Object.values(buttons).map(({ name }) => name).sort());
});

Deno.test("catalogue loses nothing to a name that comes twice", () => {
  assert.equal(catalogue.commands.size, commands.length);
  assert.equal(catalogue.presses.size, commands.flatMap(({ presses }) => presses).length);
});

Deno.test("groups have words for every command in a group, and for no other", () => {
  const used = commands.map(({ name }) => name.split(" ")).filter(({ length }) => length > 1).map(([root]) => root);
  assert.deepEqual(Object.keys(groups).sort(), [...new Set(used)].sort());
});
