/** After an automatic approval Radarr or Sonarr may still refuse, which Seerr tells only some seconds later. */
import { type Answer, type Message, update } from "../discord/reply.ts";
import type { Library, Outcome } from "../services/library.ts";
import type { Asked } from "../views/outcome.ts";

/** Looks again at what was approved at once; `show` makes the message of what there is to say then. */
export function lookingAgain(
  seerr: Library,
  asked: readonly Asked[],
  show: (asked: readonly Asked[]) => Message,
): Answer["later"] {
  const waits = asked.some(({ outcome }) => isUnsettled(outcome));
  if (!waits) return undefined;
  return async () => {
    const news = await Promise.all(asked.map(async (it) => ({ ...it, outcome: await settle(seerr, it.outcome) })));
    return news.every(({ outcome }, i) => outcome === asked[i]?.outcome) ? undefined : update(show(news));
  };
}

function isUnsettled(outcome: Outcome): outcome is Extract<Outcome, { kind: "requested" }> & { requestId: number } {
  return outcome.kind === "requested" && outcome.state === "approved" && outcome.requestId !== undefined;
}

async function settle(seerr: Library, outcome: Outcome): Promise<Outcome> {
  if (!isUnsettled(outcome)) return outcome;
  const state = await seerr.settled(outcome.requestId);
  if (state === "approved") return outcome;
  return state === "failed" ? { ...outcome, state } : { kind: "unknown" };
}
