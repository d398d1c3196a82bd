/** People's conversations with the bot. */
import { type Database, readEntry } from "./database.ts";
import * as keys from "./keys.ts";
import { ConversationRecord } from "./notice_records.ts";
import type { Conversation } from "./notice_types.ts";

/** What is known of a person's conversation. */
export async function conversation(db: Database, person: string): Promise<Conversation> {
  return (await readEntry(db, keys.conversation(person), ConversationRecord)).value ?? {};
}

/** Takes the place of what was known; of somebody who is forgotten nothing is noted. */
export async function setConversation({ kv }: Database, person: string, conversation: Conversation): Promise<void> {
  const isRemembered = { key: keys.forgotten(person), versionstamp: null };
  await kv.atomic().check(isRemembered).set(keys.conversation(person), conversation).commit();
}
