import assert from "node:assert/strict";
import { button, linkButton, row, select, selectMany } from "../../src/discord/components.ts";
import { show } from "../../src/discord/reply.ts";
import { objections } from "../support/accepted.ts";

Deno.test("components are Discord's own", () => {
  assert.deepEqual(button("Go", "go:1", "danger"), { type: 2, style: 4, label: "Go", custom_id: "go:1" });
  assert.deepEqual(linkButton("There", "https://a.example"), {
    type: 2,
    style: 5,
    label: "There",
    url: "https://a.example",
  });
  const options = [{ label: "a", value: "1" }];
  assert.deepEqual(select("pick", "One", options), { type: 3, custom_id: "pick", placeholder: "One", options });
});

Deno.test("selectMany() lets none be picked, and all", () => {
  const options = [{ label: "a", value: "1" }, { label: "b", value: "2" }];
  const { min_values, max_values } = selectMany("any", "Any", options);
  assert.deepEqual([min_values, max_values], [0, 2]);
});

Deno.test("components are taken by Discord, in rows", () => {
  const styles = ["primary", "secondary", "success", "danger"] as const;
  const buttons = styles.map((style) => button(style, style, style));
  assert.deepEqual(buttons.map(({ style }) => style), [1, 2, 3, 4]);
  assert.equal(button("plain", "p").style, 2);
  const components = [
    row(...buttons, linkButton("There", "https://a.example")),
    row(select("pick", "One", [{ label: "a", value: "1" }])),
    row(selectMany("any", "Any", [{ label: "a", value: "1" }, { label: "b", value: "2", default: true }])),
  ];
  assert.deepEqual(objections(show({ components })), []);
});
