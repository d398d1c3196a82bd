import assert from "node:assert/strict";
import { script, withBot } from "./with_bot.ts";

const BUTTONS = [{
  type: 1,
  components: [
    { type: 2, style: 1, label: "Request", custom_id: "go" },
    { type: 2, style: 1, label: "Gone", custom_id: "gone", disabled: true },
    { type: 2, style: 5, label: "TMDB", url: "https://themoviedb.org" },
  ],
}];
const SELECT = [{
  type: 1,
  components: [{ type: 3, custom_id: "pick", options: ["a", "b"].map((value) => ({ label: value, value })) }],
}];
const MODAL = {
  type: 9,
  data: {
    custom_id: "why",
    title: "Why",
    components: [
      {
        type: 1,
        components: [{ type: 4, style: 1, custom_id: "reason", label: "Reason", min_length: 2, max_length: 5 }],
      },
      {
        type: 18,
        label: "More",
        component: { type: 4, style: 2, custom_id: "more", required: false, value: "filled" },
      },
      {
        type: 18,
        label: "Quality",
        component: { type: 3, custom_id: "quality", options: [{ label: "HD", value: "hd" }] },
      },
    ],
  },
};
const message = (data: Record<string, unknown>) => ({ type: 4, data });

Deno.test("a press changes its message at once, or later, or is answered beside it", () =>
  withBot(async ({ discord, came, act }) => {
    const ann = discord.person({ name: "Ann" });
    act(script(discord, message({ content: "card", flags: 64, components: BUTTONS })));
    const card = await ann.command("help");
    act(script(discord, { type: 7, data: { content: "changed" } }));
    const changed = await ann.press(card, "Request");
    assert.equal(changed.message, card.message);
    assert.equal(changed.message.components?.length, 1, "what an update does not name stays");
    act(script(discord, { type: 6 }, ["PATCH /messages/@original", { content: "later", components: [] }]));
    assert.equal((await ann.press(card, "go")).message.content, "later");
    assert.deepEqual(card.message.components, []);
    const press = came.at(-1);
    assert.partialDeepStrictEqual(press, {
      type: 3,
      data: { component_type: 2, custom_id: "go" },
      message: { id: card.message.id, content: "changed" },
    });

    act(script(discord, message({ content: "pick", components: SELECT })));
    const list = await ann.command("help");
    act(script(discord, { type: 6 }, ["POST ", { content: "told", flags: 64 }]));
    const told = await ann.choose(list, "pick", ["b"]);
    assert.deepEqual([told.message.content, told.followUps.map((each) => each.content)], ["pick", ["told"]]);
    assert.partialDeepStrictEqual(came.at(-1), { data: { component_type: 3, values: ["b"] } });
    act(script(discord, message({ content: "beside", flags: 64 })));
    const beside = await ann.choose(list, "pick", ["a"]);
    assert.deepEqual([beside.message.content, beside.message.type, beside.message.message_reference?.message_id], [
      "beside",
      19,
      list.message.id,
    ]);
    act(() => {});
    assert.equal((await ann.choose(list, "pick", ["a"])).error, "This interaction failed");
  }));

Deno.test("a form is opened by a first answer only, filled in, and answered", () =>
  withBot(async ({ discord, came, act }) => {
    const ann = discord.person({ name: "Ann" });
    act(script(discord, MODAL));
    const form = await ann.command("help");
    assert.deepEqual([form.kind, form.modal.title], ["modal", "Why"]);
    await assert.rejects(ann.submit(form, {}), /"reason" is required/);
    await assert.rejects(ann.submit(form, { reason: "x" }), /takes 2 to 5 characters/);
    await assert.rejects(ann.submit(form, { reason: "why", quality: "4k" }), /its values are "hd"/);
    await assert.rejects(ann.submit(form, { reason: "why", other: "x" }), /no such field/);
    act(script(discord, MODAL));
    const tooDeep = await ann.submit(form, { reason: "why", quality: "hd" });
    assert.equal(tooDeep.error, "This interaction failed");
    assert.deepEqual(discord.refused().map(({ rules }) => rules), [["callback fits the interaction"]]);
    assert.partialDeepStrictEqual(came.at(-1)?.data, {
      custom_id: "why",
      components: [
        { type: 1, components: [{ type: 4, custom_id: "reason", value: "why" }] },
        { type: 18, component: { type: 4, custom_id: "more", value: "filled" } },
        { type: 18, component: { type: 3, custom_id: "quality", values: ["hd"] } },
      ],
    });
    await assert.rejects(ann.submit(form, { reason: "why", quality: "hd" }), /not open/);
    act(script(discord, message({ content: "card", components: BUTTONS })));
    const card = await ann.command("help");
    act(script(discord, MODAL));
    const fromCard = await ann.press(card, "go");
    act(script(discord, { type: 7, data: { content: "thanks" } }));
    const thanked = await ann.submit(fromCard, { reason: "why", quality: "hd" });
    assert.equal(thanked.message, card.message);
    assert.equal(card.message.content, "thanks");
  }));
