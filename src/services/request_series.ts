/** What asking for seasons needs to know about series: only seasons that exist and are missing are ever sent. */
import { tooFewLeft } from "./asker.ts";
import type { Outcome, SeriesDetails, SeriesWish } from "./library.ts";
import type { Asking } from "./request_title.ts";
import type { Asked } from "./seerr.ts";
import type { Step } from "./step.ts";

/** A copy that this server does not have is forbidden. */
export function seriesAsking(
  tmdbId: number,
  wish: SeriesWish,
): Pick<Asking<SeriesDetails>, "kind" | "tmdbId" | "standing" | "requests" | "plan"> {
  return {
    kind: "tv",
    tmdbId,
    standing: (details) => wantedCopy(details, wish)?.standing ?? { kind: "forbidden" },
    requests: ({ series }) => series.mediaInfo?.requests ?? [],
    plan: (details, step) => plan(details, wish, step),
  };
}

/** An explicit list, each season once, ascending; all that are missing where the server allows no choice. */
async function plan(details: SeriesDetails, wish: SeriesWish, step: Step): Promise<Asked | { outcome: Outcome }> {
  const { requestable = [], standing } = wantedCopy(details, wish) ?? {};
  const wanted = requestable.filter((season) => wish.seasons.includes(season));
  if (wanted.length === 0) return { outcome: { kind: "nothing" } };
  const seasons = details.partial ? wanted : requestable;
  const left = standing?.kind === "open" ? standing.left : undefined;
  if (step.userId !== undefined && left !== undefined && left < seasons.length) {
    return { outcome: { kind: "refused", standing: await tooFewLeft(step, step.userId, seasons.length) } };
  }
  return { ...wish, kind: "tv", tmdbId: details.series.id, seasons };
}

function wantedCopy({ hd, uhd }: SeriesDetails, { is4k }: SeriesWish) {
  return is4k ? uhd : hd;
}
