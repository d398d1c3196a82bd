/** One interaction's way, from Discord to Discord, and the one place where errors become sentences. */
import type { APIInteraction } from "discord-api-types/v10";
import { type Desk, receive, type Received } from "../commands/receive.ts";
import { deliver, deliverChoices, type Delivery, PATIENCE } from "../discord/deliver.ts";
import { privately, show } from "../discord/reply.ts";
import type { Rest } from "../discord/rest.ts";
import type { Log } from "../log.ts";
import { ServiceError } from "../services/service_error.ts";
import { apology } from "../views/apology.ts";
import { untilLastCall } from "./last_call.ts";

/** Whom to answer through, and where to say how it went. */
export interface Ways {
  rest: Rest;
  /** Carries the interaction's id. */
  log: Log;
  /** Aborted when nobody may wait any longer: they hear that the server is slow. */
  lastCall: AbortSignal;
}

/** Answers one interaction and logs how. Never rejects. @returns whether it was answered, and by this process */
export async function answer(desk: Desk, interaction: APIInteraction, ways: Ways): Promise<boolean> {
  const { rest, log, lastCall } = ways;
  const began = desk.now();
  const received = receive(desk, interaction);
  const fields = { what: received.name, ...("refusal" in received ? { refusal: received.refusal } : {}) };
  try {
    const how = await bring(received, { to: interaction, discord: rest, log, patience: PATIENCE, lastCall });
    const level = received.kind === "suggest" || how === "lost" ? "debug" : "info";
    log[level]("answered", { ...fields, how, ms: desk.now() - began });
    return how !== "lost";
  } catch (error) {
    log.warn("cannot tell Discord the answer", { ...fields, ms: desk.now() - began, error });
    return false;
  }
}

function bring(received: Received, delivery: Delivery & Pick<Ways, "lastCall">) {
  const { log, to, lastCall } = delivery;
  if (received.kind === "suggest") return deliverChoices(() => suggest(received, log), delivery);
  return deliver({ ...received, run: () => sorry(received, { log, id: to.id, lastCall }) }, delivery);
}

async function suggest({ name, run }: Extract<Received, { kind: "suggest" }>, log: Log) {
  try {
    return await run();
  } catch (error) {
    log[error instanceof ServiceError ? "debug" : "error"]("cannot suggest", { what: name, error });
    return [];
  }
}

/** The one catch: which server has trouble and what to do, or else a number that is in the log. */
async function sorry(
  { name, words, run }: Extract<Received, { kind: "answer" }>,
  { log, id, lastCall }: Pick<Ways, "log" | "lastCall"> & { id: string },
) {
  try {
    return await untilLastCall(run(), lastCall);
  } catch (error) {
    const fault = error instanceof ServiceError ? error : undefined;
    log[fault ? "warn" : "error"]("cannot answer", { what: name, error });
    return { reply: privately(show(apology(words, fault, id))) };
  }
}
