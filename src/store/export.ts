/** Everything that is kept about somebody, for themselves. */
import * as z from "zod";
import { type Database, readEntry } from "./database.ts";
import * as keys from "./keys.ts";
import { requestsOf } from "./requests.ts";
import { setAside } from "./set_aside.ts";
import type { Kept } from "./store.ts";

/** All of it. Who asked for which request is in `asked`, which is kept by person and by request. */
export async function exportOf(db: Database, person: string): Promise<Kept> {
  const asked = await requestsOf(db, person);
  const damaged = await setAside(db, person);
  const { value: forgottenAt } = await readEntry(db, keys.forgotten(person), z.number());
  return {
    asked,
    setAside: damaged.map(({ key, value }) => ({ key: [...key], value })),
    ...(forgottenAt === undefined ? {} : { forgottenAt }),
  };
}
