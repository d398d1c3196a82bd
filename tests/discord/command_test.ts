import assert from "node:assert/strict";
import * as z from "zod";
import { define, type Manner } from "../../src/discord/command.ts";
import { customId } from "../../src/discord/custom_id.ts";
import { show } from "../../src/discord/reply.ts";

const { press, command } = define<{ name: string }, unknown>();
const manner: Manner = { needs: "own", of: "movie", by: "anyone", late: "show" };

Deno.test("press() carries its manner and binds its arguments", async () => {
  const page = press(
    customId("page", z.coerce.number()),
    manner,
    ({ name }, [number], { values }) =>
      Promise.resolve(show({ content: `${name} ${number.toFixed(1)} ${values.join()}` })),
  );
  assert.deepEqual([page.name, page.needs, page.of, page.by, page.late], ["page", "own", "movie", "anyone", "show"]);
  const answer = await page.bind("page:2")?.({ name: "Ann" }, { values: ["a", "b"] });
  assert.deepEqual(answer, show({ content: "Ann 2.0 a,b" }));
});

Deno.test("press() binds nothing that does not fit", () => {
  const page = press(customId("page", z.coerce.number()), manner, () => Promise.resolve(show({})));
  for (const odd of ["", "page", "page:x", "other:1"]) assert.equal(page.bind(odd), undefined, odd);
});

Deno.test("command() types the values by the options that it declares", async () => {
  const label = () => ({ name: "x", about: "x" });
  const it = command({
    name: "echo",
    label,
    needs: "ask",
    options: { text: { type: "text", label, required: true }, more: { type: "text", label } },
    // It would not compile if `text` could be missing, or if `more` could not.
    run: (_, { text, more = "" }) => Promise.resolve(show({ content: text.toUpperCase() + more.toLowerCase() })),
    presses: [],
  });
  assert.deepEqual(await it.run({ name: "Ann" }, { text: "a", more: "B" }), show({ content: "Ab" }));
});

Deno.test("command() types choices by their values, and people as people", async () => {
  const label = () => ({ name: "x", about: "x" });
  const said = () => "x";
  const it = command({
    name: "echo",
    label,
    needs: "own",
    of: "series",
    options: {
      size: {
        type: "choice",
        label,
        required: true,
        choices: [{ value: "big", label: said }, { value: "2", label: said }],
      },
      whom: { type: "person", label, needs: "admin" },
    },
    run: (_, { size, whom }) => {
      // It would not compile if `size` were any text, or `whom` were one.
      const known: "big" | "2" = size;
      return Promise.resolve(show({ content: `${known} ${whom?.id} ${whom?.name}` }));
    },
    presses: [],
  });
  assert.equal(it.of, "series");
  const values = { size: "big", whom: { id: "1", name: "Bob" } };
  assert.deepEqual(await it.run({ name: "Ann" }, values), show({ content: "big 1 Bob" }));
});
