/** Every time that notices go by, in milliseconds; tests give shorter ones. */
export interface Times {
  /** Between two looks at the open requests. */
  sweep: number;
  /** Between two walks over the media rows. */
  walk: number;
  /** Between two walks over all of them, where the date of change is relied on in between. */
  wholeWalk: number;
  /** Between two looks at a series with a standing wish; Seerr keeps details for 12 hours. */
  wish: number;
  /** After a webhook: Seerr sends some before it has written what they tell. */
  hook: number;
  /** How often the courier looks at its timetable when nothing wakes it. */
  tick: number;
  /** How old an attempt of unknown outcome is when it is looked up before it is made again: Discord forgets nonces. */
  unknown: number;
  /** How long before an attempt messages are looked through, since clocks differ. */
  margin: number;
  /** The first pause after a failed attempt, and the longest. */
  retry: number;
  longestRetry: number;
  /** For how long a message is tried from its first failure on. */
  patience: number;
  /** How long it is believed that somebody takes no direct messages. */
  closed: number;
  /** How often the lease is renewed, and after how long without that another process takes it: it looks more often. */
  renew: number;
  expire: number;
  /** How long the courier rests when Discord says that conversations are opened too fast (40003), or flags the bot (20026). */
  tooFast: number;
  flagged: number;
}

const SECOND = 1_000, MINUTE = 60 * SECOND, HOUR = 60 * MINUTE, DAY = 24 * HOUR;

/** Those of a bot at work. */
export const TIMES: Times = {
  sweep: MINUTE,
  walk: 10 * MINUTE,
  wholeWalk: HOUR,
  wish: 6 * HOUR,
  hook: SECOND,
  tick: SECOND,
  unknown: 2 * MINUTE,
  margin: 10 * MINUTE,
  retry: 2 * SECOND,
  longestRetry: 5 * MINUTE,
  patience: 3 * DAY,
  closed: 7 * DAY,
  renew: 10 * SECOND,
  expire: 25 * SECOND,
  tooFast: HOUR,
  flagged: DAY,
};
