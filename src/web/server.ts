/** The server: takes Seerr's webhooks from whoever knows the secret, and says to everybody how the bot does (shell). */
import { empty } from "./empty.ts";
import { type HookOptions, hookRoute } from "./hook_route.ts";
import { lookRoute } from "./look_route.ts";
import { webError } from "./web_error.ts";

/** Where to listen, and what to do. What is shown to everybody holds no secret, no title and no person. */
export interface WebOptions extends HookOptions {
  /** `host:port`, an IPv6 host in brackets; port 0 is any free one. */
  listen: string;
  /** What `/health` says; "down" is answered with 503. */
  health(): Promise<{ status: string }>;
  /** What `/metrics` says, in Prometheus' text format. */
  metrics(): Promise<string>;
  /** How long a body may take, and health and metrics, in milliseconds; 5,000. */
  patience?: number;
}

/** A server that listens. */
export interface Web {
  /** `http://host:port` */
  address: string;
  /** Cuts what is open and frees the port. */
  close(): Promise<void>;
}

const PATIENCE = 5_000;

/** Listens. @throws WebError when that cannot be, by rejecting */
export function startWeb(options: WebOptions): Promise<Web> {
  return new Promise((resolve) => resolve(open(options)));
}

function open(options: WebOptions): Web {
  const { listen, log } = options;
  const end = new AbortController();
  const answer = answerer(options);
  const onError = (error: unknown) => {
    log.error("web failed", { error });
    return empty(500);
  };
  const colon = listen.lastIndexOf(":");
  const at = { hostname: listen.slice(0, colon).replace(/^\[|\]$/g, ""), port: Number(listen.slice(colon + 1)) };
  try {
    const server = Deno.serve({ ...at, onListen() {}, onError, signal: end.signal }, answer);
    return {
      address: `http://${listen.slice(0, colon)}:${server.addr.port}`,
      async close() {
        end.abort();
        await server.finished;
      },
    };
  } catch (error) {
    throw webError(listen, error);
  }
}

type Route = (request: Request, from: string) => Promise<Response>;

function answerer(options: WebOptions): Deno.ServeHandler<Deno.NetAddr> {
  const routes = routesOf(options);
  return async (request, { remoteAddr }) => {
    // A "host" header that is none makes an address that is none.
    const path = URL.parse(request.url)?.pathname;
    if (path === undefined) return empty(400);
    const route = routes.get(path);
    return route ? await route(request, remoteAddr.hostname) : empty(404);
  };
}

/** Prometheus' name for its text format. */
const EXPOSITION = "text/plain; version=0.0.4; charset=utf-8";

function routesOf(options: WebOptions): ReadonlyMap<string, Route> {
  const { health, metrics, log, patience = PATIENCE } = options;
  const look = (path: string, make: Parameters<typeof lookRoute>[0]["make"]) =>
    [path, lookRoute({ path, make, patience, log })] as const;
  return new Map<string, Route>([
    ["/hooks/seerr", hookRoute(options, patience)],
    look("/health", async () => {
      const found = await health();
      const status = found.status === "down" ? 503 : 200;
      return { status, type: "application/json", text: JSON.stringify(found) };
    }),
    look("/metrics", async () => ({ status: 200, type: EXPOSITION, text: await metrics() })),
  ]);
}
