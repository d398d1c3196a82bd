/** An interaction on its way: delivered, answered or failed; what its token may still do. */
import type { APIInteractionResponse, APIModalInteractionResponseCallbackData } from "discord-api-types/v10";
import type { Channel, Stored } from "../channels.ts";
import { type Asked, type Fields, INTERACTION } from "../rules/mod.ts";
import { changed, type World } from "../world.ts";

/** One interaction. */
export interface Pending {
  readonly id: string;
  readonly token: string;
  readonly person: string;
  readonly channel: Channel;
  readonly asked: Asked;
  /** What a message that answers it says of it. */
  readonly metadata: Fields;
  /** The message that was pressed, or under the form. */
  readonly source: Stored | undefined;
  readonly at: number;
  state: "open" | "answered" | "failed";
  response: APIInteractionResponse | undefined;
  /** What @original is: the answer, or the message that was pressed. */
  original: Stored | undefined;
  followUps: Stored[];
  /** The answer is "thinking…". */
  thinking: boolean;
  /** The bot said that the pressed message will change, and did nothing yet. */
  waiting: boolean;
  modal: APIModalInteractionResponseCallbackData | undefined;
  submitted: boolean;
  /** How often its webhook was used lately, for the rate limit. */
  webhookUses: { since: number; count: number };
  timer: ReturnType<typeof setTimeout> | undefined;
  /** Resolves when there is a first answer or none will come. */
  readonly answered: PromiseWithResolvers<void>;
  /** Resolves when there is something to see: not "thinking…", not a change to come. */
  readonly settled: PromiseWithResolvers<void>;
}

/** The most interactions that are remembered, above what a token's life asks for. */
const MOST = 20_000;

/** What is known of an interaction when it starts. */
export type Started = Pick<Pending, "person" | "channel" | "asked" | "metadata" | "source">;

/** Starts an interaction: from here its time runs. */
export function startPending(world: World, started: Started & { id: string; token: string }): Pending {
  const { now, ackWithin } = world.settings;
  const pending: Pending = {
    ...started,
    at: now(),
    state: "open",
    response: undefined,
    original: undefined,
    followUps: [],
    thinking: false,
    waiting: false,
    modal: undefined,
    submitted: false,
    webhookUses: { since: 0, count: 0 },
    timer: undefined,
    answered: Promise.withResolvers<void>(),
    settled: Promise.withResolvers<void>(),
  };
  pending.timer = setTimeout(() => failPending(world, pending), ackWithin);
  forgetOld(world);
  world.pending.set(pending.token, pending);
  return pending;
}

/** The bot was too late: the person sees that, and a callback is refused from now on. */
export function failPending(world: World, pending: Pending): void {
  clearTimeout(pending.timer);
  if (pending.state === "open") pending.state = "failed";
  pending.answered.resolve();
  pending.settled.resolve();
  changed(world);
}

/** The bot's first answer was taken. */
export function answerPending(pending: Pending): void {
  clearTimeout(pending.timer);
  pending.state = "answered";
  pending.answered.resolve();
  noteSeen(pending);
}

/** To be called after every change: lets go of whoever waits for something to see. */
export function noteSeen(pending: Pending): void {
  if (pending.state === "answered" && !pending.thinking && !pending.waiting) pending.settled.resolve();
}

/** What a message says of the interaction that made it. */
export function metadataOf(pending: Pending): Fields {
  const pressed = pending.source && pending.asked.type === INTERACTION.component;
  return {
    ...pending.metadata,
    ...pending.original && { original_response_message_id: pending.original.wire.id },
    ...pressed && { interacted_message_id: pending.source?.wire.id },
  };
}

/** Whether its token is too old to be used. */
export function isExpired(world: World, pending: Pending): boolean {
  return world.settings.now() - pending.at >= world.settings.tokenLives;
}

/** Expired interactions, and the oldest above the most, from the old end. */
function forgetOld(world: World): void {
  for (const [token, pending] of world.pending) {
    // An expired one is kept as long again, so that using it is told apart from inventing it.
    const stale = world.settings.now() - pending.at >= 2 * world.settings.tokenLives;
    if (!stale && world.pending.size < MOST) return;
    clearTimeout(pending.timer);
    world.pending.delete(token);
  }
}
