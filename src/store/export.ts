/** Everything that is kept about somebody, for themselves. */
import * as z from "zod";
import { type Database, readEntry } from "./database.ts";
import { allFollows } from "./follows.ts";
import * as keys from "./keys.ts";
import { ConversationRecord, HabitsRecord } from "./notice_records.ts";
import { held, lately, owedTo } from "./owed.ts";
import { requestsOf } from "./requests.ts";
import { setAside } from "./set_aside.ts";
import type { Kept } from "./store.ts";
import { toldTo } from "./told.ts";

/** All of it. Who asked for which request is in `asked`, which is kept by person and by request. */
export async function exportOf(db: Database, person: string): Promise<Kept> {
  const asked = await requestsOf(db, person);
  const notices = await noticesFor(db, person);
  const damaged = await setAside(db, person);
  const { value: forgottenAt } = await readEntry(db, keys.forgotten(person), z.number());
  return {
    asked,
    setAside: damaged.map(({ key, value }) => ({ key: [...key], value })),
    ...(forgottenAt === undefined ? {} : { forgottenAt }),
    ...notices,
  };
}

async function noticesFor(db: Database, person: string): Promise<Partial<Kept>> {
  const { value: habits } = await readEntry(db, keys.habits(person), HabitsRecord);
  const { value: conversation } = await readEntry(db, keys.conversation(person), ConversationRecord);
  const follows = await allFollows(db, person);
  const told = await toldTo(db, person);
  const waiting = [...await owedTo(db, person), ...await held(db, person)];
  const last = await lately(db, person);
  return {
    ...(follows.length > 0 && { follows }),
    ...(habits && { habits }),
    ...(told.length > 0 && { told }),
    ...(waiting.length > 0 && { waiting }),
    ...(last.length > 0 && { lately: last }),
    ...(conversation && { conversation }),
  };
}
