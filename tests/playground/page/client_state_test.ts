import assert from "node:assert/strict";
import type { APIMessage, APIMessageTopLevelComponent } from "discord-api-types/v10";
import { conversationView, newsOf } from "../../../src/playground/page/client/message_view.ts";
import {
  findSelect,
  opened,
  pickAt,
  pickEnd,
  pickKey,
  withPicked,
} from "../../../src/playground/page/client/picking.ts";
import { peopleView, placesView } from "../../../src/playground/page/client/side_view.ts";
import {
  firstState,
  type PageState,
  received,
  shown,
  titleOf,
  unread,
} from "../../../src/playground/page/client/state.ts";
import { type Tree, treeText } from "../../../src/playground/page/client/tree.ts";
import { formView } from "../../../src/playground/page/client/form_view.ts";
import { wireView } from "../../../src/playground/page/client/wire_view.ts";
import type { PageMessage, PageUser, Update } from "../../../src/playground/page/protocol.ts";

const MIRA: PageUser = { id: "1", name: "Mira", about: "a member", locale: "en-US" };
const ADA: PageUser = { id: "2", name: "Ada", about: "administrator", locale: "de" };

function message(id: string, channel = "10", more: Partial<APIMessage> = {}): PageMessage {
  const author = { id: "9", username: "usherr", global_name: null, avatar: null, discriminator: "0", bot: true };
  const wire: APIMessage = {
    ...{ id, channel_id: channel, author, content: `said ${id}`, timestamp: "2027-06-30T12:00:00Z" },
    ...{ edited_timestamp: null, tts: false, mention_everyone: false, mentions: [], mention_roles: [] },
    ...{ attachments: [], embeds: [], pinned: false, type: 0, ...more },
  };
  return { channel, message: wire, isPrivate: false, isThinking: false };
}

function hello(as: PageUser, messages: PageMessage[] = []): Update & { kind: "hello" } {
  const channels = [
    { id: "10", name: "requests", kind: "channel" as const },
    { id: "direct", name: "Usherr", kind: "direct" as const },
  ];
  const bot = { id: "9", name: "Usherr" };
  return { kind: "hello", as, people: [MIRA, ADA], channels, bot, switches: [], speed: 1, messages, exchanges: [] };
}

function after(updates: readonly Update[], from: PageState = firstState()): PageState {
  return updates.reduce(received, from);
}

function text(state: PageState): string {
  const reader = { locale: "en-US", now: 0, timeZone: "UTC", names: { "9": "Usherr" } };
  return treeText(conversationView({ state, reader }));
}

/** All elements with an attribute. */
function having(trees: readonly Tree[], name: string): { tag: string; value: unknown; text: string }[] {
  return trees.flatMap((tree) => {
    if (typeof tree === "string") return [];
    const own = tree.attrs[name] === undefined
      ? []
      : [{ tag: tree.tag, value: tree.attrs[name], text: treeText(tree.children) }];
    return [...own, ...having(tree.children, name)];
  });
}

const PICKER: APIMessageTopLevelComponent = {
  type: 1,
  components: [{
    ...{ type: 3, custom_id: "seasons", placeholder: "Seasons", min_values: 1, max_values: 2 },
    options: ["a", "b", "c"].map((value) => ({ label: value.toUpperCase(), value, default: value === "a" })),
  }],
};
const SINGLE: APIMessageTopLevelComponent = {
  type: 1,
  components: [{ type: 3, custom_id: "one", options: [{ label: "X", value: "x" }, { label: "Y", value: "y" }] }],
};

Deno.test("received() lights up the inbox until one looks", () => {
  const state = after([hello(MIRA), { kind: "message", it: message("100") }, {
    kind: "message",
    it: message("101", "direct"),
  }]);
  assert.deepEqual([unread(state, "10"), unread(state, "direct")], [0, 1]);
  assert.deepEqual(having(placesView(state), "aria-label").map(({ value }) => value), [
    "#requests",
    "Direct messages, 1 new",
    "1 new",
  ]);
  const looked = shown(state, "direct");
  assert.equal(unread(looked, "direct"), 0);
  const edited = after([{ kind: "message", it: message("101", "direct", { content: "other" }) }], shown(looked, "10"));
  assert.equal(unread(edited, "direct"), 0);
});

Deno.test("titleOf() counts private messages that wait, and the badge has a name", () => {
  const state = shown(after([hello(MIRA), { kind: "message", it: message("101", "direct") }]), "10");
  assert.equal(titleOf(state), "(1) Usherr's playground");
  const badges = having(placesView(state), "role");
  assert.deepEqual(badges, [{ tag: "span", value: "img", text: "1" }]);
  assert.deepEqual(having(placesView(state), "aria-label").map(({ value }) => value), [
    "#requests",
    "Direct messages, 1 new",
    "1 new",
  ]);
  assert.equal(titleOf(shown(state, "direct")), "Usherr's playground");
  const elsewhere = after([{ kind: "message", it: message("102") }], shown(state, "direct"));
  assert.deepEqual([unread(elsewhere, "10"), titleOf(elsewhere)], [1, "Usherr's playground"]);
});

Deno.test("newsOf() says whom one has become, and nothing that the other heard", () => {
  const reader = { locale: "en-US", now: 0, names: {} };
  const mira = after([hello(MIRA)]);
  const ada = after([hello(ADA, [message("1")])], mira);
  assert.equal(newsOf(firstState(), mira, reader), "");
  assert.equal(newsOf(mira, ada, reader), "You are Ada now: administrator.");
  assert.equal(newsOf(ada, ada, reader), undefined);
  assert.equal(newsOf(ada, after([{ kind: "message", it: message("2") }], ada), reader), "said 2");
});

Deno.test("peopleView() stays with whom one has chosen until one is that person", () => {
  const chosen = (state: PageState) => having(peopleView(state), "selected").filter(({ value }) => value === true);
  const state = { ...after([hello(MIRA)]), becoming: ADA.id };
  assert.match(chosen(state)[0]?.text ?? "", /^Ada/);
  const become = after([hello(ADA)], state);
  assert.deepEqual([become.becoming, chosen(become).length], [undefined, 1]);
});

Deno.test("received() keeps for each person what they have read", () => {
  const inbox = message("101", "direct");
  const mira = shown(after([hello(MIRA, [inbox])]), "direct");
  assert.equal(unread(mira, "direct"), 0);
  const ada = shown(after([hello(ADA, [message("200", "direct")])], mira), "10");
  const back = after([hello(MIRA, [inbox, message("102", "direct")])], ada);
  assert.equal(back.channel, "10");
  assert.equal(unread(back, "direct"), 1);
  assert.ok(!text(after([hello(ADA)], mira)).includes("said 101"));
});

Deno.test("received() lights up what was in the inbox before one became somebody, not what stood in a channel", () => {
  const state = after([hello(MIRA, [message("1"), message("2", "direct"), message("3", "10")])]);
  assert.deepEqual([unread(state, "10"), unread(state, "direct")], [0, 1]);
});

Deno.test("received() changes a message in its place and takes it away", () => {
  const state = after([hello(MIRA), { kind: "message", it: message("100") }, { kind: "message", it: message("101") }]);
  const edited = after([{ kind: "message", it: message("100", "10", { content: "edited" }) }], state);
  assert.deepEqual(edited.lines.map(({ key }) => key), ["100", "101"]);
  assert.match(text(edited), /edited.*said 101/);
  assert.doesNotMatch(text(after([{ kind: "gone", channel: "10", id: "100" }], edited)), /edited/);
});

Deno.test("received() shows below what was pressed, or in place of an answer, that the bot was silent", () => {
  const command = { text: "/me", by: "Mira" };
  const state = after([
    hello(MIRA),
    { kind: "message", it: message("100") },
    { kind: "failed", channel: "10", message: "100", error: "This interaction failed" },
    { kind: "failed", channel: "10", command, error: "The application did not respond" },
  ]);
  assert.match(
    text(state),
    /said 100 This interaction failed.*Mira typed \/me ! The application did not respond Only you can see this/,
  );
  assert.doesNotMatch(text(after([{ kind: "message", it: message("100") }], state)), /This interaction failed/);
});

Deno.test("conversationView() says what is private, what it answers and that the bot is thinking", () => {
  const it = { ...message("100"), isPrivate: true, isThinking: true, command: { text: "/me", by: "Mira" } };
  const state = after([hello(MIRA), { kind: "message", it }]);
  assert.match(text(state), /Mira typed \/me U Usherr bot 12:00 PM \{ \} Usherr is thinking… Only you can see this/);
});

Deno.test("conversationView() fetches posters from the page only, and lets links tell nothing", () => {
  const embeds = ["https://image.tmdb.org/t/p/w342/x.jpg", "https://elsewhere.example/x.jpg"].map((url) => ({
    ...{ title: "T", url: "https://t.example", color: 0xff, thumbnail: { url } },
  }));
  const state = after([hello(MIRA), { kind: "message", it: message("100", "10", { embeds }) }]);
  const trees = conversationView({ state, reader: { locale: "en-US", now: 0, names: {} } });
  assert.deepEqual(having(trees, "src").map(({ value }) => value), ["/poster/x.jpg"]);
  assert.deepEqual(having(trees, "rel").map(({ value }) => value), Array(2).fill("noopener noreferrer"));
  assert.deepEqual(having(trees, "--bar").map(({ value }) => value), ["#0000ff", "#0000ff"]);
});

Deno.test("pickKey() chooses several and sends them in the select's order when it ends", () => {
  const state = after([hello(MIRA), { kind: "message", it: message("100", "10", { components: [PICKER] }) }]);
  const select = findSelect(state, "100", "seasons");
  assert.ok(select);
  let picking = opened(select, "100");
  assert.deepEqual([picking.chosen, picking.active], [["a"], 0]);
  assert.deepEqual(pickEnd(picking, select), { isTaken: true });
  for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", " ", "ArrowUp", "Enter"]) {
    const picked = pickKey(picking, select, key);
    assert.ok(picked.isTaken && picked.picking, key);
    picking = picked.picking;
  }
  assert.deepEqual(picking.chosen, ["a", "c"]);
  const ended = pickEnd(picking, select);
  assert.deepEqual(ended.values, ["a", "c"]);
  const next = withPicked({ ...state, picking }, ended);
  assert.deepEqual([next.picking, next.busy?.values], [undefined, ["a", "c"]]);
  assert.equal(pickKey(picking, select, "Tab").isTaken, false);
  assert.deepEqual(pickKey(picking, select, "Escape"), { isTaken: true });
  assert.deepEqual(pickEnd({ ...picking, chosen: [] }, select), { isTaken: true });
});

Deno.test("pickAt() sends the only one at once", () => {
  const state = after([hello(MIRA), { kind: "message", it: message("100", "10", { components: [SINGLE] }) }]);
  const select = findSelect(state, "100", "one");
  assert.ok(select);
  assert.deepEqual(pickAt(opened(select, "100"), select, 1), { values: ["y"], isTaken: true });
  assert.equal(findSelect(state, "100", "other"), undefined);
});

Deno.test("wireView() marks broken rules where they are", () => {
  const it = {
    ...{ message: "100", route: "POST /x", body: { type: 4, data: { embeds: [{ title: "long" }] } }, status: 400 },
    broken: [{ path: "data.embeds.0.title", rule: "Must be 256 or fewer in length." }],
  };
  const state = { ...after([hello(MIRA), { kind: "exchange", it }]), wire: "100" };
  const marked = (trees: readonly Tree[]): string[] =>
    trees.flatMap((tree) =>
      typeof tree === "string" ? [] : tree.tag === "mark" ? [treeText(tree.children)] : marked(tree.children)
    );
  assert.deepEqual(marked(wireView(state)), ['"title": "long"']);
  assert.match(treeText(wireView(state)), /400 Must be 256 or fewer in length\. data\.embeds\.0\.title Reply/);
  assert.deepEqual(wireView({ ...state, exchanges: [] }).length, 2);
  assert.deepEqual(wireView(after([hello(MIRA)])), []);
});

Deno.test("formView() has a named field for each text", () => {
  const trees = formView({
    ...{ custom_id: "form", title: "Wish" },
    components: [
      { type: 1, components: [{ type: 4, custom_id: "a", label: "Title", style: 1, value: "old" }] },
      {
        type: 18,
        label: "Why",
        description: "In your words",
        component: { type: 4, custom_id: "b", style: 2, required: false },
      },
    ],
  }, { locale: "en-US", now: 0, names: {} });
  assert.deepEqual(having(trees, "name").map(({ tag, value }) => [tag, value]), [["input", "a"], ["textarea", "b"]]);
  assert.match(treeText(trees), /Wish Title \* Why In your words Cancel Submit/);
});
