/** What a route is: its path, what may be sent to it, who may call it, and what it does. */
import type { Account } from "./account.ts";
import type { Answer, Reply } from "./call.ts";
import type { Edition } from "./edition.ts";
import type { Permission } from "./permissions.ts";
import type { World } from "./world.ts";

/** What a query or path value must be: a list means one of these words. */
export type ValueKind = "number" | "string" | readonly string[];

/** A query or path parameter. */
export interface Parameter {
  readonly kind: ValueKind | ((edition: Edition) => ValueKind);
  readonly required?: true;
  /** First release that knows it; earlier ones answer 400 to it. */
  readonly since?: string;
}

/** What a field of a body must be; "seasons" is "all" or a list of numbers. */
export type FieldKind =
  | "number"
  | "nullable number"
  | "boolean"
  | "string"
  | "nullable string"
  | "numbers"
  | "strings"
  | "object"
  | "seasons"
  | readonly string[]
  | BodyRule;

/** The fields of a body that are checked; others are ignored. */
export interface BodyRule {
  readonly required?: readonly string[];
  readonly fields: Readonly<Record<string, FieldKind | ((edition: Edition) => FieldKind | undefined)>>;
}

/** A call that has passed every check in front of the route. */
export interface Visit {
  readonly world: World;
  /** Who asks: the owner, or whom X-Api-User names. */
  readonly user: Account;
  readonly params: Readonly<Record<string, string>>;
  /** Decoded values. */
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

interface Place {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** "/request/{requestId}/{status}" */
  readonly template: string;
  readonly params?: Readonly<Record<string, Parameter>>;
  readonly query?: Readonly<Record<string, Parameter>>;
  readonly body?: BodyRule;
}

/** A route that needs no key. */
export interface OpenRoute extends Place {
  open(world: World): Answer;
}

/** A route for signed-in people. */
export interface ClosedRoute extends Place {
  /** Lacking it is a 403 of the `{status, error}` shape. */
  readonly needs?: Permission;
  run(visit: Visit): Reply;
}

/** Any route. */
export type Route = OpenRoute | ClosedRoute;
