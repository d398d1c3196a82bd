/** Any value as plain data without secrets: what is circular, unreadable or endless becomes a short note. */
import { type Mask, MASKED } from "./mask.ts";

/** What JSON can say. */
export type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

/** How far a value is followed before a note stands in its place. */
const DEEPEST = 6;
/** Entries of one list or object, and characters of one text. */
const MOST_ENTRIES = 50;
const MOST_CHARACTERS = 4000;
/** Frames of a stack: enough to find the place, few enough for a line. */
const MOST_FRAMES = 8;

/** Names under which a secret travels, whoever it belongs to. */
const SECRET_NAME = /^(?:authorization|cookie|set-cookie|x-api-key|api[-_]?key|token|password)$/i;

/** How a value is rendered. */
export interface Rendering {
  mask: Mask;
  /** Errors bring the place where they were made. */
  stacks: boolean;
}

/** A value of any kind as plain data; undefined only for undefined. Never throws. */
export function plain(value: unknown, rendering: Rendering): Plain | undefined {
  return render(value, rendering, []);
}

/** The fields of several records as plain data, later ones winning. Never throws. */
export function plainFields(records: readonly object[], rendering: Rendering): [string, Plain][] {
  return [...new Map(records.flatMap((record) => entries(record, rendering, [])))];
}

function render(value: unknown, rendering: Rendering, above: readonly object[]): Plain | undefined {
  switch (typeof value) {
    case "undefined":
      return undefined;
    case "boolean":
      return value;
    case "number":
    case "bigint":
      return renderNumber(value, rendering);
    case "string":
      return text(value, rendering);
    case "symbol":
      return text(value.toString(), rendering);
    case "function":
      return "[function]";
    default:
      return value === null ? null : attempt(() => renderObject(value as object, rendering, above), "[unreadable]");
  }
}

function renderNumber(value: number | bigint, { mask }: Rendering): Plain {
  const digits = String(value);
  return typeof value === "number" && Number.isFinite(value) && mask(digits) === digits ? value : mask(digits);
}

function renderObject(value: object, rendering: Rendering, above: readonly object[]): Plain {
  if (above.includes(value)) return "[circular]";
  if (value instanceof Error) return text(errorText(value, rendering.stacks), rendering);
  if (value instanceof Date || value instanceof URL) return text(dateOrAddress(value), rendering);
  if (above.length >= DEEPEST) return "[deeper]";
  const within = [...above, value];
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (value instanceof Map) return renderObject(Object.fromEntries(value), rendering, within);
  if (Array.isArray(value) || value instanceof Set) return renderList([...value], rendering, within);
  return Object.fromEntries(entries(value, rendering, within));
}

function dateOrAddress(value: Date | URL): string {
  return value instanceof URL ? value.href : Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString();
}

function renderList(items: readonly unknown[], rendering: Rendering, within: readonly object[]): Plain[] {
  const shown = items.slice(0, MOST_ENTRIES).map((item) => render(item, rendering, within) ?? null);
  return items.length > MOST_ENTRIES ? [...shown, `[${items.length - MOST_ENTRIES} more]`] : shown;
}

function entries(value: object, rendering: Rendering, within: readonly object[]): [string, Plain][] {
  const keys = attempt(() => Object.keys(value), []);
  return keys.slice(0, MOST_ENTRIES).flatMap((key) => {
    const item = attempt(() => render(Reflect.get(value, key), rendering, within), "[unreadable]");
    if (item === undefined) return [];
    return [[rendering.mask(key), SECRET_NAME.test(key) && item !== "" ? MASKED : item] as [string, Plain]];
  });
}

/** `Name: message` with its causes, each after an arrow; the stack's frames after it. */
function errorText(error: Error, stacks: boolean): string {
  const chain: string[] = [];
  let cause: unknown = error;
  while (cause !== undefined && chain.length < DEEPEST) {
    chain.push(
      cause instanceof Error ? `${cause.name}: ${messages(cause)}` : attempt(() => String(cause), "[unreadable]"),
    );
    cause = cause instanceof Error ? cause.cause : undefined;
  }
  return chain.join(" ← ") + (stacks ? frames(error) : "");
}

function messages(error: Error): string {
  if (!(error instanceof AggregateError)) return error.message;
  return [error.message, ...error.errors.slice(0, DEEPEST).map(String)].filter(Boolean).join(", ");
}

function frames(error: Error): string {
  const lines = String(attempt(() => error.stack, "")).split("\n").map((line) => line.trim());
  return lines.filter((line) => line.startsWith("at ")).slice(0, MOST_FRAMES).map((line) => ` | ${line}`).join("");
}

/** Masked first and cut after: a cut would leave half of a secret unknown to the mask. */
function text(value: string, { mask }: Rendering): string {
  const masked = mask(value);
  const more = masked.length - MOST_CHARACTERS;
  return more > 0 ? `${masked.slice(0, MOST_CHARACTERS)}… (${more} more)` : masked;
}

function attempt<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
