/** Discord's rate limits: Discordeno's manager says when a request may go, `exchange` says how it goes. */
import { createRestManager, Queue, type RestManager } from "@discordeno/rest";
import type { Log } from "../log.ts";
import { pause } from "./pause.ts";
import { DiscordError } from "./rest_error.ts";
import { type Answer, type Call, exchange, type Wire } from "./rest_exchange.ts";
import { retryAfter } from "./rest_retry_after.ts";

/** Sends requests: `queued` one after another with those of its route and lane, `direct` at once. */
export interface Limiter {
  queued(call: Call): Promise<Answer>;
  direct(call: Call): Promise<Answer>;
}

/** A direct request waits at most this many ms for a rate limit to pass: an answer to a person is worthless later. */
const PATIENCE = 5_000;
/** The same of a hasty request for a limit that is known before it is sent; a channel's passes within 5 s. */
const TURN_PATIENCE = 6_000;

/** What both ways of sending share. */
interface Office {
  wire: Wire;
  manager: RestManager;
  log: Log;
  /** The ms until a route may be used again; false for now. */
  waitOf: RestManager["checkRateLimits"];
}

/**
 * Discordeno's queues with their defects repaired: a request without an answer leaves no slot taken, everything has a
 * deadline, a 429 without Discord's own headers is waited for, a second request does not poll a second long, nothing
 * with a token in it is logged, and closing leaves no timer behind.
 */
export function createLimiter(wire: Wire, token: string, log: Log): Limiter {
  const manager = createRestManager({ token, applicationId: "0", logger: QUIET });
  const office = { wire, manager, log, waitOf: manager.checkRateLimits };
  manager.simplifyUrl = (url, method) => `${method} ${url.split("?", 1)[0]}`; // Discord limits methods one by one
  manager.checkRateLimits = () => false; // waited for in `takeTurn`, where closing can end it
  manager.processRateLimitedPaths = () => forgetPassed(manager);
  manager.sendRequest = async (request) => await request.retryRequest?.(request);
  return {
    direct: (call) => send(office, call, PATIENCE),
    queued: (call) => enqueue(manager, call, () => takeTurn(office, call)),
  };
}

const QUIET = { debug() {}, info() {}, warn() {}, error() {}, fatal() {} };

/** `retryRequest` carries the job: it is the one field of the manager's requests that holds a function of ours. */
function enqueue(manager: RestManager, call: Call, job: () => Promise<Answer>): Promise<Answer> {
  const { method } = call;
  const route = `${call.route}${call.lane === undefined ? "" : `#${call.lane}`}`;
  const url = manager.simplifyUrl(route, method);
  const key = `${identifierOf(manager)}${url}`;
  if (!manager.queues.has(key)) manager.queues.set(key, createQueue(manager, key, url));
  return new Promise((resolve, reject) => {
    const retryRequest = () => job().then(resolve, reject);
    const rest = { retryCount: 0, runThroughQueue: true, resolve() {}, reject() {} };
    manager.processRequest({ method, route, retryRequest, ...rest });
  });
}

/** A queue that gives turns, not slots: the next request goes when the one before has ended, however it ended. */
function createQueue(manager: RestManager, key: string, url: string): Queue {
  const queue = new Queue(manager, { url, identifier: identifierOf(manager), remaining: Infinity });
  queue.handleCompletedRequest = () => {};
  queue.cleanup = () => void manager.queues.delete(key);
  return queue;
}

function identifierOf(manager: RestManager): string {
  return `Bot ${manager.token}`;
}

async function takeTurn(office: Office, call: Call): Promise<Answer> {
  const { manager, wire } = office;
  const url = manager.simplifyUrl(call.route, call.method);
  try {
    const wait = office.waitOf(url, identifierOf(manager));
    if (wait && call.hasty && wait > TURN_PATIENCE) throw stillLimited(call, wait);
    if (wait) await pause(wait, wire.closing.signal);
    return await send(office, call, call.hasty ? 0 : Infinity);
  } finally {
    manager.invalidBucket.handleCompletedRequest(NO_STATUS, false); // the turn's own place, see `count`
  }
}

function stillLimited(call: Call, wait: number): DiscordError {
  const message = `Cannot ${call.label}: Discord's rate limit lasts another ${Math.ceil(wait / 1000)} s`;
  return new DiscordError("refused", message, { retryAfter: wait });
}

/** Stands for "no answer" where the manager wants a status. */
const NO_STATUS = 999;

async function send({ wire, manager, log }: Office, call: Call, patience: number): Promise<Answer> {
  while (true) {
    const answer = await exchange(wire, call);
    count(manager, call, answer);
    if (answer.status !== 429) return answer;
    const wait = retryAfter(answer);
    if (wait > patience) return answer;
    log.warn("rate limited", { what: call.label, ms: wait });
    await pause(wait, wire.closing.signal);
  }
}

/** Books an answer: among the 10,000 refused requests that ban an address, and against the limit of its route. */
function count(manager: RestManager, call: Call, { status, headers, body }: Answer): void {
  manager.invalidBucket.activeRequests += 1;
  manager.invalidBucket.handleCompletedRequest(status, headers.get("x-ratelimit-scope") === "shared");
  const global = headers.get("x-ratelimit-global") !== null;
  if (global) {
    const resetTimestamp = Date.now() + retryAfter({ headers, body });
    manager.rateLimitedPaths.set("global", { url: "global", resetTimestamp });
  }
  if (call.authorization === undefined || global) return; // the manager would set a timer that nobody can clear
  manager.processHeaders(manager.simplifyUrl(call.route, call.method), headers, identifierOf(manager));
}

/** Without the manager's timer, which calls itself every second. */
function forgetPassed(manager: RestManager): void {
  for (const [path, { resetTimestamp }] of manager.rateLimitedPaths) {
    if (resetTimestamp <= Date.now()) manager.rateLimitedPaths.delete(path);
  }
}
