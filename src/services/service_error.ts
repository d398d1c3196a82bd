/** What can go wrong between us and a server behind us, by whose fault, so that a sentence can say what to do. */

/** The servers that Usherr asks. */
export type Service = "seerr";

/**
 * unreachable: no connection · slow: no answer in time · key: our API key was refused · csrf: writes are refused for want of
 * a CSRF token · proxy: something else than the service answered (HTML, a redirect) · nonsense: JSON that fits no schema, or
 * an answer that is too large · tmdb: it gets nothing from TMDB, where its titles come from · broken: it answered any other 5xx · refused: any other 4xx.
 */
export type ServiceFault =
  | "unreachable"
  | "slow"
  | "key"
  | "csrf"
  | "proxy"
  | "nonsense"
  | "tmdb"
  | "broken"
  | "refused";

/** A server could not be asked. The message is English, for the log; it never holds a key, a query or a person's data. */
export class ServiceError extends Error {
  override name = "ServiceError";
  service: Service;
  kind: ServiceFault;
  /** The HTTP status, when there was an answer. */
  status?: number;

  constructor(message: string, options: { service?: Service; kind: ServiceFault; status?: number; cause?: unknown }) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.service = options.service ?? "seerr";
    this.kind = options.kind;
    if (options.status !== undefined) this.status = options.status;
  }
}

/** For `catch`: what is only nice to have may fail; the log has been told. Throws what is no failure of a service. */
export function orNothing(error: unknown): undefined {
  if (!(error instanceof ServiceError)) throw error;
}
