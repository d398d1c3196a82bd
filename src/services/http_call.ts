/** A call to Seerr and its answer as plain data, between what knows Seerr and what knows the network. */
import type { Log } from "../log.ts";
import type { Query } from "./query.ts";

/** What is asked of Seerr, and who it is asked for. */
export interface Call {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below `/api/v1`: `/movie/603`. */
  path: string;
  query?: Query;
  /** Sent as JSON. */
  body?: unknown;
  /** The Seerr account to act as (`X-Api-User`); without it the key's owner. */
  user?: number;
  /** False sends no key. */
  key?: boolean;
  /** Failing statuses that the caller reads itself; every other one becomes a `ServiceError`. */
  expect?: readonly number[];
  /** When nobody waits any more, in milliseconds since the epoch: the call and its repetition end by then. */
  until?: number;
  /** Where this call's lines go: the interaction's own log. */
  log?: Log;
}

/** What Seerr said, before anybody has read it. */
export interface Answer {
  status: number;
  /** What the JSON says; undefined when there was no body. */
  body: unknown;
}

/** @throws ServiceError for everything but 2xx and what the call expects. */
export type Send = (call: Call) => Promise<Answer>;
