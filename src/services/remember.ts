/** What stays of a request: a line in the log, and who asked. */
import type { Kind, LibrariesOptions, Outcome } from "./library.ts";
import type { Step } from "./step.ts";

/** What was asked for. */
export interface Wanted {
  kind: Kind;
  tmdbId: number;
  is4k: boolean;
}

/** Tells the log what became of asking. */
export function tell({ person, userId, log }: Step, { kind, tmdbId, is4k }: Wanted, outcome: Outcome): void {
  log.info("asked Seerr", { person, userId, kind, tmdbId, is4k, ...told(outcome) });
}

function told(outcome: Outcome): Record<string, unknown> {
  if (outcome.kind === "refused") return { outcome: outcome.standing.kind };
  if (outcome.kind !== "requested") return { outcome: outcome.kind };
  const { state, requestId, seasons } = outcome;
  return { outcome: state, request: requestId, ...(seasons.length > 0 ? { seasons: seasons.length } : {}) };
}

/** Never throws: the request stands all the same. */
export async function rememberRequest(
  { remember, now }: Pick<LibrariesOptions, "remember" | "now">,
  { person, behalf, log }: Step,
  { requestId, kind, ...wanted }: Wanted & { requestId: number },
): Promise<void> {
  if (behalf) return;
  try {
    await remember({ ...wanted, requestId, person, mediaType: kind, at: now() });
  } catch (error) {
    log.error("request not remembered", { request: requestId, cause: String(error) });
  }
}
