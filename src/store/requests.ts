/** Who asked for which request: Seerr knows an account, and one account may stand for many people. */
import * as z from "zod";
import { type Database, readEntries, readEntry } from "./database.ts";
import * as keys from "./keys.ts";
import { Person } from "./person.ts";
import type { Asked, AskedCopy } from "./store.ts";

const AskedRecord = z.object({
  requestId: z.int(),
  person: Person,
  mediaType: z.enum(["movie", "tv"]),
  tmdbId: z.int(),
  is4k: z.boolean(),
  at: z.number(),
}) satisfies z.ZodType<Asked>;

/**
 * Remembers who asked; a number that Seerr gave to somebody else before (it was set up anew) changes hands. Whoever
 * asks anew uses the bot again, so the mark that they were forgotten goes.
 */
export async function rememberRequest(db: Database, asked: Asked): Promise<void> {
  for (;;) {
    const { value: before, checks } = await readEntry(db, keys.requester(asked.requestId), Person);
    const change = db.kv.atomic().check(...checks)
      .set(keys.requester(asked.requestId), asked.person)
      .set(keys.asked(asked.person, asked.requestId), asked)
      .delete(keys.forgotten(asked.person));
    if (before !== undefined && before !== asked.person) change.delete(keys.asked(before, asked.requestId));
    if ((await change.commit()).ok) return;
  }
}

/** The Discord id of the person who asked; with `of`, only when what they asked for by that number is that very copy. */
export async function requester(db: Database, requestId: number, of?: AskedCopy): Promise<string | undefined> {
  const { value: person } = await readEntry(db, keys.requester(requestId), Person);
  if (person === undefined || !of) return person;
  const { value: asked } = await readEntry(db, keys.asked(person, requestId), AskedRecord);
  const isSame = asked?.mediaType === of.kind && asked.tmdbId === of.tmdbId && asked.is4k === of.is4k;
  return isSame ? person : undefined;
}

/** What a person asked for, by the request's number. */
export function requestsOf(db: Database, person: string): Promise<Asked[]> {
  return readEntries(db, keys.askedBy(person), AskedRecord);
}
