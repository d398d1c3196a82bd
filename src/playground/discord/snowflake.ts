/** Discord's ids: ms since 2015 in the upper bits, so they sort by time. */

const EPOCH = 1_420_070_400_000n;

/** A maker of ids that never repeat, for a clock in ms. */
export function createSnowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const next = (BigInt(Math.floor(now())) - EPOCH) << 22n;
    last = next > last ? next : last + 1n;
    return String(last);
  };
}
