/** What can be made to go wrong with the tiny Seerr, at any moment, by assigning to a field. */

/** Every fault is off until it is set; paths match below /api/v1, without the query ("/movie/603" or /^\/search/). */
export interface Faults {
  /** "refuse": nobody listens on the port · "reset": connections are taken and closed at once. */
  down: false | "refuse" | "reset";
  /** Calls that never get an answer. */
  hang: PathPattern;
  /** Calls that a reverse proxy answers with an HTML page. */
  html: PathPattern;
  /** Status of the proxy's page. Default 502. */
  htmlStatus: number;
  /** Calls answered with well-formed JSON that fits no schema. */
  nonsense: PathPattern;
  /** Calls whose JSON answer never ends. */
  endless: PathPattern;
  /** Calls answered with 500 and a message. */
  broken: PathPattern;
  /** Milliseconds that every answer (or those of the paths in slowPaths) comes late. */
  slow: number;
  slowPaths: PathPattern;
  /** Calls that are carried out, and then the connection is cut without an answer. */
  cut: PathPattern;
  /** How many calls `cut` still cuts; it switches itself off at 0. Default Infinity. */
  cutTimes: number;
  /** The API key has been changed: the old one is wrong from now on. */
  newKey: string | undefined;
  /**
   * Radarr and Sonarr. "refuse" fails an approved request at once (the 201 says 4), a number fails it after so many ms,
   * "down" fails it at once and lets the lists of services tell of it.
   */
  arr: false | "refuse" | "down" | number;
  /** Ms between the checks of POST /request and its storing: nothing is atomic, equal requests at once are all accepted. */
  racy: number;
  /**
   * What becomes of webhooks. "lost": never sent · "tripled": sent three times at once · a number: so many ms late ·
   * "early": sent 200 ms before that which they tell can be read; those of new requests alone come as ever.
   */
  webhooks: false | "lost" | "tripled" | "early" | number;
  /** TMDB does not answer: search is empty, details and requests are 500. */
  tmdbDown: boolean;
}

/** Which calls: none, all, one path, or those that match. */
export type PathPattern = false | true | string | RegExp;

/** Nothing is wrong. */
export function noFaults(): Faults {
  return {
    down: false,
    hang: false,
    html: false,
    htmlStatus: 502,
    nonsense: false,
    endless: false,
    broken: false,
    slow: 0,
    slowPaths: true,
    cut: false,
    cutTimes: Infinity,
    newKey: undefined,
    arr: false,
    racy: 0,
    webhooks: false,
    tmdbDown: false,
  };
}

/** Whether a pattern speaks of this path. */
export function concerns(pattern: PathPattern, path: string): boolean {
  if (typeof pattern === "boolean") return pattern;
  return typeof pattern === "string" ? pattern === path : pattern.test(path);
}
