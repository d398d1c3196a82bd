/** Tells Discord our commands, only where it does not hold them already, and takes them away where they no longer belong (shell). */
import type { Log } from "../log.ts";
import { isRegistered, type Registered, registrations, type Registry } from "./registration.ts";

/** What this needs of Discord. */
export interface Registrar {
  commands(guildId?: string): Promise<readonly { id: string; name: string }[]>;
  overwriteCommands(body: readonly Registered[], guildId?: string): Promise<readonly { id: string; name: string }[]>;
}

/** Where commands belong, and where they were registered before. */
export interface Scopes {
  /** Servers; none means everywhere. */
  guildIds: readonly string[];
  /** The servers that a former configuration named. */
  former: readonly string[];
  log: Log;
}

/** Discord's ids of our commands: by server, or under "global", then by name. */
export type CommandIds = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The key of the commands that exist everywhere. */
export const GLOBAL = "global";

/** Registers all commands; a server that refuses is left out with a warning. Rejects when Discord cannot be reached. */
export async function register<Words>(
  discord: Registrar,
  registry: Registry<Words>,
  { guildIds, former, log }: Scopes,
): Promise<CommandIds> {
  const ids = new Map<string, ReadonlyMap<string, string>>();
  const everywhere = guildIds.length === 0 ? registrations(registry, "global") : [];
  const held = await settle(discord, everywhere);
  if (guildIds.length === 0) ids.set(GLOBAL, held);
  for (const guildId of guildIds) {
    const there = await inGuild(discord, guildId, { wanted: registrations(registry, "guild"), log });
    if (there) ids.set(guildId, there);
  }
  for (const guildId of former.filter((it) => !guildIds.includes(it))) {
    await inGuild(discord, guildId, { wanted: [], log });
  }
  return ids;
}

async function settle(discord: Registrar, wanted: readonly Registered[], guildId?: string) {
  const held = await discord.commands(guildId);
  const now = isRegistered(held, wanted) ? held : await discord.overwriteCommands(wanted, guildId);
  return new Map(now.map(({ name, id }) => [name, id]));
}

/** Discord refuses a server that the bot was not invited to; the others still get their commands. */
async function inGuild(
  discord: Registrar,
  guildId: string,
  { wanted, log }: { wanted: readonly Registered[]; log: Log },
): Promise<ReadonlyMap<string, string> | undefined> {
  try {
    return await settle(discord, wanted, guildId);
  } catch (error) {
    if (!(error instanceof Error && "kind" in error && error.kind === "refused")) throw error;
    const cure =
      "invite the bot there with the link that `usherr check` prints, or take the server out of discord.guildIds";
    if (wanted.length > 0) log.warn("commands not registered", { guild: guildId, cure, error });
    return undefined;
  }
}
