/** Reads HTTP/1.1 calls off a connection, byte by byte as they came: Deno.serve would tidy the query before we saw it. */
import type { Call } from "./call.ts";

/** A call, and whether the client wants the connection closed after it. */
export interface Incoming {
  readonly call: Call;
  readonly lastOne: boolean;
}

/** Longest head that is read, bytes. */
const longestHead = 65_536;

/** The calls of a connection, one after the other; `next` gives undefined when the client is done. */
export function createReader(connection: Deno.Conn): { next(): Promise<Incoming | undefined>; gone(): Promise<void> } {
  let held = new Uint8Array();
  const more = async (): Promise<boolean> => {
    const chunk = new Uint8Array(16_384);
    const count = await connection.read(chunk);
    if (count === null) return false;
    held = join(held, chunk.subarray(0, count));
    return true;
  };
  const take = (count: number): Uint8Array => {
    const taken = held.subarray(0, count);
    held = held.subarray(count);
    return taken;
  };
  const upTo = async (mark: string): Promise<string | undefined> => {
    for (let from = 0;;) {
      const at = find(held, mark, from);
      if (at >= 0) return latin1(take(at + mark.length));
      from = Math.max(0, held.length - mark.length);
      if (held.length > longestHead || !await more()) return undefined;
    }
  };
  const exactly = async (count: number): Promise<Uint8Array | undefined> => {
    while (held.length < count) if (!await more()) return undefined;
    return take(count);
  };
  return {
    async next() {
      const head = await upTo("\r\n\r\n");
      if (head === undefined) return undefined;
      const [start = "", ...lines] = head.trimEnd().split("\r\n");
      const headers = readHeaders(lines);
      const body = await readBody(headers, { upTo, exactly });
      return body === undefined ? undefined : incoming(start, headers, body);
    },
    /** Settles when the client has closed; what it still sends is dropped. */
    async gone() {
      while (await more()) held = new Uint8Array();
    },
  };
}

interface Source {
  upTo(mark: string): Promise<string | undefined>;
  exactly(count: number): Promise<Uint8Array | undefined>;
}

async function readBody(headers: Readonly<Record<string, string>>, source: Source): Promise<string | undefined> {
  if (headers["transfer-encoding"] !== "chunked") {
    const bytes = await source.exactly(Number(headers["content-length"] ?? 0));
    return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
  }
  let bytes = new Uint8Array();
  for (;;) {
    const size = Number.parseInt(await source.upTo("\r\n") ?? "", 16);
    const chunk = Number.isNaN(size) ? undefined : await source.exactly(size + 2);
    if (chunk === undefined) return undefined;
    if (size === 0) return new TextDecoder().decode(bytes);
    bytes = join(bytes, chunk.subarray(0, size));
  }
}

function readHeaders(lines: readonly string[]): Record<string, string> {
  return Object.fromEntries(lines.map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  }));
}

function incoming(start: string, headers: Readonly<Record<string, string>>, body: string): Incoming {
  const [method = "", target = ""] = start.split(" ");
  const mark = target.indexOf("?");
  const path = mark < 0 ? target : target.slice(0, mark);
  const query = mark < 0 ? "" : target.slice(mark + 1);
  return { call: { method, path, query, headers, body }, lastOne: headers.connection?.toLowerCase() === "close" };
}

function join(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

function find(bytes: Uint8Array, mark: string, from: number): number {
  const first = mark.charCodeAt(0);
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (at + mark.length > bytes.length) return -1;
    if ([...mark].every((letter, index) => bytes[at + index] === letter.charCodeAt(0))) return at;
  }
  return -1;
}

/** Bytes as characters of the same number, so that what is not ASCII can be told. */
function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
