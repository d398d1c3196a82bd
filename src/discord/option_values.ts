/** What was given for a command's options, read by the record that declared them. */
import * as z from "zod";
import type { Option, Person } from "./options.ts";

/** One option as Discord tells of it. */
export interface Given {
  name: string;
  value?: string | number | boolean | undefined;
}

type Declared = Readonly<Record<string, Option<never, never>>>;

/** What Discord tells of the people that options name; their nicknames, where they are on the server. */
const Resolved = z.looseObject({
  users: z.record(z.string(), z.unknown()),
  members: z.record(z.string(), z.unknown()).nullish(),
});
const User = z.looseObject({
  username: z.string(),
  global_name: z.string().nullish(),
  bot: z.boolean().nullish(),
});
const Member = z.looseObject({ nick: z.string().nullish() });

/** The values of the declared options; undefined when a required one is missing, or one does not fit. Never throws. */
export function readValues(
  declared: Declared,
  given: readonly Given[],
  resolved: unknown,
): Record<string, string | Person> | undefined {
  const values: Record<string, string | Person> = {};
  for (const [name, option] of Object.entries(declared)) {
    const raw = given.find((it) => it.name === name)?.value;
    if (raw === undefined && !option.required) continue;
    const value = typeof raw === "string" ? readValue(option, raw, resolved) : undefined;
    if (value === undefined) return undefined;
    values[name] = value;
  }
  return values;
}

/** The texts of the declared options that are given; while somebody types, nobody knows yet whether they fit. */
export function readTexts(declared: Declared, given: readonly Given[]): Record<string, string> {
  const texts = given.flatMap(({ name, value }) =>
    typeof value === "string" && Object.hasOwn(declared, name) ? [[name, value] as const] : []
  );
  return Object.fromEntries(texts);
}

/** Whether an option is given that only administrators may give. */
export function asksForAdmin(declared: Declared, given: readonly Given[]): boolean {
  return given.some(({ name }) => Object.hasOwn(declared, name) && declared[name]?.needs === "admin");
}

function readValue(option: Option<never, never>, value: string, resolved: unknown): string | Person | undefined {
  switch (option.type) {
    case "text":
      return value;
    case "choice":
      return option.choices.find((it) => it.value === value)?.value;
    case "person":
      return readPerson(value, resolved);
  }
}

function readPerson(id: string, resolved: unknown): Person | undefined {
  const { users, members } = Resolved.safeParse(resolved).data ?? { users: {} };
  const user = /^\d{17,20}$/.test(id) ? User.safeParse(users[id]).data : undefined;
  if (!user || user.bot) return undefined;
  return { id, name: Member.safeParse(members?.[id]).data?.nick || user.global_name || user.username };
}
