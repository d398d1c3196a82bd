/** What the page and its server say to each other: the promise, without either. */
import type { APIApplicationCommand, APIMessage, APIModalInteractionResponseCallbackData } from "discord-api-types/v10";

/** Somebody that one can be. */
export interface PageUser {
  /** Discord id. */
  id: string;
  name: string;
  /** What is special about them, in English: "quota nearly used up". */
  about: string;
  /** One of Discord's locales. */
  locale: string;
}

/** Somewhere to type. */
export interface PageChannel {
  id: string;
  name: string;
  /** A channel of the server, or this person's conversation with the bot. */
  kind: "channel" | "direct";
}

/** Whatever can be broken or turned, with a switch each. */
export interface PageSwitch {
  name: "paused" | "seerrDown" | "wrongKey" | "lineDropped" | "closedMessages" | "approveByHand";
  /** In English. */
  label: string;
  on: boolean;
}

/** One exchange between the bot and Discord, as it was on the wire. */
export interface PageExchange {
  /** Of the message that it made or changed, when there is one. */
  message?: string;
  /** What Discord delivered: the interaction; absent for what the bot sent by itself. */
  interaction?: unknown;
  /** "POST /interactions/{interaction_id}/{interaction_token}/callback" */
  route: string;
  /** What the bot sent. */
  body: unknown;
  status: number;
  /** The rules that it broke; empty when Discord took it. */
  broken: { path: string; rule: string }[];
}

/** A message as one person sees it. */
export interface PageMessage {
  channel: string;
  message: APIMessage;
  /** Only this person sees it. */
  isPrivate: boolean;
  /** Discord shows "thinking…". */
  isThinking: boolean;
  /** The command that it answers, as it was typed: "/request movie title: lantern", and by whom. */
  command?: { text: string; by: string };
}

/** Server → page, by GET /events?as=<person>: lines of `data: <JSON>`. The first is "hello". */
export type Update =
  | {
    kind: "hello";
    as: PageUser;
    people: PageUser[];
    channels: PageChannel[];
    bot: { id: string; name: string };
    switches: PageSwitch[];
    /** How fast time goes: 0 paused, 1, 4… */
    speed: number;
    /** Everything that this person can see so far, oldest first. */
    messages: PageMessage[];
    exchanges: PageExchange[];
  }
  /** New, or changed when its id is known. */
  | { kind: "message"; it: PageMessage }
  | { kind: "gone"; channel: string; id: string }
  /** What Discord writes when the bot was silent: below the message that was pressed, or in place of an answer. */
  | {
    kind: "failed";
    channel: string;
    message?: string;
    command?: { text: string; by: string };
    error: "The application did not respond" | "This interaction failed";
  }
  /** A form opens. */
  | { kind: "modal"; id: string; modal: APIModalInteractionResponseCallbackData }
  | { kind: "exchange"; it: PageExchange }
  | { kind: "switches"; switches: PageSwitch[]; speed: number };

/** Page → server, by POST /do with JSON. */
export type Action =
  & { as: string }
  & (
    | { do: "command"; in: string; name: string; options: Record<string, string> }
    | { do: "press"; in: string; message: string; customId: string }
    | { do: "choose"; in: string; message: string; customId: string; values: string[] }
    | { do: "submit"; modal: string; fields: Record<string, string> }
    | { do: "switch"; name: PageSwitch["name"]; on: boolean }
    | { do: "speed"; speed: number }
  );

/** The answer to an action: nothing more, or a sentence that says what Discord's client would not let them do. */
export type Done = { ok: true } | { ok: false; why: string };

/** GET /commands?as=&in=: what this person can type there, with localizations. */
export type Offered = APIApplicationCommand[];

/** POST /suggest */
export interface Suggesting {
  as: string;
  in: string;
  /** "request movie" */
  name: string;
  option: string;
  value: string;
  others: Record<string, string>;
}
/** Its answer. */
export type Suggested = { name: string; value: string | number }[];
