/** Typing commands and pressing buttons without a Discord between: what it would refuse fails the test. */
import assert from "node:assert/strict";
import type { Context } from "../../src/commands/context.ts";
import { catalogue } from "../../src/commands/mod.ts";
import type { Command } from "../../src/discord/command.ts";
import type { Answer, Message, Reply } from "../../src/discord/reply.ts";
import { objections } from "./accepted.ts";

/** What a command answers to these options. */
export async function type(context: Context, name: string, values: Record<string, unknown> = {}): Promise<Message> {
  const command = catalogue.commands.get(name);
  assert.ok(command, name);
  // The options' types are those of the record, which `find()` reads them by.
  const { reply } = taken(await command.run(context, values as Parameters<Command<Context, never>["run"]>[1]));
  assert.equal(reply.type, 4);
  return reply.data ?? {};
}

/** What is suggested while somebody types into an option. */
export async function suggested(context: Context, [name, option]: readonly [string, string], typed: string) {
  const it = catalogue.commands.get(name)?.options[option];
  assert.ok(it?.type === "text" && it.suggest, `${name} ${option}`);
  return await it.suggest(context, typed, {});
}

/** What a press answers. */
export async function press(context: Context, customId: string, values: readonly string[] = []): Promise<Answer> {
  const run = catalogue.presses.get(customId.split(":")[0] ?? "")?.bind(customId);
  assert.ok(run, customId);
  return taken(await run(context, { values }));
}

function taken(given: Reply | Answer): Answer {
  const answer = "reply" in given ? given : { reply: given };
  assert.deepEqual(objections(answer.reply), []);
  return answer;
}

/** Everything in a message that can be pressed, by its label or placeholder, with its custom_id. */
export function pressable({ components = [] }: Message): Record<string, string> {
  const all = components.flatMap((row) => row.type === 1 ? row.components : []);
  return Object.fromEntries(all.flatMap((it) => {
    if (!("custom_id" in it)) return [];
    const label = "label" in it ? it.label : "placeholder" in it ? it.placeholder : undefined;
    return [[label ?? "", it.custom_id]];
  }));
}

/** How the presses of a command behave, in one line each. */
export function manners(name: string): string[] {
  return (catalogue.commands.get(name)?.presses ?? []).map(({ name, needs, of, by, late, writes, free }) =>
    [name, needs, ...(of ? [of] : []), by, late, ...(writes ? ["writes"] : []), ...(free ? ["free"] : [])].join(" ")
  );
}
