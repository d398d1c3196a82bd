/** The people of the tiny Seerr. */

/** A Seerr account before anything happened. */
export interface TinyUser {
  /** Seerr's number; 1 is the owner and acts when there is a key but no X-Api-User. */
  readonly id: number;
  readonly name: string;
  /** Default: the name in lower case at seerr.example. */
  readonly email?: string;
  /** Permission bits, see permissions.ts. Default: REQUEST. */
  readonly permissions?: number;
  /** Several only on Seerr 3.3 and later; earlier ones show the first. Not validated, like the real thing. */
  readonly discordIds?: readonly string[];
  /** BCP 47; "" or absent: the server's. */
  readonly locale?: string;
  /** Films per days; limit 0 or absent: no limit. */
  readonly movieQuota?: { readonly limit: number; readonly days?: number };
  /** Seasons per days; limit 0 or absent: no limit. */
  readonly tvQuota?: { readonly limit: number; readonly days?: number };
  /** false: no settings row yet, `settings` is null. */
  readonly settings?: boolean;
  /** An account of the media server: no username of its own, the name is the Jellyfin one. */
  readonly jellyfinId?: string;
}
