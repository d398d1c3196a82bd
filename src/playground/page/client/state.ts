/** All that the page knows, and what the server's news make of it. No nodes here. */
import type { APIModalInteractionResponseCallbackData } from "discord-api-types/v10";
import type { PageChannel, PageExchange, PageMessage, PageSwitch, PageUser, Update } from "../protocol.ts";

/** What stands in a conversation: a message, or Discord's word that the bot was silent. */
export interface Line {
  key: string;
  channel: string;
  message?: PageMessage;
  failed?: { error: string; command?: { text: string; by: string } };
}

/** A list that is open in a message. */
export interface Picking {
  message: string;
  customId: string;
  chosen: string[];
  active: number;
}

/** Something that was pressed and not answered yet. */
export interface Busy {
  message: string;
  customId: string;
  values?: string[];
}

/** All of it. */
export interface PageState {
  as?: PageUser;
  /** Whom one has chosen to be, until the server says that one is. */
  becoming?: string;
  people: PageUser[];
  channels: PageChannel[];
  bot?: { id: string; name: string };
  switches: PageSwitch[];
  speed: number;
  /** The channel that is shown. */
  channel: string;
  lines: Line[];
  /** What Discord writes below a message, by its id. */
  failures: Record<string, string>;
  exchanges: PageExchange[];
  /** Ids of messages that a person has had before their eyes, by person. */
  read: Record<string, string[]>;
  line: "connecting" | "open" | "lost";
  /** The message whose traffic is shown, or "all". */
  wire?: string;
  picking?: Picking;
  busy?: Busy;
  modal?: { id: string; modal: APIModalInteractionResponseCallbackData };
  /** A sentence about what cannot be done. */
  said?: string;
}

/** Before the server said anything. */
export function firstState(): PageState {
  return {
    people: [],
    channels: [],
    switches: [],
    speed: 1,
    channel: "",
    lines: [],
    failures: {},
    exchanges: [],
    read: {},
    line: "connecting",
  };
}

/** The state after news. */
export function received(state: PageState, update: Update): PageState {
  switch (update.kind) {
    case "hello":
      return greeted(state, update);
    case "message":
      return withMessage(state, update.it);
    case "gone":
      return { ...state, lines: state.lines.filter(({ message }) => message?.message.id !== update.id) };
    case "failed":
      return withFailure(state, update);
    case "modal":
      return { ...without(state, "busy"), modal: { id: update.id, modal: update.modal } };
    case "exchange":
      return { ...state, exchanges: [...state.exchanges, update.it].slice(-400) };
    case "switches":
      return { ...state, switches: update.switches, speed: update.speed };
  }
}

/** Another person, or the same one again after the line was lost. Where they were, they stay if they can. */
export function greeted(state: PageState, hello: Update & { kind: "hello" }): PageState {
  const { as, people, channels, bot, switches, speed, exchanges } = hello;
  const stays = channels.find(({ id }) => id === state.channel) ??
    channels.find(({ kind }) => kind === kindOf(state, state.channel)) ?? channels[0];
  const lines = hello.messages.map((message) => lineOf(message));
  const isKnown = state.read[as.id] !== undefined;
  const old = lines.filter((line) => !isKnown && !isDirect({ ...state, channels }, line.channel));
  const seen = [...state.read[as.id] ?? [], ...old.map(({ key }) => key)];
  const next: PageState = {
    ...firstState(),
    ...{ as, people, channels, bot, switches, speed, exchanges, lines },
    read: { ...state.read, [as.id]: seen },
    channel: stays?.id ?? "",
    line: "open",
    ...state.wire === "all" && { wire: "all" },
  };
  return looked(next);
}

/** What kind of channel an id is. */
export function kindOf(state: PageState, id: string): PageChannel["kind"] | undefined {
  return state.channels.find((channel) => channel.id === id)?.kind;
}

/** Whether it is the conversation with the bot. */
export function isDirect(state: PageState, id: string): boolean {
  return kindOf(state, id) === "direct";
}

/** A message in its place. */
export function lineOf(message: PageMessage): Line {
  return { key: message.message.id, channel: message.channel, message };
}

/** New, or changed in its place; what was pressed in it is answered then. */
export function withMessage(state: PageState, message: PageMessage): PageState {
  const line = lineOf(message);
  const isKnown = state.lines.some(({ key }) => key === line.key);
  const lines = isKnown ? state.lines.map((old) => old.key === line.key ? line : old) : [...state.lines, line];
  const { [line.key]: _, ...failures } = state.failures;
  const answered = state.busy?.message === line.key ? without(state, "busy") : state;
  return looked({ ...answered, lines, failures });
}

/** Below the message that was pressed, or in place of an answer. */
export function withFailure(
  state: PageState,
  { channel, message, command, error }: Update & { kind: "failed" },
): PageState {
  const calm = without(state, "busy");
  if (message) return { ...calm, failures: { ...state.failures, [message]: error } };
  const failed = command ? { error, command } : { error };
  const count = state.lines.filter((line) => line.failed).length;
  return { ...calm, lines: [...state.lines, { key: `failed-${count}`, channel, failed }] };
}

/** What stands in the shown channel is read. */
export function looked(state: PageState): PageState {
  const id = state.as?.id;
  if (id === undefined) return state;
  const seen = new Set(state.read[id]);
  for (const line of state.lines) {
    if (line.channel === state.channel) seen.add(line.key);
  }
  return { ...state, read: { ...state.read, [id]: [...seen] } };
}

/** How many messages of a channel this person has not seen. */
export function unread(state: PageState, channel: string): number {
  const seen = new Set(state.read[state.as?.id ?? ""]);
  return state.lines.filter((line) => line.channel === channel && line.message && !seen.has(line.key)).length;
}

/** What the window is called: private messages that wait are counted there. */
export function titleOf(state: PageState): string {
  const direct = state.channels.filter(({ kind }) => kind === "direct");
  const count = direct.reduce((sum, { id }) => sum + unread(state, id), 0);
  return count > 0 ? `(${count}) Usherr's playground` : "Usherr's playground";
}

/** Goes to a channel. */
export function shown(state: PageState, channel: string): PageState {
  const next = without(state, "picking", "said");
  return looked({ ...(next.wire === "all" ? next : without(next, "wire")), channel });
}

/** The state without one of the things that come and go. */
export function without(state: PageState, ...keys: ("busy" | "picking" | "modal" | "said" | "wire")[]): PageState {
  const next = { ...state };
  for (const key of keys) delete next[key];
  return next;
}
