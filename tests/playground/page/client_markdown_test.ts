import assert from "node:assert/strict";
import fc from "fast-check";
import { type Mark, markdownTree } from "../../../src/playground/page/client/markdown.ts";
import { marksView } from "../../../src/playground/page/client/marks_view.ts";
import { momentText, type Reader } from "../../../src/playground/page/client/moment.ts";
import type { Tree } from "../../../src/playground/page/client/tree.ts";
import { escape } from "../../../src/discord/markup.ts";
import { nasty } from "../../support/arbitraries.ts";

const NOW = Date.UTC(2027, 5, 30, 12, 0);
const SOON = NOW / 1000 + 4 * 86_400;
const READER: Reader = { locale: "en-US", now: NOW, timeZone: "UTC", names: { "1": "Mira", "2": "requests" } };

/** Marks in one line: what wraps is a name and brackets. */
function brief(marks: readonly Mark[]): string {
  return marks.map((mark) => {
    switch (mark.kind) {
      case "text":
        return mark.text;
      case "break":
        return "⏎";
      case "code":
      case "emoji":
      case "block":
        return `${mark.kind}<${mark.text}>`;
      case "heading":
        return `h${mark.level}(${brief(mark.inside)})`;
      case "list":
        return `${mark.first ?? "•"}(${mark.items.map(brief).join("; ")})`;
      case "link":
        return `link<${mark.href}>(${brief(mark.inside)})`;
      case "time":
        return `time<${mark.seconds} ${mark.style}>`;
      case "command":
        return `command<${mark.name}>`;
      case "user":
      case "role":
      case "channel":
        return `${mark.kind}<${mark.id}>`;
      case "paragraph":
        return brief(mark.inside);
      default:
        return `${mark.kind}(${brief(mark.inside)})`;
    }
  }).join("");
}

/** All that is read, and the tags around it. */
function html(trees: readonly Tree[]): string {
  return trees.map((tree) => typeof tree === "string" ? tree : `<${tree.tag}>${html(tree.children)}</${tree.tag}>`)
    .join("");
}

Deno.test("markdownTree() understands what Discord does inside of lines", () => {
  const cases: [text: string, tree: string][] = [
    ["plain", "plain"],
    ["**a** *b* _c_ __d__ ~~e~~ ||f||", "strong(a) em(b) em(c) underline(d) strike(e) spoiler(f)"],
    ["***both***", "strong(em(both))"],
    ["**a *b* c**", "strong(a em(b) c)"],
    ["*a **b***", "em(a strong(b))"],
    ["**a ||b `c**` d|| e**", "strong(a spoiler(b code<c**> d) e)"],
    ["**open", "**open"],
    ["a * not * slanted", "a * not * slanted"],
    ["snake_case_name and 2*3*4", "snake_case_name and 2em(3)4"],
    ["\\*a\\* \\_b\\_ \\|\\| \\\\ \\<@1\\>", "*a* _b_ || \\ <@1>"],
    ["**a\\*\\*b**", "strong(a**b)"],
    ["\\a stays", "\\a stays"],
    ["`a*b*` ``c`d`` `open", "code<a*b*> code<c`d> `open"],
    [
      "<@1> <@!1> <@&9> <#2> </request movie:55> <:wave:77> <a:spin:8>",
      "user<1> user<1> role<9> channel<2> command<request movie> emoji<:wave:> emoji<:spin:>",
    ],
    ["<t:12:R> <t:13> <t:99999999999999:R> <t:x>", "time<12 R> time<13 f> <t:99999999999999:R> <t:x>"],
    [
      "[**a**](https://x.example/(1)) [b](<https://y.example>)",
      "link<https://x.example/(1)>(strong(a)) link<https://y.example>(b)",
    ],
    ["[bad](javascript:alert(1)) <script>", "[bad](javascript:alert(1)) <script>"],
    [
      "see https://x.example/a, <https://y.example> xhttps://z.example",
      "see link<https://x.example/a>(https://x.example/a), link<https://y.example>(https://y.example) xhttps://z.example",
    ],
    ["a\nb", "a⏎b"],
    ["||a\nb||", "spoiler(a⏎b)"],
  ];
  for (const [text, tree] of cases) assert.equal(brief(markdownTree(text)), tree, text);
});

Deno.test("markdownTree() understands what begins a line", () => {
  const cases: [text: string, tree: string][] = [
    ["# one\n## *two*\n### three\n#### four", "h1(one)h2(em(two))h3(three)#### four"],
    ["#tag\n\\# no", "#tag⏎# no"],
    ["-# small **print**", "small(small strong(print))"],
    ["- a\n- b\n  - c\n    - d\n- e", "•(a; b•(c•(d)); e)"],
    ["3. a\n4. b", "3(a; b)"],
    ["* a\nnot", "•(a)not"],
    ["> a\n> - b\nc", "quote(a•(b))c"],
    ["a\n>>> b\n\nc", "aquote(b⏎⏎c)"],
    [">no", ">no"],
    ["a\n```ts\n*b*\n# c\n```\nd", "ablock<*b*\n# c>d"],
    ["```one```", "block<one>"],
    ["\\`\\`\\`a\\`\\`\\`", "```a```"],
    ["", ""],
    ["\n\n", ""],
  ];
  for (const [text, tree] of cases) assert.equal(brief(markdownTree(text)), tree, text);
});

Deno.test("markdownTree() never throws and loses no word, whatever comes", () => {
  const signs = fc.array(
    fc.constantFrom(
      "*",
      "**",
      "_",
      "__",
      "~~",
      "||",
      "`",
      "```",
      "\\",
      "[",
      "](https://x)",
      "<",
      ">",
      "> ",
      "# ",
      "- ",
      "1. ",
      "\n",
      "  ",
      "word",
      "<t:1:R>",
      "<@1>",
    ),
    { maxLength: 60 },
  ).map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.oneof(nasty, signs), (text) => {
      const shown = html(marksView(markdownTree(text), READER));
      const count = (it: string) => it.split("word").length;
      // The word behind the fence of a block of code names its language, which is not shown.
      assert.ok(count(shown) >= count(text.replace(/```\w+\n/g, "```\n")), JSON.stringify(text));
    }),
    { numRuns: 500 },
  );
});

Deno.test("markdownTree() shows what the bot escaped as it was", () => {
  fc.assert(fc.property(nasty, (text) => {
    const said = escape(text);
    for (const mark of markdownTree(said)) {
      const inside = mark.kind === "paragraph" ? mark.inside : [mark];
      assert.ok(inside.every(({ kind }) => kind === "text" || kind === "break"), JSON.stringify([said, inside]));
    }
  }));
});

Deno.test("markdownTree() comes to an end with what nests a thousand times", () => {
  for (const sign of ["*", "**", "_", "||", "[", "`a", "> ", "- ", "<", "**a *b ", "\\"]) {
    assert.notEqual(markdownTree(sign.repeat(2000).slice(0, 4096)).length, 0, sign);
  }
});

Deno.test("marksView() names people, and says nothing of what it does not know", () => {
  const text = (it: string) => html(marksView(markdownTree(it), READER));
  assert.equal(text("<@1> <@8>"), "<p><span>@Mira</span> <span>@somebody</span></p>");
  assert.equal(text("<#2>"), "<p><span>#requests</span></p>");
  assert.equal(text(`<t:${SOON}:R>`), "<p><time>in 4 days</time></p>");
});

Deno.test("momentText() writes as the reader does", () => {
  const cases: [style: string, locale: string, text: string][] = [
    ["R", "en-US", "in 4 days"],
    ["R", "de", "in 4 Tagen"],
    ["D", "en-GB", "4 July 2027"],
    ["D", "de", "4. Juli 2027"],
    ["d", "de", "04.07.27"],
    ["t", "de", "12:00"],
    ["T", "de", "12:00:00"],
    ["f", "de", "4. Juli 2027 um 12:00"],
    ["F", "de", "Sonntag, 4. Juli 2027 um 12:00"],
  ];
  for (const [style, locale, text] of cases) assert.equal(momentText(SOON, style, { ...READER, locale }), text);
  const ago = (seconds: number) => momentText(NOW / 1000 - seconds, "R", READER);
  assert.deepEqual([0, 30, 90, 7200, 86_400 * 40].map(ago), [
    "now",
    "30 seconds ago",
    "1 minute ago",
    "2 hours ago",
    "last month",
  ]);
});
