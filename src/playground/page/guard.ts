/** Who is listened to: nobody but the page itself, so that no other site can use a browser to reach it. */

/** Why a request is refused. */
export interface Refused {
  status: 403 | 405 | 413 | 415;
  why: string;
}

/** Bytes; the page's own bodies have some hundred. */
export const LARGEST = 65_536;

/** Names for this machine. What a foreign name points to may change (DNS rebinding). */
const NAMES = ["127.0.0.1", "localhost"];

/** Why a request is refused, or undefined when it may go on. */
export function refusal({ method, headers }: Pick<Request, "method" | "headers">, port: number): Refused | undefined {
  const hosts = NAMES.map((name) => `${name}:${port}`);
  if (!hosts.includes(headers.get("host") ?? "")) {
    return { status: 403, why: `Cannot answer: this page is at ${hosts[0]} only` };
  }
  const origin = headers.get("origin");
  if (origin !== null && !hosts.some((host) => origin === `http://${host}`)) {
    return { status: 403, why: "Cannot answer: another page asks" };
  }
  if (method === "GET") return undefined;
  if (method !== "POST") return { status: 405, why: `Cannot answer: "${method}" is neither GET nor POST` };
  if (!/^application\/json\s*(;|$)/i.test(headers.get("content-type") ?? "")) {
    return { status: 415, why: "Cannot read this: it is not said to be JSON" };
  }
  if (Number(headers.get("content-length")) > LARGEST) {
    return { status: 413, why: `Cannot read this: it is longer than ${LARGEST} bytes` };
  }
  return undefined;
}
