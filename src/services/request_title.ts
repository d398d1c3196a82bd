/** Asking for a title exactly once: read again under a lock, sent once, and looked for when the answer stays out. */
import { checked } from "./answer_check.ts";
import type { Answer } from "./http_call.ts";
import type { Kind, Outcome, Standing } from "./library.ts";
import type { Locks } from "./lock.ts";
import { isBy, stateOf } from "./open_requests.ts";
import type { Patience } from "./patience.ts";
import { readAnswer, type Told } from "./request_answer.ts";
import { type Asked, requestCall } from "./seerr.ts";
import type { MediaRequest } from "./seerr_schemas.ts";
import { orNothing, ServiceError } from "./service_error.ts";
import { asPerson, type Step, tooLate } from "./step.ts";

/** Of a step's time, in milliseconds, what must be left for the write and a look, and for that look alone. */
const FOR_WRITE = 6_000, FOR_LOOK = 2_500;

/** What asking needs besides the step. */
export interface Asking<Details> {
  kind: Kind;
  tmdbId: number;
  locks: Locks;
  /** Reads the title as this person sees it. */
  read(step: Step): Promise<Details | undefined>;
  /** Where the wanted copy stands. */
  standing(details: Details): Standing;
  /** All requests of the title. */
  requests(details: Details): readonly MediaRequest[];
  /** What to send for a copy that is open; else what has become of it already. */
  plan(details: Details, step: Step): Promise<Asked | { outcome: Outcome }>;
}

/** What became of it, and the title as it was read just before. */
export interface Answered<Details> {
  outcome: Outcome;
  details?: Details;
}

type Refused = Exclude<Standing, { kind: "open" }>;
type Found = Outcome & { kind: "requested" };
/** One write on its way: who sends it, what for, and what was read before. */
interface Attempt<Details> {
  step: Step;
  asking: Asking<Details>;
  asked: Asked;
  before: Details;
}

/** Asks, and never twice. Without an account it is forbidden. */
export function requestTitle<Details>(step: Step, asking: Asking<Details>): Promise<Answered<Details>> {
  const { kind, tmdbId, locks } = asking;
  const patience = (): Patience => ({ ms: step.until - FOR_WRITE - step.now(), late: tooLate });
  // Both copies under one lock: Seerr keeps them in one row, which two requests at once would create twice.
  return locks.alone(`${kind}:${tmdbId}`, patience(), () =>
    // Quotas are not atomic in Seerr: what one person asks for goes one by one. Always the title's lock first.
    locks.alone(`user:${step.userId ?? step.person}`, patience(), () => readAndAsk(step, asking)));
}

async function readAndAsk<Details>(step: Step, asking: Asking<Details>): Promise<Answered<Details>> {
  const early = { ...step, ...sooner(step, FOR_WRITE) };
  const details = await asking.read(early);
  if (!details) return { outcome: { kind: "missing" } };
  if (step.userId === undefined) return { outcome: { kind: "refused", standing: { kind: "forbidden" } }, details };
  const standing = asking.standing(details);
  if (standing.kind !== "open") return { outcome: { kind: "refused", standing }, details };
  const plan = await asking.plan(details, early);
  if ("outcome" in plan) return { outcome: plan.outcome, details };
  return { outcome: await ask({ step, asking, asked: plan, before: details }), details };
}

async function ask<Details>(attempt: Attempt<Details>): Promise<Outcome> {
  const { step, asked } = attempt;
  try {
    const answer = await step.seerr.requestTitle(asked, { ...asPerson(step), until: step.until - FOR_LOOK });
    return await outcomeOf(answer, attempt);
  } catch (error) {
    if (!(error instanceof ServiceError) || !mayHaveArrived(error)) throw error;
    const after = await look(attempt);
    if (!after) throw error;
    step.log.info("request found", { kind: asked.kind, tmdbId: asked.tmdbId, request: after.requestId });
    return after;
  }
}

async function outcomeOf<Details>(answer: Answer, attempt: Attempt<Details>): Promise<Outcome> {
  const told = readAnswer(answer);
  switch (told.kind) {
    case "made":
      return requested(told.request);
    case "missing":
      return { kind: "missing" };
    case "nothing":
      return { kind: attempt.asked.kind === "tv" ? "nothing" : "unknown" };
    case "vanished":
      return await look(attempt) ?? { kind: "unknown" };
    case "odd":
      checked(requestCall(attempt.asked), answer);
      return { kind: "unknown" };
    default:
      return { kind: "refused", standing: await refusedAs(told.kind, attempt) };
  }
}

/** Seerr refused although nothing spoke against it a moment ago: what does now. */
async function refusedAs<Details>(
  told: Exclude<Told["kind"], "made" | "nothing" | "vanished" | "missing" | "odd">,
  { step, asking }: Attempt<Details>,
): Promise<Refused> {
  const details = await asking.read(step).catch(orNothing);
  const standing = details && asking.standing(details);
  if (standing?.kind === told) return standing;
  switch (told) {
    case "requested":
      return standing && standing.kind !== "open" ? standing : { kind: told, mine: false, state: "pending" };
    case "quota":
      return { kind: told, limit: 0, days: 0 };
    default:
      return { kind: told };
  }
}

/** A request of this person's for nothing but what was asked for, that was not there before. */
async function look<Details>({ step, asking, asked, before }: Attempt<Details>): Promise<Found | undefined> {
  const known = new Set(asking.requests(before).map(({ id }) => id));
  const after = await asking.read(step).catch(orNothing);
  const mine = after &&
    asking.requests(after).find((it) =>
      it.id !== undefined && !known.has(it.id) && it.is4k === asked.is4k && isBy(it, step.userId) &&
      it.seasons.every((season) => asked.seasons?.includes(season))
    );
  return mine && requested(mine);
}

function requested({ id, status, seasons }: MediaRequest): Found {
  return { kind: "requested", ...(id === undefined ? {} : { requestId: id }), state: stateOf(status), seasons };
}

/** Whether a write that failed may have been done all the same. */
function mayHaveArrived({ kind }: ServiceError): boolean {
  return kind !== "key" && kind !== "csrf" && kind !== "refused";
}

function sooner({ until, log }: Step, ms: number): Pick<Step, "until" | "scope"> {
  return { until: until - ms, scope: { until: until - ms, log } };
}
