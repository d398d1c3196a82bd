/** The REST side on a port: token, limits, faults, routes; everything is written down. */
import { pause } from "../../../discord/pause.ts";
import type { Exchange } from "../exchange.ts";
import { changed, type World } from "../world.ts";
import { readBody } from "./body.ts";
import type { Ordered, RestFaults } from "./faults.ts";
import type { Limits } from "./limits.ts";
import { type Outcome, refuse, refuseRule } from "./outcome.ts";
import { createRouter, type Route } from "./routes.ts";

/** What the server works with. */
export interface RestParts {
  world: World;
  routes: readonly Route[];
  limits: Limits;
  faults: RestFaults;
}

/** A request whose route is known. */
interface Understood {
  exchange: Exchange;
  request: Request;
  route: Route | undefined;
  params: Readonly<Record<string, string>>;
  said: Said;
}

/** The answer's JSON. */
interface Said {
  json?: string | undefined;
}

const BASE = "/api/v10";
/** How long requests may take to end when the server is closed, in ms. */
const GOODBYE = 200;
/** Discord gives other routes limits of their own and does not publish them. */
const ORDINARY = { limit: 50, per: 1000 };

/** A server that listens. */
export interface RestServer {
  readonly port: number;
  /** Lets what is under way end, and cuts what is left soon after. */
  close(): Promise<void>;
}

/** Starts it on a free port of 127.0.0.1. */
export function serveRest(parts: RestParts): RestServer {
  const find = createRouter(parts.routes);
  const stop = new AbortController();
  const { world } = parts;
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {}, signal: stop.signal },
    async (request) => {
      const understood = understand(world, find, request);
      const malformed = await readBody(understood.exchange, request, understood.route?.files ?? false);
      const lag = () => world.settings.lag > 0 ? pause(world.settings.lag / 2, stop.signal) : undefined;
      await lag();
      const outcome = await withFaults(parts, understood, () => malformed ?? handle(parts, understood));
      await lag();
      return new Response(understood.said.json ?? null, {
        status: outcome.status,
        headers: {
          ...outcome.headers,
          ...understood.said.json !== undefined && { "content-type": "application/json" },
        },
      });
    },
  );
  return {
    port: server.addr.port,
    async close() {
      // On Deno 2.4 a shutdown may wait for ever for a client that keeps its connection.
      const timer = setTimeout(() => stop.abort(), GOODBYE);
      void server.shutdown();
      await server.finished;
      clearTimeout(timer);
    },
  };
}

function understand(world: World, find: ReturnType<typeof createRouter>, request: Request): Understood {
  const url = new URL(request.url);
  const path = url.pathname.startsWith(BASE) ? url.pathname.slice(BASE.length) : "";
  const found = find(request.method, path);
  const said: Said = {};
  const exchange: Exchange = {
    at: world.settings.now(),
    method: request.method,
    path,
    route: found?.route.path ?? "",
    query: Object.fromEntries(url.searchParams),
    body: undefined,
    files: [],
    status: 0,
    get answer() {
      return said.json === undefined ? undefined : JSON.parse(said.json);
    },
    rules: [],
    fault: false,
  };
  world.exchanges.push(exchange);
  if (world.exchanges.length > world.settings.remember) world.exchanges.shift();
  return { exchange, request, route: found?.route, params: found?.params ?? {}, said };
}

function handle({ world, limits }: RestParts, { exchange, request, route, params }: Understood): Outcome {
  if (!route) return refuseRule("known route", 404, { code: 0, message: "404: Not Found" });
  if (!/^DiscordBot \(.+, .+\)/.test(request.headers.get("user-agent") ?? "")) {
    return refuseRule("user agent", 403, { code: 40333, message: "internal network error" });
  }
  const isBot = route.auth === "bot";
  if (isBot && request.headers.get("authorization") !== `Bot ${world.settings.token}`) {
    return refuse(401, 0, "401: Unauthorized");
  }
  const key = params.channel_id ?? params.guild_id ?? params.interaction_token ?? "";
  const rate = route.rate ? world.settings[route.rate] : ORDINARY;
  const allowance = isBot ? limits.use({ name: nameOf(route), key, rate, global: true }) : undefined;
  if (allowance?.refused) return tooMany(allowance.refused, allowance.headers);
  const query = new URLSearchParams(exchange.query);
  const outcome = route.run({ world, params, query, body: exchange.body, files: exchange.files });
  return { ...outcome, headers: { ...allowance?.headers, ...outcome.headers } };
}

/** Discord's names of buckets say nothing; ours are short. */
function nameOf(route: Route): string {
  return `${route.method}${route.path}`.replace(/[^a-zA-Z]/g, "").toLowerCase();
}

/** 429, with its headers. */
function tooMany(refused: { wait: number; global: boolean }, headers: Record<string, string>): Outcome {
  const { wait, global } = refused;
  const scope = { "x-ratelimit-scope": global ? "global" : "user", ...global && { "x-ratelimit-global": "true" } };
  const body = { code: 0, message: "You are being rate limited.", retry_after: wait / 1000, global };
  return { status: 429, body, headers: { ...headers, ...scope, "retry-after": String(Math.ceil(wait / 1000)) } };
}

async function withFaults(parts: RestParts, understood: Understood, run: () => Outcome): Promise<Outcome> {
  const { exchange } = understood;
  const hit = parts.faults.hit(`${exchange.method} ${exchange.route}`);
  exchange.fault = hit !== undefined;
  const carryOut = () => note(parts.world, understood, run());
  return hit ? note(parts.world, understood, await faulty(hit, carryOut)) : carryOut();
}

/** What a fault makes of a request. */
async function faulty({ fault, lifted }: Ordered, run: () => Outcome): Promise<Outcome> {
  const { does } = fault;
  if (typeof does === "object") {
    return "retryAfter" in does ? tooMany({ wait: does.retryAfter * 1000, global: does.global ?? false }, {}) : does;
  }
  if (does === "hold") {
    await lifted.promise;
    return run();
  }
  const outcome = does === "hang" ? { status: 503 } : run();
  await lifted.promise;
  return does === "hold answer" ? outcome : { status: 503 };
}

/** Writes down what is answered, as it is now: the message in it may change before it is sent. */
function note(world: World, { exchange, said }: Understood, outcome: Outcome): Outcome {
  exchange.status = outcome.status;
  exchange.rules = outcome.rules ?? [];
  said.json = outcome.body === undefined ? undefined : JSON.stringify(outcome.body);
  changed(world);
  return outcome;
}
