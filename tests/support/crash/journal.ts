/** What truly happened in the world while the bot lived and died, in the order in which it did; the bot has no part in it. */

/** A film or series in one quality. */
export interface Copy {
  kind: "movie" | "tv";
  tmdbId: number;
  is4k: boolean;
}

/** Somebody asked for it or follows it. */
export interface Claim extends Copy {
  /** Discord id. */
  person: string;
  /** Of a series: what of it; empty for films. */
  seasons: readonly number[];
  /** Seerr's number; none for a follow. */
  request?: number;
  /** What comes from then on may be told, and from then on it must be; numbers of entries. */
  mayFrom: number;
  mustFrom: number;
}

/** Something came: "movie" or "s3". */
export interface Arrival extends Copy {
  unit: string;
  order: number;
  /** Milliseconds since the epoch. */
  at: number;
}

/** All of it. */
export interface Journal {
  claims: Claim[];
  arrivals: Map<string, Arrival>;
  /** Requests that once had failed: whether the bot was looking then is anybody's guess. */
  failed: Set<number>;
  /** When the bot was killed, in milliseconds since the epoch. */
  kills: number[];
  order: number;
}

/** Nothing has happened yet. */
export function newJournal(): Journal {
  return { claims: [], arrivals: new Map(), failed: new Set(), kills: [], order: 0 };
}

/** A copy as text. */
export function copyName({ kind, tmdbId, is4k }: Copy): string {
  return `${kind} ${tmdbId}${is4k ? " 4K" : ""}`;
}

/** A unit of a copy as text. */
export function unitName(copy: Copy, unit: string): string {
  return `${copyName(copy)} ${unit}`;
}

/** The units of a claim. */
export function unitsOf({ kind, seasons }: Pick<Claim, "kind" | "seasons">): string[] {
  return kind === "movie" ? ["movie"] : seasons.map((season) => `s${season}`);
}

/** Whether it was there already. */
export function hasArrived(journal: Journal, copy: Copy, unit: string): boolean {
  return journal.arrivals.has(unitName(copy, unit));
}

/** Notes what came; what was there already stays. */
export function noteArrival(journal: Journal, copy: Copy, units: readonly string[]): void {
  const { kind, tmdbId, is4k } = copy;
  journal.order++;
  for (const unit of units) {
    const name = unitName(copy, unit);
    if (journal.arrivals.has(name)) continue;
    journal.arrivals.set(name, { kind, tmdbId, is4k, unit, order: journal.order, at: Date.now() });
  }
}

/** Notes a request or a follow that is certain from now on, and gives it. */
export function noteClaim(journal: Journal, claim: Omit<Claim, "mayFrom" | "mustFrom">): Claim {
  const order = ++journal.order;
  const noted = { ...claim, mayFrom: order, mustFrom: order };
  journal.claims.push(noted);
  return noted;
}
