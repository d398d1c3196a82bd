/** Which product and release is being played, and what it can. */

/** Overseerr 1.x, Jellyseerr 2.x or Seerr 3.x. */
export type Family = "seerr" | "jellyseerr" | "overseerr";

/** A family at one version. */
export interface Edition {
  readonly family: Family;
  /** "3.3.0" */
  readonly version: string;
}

const newest: Readonly<Record<Family, string>> = { overseerr: "1.34.0", jellyseerr: "2.7.3", seerr: "3.3.0" };

/** The edition of a family; the newest known release unless told. */
export function edition(family: Family = "seerr", version: string = newest[family]): Edition {
  return { family, version };
}

/** Whether the edition is this release or a later one; the families share one line of numbers (1.x, 2.x, 3.x). */
export function since(edition: Edition, version: string): boolean {
  return rank(edition.version) >= rank(version);
}

const ranks = new Map<string, number>();

/** Major and minor number in one; asked for thousands of times in a list. */
function rank(version: string): number {
  const known = ranks.get(version);
  if (known !== undefined) return known;
  const [major = 0, minor = 0] = version.split(".").map(Number);
  ranks.set(version, major * 1_000 + minor);
  return major * 1_000 + minor;
}
