/** The record of what the tiny Seerr was asked. */

/** One call that arrived, whatever became of it. */
export interface RecordedCall {
  readonly method: string;
  /** Below /api/v1, percent-encoded as it came; the whole path when it is not for the API. */
  readonly path: string;
  /** The raw query, without "?". */
  readonly query: string;
  /** X-Api-User as it came. */
  readonly user: string | undefined;
  /** X-Api-Key came with it. */
  readonly key: boolean;
  /** The body as it came, parsed when it was JSON. */
  readonly body: unknown;
  /** undefined: no answer yet, or none ever. */
  status: number | undefined;
}
