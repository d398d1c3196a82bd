/** Discord's ids, which hold a time: with them one asks for what was written after a moment. */

/** 2015 began here; Discord's ids count from it, in ms. */
const EPOCH = 1_420_070_400_000;

/** The lowest id of a moment, in ms since the epoch; moments before Discord began are its first one. */
export function snowflakeAt(ms: number): string {
  return String(BigInt(Math.max(0, Math.floor(ms) - EPOCH)) << 22n);
}
