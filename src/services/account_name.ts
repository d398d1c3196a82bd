/** What an account is called on Discord. */
import type { User } from "./seerr_schemas.ts";

/** Seerr's name of it; `#12` when there is none or it is an e-mail address, as for accounts that have no other name. */
export function nameOf({ id, displayName }: Pick<User, "id" | "displayName">): string {
  return displayName && !/\S@\S/.test(displayName) ? displayName : `#${id}`;
}
