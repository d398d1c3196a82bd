/** Which of several processes sweeps and delivers. */
import * as z from "zod";
import { checksOf, type Database, readVersioned } from "./database.ts";
import { LEASE } from "./keys.ts";
import type { Versioned } from "./notice_types.ts";

const Owner = z.string();

/** Who holds it; the version changes whenever it is renewed. */
export function lease(db: Database): Promise<Versioned<string>> {
  return readVersioned(db, LEASE, Owner);
}

/**
 * Takes or renews it.
 * @returns the new version; undefined when somebody else was first
 */
export async function takeLease({ kv }: Database, owner: string, version: string | null): Promise<string | undefined> {
  const commit = await kv.atomic().check(...checksOf(LEASE, version)).set(LEASE, owner).commit();
  return commit.ok ? commit.versionstamp : undefined;
}

/** Lets it go, if it is still the owner's. */
export async function dropLease(db: Database, owner: string): Promise<void> {
  const { value, version } = await lease(db);
  if (value === owner) await db.kv.atomic().check(...checksOf(LEASE, version)).delete(LEASE).commit();
}
