import assert from "node:assert/strict";
import { acting, actingFor, inTheirView, tellThem } from "../../src/commands/behalf.ts";
import { onBehalf } from "../../src/buttons.ts";
import { privately, show } from "../../src/discord/reply.ts";
import type { Asked } from "../../src/views/outcome.ts";
import { en } from "../../src/words/mod.ts";
import { fakeContext, PERSON } from "../support/context.ts";

const OTHER = "400000000000000004";

Deno.test("actingFor() is oneself without a name, and somebody else only for administrators", () => {
  const { context } = fakeContext();
  assert.equal(actingFor(context, undefined), context);
  assert.equal(actingFor(context, PERSON), context);
  assert.equal(actingFor(context, OTHER)?.behalf, OTHER);
  assert.equal(actingFor(fakeContext({ may: (needs) => needs !== "admin" }).context, OTHER), undefined);
});

Deno.test("acting() reads for whom a button is, and refuses who may not", async () => {
  const { context } = fakeContext();
  const seen = await acting(context, onBehalf("4k", OTHER), (one, what) => Promise.resolve([one.behalf, what]));
  assert.deepEqual(seen, [OTHER, "4k"]);
  const { context: member } = fakeContext({ may: (needs) => needs !== "admin" });
  const never = () => Promise.reject(new Error("nothing may run"));
  assert.deepEqual(await acting(member, onBehalf("hd", OTHER), never), show({ content: en.refused.admin }));
});

Deno.test("inTheirView() says whose view it is, before whatever is said", () => {
  const { context } = fakeContext();
  const theirs = context.as(OTHER);
  assert.deepEqual(inTheirView(context, { content: "x" }), { content: "x" });
  assert.deepEqual(inTheirView(theirs, {}), { content: `As <@${OTHER}> sees it:` });
  assert.deepEqual(inTheirView(theirs, { content: "x" }), { content: `As <@${OTHER}> sees it:\nx` });
  assert.equal(privately(show(inTheirView(theirs, {}))).data?.flags, 64);
});

Deno.test("tellThem() tells only somebody else, and only what was requested", async () => {
  const requested: Asked = { is4k: false, outcome: { kind: "requested", state: "pending", seasons: [] } };
  const missing: Asked = { is4k: false, outcome: { kind: "missing" } };
  const { context, asked } = fakeContext();
  const told = () => asked.filter(([, what]) => what === "tell").map(([, , person]) => person);
  await tellThem(context, "Film", [requested]);
  await tellThem(context.as(OTHER), "Film", [missing]);
  await tellThem(context.as(OTHER), undefined, [requested]);
  assert.deepEqual(told(), []);
  await tellThem(context.as(OTHER), "Film", [missing, requested]);
  assert.deepEqual(told(), [OTHER]);
});
