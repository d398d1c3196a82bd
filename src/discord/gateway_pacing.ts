/** Every delay of the gateway, and where its number comes from. */

/** How patient the gateway is, in ms unless said; tests inject quicker ones. */
export interface Pacing {
  /** The shortest and the longest wait after a connection that failed. */
  backoff: readonly [shortest: number, longest: number];
  /** A connection that was up this long is followed by the next one at once. */
  steady: number;
  /** From opening the socket to READY or RESUMED; longer is a dead line. */
  handshake: number;
  /** A socket that takes longer to close counts as closed. */
  close: number;
  /** The same when the bot itself ends. */
  shutdown: number;
  /** Between two IDENTIFYs in one bucket of max_concurrency. */
  identify: number;
  /** The shortest and the longest wait after an invalid session. */
  invalidSession: readonly [shortest: number, longest: number];
  /** After so many failures in a row (a count) a session is given up for a new one. */
  resumes: number;
  /** Chance, from 0 up to 1. */
  random(): number;
}

/** What production uses. */
export const PACING: Pacing = {
  backoff: [1_000, 60_000], // ours: Discord publishes none, and bans addresses that try without pause
  steady: 10_000, // ours: an ordinary reconnect loses no second, a loop of short lives is slowed down
  handshake: 30_000, // ours: far above the second it takes, as RESUMED comes only after all that was missed
  close: 5_000, // ours: a dead line never answers a close frame
  shutdown: 1_000, // ours: the whole bot has 5 s to end
  identify: 5_300, // Discord's 5 s, and a margin for the way there
  invalidSession: [1_000, 5_000], // Discord's documentation on invalid sessions
  resumes: 5, // ours: about a minute; Discord keeps a session for some minutes
  random: Math.random,
};

/** The wait after so many failures in a row; 0 stands for a connection that was up, but not for long. */
export function backoff(failures: number, pacing: Pick<Pacing, "backoff" | "random">): number {
  const [shortest, longest] = pacing.backoff;
  return between([shortest, Math.min(longest, shortest * 2 ** Math.max(1, failures))], pacing.random);
}

/** A random wait in a range. */
export function between([shortest, longest]: readonly [number, number], random: () => number): number {
  return shortest + random() * (longest - shortest);
}

/**
 * The wait between a connection's end and the next one: none after a long life, what Discord asks for after an invalid
 * session, else backoff. `upFor` is the ms it had been up, undefined when it never was.
 */
export function waitAfter(
  ended: Readonly<{ upFor: number | undefined; invalidSession: boolean }>,
  failures: number,
  pacing: Pacing,
): number {
  const asked = ended.invalidSession ? between(pacing.invalidSession, pacing.random) : 0;
  if (ended.upFor !== undefined && ended.upFor >= pacing.steady) return asked;
  if (ended.invalidSession && failures <= 1) return asked;
  return Math.max(asked, backoff(failures, pacing));
}
