/** How long something has been, as an operator says it. */

const UNITS: readonly [name: string, ms: number][] = [["day", 86_400_000], ["hour", 3_600_000], ["minute", 60_000], [
  "second",
  1_000,
]];

/** "5 minutes" of that many milliseconds, in the largest unit of which there is one; a moment is "0 seconds". */
export function span(ms: number): string {
  const [name, unit] = UNITS.find(([, unit]) => ms >= unit) ?? ["second", 1_000];
  const count = Math.max(0, Math.floor(ms / unit));
  return `${count} ${name}${count === 1 ? "" : "s"}`;
}
