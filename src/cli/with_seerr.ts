/** A line to the Seerr of the configuration, for as long as a command needs it. */
import type { Config } from "../config.ts";
import type { Log } from "../log.ts";
import { createHttp, type Http } from "../services/http.ts";
import { createSeerr, type Seerr } from "../services/seerr.ts";
import { ServiceError, type ServiceFault } from "../services/service_error.ts";
import type { Io } from "./io.ts";

/** What a command has of its process. */
export interface Tools {
  io: Io;
  log: Log;
}

/** Opens it, and closes it again. */
export async function withSeerr<T>(
  { seerr: { url, apiKey } }: Config,
  { io, log }: Tools,
  act: (seerr: Seerr, http: Http) => Promise<T>,
): Promise<T> {
  const http = createHttp({ url, apiKey, log, now: io.now });
  try {
    return await act(createSeerr(http.send), http);
  } finally {
    http.close();
  }
}

/** What went wrong with Seerr, and what an operator can do about it. */
export function troubleText(what: string, error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  return `${what}: ${said}${error instanceof ServiceError ? `. ${CURES[error.kind]}` : ""}`;
}

/** What an operator can do about it. */
export const CURES: Record<ServiceFault, string> = {
  unreachable:
    'Look whether "seerr.url" is right and Seerr runs; inside a container, localhost is the container itself',
  slow: "Look whether Seerr is overloaded, or whether something between swallows the connection",
  key: 'Copy the key from Settings → General → API Key into "seerr.apiKey"',
  csrf: "Switch CSRF protection off in Seerr under Settings → Network",
  proxy: "Something else answers: let \"seerr.url\" lead past the proxy's sign-in, or name Seerr's base path",
  nonsense: 'Look whether "seerr.url" really leads to Seerr',
  tmdb: "Look whether Seerr reaches api.themoviedb.org",
  broken: "Look into Seerr's log",
  refused: "Look into Seerr's log",
};
