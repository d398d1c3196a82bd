import assert from "node:assert/strict";
import fc from "fast-check";
import {
  composed,
  type Composer,
  composerItems,
  type Effect,
  emptyComposer,
  type Stroke,
} from "../../../src/playground/page/client/composer_state.ts";
import { composerView } from "../../../src/playground/page/client/composer_view.ts";
import { type Offer, type OfferOption, offersOf } from "../../../src/playground/page/client/offers.ts";
import { treeText } from "../../../src/playground/page/client/tree.ts";
import type { Offered } from "../../../src/playground/page/protocol.ts";

function option(name: string, more: Partial<OfferOption> = {}): OfferOption {
  return { name, shown: name, about: "", required: false, kind: "text", autocomplete: false, items: [], ...more };
}

const MOVIE: Offer = {
  name: "request movie",
  shown: "anfragen film",
  about: "Ask for a film",
  options: [
    option("title", { required: true, autocomplete: true }),
    option("for", { kind: "person", items: [{ name: "Mira", value: "1" }, { name: "Ada", value: "2" }] }),
  ],
};
const ME: Offer = { name: "me", shown: "me", about: "My account", options: [] };
const LIST: Offer = {
  name: "requests",
  shown: "requests",
  about: "",
  options: [
    option("status", { kind: "choice", items: [{ name: "all", value: "all" }, { name: "open", value: "open" }] }),
  ],
};
const START = emptyComposer([MOVIE, ME, LIST]);
const key = (name: string): Stroke => ({ on: "key", key: name });
const fill = (text: string, at = "title"): Stroke => ({ on: "fill", option: at, text });
const FOUND: Stroke = {
  on: "suggested",
  option: "title",
  value: "lan",
  found: [{ name: "The Lantern (2019)", value: "tmdb:7" }],
};

/** One stroke after the other. */
function type(
  strokes: readonly Stroke[],
  from: Composer = START,
): { state: Composer; effects: Effect[]; isTaken: boolean } {
  let state = from;
  const effects: Effect[] = [];
  let isTaken = false;
  for (const stroke of strokes) {
    const step = composed(state, stroke);
    state = step.state;
    effects.push(...step.effects);
    isTaken = step.isTaken;
  }
  return { state, effects, isTaken };
}

const sends = (effects: readonly Effect[]) => effects.filter((effect) => effect.do === "send");

Deno.test("composed() sends a command that was typed by keys alone", () => {
  const strokes = [
    { on: "type", text: "/film" } as const,
    key("Enter"),
    fill("lan"),
    FOUND,
    key("Enter"),
    key("Enter"),
  ];
  const { state, effects } = type(strokes);
  assert.deepEqual(sends(effects), [{ do: "send", name: "request movie", options: { title: "tmdb:7" } }]);
  assert.deepEqual(state, START);
});

Deno.test("composed() lists commands by their names in both languages and what they do", () => {
  const listed = (text: string) => composerItems(type([{ on: "type", text }]).state).map(({ value }) => value);
  assert.deepEqual(listed("/"), ["anfragen film", "me", "requests"]);
  assert.deepEqual(listed("/re"), ["anfragen film", "requests"]);
  assert.deepEqual(listed("/account"), ["me"]);
  assert.deepEqual(listed("/nothing"), []);
  assert.deepEqual(listed("me"), []);
});

Deno.test("composed() begins a command by a space, Tab, Enter or a press", () => {
  const ways: Stroke[][] = [
    [{ on: "type", text: "/request movie " }],
    [{ on: "type", text: "/anfragen film " }],
    [{ on: "type", text: "/an" }, key("Tab")],
    [{ on: "type", text: "/" }, { on: "pick", index: 0 }],
    [{ on: "type", text: "/" }, key("ArrowUp"), key("ArrowDown"), key("Enter")],
    [{ on: "use", name: "request movie" }],
  ];
  for (const strokes of ways) {
    const { state, effects, isTaken } = type(strokes);
    assert.equal(state.command, MOVIE);
    assert.ok(isTaken);
    assert.deepEqual(effects.slice(-2), [
      { do: "suggest", name: "request movie", option: "title", value: "", others: {} },
      { do: "focus", option: "title" },
    ]);
  }
});

Deno.test("composed() asks the bot while a title is typed, and for what stands there only", () => {
  const { state, effects } = type([{ on: "use", name: "request movie" }, fill("ada", "for"), fill("lan")]);
  const last = effects.at(-1);
  assert.deepEqual(last, { do: "suggest", name: "request movie", option: "title", value: "lan", others: { for: "2" } });
  assert.deepEqual(composerItems(type([FOUND], state).state), FOUND.on === "suggested" && FOUND.found);
  const late = type([fill("lant"), FOUND], state);
  assert.deepEqual(composerItems(late.state), []);
});

Deno.test("composed() sends what was typed when nothing was picked", () => {
  const { effects } = type([{ on: "use", name: "request movie" }, fill("  lantern "), key("Enter")]);
  assert.deepEqual(sends(effects), [{ do: "send", name: "request movie", options: { title: "lantern" } }]);
});

Deno.test("composed() says what is missing or does not fit, and goes there", () => {
  const cases: [strokes: Stroke[], why: string, option: string][] = [
    [[key("Enter")], 'Please fill in "title".', "title"],
    [[fill("x"), fill("nobody", "for"), key("Enter")], 'Please choose "for" from its list.', "for"],
  ];
  for (const [strokes, why, at] of cases) {
    const { effects } = type([{ on: "use", name: "request movie" }, ...strokes]);
    assert.deepEqual(effects.slice(-2), [{ do: "say", why }, { do: "focus", option: at }]);
    assert.deepEqual(sends(effects), []);
  }
  assert.equal(type([{ on: "type", text: "hello" }, key("Enter")]).effects.at(-1)?.do, "say");
  assert.deepEqual(type([key("Enter")]).effects, []);
});

Deno.test("composed() leaves optional options alone until something of them is wanted", () => {
  const { effects } = type([{ on: "use", name: "requests" }, key("Enter")]);
  assert.deepEqual(sends(effects), [{ do: "send", name: "requests", options: {} }]);
  const chosen = type([
    { on: "use", name: "requests" },
    key("ArrowDown"),
    key("ArrowDown"),
    key("Enter"),
    key("Enter"),
  ]);
  assert.deepEqual(sends(chosen.effects), [{ do: "send", name: "requests", options: { status: "open" } }]);
  const typed = type([{ on: "use", name: "requests" }, fill("OPEN", "status"), key("Escape"), key("Enter")]);
  assert.deepEqual(sends(typed.effects), [{ do: "send", name: "requests", options: { status: "open" } }]);
});

Deno.test("composed() closes the list by Escape, then leaves the command; Backspace goes back to its name", () => {
  const begun = type([{ on: "use", name: "request movie" }, fill("lan"), FOUND]).state;
  const closed = type([key("Escape")], begun);
  assert.equal(closed.state.command, MOVIE);
  assert.deepEqual(composerItems(closed.state), []);
  assert.deepEqual(type([key("Escape")], closed.state).state, START);
  assert.equal(type([key("Escape")]).isTaken, false);
  const erased = type([key("Backspace")], type([{ on: "use", name: "request movie" }]).state);
  assert.deepEqual([erased.state.command, erased.state.text], [undefined, "/anfragen film"]);
  assert.equal(type([key("Backspace")], begun).isTaken, false);
});

Deno.test("composed() lets Tab go on where nothing was begun", () => {
  assert.equal(type([key("Tab")]).isTaken, false);
  assert.equal(type([{ on: "use", name: "requests" }, key("Tab")]).isTaken, false);
});

Deno.test("composed() keeps together whatever is typed, and never sends what is required and missing", () => {
  const strokes = fc.array(fc.oneof(
    fc.constantFrom(...["Enter", "Tab", "Escape", "Backspace", "ArrowUp", "ArrowDown"].map(key)),
    fc.constantFrom("/", "/re", "/me ", "x").map((text): Stroke => ({ on: "type", text })),
    fc.constantFrom("", "lan", "ada").chain((text) => fc.constantFrom("title", "for").map((at) => fill(text, at))),
    fc.constantFrom<Stroke>({ on: "wait" }, { on: "offers", offers: [ME, MOVIE] }, { on: "offers", offers: [LIST] }),
    fc.constantFrom<Stroke>(FOUND, { on: "focus", option: "for" }, { on: "pick", index: 1 }, {
      on: "use",
      name: "request movie",
    }),
  ));
  fc.assert(fc.property(strokes, (all) => {
    const { state, effects } = type(all);
    assert.ok(state.active < Math.max(1, composerItems(state).length), JSON.stringify(state));
    for (const sent of sends(effects)) assert.ok(sent.name !== "request movie" || sent.options.title);
    composerView(state, "#requests");
  }));
});

/** Strokes before anybody knows the commands, and what these make of it. */
function typeEarly(strokes: readonly Stroke[], offers: Offer[] = [MOVIE, ME, LIST]) {
  const early = type(strokes, emptyComposer());
  return { early, late: type([{ on: "offers", offers }], early.state) };
}

Deno.test("composed() keeps what is typed before the commands are known, and goes on with it", () => {
  const { early, late } = typeEarly([{ on: "type", text: "/re" }, key("Enter")]);
  assert.deepEqual(early.effects.map((effect) => effect.do), ["offers", "say"]);
  assert.equal(early.state.text, "/re");
  assert.match(treeText(composerView(early.state, "#requests")), /Fetching the commands: what you type stays/);
  assert.deepEqual(composerItems(late.state).map(({ value }) => value), ["anfragen film", "requests"]);
  assert.doesNotMatch(JSON.stringify(composerView(late.state, "#requests")), /Fetching/);
  assert.deepEqual(type([key("Enter")], emptyComposer()).effects, []);
});

Deno.test("composed() begins a whole command that was typed before it was known, with what stands behind it", () => {
  for (const name of ["request movie", "Anfragen Film"]) {
    const { late } = typeEarly([{ on: "type", text: `/${name} Lan tern` }]);
    assert.equal(late.state.command, MOVIE);
    const asked = { do: "suggest", name: "request movie", option: "title", value: "Lan tern", others: {} };
    assert.deepEqual(late.effects, [asked, { do: "focus", option: "title" }]);
  }
  assert.equal(typeEarly([{ on: "type", text: "/me " }]).late.state.command, ME);
  assert.equal(typeEarly([{ on: "type", text: "/me too" }]).late.state.text, "/me too");
});

Deno.test("composed() keeps a command when one becomes somebody else, and sends nothing in between", () => {
  const begun = type([{ on: "use", name: "request movie" }, fill("lan"), FOUND]).state;
  const between = type([{ on: "wait" }, fill("lant"), key("Enter")], begun);
  assert.deepEqual(between.effects.map((effect) => effect.do), ["say"]);
  const english = { ...MOVIE, shown: "request movie" };
  const { state, effects } = type([{ on: "offers", offers: [english] }], between.state);
  assert.deepEqual([state.command, state.filled.title?.text], [english, "lant"]);
  assert.deepEqual(effects.map((effect) => effect.do), ["suggest"]);
  const without = type([{ on: "offers", offers: [ME] }], between.state).state;
  assert.deepEqual([without.command, without.text], [undefined, "/request movie"]);
});

Deno.test("offersOf() flattens subcommands and speaks the reader's language", () => {
  const offered: Offered = JSON.parse(JSON.stringify([{
    ...{ name: "request", description: "Ask", type: 1, name_localizations: { de: "anfragen" } },
    options: [{
      ...{ type: 1, name: "movie", description: "A film", name_localizations: { de: "film" } },
      description_localizations: { de: "Ein Film" },
      options: [
        { type: 3, name: "title", description: "…", required: true, autocomplete: true },
        {
          type: 3,
          name: "kind",
          description: "…",
          choices: [{ name: "New", name_localizations: { de: "Neu" }, value: "n" }],
        },
        { type: 6, name: "for", description: "…" },
        { type: 5, name: "quiet", description: "…" },
      ],
    }],
  }, { name: "User menu", type: 2 }]));
  const people = [{ id: "1", name: "Mira", about: "a member", locale: "de" }];
  const [offer, ...more] = offersOf(offered, { locale: "de", people });
  assert.deepEqual(more, []);
  assert.deepEqual([offer?.name, offer?.shown, offer?.about], ["request movie", "anfragen film", "Ein Film"]);
  const options = offer?.options.map((
    { name, kind, required, items },
  ) => [name, kind, required, items.map((it) => it.name)]);
  assert.deepEqual(options, [
    ["title", "text", true, []],
    ["kind", "choice", false, ["Neu"]],
    ["for", "person", false, ["Mira"]],
    ["quiet", "yes or no", false, ["True", "False"]],
  ]);
});

Deno.test("composerView() marks what is required and what is active", () => {
  const { state } = type([{ on: "use", name: "request movie" }, fill("lan"), FOUND]);
  const text = treeText(composerView(state, "#requests"));
  assert.match(text, /The Lantern \(2019\).*\/anfragen film.*title \*.*Send/);
  assert.match(JSON.stringify(composerView(state, "")), /"aria-activedescendant":"choice-0"/);
});
