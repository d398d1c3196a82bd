/** What fits into one commit: Deno KV takes 1,000 changes, 100 checks and 800 KiB at once. */

/** What something takes of a commit. */
export interface Cost {
  changes: number;
  checks: number;
  bytes: number;
}

/** Deno KV's limits less what a title's own state takes; 900 keys stay below its 80 KiB for all keys together. */
export const ROOM: Cost = { changes: 900, checks: 99, bytes: 650 * 1024 };

/** Splits items, in their order, so that each batch has room for its own; one that is too large stands alone. */
export function batchesOf<T>(items: readonly T[], cost: (item: T) => Cost, room: Cost = ROOM): T[][] {
  const batches: T[][] = [];
  let left: Cost = { changes: 0, checks: 0, bytes: 0 };
  for (const item of items) {
    const { changes, checks, bytes } = cost(item);
    const last = batches.at(-1);
    const fits = last && changes <= left.changes && checks <= left.checks && bytes <= left.bytes;
    if (fits) last.push(item);
    else batches.push([item]);
    const before = fits ? left : room;
    left = { changes: before.changes - changes, checks: before.checks - checks, bytes: before.bytes - bytes };
  }
  return batches;
}

/** How many bytes a value takes at most: what it is kept in is never twice its JSON, but for a few small ones. */
export function bytesOf(value: unknown): number {
  return 2 * (JSON.stringify(value) ?? "").length + 64;
}
