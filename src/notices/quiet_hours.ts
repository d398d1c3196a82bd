/** When somebody is not to be disturbed, and until when: by the clock on their wall. */
import type { Habits } from "../store/mod.ts";

const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;

/**
 * The end of the quiet hours that `now` falls in (both ms since the epoch); undefined when it falls in none. A zone that
 * is not known is UTC; hours that end when they begin are none.
 */
export function quietUntil({ quiet, zone }: Habits, now: number): number | undefined {
  if (!quiet || quiet.from === quiet.to) return undefined;
  const clock = clockOf(zone);
  if (!isQuiet(quiet, clock(now))) return undefined;
  let end = nextTime(clock, quiet.to, now);
  // Where the clocks go back over the end, it comes twice, and the hour between may be quiet again.
  if (isQuiet(quiet, clock(end))) end = nextTime(clock, quiet.to, end);
  return end;
}

/** A moment's minutes on a wall clock, counted since the epoch: they jump with daylight saving. */
type Clock = (at: number) => number;

function isQuiet({ from, to }: { from: number; to: number }, wall: number): boolean {
  const time = minuteOfDay(wall);
  return from < to ? from <= time && time < to : from <= time || time < to;
}

/** When the clock shows a time next, or has jumped over it. */
function nextTime(clock: Clock, time: number, now: number): number {
  const start = Math.floor(now / MINUTE);
  const wall = clock(now);
  const ahead = minuteOfDay(time - wall) || DAY_MINUTES;
  const straight = start + ahead;
  const shift = clock(straight * MINUTE) - (wall + ahead);
  if (shift === 0) return straight * MINUTE;
  return Math.max(straight - shift, jump(clock, start, straight)) * MINUTE;
}

/** The minute between two in which the clock jumps. */
function jump(clock: Clock, before: number, after: number): number {
  const offset = (minute: number) => clock(minute * MINUTE) - minute;
  const old = offset(before);
  let [low, high] = [before, after];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offset(middle) === old) low = middle;
    else high = middle;
  }
  return high;
}

function minuteOfDay(minutes: number): number {
  return ((minutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
}

/** Made once for each zone, since that takes long. */
const clocks = new Map<string, Clock>();

function clockOf(zone: string | undefined): Clock {
  const known = clocks.get(zone ?? "");
  if (known) return known;
  const format = formatOf(zone);
  const clock = (at: number) => {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute) / MINUTE;
  };
  clocks.set(zone ?? "", clock);
  return clock;
}

function formatOf(zone: string | undefined): Intl.DateTimeFormat {
  const digits = "numeric";
  const options = { hourCycle: "h23", year: digits, month: digits, day: digits, hour: digits, minute: digits } as const;
  try {
    return new Intl.DateTimeFormat("en", { ...options, timeZone: zone ?? "UTC" });
  } catch {
    return new Intl.DateTimeFormat("en", { ...options, timeZone: "UTC" });
  }
}
