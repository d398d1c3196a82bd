/** Discord's own OpenAPI file as a judge of what is sent and what is answered. */
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Exchange } from "../../src/playground/discord/mod.ts";

/** What of an exchange is judged. */
export type Judged = Pick<Exchange, "method" | "path" | "body" | "status" | "answer" | "fault">;

/** The judge. Each answer lists what is wrong; an empty list is an acquittal. */
export interface DiscordSpec {
  /** What the bot sent. */
  request(exchange: Judged): string[];
  /** What was answered. */
  answer(exchange: Judged): string[];
  /** Both, of all exchanges; faults that were ordered are not judged, and bodies that were refused only as answers. */
  exchanges(exchanges: readonly Judged[]): string[];
}

type Json = Record<string, unknown>;

const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null;

/** Reads discord-openapi.json from the folder in TEST_SPECS; undefined, and one line about it, when that is not set. */
export async function readDiscordSpec(): Promise<DiscordSpec | undefined> {
  const folder = Deno.env.get("TEST_SPECS");
  if (!folder) {
    console.log("TEST_SPECS is not set: nothing is held against Discord's OpenAPI file");
    return undefined;
  }
  const text = await Deno.readTextFile(`${folder}/discord-openapi.json`);
  return judge(JSON.parse(text, patch));
}

/** Where the file and the wire are known to differ. */
function patch(key: string, value: unknown): unknown {
  // Bit sets are integers there, and decimal text on the wire, which JavaScript's numbers do not hold.
  if (key === "default_member_permissions" && isJson(value)) return { type: ["string", "integer", "null"] };
  // Errors below the first are integers there, and words like BASE_TYPE_REQUIRED on the wire.
  if (key === "Error" && isJson(value)) {
    return { ...value, properties: { code: { type: ["integer", "string"] }, message: { type: "string" } } };
  }
  return value;
}

function judge(spec: Json): DiscordSpec {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: false, logger: false });
  addFormats.default(ajv);
  const formats = { snowflake: /^(0|[1-9]\d*)$/, nonce: /^[^]{0,25}$/ };
  for (const [name, format] of Object.entries(formats)) ajv.addFormat(name, format);
  ajv.addSchema(spec, "discord");
  const validators = new Map<string, ValidateFunction>();
  const validate = (pointer: string, value: unknown): string[] => {
    const known = validators.get(pointer) ?? ajv.compile({ $ref: `discord#${pointer}` });
    validators.set(pointer, known);
    return known(value) ? [] : (known.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
  };
  const paths = isJson(spec.paths) ? spec.paths : {};

  function request(exchange: Judged): string[] {
    const found = operation(paths, exchange);
    if (!found) return [`${label(exchange)}: Discord has no such route`];
    if (exchange.body === undefined) return [];
    const pointer = `${found.pointer}/requestBody/content/application~1json/schema`;
    if (!at(found.operation, ["requestBody"])) return [`${label(exchange)}: takes no body`];
    return validate(pointer, exchange.body).map((problem) => `${label(exchange)} sent ${problem}`);
  }

  function answer(exchange: Judged): string[] {
    const found = operation(paths, exchange);
    if (!found || exchange.status === 0) return [];
    const pointer = answerPointer(found, exchange.status);
    if (!pointer) return [`${label(exchange)}: never answers ${exchange.status}`];
    if (exchange.status === 204) return exchange.answer === undefined ? [] : [`${label(exchange)}: 204 has no body`];
    return validate(pointer, exchange.answer).map((problem) =>
      `${label(exchange)} ${exchange.status} answered ${problem}`
    );
  }

  return {
    request,
    answer,
    exchanges: (all) =>
      all.filter((exchange) => !exchange.fault).flatMap((exchange) => [
        ...exchange.status < 400 ? request(exchange) : [],
        ...answer(exchange),
      ]),
  };
}

interface Operation {
  pointer: string;
  operation: Json;
}

/** The operation of a request: of all paths that fit, the one with the most literal steps. */
function operation(paths: Json, { method, path }: Judged): Operation | undefined {
  const parts = path.split("/");
  const fitting = Object.keys(paths).filter((template) => {
    const steps = template.split("/");
    return steps.length === parts.length && steps.every((step, i) => step.startsWith("{") || step === parts[i]);
  });
  const template = fitting.sort((a, b) => a.split("{").length - b.split("{").length)[0];
  const found = template === undefined ? undefined : at(paths, [template, method.toLowerCase()]);
  if (!template || !isJson(found)) return undefined;
  return { pointer: `/paths/${escape(template)}/${method.toLowerCase()}`, operation: found };
}

/** 200 is written out, 4XX and 429 are shared. */
function answerPointer({ pointer, operation }: Operation, status: number): string | undefined {
  const responses = at(operation, ["responses"]);
  const key = [String(status), `${String(status)[0]}XX`].find((each) => at(responses, [each]) !== undefined);
  if (!key) return undefined;
  const ref = at(responses, [key, "$ref"]);
  const base = typeof ref === "string" ? ref.slice(1) : `${pointer}/responses/${key}`;
  return `${base}/content/application~1json/schema`;
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((held, step) => isJson(held) ? held[step] : undefined, value);
}

/** A step of a JSON pointer inside a URI. */
function escape(step: string): string {
  return encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1"));
}

function label({ method, path }: Judged): string {
  return `${method} ${path.replace(/aW50\w+/, "<token>")}`;
}
