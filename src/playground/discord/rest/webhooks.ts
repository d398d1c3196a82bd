/** /webhooks/{application_id}/{interaction_token}: what an interaction's token may do after the first answer. */
import type { Stored } from "../channels.ts";
import { changeOriginal, followUp, originalDeleted } from "../interactions/answer.ts";
import { isExpired, type Pending } from "../interactions/pending.ts";
import { attach } from "../messages/attachments.ts";
import { checkEdit, deleteMessage, editMessage } from "../messages/message.ts";
import { check, interactionMessage, isObject, messageEdit } from "../rules/mod.ts";
import { type Call, DONE, ok, type Outcome, refuse, refuseBody } from "./outcome.ts";
import { withFilesIn } from "./body.ts";
import { checkVisibility } from "./visibility.ts";

/** Interaction webhooks take this many requests per token in 2 s. */
const RATE = { limit: 5, per: 2000 };

/** POST: another message. */
export function createFollowUp(call: Call): Outcome {
  return withToken(call, (pending) => {
    const problems = withFilesIn(check(interactionMessage, call.body), call.files);
    if (problems.length > 0 || !isObject(call.body)) return refuseBody(problems);
    const decided = pending.thinking && pending.original ? checkVisibility(pending.original, call.body) : [];
    if (decided.length > 0) return refuseBody(decided);
    const body = attach(call.world, call.body, { channel: pending.channel, files: call.files });
    return ok(followUp(call.world, pending, body).wire);
  });
}

/** GET, PATCH, DELETE …/messages/{message_id} */
export function readMessage(call: Call): Outcome {
  return withMessage(call, (stored) => ok(stored.wire));
}

/** PATCH …/messages/{message_id} */
export function changeMessage(call: Call): Outcome {
  return withMessage(call, (stored, pending) => {
    const problems = check(messageEdit, call.body);
    if (problems.length > 0 || !isObject(call.body)) return refuseBody(problems);
    const whole = [
      ...checkVisibility(stored, call.body),
      ...withFilesIn(checkEdit(stored, call.body), call.files),
    ];
    if (whole.length > 0) return refuseBody(whole);
    const body = attach(call.world, call.body, { channel: pending.channel, files: call.files });
    if (stored === pending.original) changeOriginal(call.world, pending, body);
    else editMessage(call.world, stored, body);
    return ok(stored.wire);
  });
}

/** DELETE …/messages/{message_id} */
export function removeMessage(call: Call): Outcome {
  return withMessage(call, (stored, pending) => {
    deleteMessage(call.world, stored);
    if (stored === pending.original) originalDeleted(pending);
    return DONE;
  });
}

function withMessage(call: Call, run: (stored: Stored, pending: Pending) => Outcome): Outcome {
  return withToken(call, (pending) => {
    const { message_id: id } = call.params;
    const known = [pending.original, ...pending.followUps];
    const stored = id === "@original" ? pending.original : known.find((each) => each?.wire.id === id);
    return stored && !stored.deleted ? run(stored, pending) : refuse(404, 10008, "Unknown Message");
  });
}

function withToken({ world, params }: Call, run: (pending: Pending) => Outcome): Outcome {
  const pending = world.pending.get(params.interaction_token ?? "");
  if (!pending || params.application_id !== world.applicationId) return refuse(404, 10015, "Unknown Webhook");
  if (isExpired(world, pending)) return refuse(401, 50027, "Invalid Webhook Token");
  if (pending.state !== "answered") return refuse(404, 10015, "Unknown Webhook");
  const wait = over(pending, world.settings.now());
  if (wait === undefined) return run(pending);
  const body = { code: 0, message: "You are being rate limited.", retry_after: wait / 1000, global: false };
  return { status: 429, body, headers: { "retry-after": String(Math.ceil(wait / 1000)) } };
}

/** How long the token has to wait, in ms. */
function over(pending: Pending, now: number): number | undefined {
  const uses = pending.webhookUses;
  if (now - uses.since >= RATE.per) pending.webhookUses = { since: now, count: 1 };
  else if (++uses.count > RATE.limit) return uses.since + RATE.per - now;
  return undefined;
}
