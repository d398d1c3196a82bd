/** The guilds whose commands were registered last. */
import * as z from "zod";
import { type Database, readEntry } from "./database.ts";
import { GUILDS } from "./keys.ts";

const GuildsRecord = z.array(z.string());

/** None before the first registration. */
export async function registeredGuilds(db: Database): Promise<string[]> {
  return (await readEntry(db, GUILDS, GuildsRecord)).value ?? [];
}

/** Takes the place of what was remembered before. */
export async function rememberGuilds({ kv }: Database, ids: readonly string[]): Promise<void> {
  await kv.set(GUILDS, [...ids]);
}
