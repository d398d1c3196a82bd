/** What can go wrong with Discord, to order. */
import type { Hub } from "./gateway/hub.ts";
import type { RestFaults } from "./rest/faults.ts";

/** What a REST fault does. */
export type RestFaultKind =
  /** Never answers: the request was not carried out. */
  | "hang"
  /** Waits until the fault is lifted, then carries the request out. */
  | "hold"
  /** Carries the request out and keeps the answer back until the fault is lifted. */
  | "hold answer"
  /** Carries the request out and then never answers. */
  | "lose answer"
  /** Answers with this status and body instead. */
  | { status: number; body?: unknown }
  /** Answers 429; `retryAfter` in seconds. */
  | { retryAfter: number; global?: boolean };

/** A fault of the REST side. */
export interface RestFault {
  /** The beginning of "POST /interactions/{interaction_id}/{interaction_token}/callback"; "" is every request. */
  on: string;
  does: RestFaultKind;
  /** How many requests it hits; without it, all until it is lifted. */
  times?: number;
}

/** Faults to order. Each lasts until it is lifted, except those that happen once. */
export interface Faults {
  /** No new gateway connection is accepted (the port is closed), until called with false. Connections that are open stay. */
  refuseConnections(on: boolean): void;
  /** The next so many gateway connections are cut before HELLO. */
  cutConnections(times: number): void;
  /** IDENTIFY and RESUME are answered with this close code; undefined lifts it. */
  refuseIdentify(code: number | undefined): void;
  /** Cuts every gateway connection, without a close frame. Sessions can be resumed. */
  dropSockets(): void;
  /** Closes every gateway connection with a code. Sessions can be resumed when Discord's documentation says so of the code. */
  closeSockets(code: number, reason?: string): void;
  /** The lines stay open, but nothing is said or heard on those that are open now and on new ones, until called with false. */
  silence(on: boolean): void;
  /** Sends INVALID_SESSION to everybody; what can not be resumed is forgotten. */
  invalidateSessions(resumable: boolean): void;
  /** Sends RECONNECT (opcode 7) to everybody. */
  askReconnect(): void;
  /** Every interaction is delivered twice. */
  deliverTwice(on: boolean): void;
  /** Orders a fault of the REST side; the function that is returned lifts it. */
  rest(fault: RestFault): () => void;
}

/** The faults of a gateway and a REST side; `twice` is read by whoever delivers. */
export function createFaults(hub: Hub, rest: RestFaults, twice: { on: boolean }): Faults {
  return {
    refuseConnections: (on) => hub.listen(!on),
    cutConnections: hub.cutNext,
    refuseIdentify: (code) => hub.refusal = code,
    dropSockets: () => hub.lines.forEach((line) => line.cut()),
    closeSockets: (code, reason) => hub.closeLines(code, reason),
    silence: hub.silence,
    invalidateSessions: hub.invalidate,
    askReconnect: hub.reconnect,
    deliverTwice: (on) => twice.on = on,
    rest: rest.order,
  };
}
