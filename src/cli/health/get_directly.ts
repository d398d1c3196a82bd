/** Reads what is at an address of this machine (shell); `fetch` would ask `HTTP_PROXY` for it, which knows another machine. */
import { get, type IncomingMessage } from "node:http";

/** How much is read, in bytes, and how long all of it is waited for, in milliseconds. */
export interface GetBounds {
  largest: number;
  patience: number;
}

/** An answer; without a text when that is longer than it may be. */
export interface Got {
  status: number | undefined;
  text: string | undefined;
}

/** late: not all of it came in time · nobody: there is none, or it breaks off. Follows no redirect. */
export async function getDirectly(address: string, { largest, patience }: GetBounds): Promise<Got | "late" | "nobody"> {
  const answered = Promise.withResolvers<IncomingMessage>();
  const request = get(address, { agent: false }, answered.resolve).on("error", answered.reject);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    request.destroy(new Error("Cannot wait any longer"));
  }, patience);
  try {
    const answer = await answered.promise;
    return { status: answer.statusCode, text: await readText(answer, largest) };
  } catch {
    return late ? "late" : "nobody";
  } finally {
    clearTimeout(timer);
    request.destroy();
  }
}

/** Undefined when it is longer; then the rest is not read. */
async function readText(answer: AsyncIterable<Uint8Array>, largest: number): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = "", read = 0;
  for await (const part of answer) {
    read += part.byteLength;
    if (read > largest) return undefined;
    text += decoder.decode(part, { stream: true });
  }
  return text + decoder.decode();
}
