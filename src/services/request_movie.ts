/** Asking for a film exactly once: read again under a lock, sent once, and looked for when the answer stays out. */
import type { MovieDetails, Outcome, Requested, Standing } from "./library.ts";
import type { Locks, Patience } from "./lock.ts";
import { checked } from "./answer_check.ts";
import type { Answer } from "./http_call.ts";
import { orNothing } from "./movie_details.ts";
import { readAnswer, type Told } from "./request_answer.ts";
import { requestMovieCall } from "./seerr.ts";
import type { MediaRequest } from "./seerr_schemas.ts";
import { ServiceError } from "./service_error.ts";
import { isBy, stateOf } from "./standing.ts";
import { asPerson, type Step, tooLate } from "./step.ts";

/** Of a step's time, in milliseconds, what must be left for the write and a look, and for that look alone. */
const FOR_WRITE = 6_000, FOR_LOOK = 2_500;

/** What asking needs besides the step. */
export interface Asking {
  tmdbId: number;
  is4k: boolean;
  locks: Locks;
  /** Reads the film and where it stands for this person, in this quality. */
  read(step: Step): Promise<MovieDetails | undefined>;
}

/** Asks, and never twice. Without an account it is forbidden. */
export function requestMovie(step: Step, asking: Asking): Promise<Requested> {
  const { tmdbId, is4k, locks } = asking;
  const patience = (): Patience => ({ ms: step.until - FOR_WRITE - step.now(), late: tooLate });
  return locks.alone(`movie:${tmdbId}:${is4k}`, patience(), () =>
    // Quotas are not atomic in Seerr: what one person asks for goes one by one. Always the title's lock first.
    locks.alone(`user:${step.userId ?? step.person}`, patience(), () => readAndAsk(step, asking)));
}

async function readAndAsk(step: Step, asking: Asking): Promise<Requested> {
  const details = await asking.read({ ...step, ...sooner(step, FOR_WRITE) });
  if (!details) return { outcome: { kind: "missing" } };
  if (step.userId === undefined) return { outcome: { kind: "refused", standing: { kind: "forbidden" } }, details };
  const { standing } = details;
  if (standing.kind !== "open") return { outcome: { kind: "refused", standing }, details };
  return { outcome: await ask(step, asking, details), details };
}

async function ask(step: Step, asking: Asking, before: MovieDetails): Promise<Outcome> {
  const { tmdbId, is4k } = asking;
  const scope = { ...asPerson(step), until: step.until - FOR_LOOK };
  try {
    const answer = await step.seerr.requestMovie(tmdbId, is4k, scope);
    return await outcomeOf(answer, step, asking, before);
  } catch (error) {
    if (!(error instanceof ServiceError) || !mayHaveArrived(error)) throw error;
    const after = await look(step, asking, before);
    if (!after) throw error;
    step.log.info("request found", { tmdbId, request: after.requestId });
    return after;
  }
}

async function outcomeOf(answer: Answer, step: Step, asking: Asking, before: MovieDetails): Promise<Outcome> {
  const told = readAnswer(answer);
  switch (told.kind) {
    case "made":
      return { kind: "requested", requestId: told.requestId, state: stateOf(told.request.status) };
    case "missing":
      return { kind: "missing" };
    case "nothing":
      return answer.status === 202 ? { kind: "unknown" } : await look(step, asking, before) ?? { kind: "unknown" };
    case "odd":
      checked(requestMovieCall(asking.tmdbId, asking.is4k), answer);
      return { kind: "unknown" };
    default:
      return { kind: "refused", standing: await refusedAs(told.kind, step, asking) };
  }
}

/** Seerr refused although nothing spoke against it a moment ago: what does now. */
async function refusedAs(
  told: Exclude<Told["kind"], "made" | "nothing" | "missing" | "odd">,
  step: Step,
  asking: Asking,
): Promise<Exclude<Standing, { kind: "open" }>> {
  const standing = (await asking.read(step).catch(orNothing))?.standing;
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

/** A request of this person's that was not there before. */
async function look(
  step: Step,
  asking: Asking,
  before: MovieDetails,
): Promise<Outcome & { kind: "requested" } | undefined> {
  const known = new Set(requestsOf(before).map(({ id }) => id));
  const after = await asking.read(step).catch(orNothing);
  const mine = after &&
    requestsOf(after).find((it) =>
      it.id !== undefined && !known.has(it.id) && it.is4k === asking.is4k && isBy(it, step.userId)
    );
  return mine?.id === undefined ? undefined : { kind: "requested", requestId: mine.id, state: stateOf(mine.status) };
}

function requestsOf({ movie }: MovieDetails): MediaRequest[] {
  return movie.mediaInfo?.requests ?? [];
}

/** Whether a write that failed may have been done all the same. */
function mayHaveArrived({ kind }: ServiceError): boolean {
  return kind !== "key" && kind !== "csrf" && kind !== "refused";
}

function sooner({ until, log }: Step, ms: number): Pick<Step, "until" | "scope"> {
  return { until: until - ms, scope: { until: until - ms, log } };
}
