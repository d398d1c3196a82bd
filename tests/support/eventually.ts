/** Waits for what no event tells of. */

/** How often it is looked, in ms. */
const POLL = 10;

/** Resolves when `check` is true. @throws Error after `within` ms (5000) */
export async function eventually(check: () => boolean | Promise<boolean>, within = 5000): Promise<void> {
  const end = performance.now() + within;
  while (!await check()) {
    if (performance.now() > end) throw new Error(`Cannot wait longer: it has not happened in ${within} ms`);
    await new Promise((resolve) => setTimeout(resolve, POLL));
  }
}
