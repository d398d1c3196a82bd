import assert from "node:assert/strict";
import fc from "fast-check";
import type { APIEmbed } from "discord-api-types/v10";
import { button, linkButton, row, select } from "../../src/discord/components.ts";
import { cut, fitChoices, fitMessage, LIMITS } from "../../src/discord/limits.ts";
import { escape } from "../../src/discord/markup.ts";
import { type Message, show, update } from "../../src/discord/reply.ts";
import { objections } from "../support/accepted.ts";
import { nasty } from "../support/arbitraries.ts";

Deno.test("cut() cuts at a word, and only where it must", () => {
  const cases: [text: string, limit: number, cut: string][] = [
    ["", 5, ""],
    ["short", 5, "short"],
    ["a longer text", 13, "a longer text"],
    ["a longer text", 12, "a longer…"],
    ["a longer text", 10, "a longer…"],
    ["one veryverylongword", 10, "one veryv…"],
    ["unbreakable", 5, "unbr…"],
    ["ab😀cd", 4, "ab…"],
    ["ab😀cd", 5, "ab😀…"],
    ["abc\\*def", 5, "abc…"],
    ["abc\\\\def", 6, "abc\\\\…"],
    ["\\*", 1, "…"],
    ["a      b", 4, "a…"],
  ];
  for (const [text, limit, expected] of cases) assert.equal(cut(text, limit), expected, `${text} ${limit}`);
});

Deno.test("cut() never exceeds its limit, nor ends inside a character or an escape", () => {
  fc.assert(fc.property(nasty, fc.integer({ min: 1, max: 300 }), (text, limit) => {
    const whole = escape(text);
    const short = cut(whole, limit);
    assert.ok(short.length <= limit);
    assert.ok(short.isWellFormed());
    assert.equal(cut(short, limit), short);
    if (short === whole) return;
    const kept = short.slice(0, -1);
    assert.ok(short.endsWith("…") && whole.startsWith(kept));
    const backslashes = /\\*$/.exec(kept)?.[0].length ?? 0;
    assert.equal(backslashes % 2, 0, JSON.stringify(short));
  }));
});

const text = fc.oneof(nasty, fc.integer({ min: 1, max: 9000 }).map((length) => "x".repeat(length)));
const optional = { requiredKeys: [] };
const media = fc.record({ url: fc.oneof(fc.webUrl(), nasty, fc.constant(`https://a.example/${"x".repeat(512)}`)) });
const embed: fc.Arbitrary<APIEmbed> = fc.record({
  title: text,
  description: text,
  url: fc.oneof(fc.webUrl(), nasty),
  fields: fc.array(fc.record({ name: text, value: text, inline: fc.boolean() }), { maxLength: 30 }),
  footer: fc.record({ text }),
  author: fc.record({ name: text }),
  thumbnail: media,
  image: media,
}, optional);
const customId = fc.string({ minLength: 1, maxLength: 3, unit: fc.constantFrom("a", "b", "c") });
const buttons = fc.oneof(
  fc.tuple(text, customId).map(([label, id]) => button(label, id)),
  fc.tuple(text, media).map(([label, { url }]) => linkButton(label, url)),
);
const options = fc.array(fc.record({ label: text, value: text, description: text }), { maxLength: 30 });
const rows = fc.oneof(
  fc.array(buttons, { maxLength: 8 }).map((some) => row(...some)),
  fc.tuple(customId, text, options).map(([id, placeholder, some]) => row(select(id, placeholder, some))),
);
const message: fc.Arbitrary<Message> = fc.record({
  content: text,
  embeds: fc.array(embed, { maxLength: 12 }),
  components: fc.array(rows, { maxLength: 8 }),
}, optional);

Deno.test("fitMessage() makes of any message one that keeps every limit, if anything is left of it", () => {
  fc.assert(
    fc.property(message, (given) => {
      for (const reply of [show(given), update(given)]) {
        const against = objections(reply).filter((it) => !it.endsWith("message not empty") && !/half a/.test(it));
        assert.deepEqual(against, []);
      }
    }),
    { numRuns: 60 },
  );
});

Deno.test("fitMessage() changes nothing that it has fitted, and not what it was given", () => {
  fc.assert(
    fc.property(message, (any) => {
      const given = structuredClone(any);
      const once = fitMessage(given);
      assert.deepEqual(fitMessage(once), once);
      assert.deepEqual(given, structuredClone(any));
    }),
    { numRuns: 60 },
  );
});

Deno.test("fitMessage() leaves a message alone that fits", () => {
  const fits: Message = {
    content: "Hello",
    flags: 64,
    embeds: [{
      title: "A film",
      description: "Long ago",
      url: "https://a.example/",
      color: 1,
      fields: [{ name: "Status", value: "Open", inline: true }],
      footer: { text: "page" },
      author: { name: "somebody", url: "https://b.example/" },
      thumbnail: { url: "https://a.example/p.jpg" },
      image: { url: "http://a.example/i.jpg" },
    }],
    components: [
      row(button("Go", "go:1", "primary"), { type: 2, style: 1, custom_id: "emoji", emoji: { name: "✅" } }),
      row(select("pick", "One", [{ label: "a", value: "1", description: "first" }, { label: "b", value: "2" }])),
      row(linkButton("There", "https://a.example/")),
    ],
  };
  assert.deepEqual(fitMessage(fits), fits);
});

Deno.test("fitMessage() drops what Discord would refuse the whole message for", () => {
  const embeds = [
    {},
    { title: " ", description: "\n" },
    { color: 3 },
    { title: "kept", fields: [{ name: "", value: "x" }, { name: "x", value: " " }] },
    { thumbnail: { url: "no address" } },
    { title: "kept too", url: "ftp://a.example", image: { url: "https://a.example/a b.jpg" } },
  ];
  assert.deepEqual(fitMessage({ embeds }).embeds, [{ title: "kept" }, { title: "kept too" }]);
  const components = [
    row(linkButton("bad", "javascript:alert(1)"), button(" ", "blank"), button("a", "twice"), button("b", "twice")),
    row(select("none", "", [])),
    row(select("long", "", [{ label: "x", value: "v".repeat(101) }])),
    row(linkButton("upper", "HTTPS://A.EXAMPLE/"), linkButton("long", `https://a.example/${"x".repeat(500)}`)),
    row(select("s", "", [{ label: "x", value: "1" }, { label: "y", value: "1" }, { label: " ", value: "2" }])),
  ];
  assert.deepEqual(fitMessage({ components }).components, [
    row(button("a", "twice")),
    row({ type: 3, custom_id: "s", placeholder: "", options: [{ label: "x", value: "1" }] }),
  ]);
});

Deno.test("fitMessage() fills a row with the buttons that can be pressed", () => {
  const six = ["", "1", "2", "3", "4", "5"].map((label) => button(label, `b${label}`));
  const [kept] = fitMessage({ components: [row(...six)] }).components ?? [];
  assert.deepEqual(kept, row(...six.slice(1)));
});

Deno.test("fitMessage() shares 6000 characters among all embeds, the summary giving way first", () => {
  const long = { title: "t".repeat(300), description: "d".repeat(5000), footer: { text: "f".repeat(3000) } };
  const [first, second, ...others] = fitMessage({ embeds: [long, long, long] }).embeds ?? [];
  assert.deepEqual([first?.title?.length, first?.footer?.text.length, first?.description?.length], [256, 2048, 3696]);
  assert.deepEqual([second, others], [undefined, []]);
});

Deno.test("fitMessage() knows each limit to the character", () => {
  const embedded = (embed: APIEmbed) => fitMessage({ embeds: [embed] }).embeds?.[0];
  const kept: Record<string, [limit: number, of: (text: string) => string | undefined]> = {
    content: [2000, (content) => fitMessage({ content }).content],
    title: [256, (title) => embedded({ title })?.title],
    description: [4096, (description) => embedded({ description })?.description],
    fieldName: [256, (name) => embedded({ fields: [{ name, value: "x" }] })?.fields?.[0]?.name],
    fieldValue: [1024, (value) => embedded({ fields: [{ name: "x", value }] })?.fields?.[0]?.value],
    footer: [2048, (text) => embedded({ footer: { text } })?.footer?.text],
    author: [256, (name) => embedded({ author: { name } })?.author?.name],
    choice: [100, (name) => fitChoices([{ name, value: "x" }])[0]?.name],
  };
  for (const [what, [limit, of]] of Object.entries(kept)) {
    assert.equal(of("x".repeat(limit)), "x".repeat(limit), what);
    assert.equal(of("x".repeat(limit + 1)), `${"x".repeat(limit - 1)}…`, what);
  }
});

Deno.test("fitChoices() keeps 25, each value once, none that is empty or too long to be told apart", () => {
  const many = Array.from({ length: 40 }, (_, i) => ({ name: `n${i}`, value: `${i}` }));
  assert.deepEqual(fitChoices(many), many.slice(0, LIMITS.choices));
  const bad = [{ name: "", value: "a" }, { name: "b", value: "" }, { name: "c", value: "v".repeat(101) }];
  const twice = [{ name: "x", value: "1" }, { name: "y", value: "1" }];
  assert.deepEqual(fitChoices([...bad, ...twice]), [{ name: "x", value: "1" }]);
});
