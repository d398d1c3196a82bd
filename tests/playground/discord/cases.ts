/** For every rule about a whole object: a body that breaks just it, and its good twin. */
import { COMMAND_CASES } from "./command_cases.ts";
import { type Example, EXAMPLES } from "./examples.ts";

/** One rule. */
export interface Case {
  rule: string;
  kind: string;
  bad: Example;
  good: Example;
}

const button = (custom_id: string) => ({ type: 2, style: 1, label: "b", custom_id });
const rows = (count: number) => Array.from({ length: count }, (_, i) => ({ type: 1, components: [button(`b${i}`)] }));
const texts = (...lengths: number[]) => lengths.map((length) => ({ type: 10, content: "x".repeat(length) }));
const select = (more: Example) => ({
  type: 3,
  custom_id: "s",
  options: [{ label: "A", value: "a" }, { label: "B", value: "b" }],
  ...more,
});
const embedOf = (length: number) => ({ description: "x".repeat(length) });
/** 40 with the containers counted: 2 of them, holding 38. */
const containers = (held: number) =>
  [20, held - 20].map((count) => ({ type: 17, components: texts(...Array(count).fill(1)) }));
const V2 = 32768;
const field = (more: Example) => ({ ...EXAMPLES["text input in a row"], ...more });
/** The rules of messages; each also holds for what is sent to a channel. */
const messages: Omit<Case, "kind">[] = [
  { rule: "message not empty", bad: { content: "  " }, good: { content: "a" } },
  { rule: "message not empty", bad: {}, good: { embeds: [{ title: "a" }] } },
  { rule: "message not empty", bad: { embeds: [], components: [] }, good: { components: rows(1) } },
  {
    rule: "embeds within 6000",
    bad: { embeds: [embedOf(4000), embedOf(2001)] },
    good: { embeds: [embedOf(4000), embedOf(2000)] },
  },
  {
    rule: "embeds within 6000",
    bad: { embeds: [{ ...embedOf(4000), footer: { text: "x".repeat(2001) } }] },
    good: { embeds: [{ ...embedOf(4000), footer: { text: "x".repeat(2000) } }] },
  },
  {
    rule: "v2 without legacy fields",
    bad: { flags: V2, content: "a", components: texts(1) },
    good: { flags: V2, components: texts(1) },
  },
  {
    rule: "v2 without legacy fields",
    bad: { flags: V2, embeds: [{ title: "a" }], components: texts(1) },
    good: { flags: V2, content: "", embeds: [], components: texts(1) },
  },
  { rule: "v2 components need their flag", bad: { components: texts(1) }, good: { flags: V2, components: texts(1) } },
  { rule: "at most 5 rows", bad: { components: rows(6) }, good: { components: rows(5) } },
  { rule: "at most 5 rows", bad: { components: rows(6) }, good: { flags: V2, components: rows(6) } },
  {
    rule: "at most 40 components",
    bad: { flags: V2, components: rows(21) },
    good: { flags: V2, components: rows(20) },
  },
  {
    rule: "at most 40 components",
    bad: { flags: V2, components: containers(39) },
    good: { flags: V2, components: containers(38) },
  },
  {
    rule: "v2 text within 4000",
    bad: { flags: V2, components: texts(4000, 1) },
    good: { flags: V2, components: texts(3999, 1) },
  },
  {
    rule: "custom_ids unique",
    bad: { components: [{ type: 1, components: [button("a"), button("a")] }] },
    good: { components: [{ type: 1, components: [button("a"), button("b")] }] },
  },
  {
    rule: "custom_ids unique",
    bad: { flags: V2, components: [...rows(1), { type: 17, components: rows(1) }] },
    good: { flags: V2, components: [...rows(1), { type: 17, components: [{ type: 1, components: [button("z")] }] }] },
  },
  {
    rule: "component ids unique",
    bad: { components: [{ type: 1, id: 7, components: [{ ...button("a"), id: 7 }] }] },
    good: { components: [{ type: 1, id: 7, components: [{ ...button("a"), id: 8 }] }] },
  },
];

const objects: Case[] = [
  { rule: "embed not empty", kind: "embed", bad: { color: 1, url: "https://a.b" }, good: { color: 1, title: "a" } },
  { rule: "embed not empty", kind: "embed", bad: { description: " " }, good: { fields: [{ name: "a", value: "b" }] } },
  {
    rule: "allowed_mentions says it once",
    kind: "allowed_mentions",
    bad: { parse: ["users"], users: ["12"] },
    good: { parse: ["roles"], users: ["12"] },
  },
  {
    rule: "row holds buttons or one select",
    kind: "row",
    bad: { type: 1, components: [select({}), button("a")] },
    good: { type: 1, components: [select({})] },
  },
  {
    rule: "button needs custom_id",
    kind: "button",
    bad: { type: 2, style: 4, label: "a" },
    good: { ...button("a"), style: 4 },
  },
  {
    rule: "button needs url",
    kind: "button",
    bad: { type: 2, style: 5, label: "a" },
    good: { type: 2, style: 5, label: "a", url: "https://a.b" },
  },
  {
    rule: "button needs sku_id",
    kind: "button",
    bad: { type: 2, style: 6 },
    good: { type: 2, style: 6, sku_id: "12" },
  },
  {
    rule: "button does one thing",
    kind: "button",
    bad: { ...button("a"), url: "https://a.b" },
    good: { ...button("a"), url: null },
  },
  {
    rule: "button shows something",
    kind: "button",
    bad: { type: 2, style: 1, custom_id: "a" },
    good: { type: 2, style: 1, custom_id: "a", emoji: { name: "▶️" } },
  },
  {
    rule: "premium button is bare",
    kind: "button",
    bad: { type: 2, style: 6, sku_id: "12", label: "a" },
    good: { type: 2, style: 6, sku_id: "12" },
  },
  { rule: "emoji is one", kind: "emoji", bad: { name: ":film_frames:" }, good: { name: "🎞️" } },
  { rule: "emoji is one", kind: "emoji", bad: { name: "🎬🎬" }, good: { name: "👩‍🚀" } },
  {
    rule: "select min within max",
    kind: "select",
    bad: select({ min_values: 2, max_values: 1 }),
    good: select({ min_values: 2, max_values: 2 }),
  },
  {
    rule: "select values unique",
    kind: "select",
    bad: select({ options: [{ label: "A", value: "a" }, { label: "B", value: "a" }] }),
    good: select({ options: [{ label: "A", value: "a" }, { label: "A", value: "b" }] }),
  },
  {
    rule: "select max within options",
    kind: "select",
    bad: select({ max_values: 3 }),
    good: select({ max_values: 2 }),
  },
  {
    rule: "select defaults within max",
    kind: "select",
    bad: select({ options: ["a", "b"].map((value) => ({ label: value, value, default: true })) }),
    good: select({ max_values: 2, options: ["a", "b"].map((value) => ({ label: value, value, default: true })) }),
  },
  {
    rule: "select default fits the select",
    kind: "channel select",
    bad: { type: 8, custom_id: "s", default_values: [{ id: "12", type: "user" }] },
    good: { type: 8, custom_id: "s", default_values: [{ id: "12", type: "channel" }] },
  },
  {
    rule: "required select asks for one",
    kind: "form select",
    bad: select({ min_values: 0 }),
    good: select({ min_values: 0, required: false }),
  },
  {
    rule: "text input min within max",
    kind: "text input in a row",
    bad: field({ value: "", min_length: 5, max_length: 4 }),
    good: field({ min_length: 3, max_length: 4 }),
  },
  {
    rule: "text input value within its own limits",
    kind: "text input in a row",
    bad: field({ value: "0123456789" }),
    good: field({ value: "012345678" }),
  },
  {
    rule: "text input in a label has none of its own",
    kind: "text input in a label",
    bad: field({}),
    good: field({ label: null }),
  },
  {
    rule: "modal custom_ids unique",
    kind: "modal",
    bad: { custom_id: "m", title: "t", components: [EXAMPLES["form row"], EXAMPLES["form row"]] },
    good: {
      custom_id: "m",
      title: "t",
      components: [EXAMPLES["form row"], { type: 1, components: [field({ custom_id: "u" })] }],
    },
  },
  {
    rule: "enforce_nonce needs a nonce",
    kind: "channel message",
    bad: { content: "a", enforce_nonce: true },
    good: { content: "a", enforce_nonce: true, nonce: 7 },
  },
];

/** All of them. */
export const CASES: Case[] = [
  ...["message", "channel message"].flatMap((kind) => messages.map((each) => ({ ...each, kind }))),
  ...objects,
  ...COMMAND_CASES,
];
