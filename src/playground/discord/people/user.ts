/** A user as Discord sends it. */
import type { APIUser, UserFlags } from "discord-api-types/v10";

/** No flag at all, for which the enumeration has no name. */
const NO_FLAGS = 0 as UserFlags;

/** A user of today: no discriminator, no picture. */
export function user(id: string, name: string): APIUser {
  return {
    id,
    username: name.toLowerCase().replace(/[^a-z0-9_.]/g, "_"),
    global_name: name,
    discriminator: "0",
    avatar: null,
    public_flags: NO_FLAGS,
    flags: NO_FLAGS,
    primary_guild: null,
  };
}
