/** Asks Seerr for what a standing wish is about, as that person: within their rights and their quota. */
import type { Context } from "../commands/context.ts";
import type { Desk } from "../commands/receive.ts";
import { qualityOf, wishesOf } from "../commands/wishes.ts";
import type { Config } from "../config.ts";
import type { Log } from "../log.ts";
import type { WishOutcome, WishRequest } from "../notices/watching/watch.ts";
import type { Outcome, SeriesDetails, Standing, Wish } from "../services/library.ts";
import { wordsFor } from "../words/mod.ts";

/** Makes what the watcher asks with. `deskFor` gives one person's view, as for an interaction of theirs. */
export function createWishAsking(config: Config, deskFor: (log: Log) => Desk, log: Log) {
  // The category was theirs to choose when they made the wish; Discord tells no roles now.
  const roles = config.categories.flatMap((it) => it.roles);
  return async ({ person, tmdbId, wish, choose }: WishRequest): Promise<WishOutcome> => {
    const asker = { id: person, guild: { id: "0", roles }, channels: [], addressee: person };
    const context = deskFor(log).contextFor(asker, config.language, wordsFor(config.language));
    const account = await context.account();
    if (account.kind !== "linked" && account.kind !== "shared") {
      throw new Error(`Cannot ask for a later season: the person is ${account.kind}`);
    }
    const seerr = context.seerr(account);
    const details = await seerr.series(tmdbId);
    if (!details) return { kind: "nothing" };
    const is4k = qualityOf(context, "tv", wish.what) === "4k";
    const chosen = await choose(missingSeasons(details, is4k));
    if (chosen.length === 0) return { kind: "nothing" };
    const only = await destined(context, details, wish.what);
    // Where single seasons cannot be asked for, all that are missing would be: nobody wished for those.
    if (!only || !details.partial) return { kind: "waiting", reason: "other" };
    const seasons = chosen.slice(0, roomIn(is4k ? details.uhd : details.hd));
    return becameOf((await seerr.requestSeries(tmdbId, { ...only, seasons })).outcome);
  };
}

/** Where it goes; where several categories fit a quality by now, Seerr decides. Undefined when the category is gone or broken. */
async function destined(context: Context, { anime }: SeriesDetails, what: string): Promise<Wish | undefined> {
  const wishes = await wishesOf(context, { kind: "tv", anime, what });
  if (Array.isArray(wishes)) return wishes[0];
  return wishes === "choose" && (what === "hd" || what === "4k") ? { is4k: what === "4k" } : undefined;
}

/** How many seasons the quota leaves, when there is one that leaves any; the earliest come first. */
function roomIn(copy: SeriesDetails["uhd"]): number | undefined {
  return copy?.standing.kind === "open" ? copy.standing.left || undefined : undefined;
}

/** Whether a wish is for the 4K copy. */
export function isWishFor4k({ categories }: Config, what: string, keyOf: (name: string) => string): boolean {
  return what === "4k" || categories.some(({ name, is4k }) => is4k && keyOf(name) === what);
}

/** Seasons with episodes that nobody asked for, whatever speaks against asking. */
function missingSeasons({ seasons }: SeriesDetails, is4k: boolean): number[] {
  return seasons.filter((it) => (is4k ? it.uhd : it.hd) === "missing" && it.episodes > 0).map(({ number }) => number);
}

function becameOf(outcome: Outcome): WishOutcome {
  switch (outcome.kind) {
    case "requested": {
      const { seasons, requestId } = outcome;
      return { kind: "requested", seasons, ...(requestId === undefined ? {} : { requestId }) };
    }
    case "refused":
      return refusedOf(outcome.standing);
    case "nothing":
      return { kind: "nothing" };
    default:
      return { kind: "waiting", reason: "other" };
  }
}

function refusedOf({ kind }: Exclude<Standing, { kind: "open" }>): WishOutcome {
  if (kind === "quota" || kind === "forbidden") return { kind: "waiting", reason: kind };
  return kind === "blocklisted" ? { kind: "waiting", reason: "other" } : { kind: "nothing" };
}
