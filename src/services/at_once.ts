/** Many like things to do, but only some at a time. */

/** Does `work` for every item, at most so many at once; the results in the order of the items. The first failure ends it. */
export async function atOnce<Item, Result>(
  most: number,
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const waiting = [...items.entries()];
  const results: Result[] = [];
  async function worker(): Promise<void> {
    for (let next = waiting.shift(); next; next = waiting.shift()) results[next[0]] = await work(next[1]);
  }
  try {
    await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
    return results;
  } finally {
    // When one failed, the others have nothing more to do.
    waiting.length = 0;
  }
}
