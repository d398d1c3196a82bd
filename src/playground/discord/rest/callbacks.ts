/** POST /interactions/{interaction_id}/{interaction_token}/callback */
import { answer } from "../interactions/answer.ts";
import { isExpired, type Pending } from "../interactions/pending.ts";
import { attach } from "../messages/attachments.ts";
import { checkEdit } from "../messages/message.ts";
import { CALLBACK, checkCallback, type Fields, FLAGS, isObject, type Problem } from "../rules/mod.ts";
import type { World } from "../world.ts";
import { misplaced, withFilesIn } from "./body.ts";
import { checkVisibility } from "./visibility.ts";
import { type Call, DONE, ok, type Outcome, refuse, refuseBody } from "./outcome.ts";

/** Takes a first answer, or says why it comes too late or again. */
export function callback({ world, params, query, body, files }: Call): Outcome {
  const pending = world.pending.get(params.interaction_token ?? "");
  if (!pending || pending.id !== params.interaction_id || pending.state === "failed" || isExpired(world, pending)) {
    return refuse(404, 10062, "Unknown interaction");
  }
  if (pending.state === "answered") return refuse(400, 40060, "Interaction has already been acknowledged.");
  const problems = withFilesIn(checkFirst(pending, body), files);
  if (problems.length > 0 || !isObject(body)) return refuseBody(problems);
  const odd = misplaced(body, files, [CALLBACK.message, CALLBACK.update]);
  if (odd.length > 0) return refuseBody(odd);
  const data = isObject(body.data) && attach(world, body.data, { channel: pending.channel, files });
  answer(world, pending, data ? { ...body, data } : body);
  return query.get("with_response") === "true" ? ok(withResponse(world, pending, body)) : DONE;
}

function checkFirst(pending: Pending, body: unknown): Problem[] {
  const problems = checkCallback(body, pending.asked);
  if (problems.length > 0 || !isObject(body) || body.type !== CALLBACK.update || !pending.source) return problems;
  const data = isObject(body.data) ? body.data : {};
  return [...checkVisibility(pending.source, data, ["data"]), ...checkEdit(pending.source, data)];
}

function withResponse(world: World, pending: Pending, body: Fields): Fields {
  const message = pending.original?.wire;
  const flags = message?.flags ?? 0;
  const shown = body.type === CALLBACK.message || body.type === CALLBACK.update;
  const about = message && {
    response_message_id: message.id,
    response_message_loading: (flags & FLAGS.loading) !== 0,
    response_message_ephemeral: (flags & FLAGS.ephemeral) !== 0,
  };
  const where = { channel_id: pending.channel.id, ...pending.channel.type !== 1 && { guild_id: world.guild.id } };
  const interaction = { id: pending.id, type: pending.asked.type, ...about, ...where };
  return { interaction, ...shown && { resource: { type: body.type, message } } };
}
