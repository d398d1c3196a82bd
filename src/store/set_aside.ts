/** Damaged records, as far as somebody is in them. */
import type { Database } from "./database.ts";
import { CORRUPT } from "./keys.ts";

/** The records that were set aside and name a person, in their key or anywhere in what they hold. */
export async function setAside({ kv }: Database, person: string): Promise<{ key: Deno.KvKey; value: unknown }[]> {
  const found: { key: Deno.KvKey; value: unknown }[] = [];
  for await (const { key, value } of kv.list({ prefix: CORRUPT })) {
    if (key.includes(person) || mentions(value, person)) found.push({ key, value });
  }
  return found;
}

function mentions(value: unknown, person: string): boolean {
  if (typeof value !== "object" || value === null) return value === person;
  return Object.values(value).some((part) => mentions(part, person));
}
