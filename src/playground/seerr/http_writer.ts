/** Writes HTTP/1.1 answers. */
import type { Answer } from "./call.ts";
import type { Incoming } from "./http_reader.ts";

const encoder = new TextEncoder();

/** Seconds that Seerr keeps an idle connection: Node's own default. */
export const keepAlive = 5;

/** An answer as bytes. GETs of JSON carry an ETag, and a client that has it already gets a 304. */
export function encodeAnswer(
  answer: Answer,
  { call, lastOne }: Incoming,
): Uint8Array {
  const json = answer.html === undefined && answer.body !== undefined;
  const text = answer.html ?? (json ? JSON.stringify(answer.body) : "");
  const etag = json ? weakTag(text) : undefined;
  const unchanged = answer.status === 200 && etag !== undefined && call.headers["if-none-match"] === etag;
  const body = encoder.encode(unchanged || call.method === "HEAD" ? "" : text);
  const head = [
    `HTTP/1.1 ${unchanged ? 304 : answer.status} ${unchanged ? "Not Modified" : "-"}`,
    ...(unchanged || text === "" ? [] : [`Content-Type: ${json ? "application/json" : "text/html"}; charset=utf-8`]),
    ...(etag === undefined ? [] : [`ETag: ${etag}`]),
    ...(answer.cookies ?? []).map((cookie) => `Set-Cookie: ${cookie}`),
    ...(unchanged || answer.status === 204 ? [] : [`Content-Length: ${body.length}`]),
    ...(lastOne ? ["Connection: close"] : ["Connection: keep-alive", `Keep-Alive: timeout=${keepAlive}`]),
  ];
  return concat(encoder.encode(`${head.join("\r\n")}\r\n\r\n`), body);
}

/** The beginning of a JSON answer that has no end. */
export const endlessHead: Uint8Array = encoder.encode(
  `HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n["x\r\n`,
);

/** A piece of it: 16 KiB. */
export const endlessPiece: Uint8Array = encoder.encode(`4000\r\n${"x".repeat(0x4000)}\r\n`);

/** Writes all of it; a write may take only a part. */
export async function writeAll(connection: Deno.Conn, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length;) done += await connection.write(bytes.subarray(done));
}

function concat(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

/** FNV-1a over the text: no cryptography is asked of an ETag. */
function weakTag(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return `W/"${text.length.toString(16)}-${(hash >>> 0).toString(36)}"`;
}
