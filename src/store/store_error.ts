/** A store that can not be used, in a sentence for the operator. */

/** The database can not be opened, read or written; the message says why and what to do. */
export class StoreError extends Error {
  override name = "StoreError";
  /** Whether it may be over later without a hand on the store or the configuration, so that trying again is worth it. */
  readonly passing: boolean;

  constructor(message: string, options: Why = {}) {
    super(message, options);
    this.passing = options.passing ?? false;
  }
}

/** What is known besides the sentence. */
interface Why {
  cause?: unknown;
  passing?: boolean;
}

/** Of a remote database that does not answer, or not as one that is well. */
export const UNREACHED =
  "the remote database cannot be reached. Look whether it runs, and whether its address and the network are right";

/** How a database says what is wrong with it, and what an operator makes of that. */
const REASONS: readonly [said: RegExp, reason: string, passing?: true][] = [
  [/is not a database|malformed/, "the file is no database. Move it away, or give another path"],
  [
    /could not deserialize/,
    "a newer Usherr, or one on a newer Deno, wrote it. Start that one, or export there and import here",
  ],
  [/disk is full/, "the disk is full. Make room", true],
  [/disk I\/O error/, "the disk is full or fails. Make room, or look what the system says of the disk", true],
  [/read-?only database/, "it may be read only. Let the account that runs Usherr write to it and to its folder"],
  [/failed to connect to|status (?:408|429|5\d\d)/, UNREACHED, true],
  [/status 40[13]/, "the remote database refuses the token. Look at DENO_KV_ACCESS_TOKEN"],
  [/Missing DENO_KV_ACCESS_TOKEN/, "a remote database asks for a token. Set DENO_KV_ACCESS_TOKEN"],
  [
    /Requires \w+ access/,
    "Usherr was started without the permission. Allow it, or leave the store where it is by default",
  ],
  [/Filename|must not start with|begin with/, "it is no path. Give one like /data/usherr.db"],
  [/not a directory/i, "its folder is a file. Give another path"],
  [/unable to open/, "it may not be opened. Let the account that runs Usherr read and write it, and its folder"],
];

/** What a database threw, as a sentence; an error that is one already stays. */
export function storeError(error: unknown, path: string): StoreError {
  if (error instanceof StoreError) return error;
  const said = error instanceof Error ? error.message : String(error);
  const [, reason, passing = false] = REASONS.find(([pattern]) => pattern.test(said)) ?? [];
  return refusal(path, reason ?? `${said || "unknown reason"}. Check "store"`, { cause: error, passing });
}

/** A store that is refused for a reason with its cure. */
export function refusal(path: string, reason: string, why?: Why): StoreError {
  return new StoreError(`Cannot use the store "${path}": ${reason}`, why);
}
