/** Dates as Seerr writes them. */

/** Milliseconds since the epoch; undefined when it is no date. */
export function timeOf(date: string | undefined): number | undefined {
  const time = Date.parse(date ?? "");
  return Number.isNaN(time) ? undefined : time;
}
