import assert from "node:assert/strict";
import * as z from "zod";
import { define, type Manner } from "../../src/discord/command.ts";
import { customId } from "../../src/discord/custom_id.ts";
import { show } from "../../src/discord/reply.ts";

const { press, command } = define<{ name: string }, unknown>();
const manner: Manner = { needs: "own", by: "anyone", late: "show" };

Deno.test("press() carries its manner and binds its arguments", async () => {
  const page = press(
    customId("page", z.coerce.number()),
    manner,
    ({ name }, [number], { values }) =>
      Promise.resolve(show({ content: `${name} ${number.toFixed(1)} ${values.join()}` })),
  );
  assert.deepEqual([page.name, page.needs, page.by, page.late], ["page", "own", "anyone", "show"]);
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
