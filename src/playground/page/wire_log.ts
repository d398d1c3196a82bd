/** What went over the wire, made ready for the page: which message it made, which rules it broke, who may see it. */
import type { APIInteraction } from "discord-api-types/v10";
import type { Exchange } from "../discord/mod.ts";
import { CALLBACK, FLAGS, isObject, numberOf, textOf } from "../discord/rules/mod.ts";
import type { PageExchange } from "./protocol.ts";

/** An exchange, and the only person who may see it. */
export interface Logged {
  it: PageExchange;
  /** Discord id, "" is nobody; undefined is everybody. */
  onlyFor: string | undefined;
}

/** What is known around the exchanges. */
export interface Around {
  /** By id. */
  interactions: ReadonlyMap<string, APIInteraction>;
  /** Whose conversation a channel is, "" when nobody knows; undefined: a channel of the server. */
  personOf(channel: string): string | undefined;
  /** The message that an interaction was answered with. */
  answerTo(interaction: APIInteraction): string | undefined;
}

/** An exchange for the page; undefined when it is of no interest there. */
export function logged(exchange: Exchange, around: Around): Logged | undefined {
  const interaction = interactionOf(exchange, around);
  const message = messageOf(exchange, interaction, around);
  const broken = brokenBy(exchange);
  const own = exchange.route.startsWith("/channels/{channel_id}/messages") && exchange.method !== "GET";
  if (!interaction && !own && broken.length === 0) return undefined;
  const { method, route, body, status } = exchange;
  const it = {
    ...message !== undefined && { message },
    ...interaction && { interaction },
    route: `${method} ${route || exchange.path}`,
    body: body ?? null,
    status,
    broken,
  };
  const asker = interaction?.member?.user.id ?? interaction?.user?.id;
  if (!asker) return { it, onlyFor: around.personOf(exchange.path.split("/")[2] ?? "") };
  const isPublic = message !== undefined && interaction?.member !== undefined && !isPrivate(exchange, interaction);
  return { it, onlyFor: isPublic ? undefined : asker };
}

/** "/interactions/<id>/<token>/callback" or "/webhooks/<application>/<token>/…". */
function interactionOf({ path }: Exchange, { interactions }: Around): APIInteraction | undefined {
  const [, kind, id = "", token] = path.split("/");
  if (kind === "interactions") return interactions.get(id);
  return kind === "webhooks" ? [...interactions.values()].find((each) => each.token === token) : undefined;
}

/** The message that it made or changed. */
function messageOf(exchange: Exchange, interaction: APIInteraction | undefined, around: Around): string | undefined {
  const { answer, body, status } = exchange;
  if (status >= 300) return interaction?.message?.id;
  if (isObject(answer) && "channel_id" in answer) return textOf(answer, "id");
  if (!interaction || !isObject(body)) return undefined;
  const changes = body.type === CALLBACK.update || body.type === CALLBACK.willChange;
  return changes ? interaction.message?.id : around.answerTo(interaction);
}

/** Whether any part of it is for one person alone; in doubt it is. */
function isPrivate({ answer, body }: Exchange, { message }: APIInteraction): boolean {
  if (((message?.flags ?? 0) & FLAGS.ephemeral) !== 0) return true;
  if (isObject(answer) && "channel_id" in answer) return ((numberOf(answer, "flags") ?? 0) & FLAGS.ephemeral) !== 0;
  if (!isObject(body)) return true;
  if (body.type === CALLBACK.update || body.type === CALLBACK.willChange) return false;
  const data = isObject(body.data) ? body.data : {};
  const shows = body.type === CALLBACK.message || body.type === CALLBACK.thinking;
  return !shows || ((numberOf(data, "flags") ?? 0) & FLAGS.ephemeral) !== 0;
}

/** Discord says where and what; our rules have names. */
function brokenBy({ rules, answer, fault }: Exchange): PageExchange["broken"] {
  if (rules.length === 0 || fault) return [];
  const leaves = isObject(answer) ? leavesOf(answer.errors, []) : [];
  return leaves.length > 0 ? leaves : rules.map((rule) => ({ path: "", rule }));
}

function leavesOf(tree: unknown, path: readonly string[]): PageExchange["broken"] {
  if (!isObject(tree)) return [];
  return Object.entries(tree).flatMap(([step, inside]) =>
    step === "_errors" && Array.isArray(inside)
      ? inside.filter(isObject).map((each) => ({ path: path.join("."), rule: textOf(each, "message") }))
      : leavesOf(inside, [...path, step])
  );
}
