/** One interaction's way, from Discord to Discord, and the one place where errors become sentences. */
import type { APIInteraction } from "discord-api-types/v10";
import { type Desk, receive, type Received } from "../commands/receive.ts";
import { deliver, deliverChoices, type Delivered, type Delivery, PATIENCE } from "../discord/deliver.ts";
import { privately, show } from "../discord/reply.ts";
import type { Rest } from "../discord/rest.ts";
import type { Log } from "../log.ts";
import { ServiceError } from "../services/service_error.ts";
import { StoreError } from "../store/mod.ts";
import { apology, type Fault } from "../views/apology.ts";
import { untilLastCall } from "./last_call.ts";
import type { Meters, Outcome } from "./meters.ts";

/** Whom to answer through, and where to say how it went. */
export interface Ways {
  rest: Pick<Rest, "respond" | "edit" | "followUp">;
  /** Carries the interaction's id. */
  log: Log;
  /** Aborted when nobody may wait any longer: they hear that the server is slow. */
  lastCall: AbortSignal;
  meters: Pick<Meters, "answered" | "acknowledged">;
}

/** Answers one interaction and logs how. Never rejects. @returns whether it was answered, and by this process */
export async function answer(desk: Desk, interaction: APIInteraction, ways: Ways): Promise<boolean> {
  const { log, meters } = ways;
  const began = desk.now();
  const discord = acknowledging(ways);
  const received = receive(desk, interaction);
  let hasFailed = false;
  const count = (how: Delivered | "untold") =>
    meters.answered(countedName(desk.catalogue, received), outcomeOf(received, how, hasFailed));
  const fields = { what: received.name, ...("refusal" in received ? { refusal: received.refusal } : {}) };
  try {
    const onFailure = () => hasFailed = true;
    const how = await bring(received, { ...ways, to: interaction, discord, patience: PATIENCE, onFailure });
    count(how);
    const level = received.kind === "suggest" || how === "lost" ? "debug" : "info";
    log[level]("answered", { ...fields, how, ms: desk.now() - began });
    return how !== "lost";
  } catch (error) {
    count("untold");
    log.warn("cannot tell Discord the answer", { ...fields, ms: desk.now() - began, error });
    return false;
  }
}

/** Tells how long Discord waited for its first answer. */
function acknowledging({ rest, meters }: Ways): Delivery["discord"] {
  const arrived = performance.now();
  return {
    edit: rest.edit,
    followUp: rest.followUp,
    async respond(...answer) {
      const how = await rest.respond(...answer);
      if (how === "taken") meters.acknowledged(performance.now() - arrived);
      return how;
    },
  };
}

/** Only names of ours are counted apart: there are few. */
function countedName({ commands, presses }: Desk["catalogue"], { name }: Received): string {
  return commands.has(name) || presses.has(name) ? name : "unknown";
}

function outcomeOf(received: Received, how: Delivered | "untold", hasFailed: boolean): Outcome {
  if (how === "lost" || how === "untold") return how;
  if (hasFailed) return "failed";
  if (received.kind === "suggest") return "suggested";
  return received.refusal ? "refused" : how;
}

type Way = Delivery & Pick<Ways, "lastCall"> & { onFailure(): void };

function bring(received: Received, way: Way): Promise<Delivered> {
  if (received.kind === "suggest") return deliverChoices(() => suggest(received, way), way);
  return deliver({ ...received, run: () => sorry(received, way) }, way);
}

async function suggest({ name, run }: Extract<Received, { kind: "suggest" }>, { log, onFailure }: Way) {
  try {
    return await run();
  } catch (error) {
    onFailure();
    log[error instanceof ServiceError ? "debug" : "error"]("cannot suggest", { what: name, error });
    return [];
  }
}

/** The one catch: which server has trouble and what to do, or else a number that is in the log. */
async function sorry({ name, words, run }: Extract<Received, { kind: "answer" }>, way: Way) {
  const { log, lastCall, onFailure, to } = way;
  try {
    return await untilLastCall(run(), lastCall);
  } catch (error) {
    onFailure();
    const fault = faultOf(error);
    log[fault ? "warn" : "error"]("cannot answer", { what: name, error });
    return { reply: privately(show(apology(words, fault, to.id))) };
  }
}

function faultOf(error: unknown): Fault {
  if (error instanceof ServiceError) return error;
  return error instanceof StoreError ? "store" : undefined;
}
