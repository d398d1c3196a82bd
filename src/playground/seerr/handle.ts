/** From a call to its reply: base path, body parser, CSRF, validator, sign-in, route, in the order of the real server. */
import type { Answer, Call, Reply } from "./call.ts";
import { checkBody } from "./check_body.ts";
import { checkQuery, checkValue, kindOf } from "./check_query.ts";
import { checkCsrf, withCsrfCookies } from "./csrf.ts";
import { mediaRoutes } from "./media_routes.ts";
import { may } from "./permissions.ts";
import { type Complaint, forbidden, invalid, message, rejected } from "./refusal.ts";
import { requestRoutes } from "./request_routes.ts";
import type { ClosedRoute, Route } from "./route.ts";
import { serviceRoutes } from "./service_routes.ts";
import { settingsRoutes } from "./settings_routes.ts";
import { checkCredentials, signIn } from "./sign_in.ts";
import { statusRoutes } from "./status_routes.ts";
import { settle } from "./later.ts";
import { titleRoutes } from "./title_routes.ts";
import { userRoutes } from "./user_routes.ts";
import { webhookRoutes } from "./webhook_routes.ts";
import type { World } from "./world.ts";

/** Express's limit on a JSON body, in characters. */
const largestBody = 102_400;

const routes: readonly Route[] = [
  ...statusRoutes,
  ...titleRoutes,
  ...userRoutes,
  ...settingsRoutes,
  ...requestRoutes,
  ...serviceRoutes,
  ...mediaRoutes,
  ...webhookRoutes,
];

/** Path of a call below /api/v1, or undefined when it is not for the API. */
export function apiPath(world: World, path: string): string | undefined {
  const root = `${world.settings.basePath}/api/v1`;
  return path === root || path.startsWith(`${root}/`) ? path.slice(root.length) : undefined;
}

/** Answers one call; changes the world when the call does. */
export function handle(world: World, call: Call): Reply {
  settle(world);
  const path = apiPath(world, call.path);
  if (path === undefined) return webPage(world, call);
  const reply = answerApi(world, call, path);
  if (reply === "never") return reply;
  if (!("after" in reply)) return withCsrfCookies(world, call, reply);
  return { ...reply, finish: () => withCsrfCookies(world, call, reply.finish()) };
}

function answerApi(world: World, call: Call, path: string): Reply {
  if (/[^\x21-\x7e]/.test(call.path + call.query)) return { status: 400 };
  const parsed = parseBody(call);
  if ("status" in parsed) return parsed;
  const refusal = checkCsrf(world, call);
  if (refusal !== undefined) return refusal;
  const found = findRoute(call.method, path);
  if ("status" in found) return found;
  const { route, params } = found;
  if ("open" in route) return route.open(world);
  return checkCredentials(call, route.template) ?? validate(world, call, { route, params, body: parsed.body });
}

interface Found {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** 404 for an unknown path, 405 for an unknown method of a known one. */
function findRoute(method: string, path: string): Found | Answer {
  const here = routes.flatMap((route) => {
    const params = match(route.template, path);
    return params === undefined ? [] : [{ route, params }];
  });
  const found = here.find(({ route }) => route.method === method);
  if (found !== undefined) return found;
  const at = `/api/v1${path}`;
  return here.length > 0 ? rejected(405, at, `${method} method not allowed`) : rejected(404, at, "not found");
}

/** The parts of a path that a template names; a trailing slash does no harm. */
function match(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split("/");
  const given = path.replace(/(?<=.)\/$/, "").split("/");
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? "";
    if (part.startsWith("{")) params[part.slice(1, -1)] = value;
    else if (part !== value) return undefined;
  }
  return params;
}

interface Arrived {
  readonly route: ClosedRoute;
  readonly params: Readonly<Record<string, string>>;
  readonly body: unknown;
}

function validate(world: World, call: Call, { route, params, body }: Arrived): Reply {
  const { edition } = world;
  const type = call.headers["content-type"]?.split(";")[0];
  if (route.body !== undefined && type !== "application/json") {
    const at = `/api/v1${route.template.replace(/\{(\w+)\}/g, ":$1")}`;
    return rejected(415, at, `unsupported media type ${type}`);
  }
  const query = checkQuery(call.query, route.query ?? {}, edition);
  const complaints: Complaint[] = [
    ...("complaints" in query ? query.complaints : []),
    ...Object.entries(route.params ?? {}).flatMap(([name, rule]) =>
      checkValue(`/params/${name}`, params[name] ?? "", kindOf(rule, edition))
    ),
    ...(route.body === undefined ? [] : checkBody(body, route.body, edition)),
  ];
  if (complaints.length > 0 || "complaints" in query) return invalid(edition, complaints);
  return enter(world, call, { route, params, body, query: query.values });
}

function enter(world: World, call: Call, arrived: Arrived & { readonly query: Record<string, string> }): Reply {
  const signedIn = signIn(world, call);
  if (typeof signedIn === "string" || !("user" in signedIn)) return signedIn;
  const { user } = signedIn;
  const { route, params, query, body } = arrived;
  if (route.needs !== undefined && !may(user, route.needs)) return forbidden();
  return route.run({ world, user, params, query, body });
}

/** Only JSON is read, and only as much as Express reads. */
function parseBody(call: Call): { body: unknown } | Answer {
  if (!call.headers["content-type"]?.startsWith("application/json")) return { body: undefined };
  if (call.body.length > largestBody) return message(413, "request entity too large");
  if (call.body === "") return { body: {} };
  try {
    return { body: JSON.parse(call.body) };
  } catch (error) {
    return message(400, error instanceof Error ? error.message : "Unexpected end of JSON input");
  }
}

/** Everything outside the API is Seerr's web interface, or another program behind the same proxy. */
function webPage(world: World, call: Call): Answer {
  const inside = call.path.startsWith(world.settings.basePath);
  return { status: inside ? 200 : 404, html: `<!DOCTYPE html><title>${inside ? "Seerr" : "Not Found"}</title>` };
}
