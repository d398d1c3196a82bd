/** Keys that the environment sets: they beat the file, so nobody is asked for them. */
import type { Io } from "../io.ts";
import { type Draft, fitting } from "./draft.ts";

/** The variable that sets a key, which is then said; undefined when none does. */
export function outside(io: Io, draft: Draft, key: string): string | undefined {
  const variable = draft.outside.get(key);
  if (variable) io.out(`"${key}" comes from ${variable}, which beats the file: it is not asked`);
  return variable;
}

/** The draft with a key as it is chosen, where the file decides it. */
export async function setKey(
  { io, draft, key }: { io: Io; draft: Draft; key: string },
  choose: () => Promise<unknown>,
): Promise<Draft> {
  return outside(io, draft, key) ? draft : fitting(draft, { [key]: await choose() });
}
