import { moment } from "../discord/markup.ts";
import type { Standing } from "../services/library.ts";
import type { Words } from "../words/mod.ts";

/** What is open, what waits, what is there, what is refused. */
const COLOURS = { open: 0x3b82f6, waiting: 0xf59e0b, success: 0x22c55e, refused: 0xef4444 } as const;

/** How a title stands for one person, in words. */
export function standingText({ standing: says }: Words, standing: Standing): string {
  switch (standing.kind) {
    case "requested": {
      const { pending, approved, failed } = standing.mine
        ? { pending: says.minePending, approved: says.mineApproved, failed: says.mineFailed }
        : { pending: says.requestedPending, approved: says.requestedApproved, failed: says.requestedFailed };
      return { pending, approved, failed }[standing.state];
    }
    case "quota": {
      const used = says.quota(standing.limit, standing.days);
      return standing.freesAt ? `${used} ${says.quotaFrees(moment(standing.freesAt, "R"))}` : used;
    }
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
