/** The formats of the database, a file for each step from one to the next; the first needs none. */
import type { Database } from "../database.ts";
import { addNotices } from "./add_notices.ts";

/**
 * Takes a database from one format to the next. It may be run twice (a crash in between, two processes at once), so it
 * must do no harm the second time; the format's number is advanced after it.
 */
export type Migration = (db: Database) => Promise<void>;

/** The first takes format 1 to 2, the second 2 to 3, and so on. */
export const MIGRATIONS: readonly Migration[] = [addNotices];
