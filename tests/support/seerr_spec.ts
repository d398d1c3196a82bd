/** Seerr's OpenAPI files as judges: of what the bot sends, and of what the tiny Seerr answers. */
import { Ajv, type ValidateFunction } from "ajv";
import formats from "ajv-formats";
import { parse } from "yaml";
import * as z from "zod";

/** The file of each family in a folder of specifications. */
const files = {
  overseerr: "overseerr-api.yml",
  jellyseerr: "jellyseerr-2.7.3-api.yml",
  seerr: "seerr-api.yml",
} as const;

/** A call as the tiny Seerr records it, or as a test writes it down. */
export interface SpokenCall {
  readonly method: string;
  /** Below /api/v1. */
  readonly path: string;
  /** Raw, without "?". */
  readonly query: string;
  readonly user: string | undefined;
  readonly body: unknown;
}

/** A family's specification. */
export interface SeerrSpec {
  /** What is wrong with a call that the bot makes; nothing when it is right. */
  callProblems(call: SpokenCall): string[];
  /** What is wrong with an answer to it. */
  answerProblems(
    call: Pick<SpokenCall, "method" | "path">,
    answer: { readonly status: number; readonly body?: unknown },
  ): string[];
}

const parameter = z.looseObject({
  name: z.string(),
  in: z.string(),
  required: z.boolean().default(false),
  schema: z.unknown(),
});
const content = z.looseObject({ content: z.record(z.string(), z.looseObject({ schema: z.unknown() })).optional() });
const operation = z.looseObject({
  parameters: z.array(parameter).default([]),
  requestBody: content.extend({ required: z.boolean().default(false) }).optional(),
  responses: z.record(z.string(), content),
});

type Operation = z.infer<typeof operation>;

/** Reads the specification of a family from a folder. */
export function readSeerrSpec(folder: string, family: keyof typeof files): SeerrSpec {
  const text = Deno.readTextFileSync(`${folder}/${files[family]}`);
  const raw = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), z.unknown())), components: z.unknown() })
    .parse(parse(text));
  const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: false });
  formats.default(ajv);
  ajv.addSchema({ $id: "seerr", components: toJsonSchema(raw.components) });
  const compiled = new Map<unknown, ValidateFunction>();
  const check = (schema: unknown, value: unknown, where: string): string[] => {
    const validate = compiled.get(schema) ?? ajv.compile(z.record(z.string(), z.unknown()).parse(toJsonSchema(schema)));
    compiled.set(schema, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map((error) => `${where}${error.instancePath} ${error.message}`);
  };
  const find = (call: Pick<SpokenCall, "method" | "path">): [string, Operation] | undefined => {
    const found = Object.entries(raw.paths).filter(([template]) => fits(template, call.path))
      .sort(([one], [other]) => braces(one) - braces(other))
      .find(([, methods]) => methods[call.method.toLowerCase()] !== undefined);
    return found && [found[0], operation.parse(found[1][call.method.toLowerCase()])];
  };
  const known = memoize(find);
  return {
    callProblems(call) {
      const found = known(call);
      const name = `${call.method} ${call.path}`;
      if (found === undefined) return [`${name}: the specification has no such call`];
      const problems = [
        ...queryProblems(call.query, found[1], check),
        ...bodyProblems(call.body, found[1], check),
        ...manners(call),
      ];
      return problems.map((problem) => `${name}: ${problem}`);
    },
    answerProblems(call, answer) {
      const found = known(call);
      if (found === undefined) return [`${call.method} ${call.path}: the specification has no such call`];
      const response = found[1].responses[`${answer.status}`] ?? found[1].responses.default;
      if (response === undefined) {
        return answer.status < 300 ? [`${found[0]}: no ${answer.status} in the specification`] : [];
      }
      const schema = response.content?.["application/json"]?.schema;
      return schema === undefined ? [] : check(schema, answer.body, `${call.method} ${found[0]} `);
    },
  };
}

type Check = (schema: unknown, value: unknown, where: string) => string[];

/** Characters that must not stand unencoded in a value, RFC 3986. */
const reserved = /[:/?#[\]@!$&'()*+,;=]|[^\x21-\x7e]/;

function queryProblems(query: string, { parameters }: Operation, check: Check): string[] {
  const pairs = query.split("&").filter((part) => part !== "").map((part): [string, string] => {
    const at = part.indexOf("=");
    return at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
  });
  const rules = parameters.filter((rule) => rule.in === "query");
  const missing = rules.filter((rule) => rule.required && !pairs.some(([name]) => name === rule.name));
  return [
    ...missing.map((rule) => `query "${rule.name}" is missing`),
    ...pairs.flatMap(([name, raw]) => {
      const rule = rules.find((rule) => rule.name === name);
      if (rule === undefined) return [`query "${name}" is unknown`];
      if (raw === "") return [`query "${name}" is empty`];
      if (reserved.test(raw)) return [`query "${name}" is not encoded: ${raw}`];
      return check(rule.schema, typed(rule.schema, decodeURIComponent(raw)), `query "${name}"`);
    }),
  ];
}

function bodyProblems(body: unknown, { requestBody }: Operation, check: Check): string[] {
  const schema = requestBody?.content?.["application/json"]?.schema;
  if (schema === undefined) return body === undefined ? [] : ["a body that the specification does not have"];
  if (body === undefined) return ["the body is missing"];
  return check(schema, body, "body");
}

/** What no specification says, and the real server punishes all the same. */
function manners({ method, path, user, body }: SpokenCall): string[] {
  const problems: string[] = [];
  if (user !== undefined && !/^[1-9]\d*$/.test(user)) problems.push(`X-Api-User is "${user}", not a number of Seerr's`);
  if (method === "POST" && path === "/request") {
    const fields: Record<string, unknown> = { ...(typeof body === "object" ? body : {}) };
    if (typeof fields.is4k !== "boolean") problems.push("is4k is not said");
    if ("userId" in fields) problems.push("userId in the body instead of X-Api-User");
    if (fields.mediaType === "tv" && fields.seasons === undefined) problems.push("seasons are missing");
  }
  return problems;
}

function typed(schema: unknown, value: string): unknown {
  const { type } = z.looseObject({ type: z.string().optional() }).catch({}).parse(schema);
  if (type === "boolean") return value === "true";
  const isNumber = (type === "number" || type === "integer") && !Number.isNaN(Number(value));
  return isNumber ? Number(value) : value;
}

/** OpenAPI 3.0 to JSON Schema: `nullable` becomes a type, references find the components. */
function toJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toJsonSchema);
  if (typeof value !== "object" || value === null) return value;
  const schema: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    if (key !== "nullable" && key !== "example") {
      schema[key] = key === "$ref" && typeof inner === "string" ? `seerr${inner}` : toJsonSchema(inner);
    }
  }
  return "nullable" in value && value.nullable === true ? { anyOf: [schema, { type: "null" }] } : schema;
}

function fits(template: string, path: string): boolean {
  const wanted = template.split("/");
  const given = path.split("/");
  return wanted.length === given.length && wanted.every((part, index) => part.startsWith("{") || part === given[index]);
}

function braces(template: string): number {
  return template.split("{").length;
}

function memoize<Found>(find: (call: Pick<SpokenCall, "method" | "path">) => Found): typeof find {
  const known = new Map<string, Found>();
  return (call) => {
    const key = `${call.method} ${call.path}`;
    const found = known.has(key) ? known.get(key) : undefined;
    if (found !== undefined) return found;
    const fresh = find(call);
    known.set(key, fresh);
    return fresh;
  };
}
