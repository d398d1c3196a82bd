/** Commits what a look at a title came to: person by person in batches, the title's state in the last one. */
import { batchesOf, bytesOf, type Cost } from "./batches.ts";
import { checksOf, type Database } from "./database.ts";
import { writeFollow } from "./follows.ts";
import { remembers } from "./forget.ts";
import * as keys from "./keys.ts";
import { expiry } from "./lifetimes.ts";
import type { Part, Plan, ToldKey } from "./notice_types.ts";
import { writeNotice } from "./owed.ts";
import { isTold, told } from "./told.ts";

/** Told-keys of one person that a commit checks; what is beyond them is read before. */
const MOST_CHECKS = 90;

/**
 * Writes a plan, each person's part whole in one commit. A crash in between leaves parts that are written and the title
 * as it was: what is planned then finds the told-keys of those.
 * @returns "stale" when somebody wrote meanwhile: the title, a follow, or what was told
 */
export async function commit(db: Database, plan: Plan): Promise<"done" | "stale"> {
  const batches = batchesOf(plan.parts, costOf);
  const last = batches.pop() ?? [];
  for (const parts of batches) if (!(await write(db, plan, { parts, isLast: false }))) return "stale";
  return await write(db, plan, { parts: last, isLast: true }) ? "done" : "stale";
}

interface Batch {
  parts: readonly Part[];
  isLast: boolean;
}

async function write(db: Database, plan: Plan, { parts, isLast }: Batch): Promise<boolean> {
  for (let some: readonly Part[] | undefined = parts; some; some = await unblocked(db, plan, some)) {
    for (const part of some) if (part.tell.length > MOST_CHECKS && await isToldAny(db, plan, part)) return false;
    const change = db.kv.atomic().check(...checksOf(keys.seen(plan), plan.seen.version));
    for (const part of some) writePart(change, { plan, part, now: db.now() });
    if (isLast) change.set(keys.seen(plan), plan.seen.value);
    if ((await db.patiently(() => change.commit())).ok) return true;
  }
  return false;
}

/** At most, with three changes for a follow and two for a notice. */
function costOf({ follow, tell, untell, notice }: Part): Cost {
  return {
    changes: 3 + tell.length + untell.length + 2,
    checks: (follow && !follow.version ? 2 : 1) + Math.min(tell.length, MOST_CHECKS),
    bytes: bytesOf(follow?.value) + bytesOf(notice) + 64 * tell.length,
  };
}

function writePart(change: Deno.AtomicOperation, { plan, part, now }: { plan: Plan; part: Part; now: number }): void {
  const { person, follow, tell, untell, notice } = part;
  if (follow) writeFollow(change, follow);
  // Forgetting takes a follow away, so the version of one that was there says enough.
  if (!follow?.version) change.check({ key: keys.forgotten(person), versionstamp: null });
  for (const it of untell) change.delete(keys.told(person, plan, it));
  for (const it of newTo(part).slice(0, MOST_CHECKS)) {
    change.check({ key: keys.told(person, plan, it), versionstamp: null });
  }
  for (const it of tell) {
    const key = keys.told(person, plan, it);
    change.set(key, now, expiry(key, now));
  }
  if (notice) writeNotice(change, notice, now);
}

/** What they must not have been told before; what is taken back may be told again. */
function newTo({ tell, untell }: Part): ToldKey[] {
  const again = new Set(untell.map(nameOf));
  return tell.filter((it) => !again.has(nameOf(it)));
}

async function isToldAny(db: Database, plan: Plan, part: Part): Promise<boolean> {
  const before = new Set((await told(db, part.person, plan)).map(nameOf));
  return newTo(part).some((it) => before.has(nameOf(it)));
}

function nameOf({ is4k, unit, event }: ToldKey): string {
  return `${is4k} ${unit} ${event}`;
}

/**
 * Clears away what keeps parts from being written though nobody wrote meanwhile: told-keys of more than a year ago go,
 * and so does the part of a person who is forgotten by now.
 * @returns what is left to be written; undefined when there was nothing to clear away
 */
async function unblocked(db: Database, plan: Plan, parts: readonly Part[]): Promise<Part[] | undefined> {
  const known = await Promise.all(parts.map(({ person }) => remembers(db, person)));
  const toldKeys = parts.flatMap(({ person, tell }) => tell.map((it) => keys.told(person, plan, it)));
  const old = await Promise.all(toldKeys.map((key) => isTakenAway(db, key)));
  return old.includes(true) || known.includes(false) ? parts.filter((_, i) => known[i]) : undefined;
}

async function isTakenAway({ kv, now }: Database, key: Deno.KvKey): Promise<boolean> {
  const entry = await kv.get(key);
  if (entry.versionstamp === null || isTold(entry.value, now())) return false;
  return (await kv.atomic().check(entry).delete(key).commit()).ok;
}
