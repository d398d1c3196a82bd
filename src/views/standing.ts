/** How far a title is, in words and colours. */
import { moment } from "../discord/markup.ts";
import type { Kind, Standing } from "../services/library.ts";
import type { Words } from "../words/mod.ts";

/** What is open, what waits, what is there, what is refused. */
const COLOURS = { open: 0x3b82f6, waiting: 0xf59e0b, success: 0x22c55e, refused: 0xef4444 } as const;

/** Which of a title's two lives it is. */
export interface Life {
  kind: Kind;
  is4k: boolean;
  /** How many seasons of a series can be asked for. */
  open?: number | undefined;
}

/** How one of a title's two lives stands for one person, in words. */
export function standingText(words: Words, standing: Standing, { kind, is4k, open }: Life): string {
  const { standing: says } = words;
  switch (standing.kind) {
    case "open":
      return open === undefined ? says.open : says.openSeasons(open);
    case "requested": {
      const { pending, approved, failed } = standing.mine
        ? { pending: says.minePending, approved: says.mineApproved, failed: says.mineFailed }
        : { pending: says.requestedPending, approved: says.requestedApproved, failed: says.requestedFailed };
      return { pending, approved, failed }[standing.state];
    }
    case "quota": {
      const { left, limit, days, freesAt } = standing;
      const why = left ? says.quotaTooSmall(left) : says.quota[kind](limit, days);
      return freesAt ? `${why} ${says[left ? "quotaEnough" : "quotaFrees"](moment(freesAt, "R"))}` : why;
    }
    case "forbidden":
      return is4k ? says.forbidden4k : says.forbidden[kind];
    default:
      return says[standing.kind];
  }
}

/** The colour of a card. */
export function standingColour(standing: Standing): number {
  switch (standing.kind) {
    case "open":
      return COLOURS.open;
    case "available":
      return COLOURS.success;
    case "processing":
      return COLOURS.waiting;
    case "requested":
      return standing.state === "failed" ? COLOURS.refused : COLOURS.waiting;
    default:
      return COLOURS.refused;
  }
}
