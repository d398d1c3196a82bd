/** A call's fate, faults included, and the record of it. Pure but for the world it changes. */
import type { Answer, Call, Later } from "./call.ts";
import { concerns, type Faults } from "./faults.ts";
import { apiPath, handle } from "./handle.ts";
import type { RecordedCall } from "./recorded_call.ts";
import type { World } from "./world.ts";

/** What the shell does with a call. */
export type Reaction =
  | { readonly kind: "answer"; readonly answer: Answer; readonly delay: number }
  | { readonly kind: "later"; readonly later: Later; readonly delay: number }
  /** Nothing is ever sent. */
  | { readonly kind: "silence" }
  /** The connection is closed without an answer. */
  | { readonly kind: "cut" }
  /** An answer begins and never ends. */
  | { readonly kind: "endless" };

/** Decides what happens to a call, and writes it down. */
export function react(world: World, calls: RecordedCall[], call: Call): Reaction {
  const path = apiPath(world, call.path) ?? call.path;
  const record = recordOf(call, path);
  calls.push(record);
  const reaction = fate(world, call, path);
  if (reaction.kind === "answer") record.status = reaction.answer.status;
  if (reaction.kind !== "later") return reaction;
  const { later, delay } = reaction;
  const finish = () => {
    const answer = later.finish();
    record.status = answer.status;
    return answer;
  };
  return { kind: "later", later: { ...later, finish }, delay };
}

function fate(world: World, call: Call, path: string): Reaction {
  const { faults } = world;
  const delay = concerns(faults.slowPaths, path) ? faults.slow : 0;
  if (concerns(faults.hang, path)) return { kind: "silence" };
  if (concerns(faults.endless, path)) return { kind: "endless" };
  const instead = misleading(faults, path);
  if (instead !== undefined) return { kind: "answer", answer: instead, delay };
  const reply = handle(world, call);
  if (reply === "never") return { kind: "silence" };
  if (isCut(faults, path)) {
    if ("after" in reply) reply.finish();
    return { kind: "cut" };
  }
  return "after" in reply ? { kind: "later", later: reply, delay } : { kind: "answer", answer: reply, delay };
}

/** What something else than a healthy Seerr would answer. */
function misleading(faults: Faults, path: string): Answer | undefined {
  if (concerns(faults.html, path)) return { status: faults.htmlStatus, html: badGateway };
  if (concerns(faults.nonsense, path)) return { status: 200, body: { surprise: ["not", "what", "you", "expect"] } };
  if (concerns(faults.broken, path)) return { status: 500, body: { message: "SQLITE_BUSY: database is locked" } };
  return undefined;
}

function isCut(faults: Faults, path: string): boolean {
  if (!concerns(faults.cut, path) || faults.cutTimes <= 0) return false;
  faults.cutTimes -= 1;
  return true;
}

function recordOf(call: Call, path: string): RecordedCall {
  return {
    method: call.method,
    path,
    query: call.query,
    user: call.headers["x-api-user"],
    key: call.headers["x-api-key"] !== undefined,
    body: readable(call.body),
    status: undefined,
  };
}

function readable(body: string): unknown {
  if (body === "") return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

const badGateway =
  "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";
