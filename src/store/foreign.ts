/** Whose database a file is, before Deno KV would put its own tables beside another program's. */

/** The table that Deno KV makes first. */
const OURS = "migration_state";

/**
 * Whether it holds tables, and none of Deno KV's; what cannot be told so (no file, no database, held by another process)
 * is not foreign: opening it says why.
 */
export async function isForeign(path: string): Promise<boolean> {
  const { size } = await Deno.stat(path).catch(() => ({ size: 0 }));
  if (size === 0) return false;
  try {
    const tables = await tablesOf(path);
    return tables.length > 0 && !tables.includes(OURS);
  } catch {
    return false;
  }
}

/** By the same SQLite that Deno KV uses: were the file read in another way, closing it would end the locks that KV holds. */
async function tablesOf(path: string): Promise<unknown[]> {
  const { DatabaseSync } = await import("node:sqlite");
  const sqlite = new DatabaseSync(path, { readOnly: true });
  try {
    return sqlite.prepare("select name from sqlite_schema where type = 'table'").all().map(({ name }) => name);
  } finally {
    sqlite.close();
  }
}
