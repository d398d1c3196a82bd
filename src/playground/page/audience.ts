/** The open pages: each is somebody's, and is told what that person sees as soon as it changes. */
import type { APIInteraction } from "discord-api-types/v10";
import type { Exchange, TinyDiscord } from "../discord/mod.ts";
import { isObject, textOf } from "../discord/rules/mod.ts";
import type { Player } from "./cast.ts";
import { everythingSeen, pageChannels } from "./channels.ts";
import { type CommandLine, commandLine } from "./command_text.ts";
import type { PageMessage, PageSwitch, Update } from "./protocol.ts";
import { changesSince, inOrder, pageMessage, type Told } from "./seen_messages.ts";
import { type Logged, logged } from "./wire_log.ts";

/** What the pages show. */
export interface Scene {
  discord: TinyDiscord;
  cast: ReadonlyMap<string, Player>;
  /** How the switches stand for somebody. */
  switches(player: Player): { switches: PageSwitch[]; speed: number };
}

/** Takes an update to one open page. */
type Tell = (update: Update) => void;

/** Whoever looks on. */
export interface Audience {
  /** A page opens: it is told everything so far, and from then on what changes; the function that is returned ends it. */
  open(player: Player, tell: Tell): () => void;
  /** Tells every page of a person, after everything that happened before. */
  tell(player: Player, update: Update): void;
  /** Tells every page how the switches stand. */
  tellSwitches(): void;
  /** A message that somebody sees. */
  find(player: Player, message: string): PageMessage["message"] | undefined;
  close(): void;
}

interface Page {
  player: Player;
  tell: Tell;
  told: Told;
}

/** How long changes are gathered before they are told, in ms. */
const GATHER = 10;
/** How many interactions and exchanges are kept. */
const KEPT = 300;

/** An audience of nobody yet. */
export function createAudience({ discord, cast, switches }: Scene): Audience {
  const channels = pageChannels(discord);
  const people = [...cast.values()].map(({ user }) => user);
  const around = { people, channels, bot: { id: discord.applicationId, name: "Usherr" } };
  const pages = new Set<Page>();
  const lines = new Map<string, CommandLine>();
  const wires = createWires(discord, cast);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const seenBy = ({ person }: Player) =>
    inOrder(everythingSeen(person, channels).map(({ message, channel }) => pageMessage(message, channel, lines)));
  const tellChanges = () => {
    clearTimeout(timer);
    timer = undefined;
    for (const { player, told, tell } of pages) changesSince(told, seenBy(player)).forEach(tell);
    for (const { it, onlyFor } of wires.take()) {
      for (const { player, tell } of pages) {
        if ((onlyFor ?? player.user.id) === player.user.id) tell({ kind: "exchange", it });
      }
    }
  };
  const endWatch = discord.watch(() => timer ??= setTimeout(tellChanges, GATHER));
  const endHearing = discord.overhear((interaction) => {
    wires.hear(interaction);
    const line = commandLine(interaction);
    if (line) keep(lines, interaction.id, line);
  });
  return {
    open(player, tell) {
      tellChanges();
      const page: Page = { player, tell, told: new Map() };
      const messages = changesSince(page.told, seenBy(player)).flatMap((update) =>
        update.kind === "message" ? [update.it] : []
      );
      const exchanges = wires.seenBy(player.user.id);
      tell({ kind: "hello", as: player.user, ...around, ...switches(player), messages, exchanges });
      pages.add(page);
      return () => void pages.delete(page);
    },
    tell(player, update) {
      tellChanges();
      for (const page of pages) if (page.player === player) page.tell(update);
    },
    tellSwitches() {
      for (const { player, tell } of pages) tell({ kind: "switches", ...switches(player) });
    },
    find: ({ person }, id) => everythingSeen(person, channels).find(({ message }) => message.id === id)?.message,
    close() {
      clearTimeout(timer);
      endWatch();
      endHearing();
      pages.clear();
    },
  };
}

/** Keeps the latest. */
function keep<Value>(all: Map<string, Value>, key: string, value: Value): void {
  all.set(key, value);
  const [oldest] = all.keys();
  if (all.size > KEPT && oldest !== undefined) all.delete(oldest);
}

/** What went over the wire, as it comes. */
function createWires(discord: TinyDiscord, cast: ReadonlyMap<string, Player>) {
  const interactions = new Map<string, APIInteraction>();
  const conversations = new Map<string, string>();
  const done = new WeakSet<Exchange>();
  const kept: Logged[] = [];
  const inServer = Object.values(discord.channels).map(({ id }) => id);
  const around = {
    interactions,
    personOf: (channel: string) => inServer.includes(channel) ? undefined : conversations.get(channel) ?? "",
    answerTo({ id, member, user, channel }: APIInteraction) {
      const person = cast.get(member?.user.id ?? user?.id ?? "")?.person;
      const seen = member ? person?.sees(channel?.id ?? "") : person?.inbox;
      return seen?.find((message) => message.interaction_metadata?.id === id)?.id;
    },
  };
  return {
    hear(interaction: APIInteraction) {
      keep(interactions, interaction.id, interaction);
      if (!interaction.member && interaction.channel && interaction.user) {
        conversations.set(interaction.channel.id, interaction.user.id);
      }
    },
    /** Those that were answered since the last time. */
    take(): Logged[] {
      const fresh = discord.exchanges.filter((exchange) => exchange.status !== 0 && !done.has(exchange));
      const shown = fresh.flatMap((exchange) => {
        done.add(exchange);
        if (exchange.route === "/users/@me/channels") noteConversation(conversations, exchange);
        return logged(exchange, around) ?? [];
      });
      kept.push(...shown);
      kept.splice(0, Math.max(0, kept.length - KEPT));
      return shown;
    },
    seenBy: (person: string) => kept.filter(({ onlyFor }) => (onlyFor ?? person) === person).map(({ it }) => it),
  };
}

function noteConversation(conversations: Map<string, string>, { answer, body }: Exchange): void {
  if (isObject(answer) && isObject(body)) conversations.set(textOf(answer, "id"), textOf(body, "recipient_id"));
}
