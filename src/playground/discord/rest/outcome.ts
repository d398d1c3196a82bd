/** What a request comes to. */
import type { Upload } from "../exchange.ts";
import { errorBody, type Problem } from "../rules/mod.ts";
import type { World } from "../world.ts";

/** A request that was understood so far. */
export interface Call {
  world: World;
  /** The parts of the path that vary, by their names in Discord's documentation. */
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** JSON, or undefined. */
  body: unknown;
  files: readonly Upload[];
}

/** The answer to it. */
export interface Outcome {
  status: number;
  body?: unknown;
  /** The rules that refused it. */
  rules?: readonly string[];
  headers?: Readonly<Record<string, string>>;
}

/** 200 with JSON. */
export function ok(body: unknown): Outcome {
  return { status: 200, body };
}

/** 204. */
export const DONE: Outcome = { status: 204 };

/** A refusal that is an ordinary outcome, in Discord's shape. */
export function refuse(status: number, code: number, message: string): Outcome {
  return { status, body: { code, message } };
}

/** A refusal because the bot broke rules. */
export function refuseBody(problems: readonly Problem[]): Outcome {
  return { status: 400, body: errorBody(problems), rules: [...new Set(problems.map((problem) => problem.rule))] };
}

/** A refusal because the bot broke one rule that has no place in a body. */
export function refuseRule(rule: string, status: number, error: { code: number; message: string }): Outcome {
  return { status, body: error, rules: [rule] };
}
