/** What a request carries: JSON, or where the route takes files, a form of both. */
import type { Exchange, Upload } from "../exchange.ts";
import type { Fields, Problem } from "../rules/mod.ts";
import { type Outcome, refuseRule } from "./outcome.ts";

/** Files in one message. */
const MOST_FILES = 10;
/** Bytes of one request with files. */
const MOST_BYTES = 25 * 1024 * 1024;
const PART = /^files\[(\d+)\]$/;

/** Reads the body into the exchange; the refusal when it is something else than may be there. */
export async function readBody(
  exchange: Exchange,
  request: Request,
  takesFiles: boolean,
): Promise<Outcome | undefined> {
  const type = request.headers.get("content-type") ?? "";
  if (takesFiles && type.startsWith("multipart/form-data")) return await readForm(exchange, request);
  const text = await request.text();
  if (text === "") return undefined;
  if (type.startsWith("application/json")) return readJson(exchange, text);
  const message = `Invalid Form Body: only application/json${
    takesFiles ? " and multipart/form-data are" : " is"
  } read here`;
  return refuseRule("body is JSON", 400, { code: 50035, message });
}

function readJson(exchange: Exchange, text: string): Outcome | undefined {
  try {
    exchange.body = JSON.parse(text);
  } catch {
    return refuseRule("body is JSON", 400, { code: 50109, message: "The request body contains invalid JSON." });
  }
}

async function readForm(exchange: Exchange, request: Request): Promise<Outcome | undefined> {
  const form = await request.formData().catch(() => undefined);
  const json = form?.get("payload_json");
  if (!form || typeof json !== "string") {
    return refuseRule("form has payload_json", 400, { code: 50035, message: "Invalid Form Body" });
  }
  const refusal = readJson(exchange, json);
  if (refusal) return refusal;
  const parts = [...form].filter(([name]) => name !== "payload_json");
  const files = parts.flatMap(([name, part]) => PART.test(name) && part instanceof File ? [part] : []);
  if (files.length < parts.length || new Set(parts.map(([name]) => name)).size < parts.length) {
    const message = "Invalid Form Body: files are called files[0], files[1] and so on";
    return refuseRule("form holds numbered files", 400, { code: 50035, message });
  }
  const problem = tooMuch(files);
  if (!problem) exchange.files = await Promise.all(files.map(uploaded));
  return problem;
}

function tooMuch(files: readonly File[]): Outcome | undefined {
  if (files.length > MOST_FILES) {
    return refuseRule("at most 10 files", 400, { code: 30015, message: "Maximum number of attachments reached (10)" });
  }
  if (files.reduce((sum, { size }) => sum + size, 0) > MOST_BYTES) {
    return refuseRule("files within 25 MiB", 413, { code: 40005, message: "Request entity too large" });
  }
}

async function uploaded(file: File): Promise<Upload> {
  return { name: file.name, type: file.type, size: file.size, text: await file.text() };
}

/** The problems that are left when files come along: they alone make a message. */
export function withFilesIn(problems: readonly Problem[], files: readonly Upload[]): Problem[] {
  return problems.filter(({ rule }) => files.length === 0 || rule !== "message not empty");
}

/** The problem of files that come with an answer that shows no message. */
export function misplaced(body: Fields, files: readonly Upload[], shows: readonly number[]): Problem[] {
  if (files.length === 0 || shows.some((type) => body.type === type)) return [];
  const message = "Only a message takes files";
  return [{ path: ["type"], rule: "files need a message", code: "TINY_FILES", message }];
}
