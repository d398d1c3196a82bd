/** What is held, shown at somebody's next command: once, and not lost when Discord refuses. */
import assert from "node:assert/strict";
import type { APIInteractionResponseCallbackData } from "discord-api-types/v10";
import { createHeld } from "../../src/app/held.ts";
import { DiscordError } from "../../src/discord/rest.ts";
import { createLog, silent } from "../../src/log.ts";
import { type Conversation, type Follow, type Habits, type Notice, StoreError } from "../../src/store/mod.ts";
import { commanded, NOW, PERSON, pressed } from "../support/context.ts";
import { emptyNotices } from "../support/empty_notices.ts";

const typed = commanded("help");

const noticeOf = (id: string, more: Partial<Notice> = {}): Notice => ({
  ...{ id, person: PERSON, kind: "movie", tmdbId: 603, title: "The Matrix", at: NOW, due: NOW, tries: 0 },
  lines: [{ event: "available", is4k: false, seasons: [] }],
  ...more,
});

interface World {
  habits?: Habits;
  follow?: Follow;
  conversation?: Conversation;
  /** What Discord says to a message; undefined: it takes it. */
  answer?: (message: APIInteractionResponseCallbackData) => Error | undefined;
  /** What the store says when this one is settled (it is all the same), or put back. */
  fault?: (what: "settle" | "putBack", id: string) => Error | undefined;
}

function worldOf(notices: Notice[], world: World = {}) {
  const { habits = {}, follow, conversation = {}, answer = () => undefined, fault = () => undefined } = world;
  const held = new Map(notices.map((it) => [it.id, it]));
  const settled: string[] = [];
  const conversations: Conversation[] = [];
  const shown: APIInteractionResponseCallbackData[] = [];
  const store = {
    notices: {
      ...emptyNotices(),
      held: () => Promise.resolve([...held.values()]),
      habits: () => Promise.resolve(habits),
      follow: () => Promise.resolve({ value: follow, version: null }),
      settle({ id }: Notice, became: string) {
        const isThere = held.delete(id) && settled.push(`${id} ${became}`) > 0;
        const error = fault("settle", id);
        return error ? Promise.reject(error) : Promise.resolve(isThere);
      },
      putBack(it: Notice) {
        const error = fault("putBack", it.id);
        return error ? Promise.reject(error) : Promise.resolve(void held.set(it.id, it));
      },
      conversation: () => Promise.resolve(conversation),
      setConversation: (_: string, it: Conversation) => Promise.resolve(void conversations.push(it)),
    },
  };
  function followUp(_: string, message: APIInteractionResponseCallbackData) {
    const error = answer(message);
    if (error) return Promise.reject(error);
    shown.push(message);
    return Promise.resolve();
  }
  return { parts: { store, rest: { followUp } }, held, settled, conversations, shown };
}

const titles = ({ embeds = [] }: APIInteractionResponseCallbackData) => embeds.slice(0, -1).map(({ title }) => title);

Deno.test("createHeld() shows what is held below a command, and nothing below a press", async () => {
  const { parts, shown, settled } = worldOf([noticeOf("a"), noticeOf("b", { title: "Dune" })]);
  const show = createHeld(parts);
  await show(pressed("x"), silent);
  assert.deepEqual(shown, []);
  await show(typed, silent);
  assert.deepEqual([shown.map(titles), settled], [[["The Matrix", "Dune"]], ["a sent", "b sent"]]);
});

Deno.test("createHeld() shows nothing twice, also when two processes have read it", async () => {
  const { parts, shown } = worldOf([noticeOf("a")]);
  await Promise.all([createHeld(parts)(typed, silent), createHeld(parts)(typed, silent)]);
  assert.equal(shown.length, 1);
});

Deno.test("createHeld() has noted that it is told before it tells", async () => {
  const world = worldOf([noticeOf("a")], {
    answer: () => void assert.deepEqual([world.settled, world.held.size], [["a sent"], 0]),
  });
  await createHeld(world.parts)(typed, silent);
  assert.equal(world.shown.length, 1);
});

Deno.test("createHeld() tells it without links and pictures where Discord does not take those", async () => {
  const { parts, shown, held } = worldOf(
    [noticeOf("a", { watchUrl: "http://jellyfin:8096/x", posterPath: "/p.jpg" })],
    {
      answer: (message) =>
        JSON.stringify(message).includes("http")
          ? new DiscordError("refused", "no", { status: 400, code: 50035 })
          : undefined,
    },
  );
  await createHeld(parts)(typed, silent);
  assert.deepEqual([shown.map(titles), held.size], [[["The Matrix"]], 0]);
});

Deno.test("createHeld() holds again what Discord does not say it has shown", async () => {
  for (const kind of ["refused", "token", "slow", "unreachable"] as const) {
    let isWell = false;
    const { parts, held, conversations, shown } = worldOf([noticeOf("a"), noticeOf("b")], {
      conversation: { closedUntil: NOW },
      answer: () => isWell ? undefined : new DiscordError(kind, "no"),
    });
    const show = createHeld(parts);
    await show(typed, silent);
    assert.deepEqual([[...held.keys()], conversations], [["a", "b"], []], kind);
    isWell = true;
    await show(typed, silent);
    assert.deepEqual([held.size, shown.map((it) => titles(it).length)], [0, [2]], kind);
  }
});

Deno.test("createHeld() loses nothing when the store fails while it claims", async () => {
  let isWell = false;
  const { parts, held, shown } = worldOf(["a", "b", "c", "d"].map((id) => noticeOf(id, { title: id })), {
    fault: (what, id) =>
      !isWell && what === "settle" && id === "c" ? new StoreError("Cannot use the store") : undefined,
  });
  const show = createHeld(parts);
  await show(typed, silent);
  assert.deepEqual([[...held.keys()].sort(), shown], [["a", "b", "c", "d"], []]);
  isWell = true;
  await show(typed, silent);
  assert.deepEqual(shown.map((it) => titles(it).sort()), [["a", "b", "c", "d"]]);
});

Deno.test("createHeld() puts back the others where one cannot be put back, and says which", async () => {
  const lines: string[] = [];
  const log = createLog({ level: "warn", format: "text", write: (it) => lines.push(it), now: () => NOW, secrets: [] });
  const { parts, held } = worldOf(["a", "b", "c"].map((id) => noticeOf(id)), {
    answer: () => new DiscordError("unreachable", "no"),
    fault: (what, id) => what === "putBack" && id === "a" ? new StoreError("Cannot use the store") : undefined,
  });
  await createHeld(parts)(typed, log);
  assert.deepEqual([...held.keys()], ["b", "c"]);
  assert.match(lines.join("\n"), /cannot hold again what was not told .*notice=a .*\n.*cannot tell what was held/);
});

Deno.test("createHeld() does not put back what another process has claimed", async () => {
  const { parts, held } = worldOf([noticeOf("a"), noticeOf("b")], {
    answer: () => new DiscordError("slow", "no"),
  });
  const { settle } = parts.store.notices;
  parts.store.notices.settle = async (it, became) => await settle(it, became) && it.id !== "a";
  await createHeld(parts)(typed, silent);
  assert.deepEqual([...held.keys()], ["b"]);
});

Deno.test("createHeld() leaves out what is switched off or stopped by now", async () => {
  const title = { kind: "movie", tmdbId: 603, title: "The Matrix", person: PERSON, asked: [], at: 0 } as const;
  const cases: World[] = [
    { habits: { events: { available: false } } },
    { follow: { ...title, asked: [], ended: { at: NOW, why: "stopped" } } },
  ];
  for (const world of cases) {
    const { parts, shown, settled } = worldOf([noticeOf("a")], world);
    await createHeld(parts)(typed, silent);
    assert.deepEqual([shown, settled], [[], ["a dropped"]]);
  }
});

Deno.test("createHeld() forgets that they take no messages, so that the next one tries", async () => {
  const { parts, conversations } = worldOf([noticeOf("a")], { conversation: { channel: "7", closedUntil: NOW } });
  await createHeld(parts)(typed, silent);
  assert.deepEqual(conversations, [{ channel: "7" }]);
});
