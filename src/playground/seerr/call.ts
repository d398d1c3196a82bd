/** What goes in and out of the tiny Seerr's core: plain data, no socket. */

/** One HTTP call, as it came over the wire. */
export interface Call {
  readonly method: string;
  /** Path as it was sent, base path and /api/v1 included, without the query. */
  readonly path: string;
  /** Raw query without "?", exactly as it was sent. */
  readonly query: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** UTF-8 text, "" for none. */
  readonly body: string;
}

/** One HTTP answer. */
export interface Answer {
  readonly status: number;
  /** Sent as JSON; undefined sends an empty body. */
  readonly body?: unknown;
  /** A web page instead of JSON. */
  readonly html?: string;
  /** Set-Cookie values. */
  readonly cookies?: readonly string[];
}

/** "never": the real server forgets to answer this call. */
export type Reply = Answer | "never" | Later;

/** An answer that is made up some ms after the checks were made: what the real server does between reading and writing. */
export interface Later {
  readonly after: number;
  /** What must be over besides. */
  readonly ready?: Promise<unknown>;
  finish(): Answer;
}

/** 200 with a body. */
export function ok(body: unknown): Answer {
  return { status: 200, body };
}
