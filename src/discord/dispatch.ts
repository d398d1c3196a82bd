/** The way of an interaction, without a network: whose it is, what it answers, and what Discord is told while that takes long. */
import type { APIInteraction } from "discord-api-types/v10";
import * as z from "zod";
import type { Command, Manner, Press } from "./command.ts";
import { customIdName } from "./custom_id.ts";
import { asksForAdmin, readTexts, readValues } from "./option_values.ts";
import type { Choice } from "./options.ts";
import { type Answer, type Deferral, privately, type Reply, thinking, WILL_CHANGE } from "./reply.ts";

/** Every command by its name, every press by the name in its custom_id. */
export interface Catalogue<Context> {
  // A command's words only matter when it is registered.
  commands: ReadonlyMap<string, Command<Context, never>>;
  presses: ReadonlyMap<string, Press<Context>>;
}

/** What the gate is asked; `needs` is "admin" also where an option is given that only administrators may give. */
type Wanted = Pick<Manner, "needs" | "of" | "free">;

/** What an interaction asks of us. */
export type Found<Context> =
  | {
    kind: "answer";
    /** The command's or the press's name, for the gate and the log. */
    name: string;
    manner: Wanted & { by?: Manner["by"] };
    late: Deferral;
    /** Send `late` first, and run only if Discord took it. */
    lateFirst: boolean;
    run(context: Context): Promise<Answer>;
  }
  | { kind: "suggest"; name: string; manner: Wanted; run(context: Context): Promise<Choice[]> }
  /** A command or button that we do not know (any more). */
  | { kind: "unknown"; name: string };

/** What Discord tells of a command's options, three levels deep at most. */
const Given = z.looseObject({
  name: z.string(),
  type: z.number(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  focused: z.boolean().optional(),
  get options() {
    return z.array(Given).optional();
  },
});
const CommandData = z.looseObject({
  name: z.string(),
  options: z.array(Given).optional(),
  // It matters to person options alone, so `readValues` judges it.
  resolved: z.unknown().optional(),
});
const PressData = z.looseObject({ custom_id: z.string(), values: z.array(z.string()).optional() });

/** Finds what answers an interaction. Never throws, whatever came. */
export function find<Context>(catalogue: Catalogue<Context>, interaction: APIInteraction): Found<Context> {
  if (interaction.type === 2 || interaction.type === 4) {
    return findCommand(catalogue, interaction.data, interaction.type === 4);
  }
  return findPress(catalogue, interaction.data);
}

function findCommand<Context>({ commands }: Catalogue<Context>, data: unknown, typing: boolean): Found<Context> {
  const read = CommandData.safeParse(data);
  if (!read.success) return { kind: "unknown", name: "?" };
  const { name, options } = unfold(read.data.name, read.data.options ?? []);
  const command = commands.get(name);
  if (!command) return { kind: "unknown", name };
  if (typing) return suggestion(command, options);
  const values = readValues(command.options, options, read.data.resolved);
  if (!values) return { kind: "unknown", name };
  const isPublic = command.public ?? false;
  return {
    kind: "answer",
    name,
    manner: mannerOf(command, options),
    late: thinking(isPublic),
    lateFirst: false,
    run: async (context) => seenBy(isPublic, await command.run(context, values)),
  };
}

type Given = z.output<typeof Given>;

/** "request" with the subcommand "movie" inside is "request movie". */
function unfold(name: string, options: readonly Given[]): { name: string; options: readonly Given[] } {
  const [inner] = options;
  return inner && (inner.type === 1 || inner.type === 2)
    ? unfold(`${name} ${inner.name}`, inner.options ?? [])
    : { name, options };
}

function mannerOf<Context>({ needs, of, options }: Command<Context, never>, given: readonly Given[]): Wanted {
  return { needs: asksForAdmin(options, given) ? "admin" : needs, ...(of && { of }) };
}

function suggestion<Context>(command: Command<Context, never>, given: readonly Given[]): Found<Context> {
  const focused = given.find((it) => it.focused);
  const option = focused && Object.hasOwn(command.options, focused.name) ? command.options[focused.name] : undefined;
  const suggest = option?.type === "text" ? option.suggest : undefined;
  const typed = String(focused?.value ?? "");
  const others = readTexts(command.options, given.filter((it) => it !== focused));
  return {
    kind: "suggest",
    name: command.name,
    manner: { ...mannerOf(command, given), free: true },
    run: async (context) => suggest ? await suggest(context, typed, others) : [],
  };
}

function findPress<Context>({ presses }: Catalogue<Context>, data: unknown): Found<Context> {
  const read = PressData.safeParse(data);
  if (!read.success) return { kind: "unknown", name: "?" };
  const name = customIdName(read.data.custom_id);
  const press = presses.get(name);
  const answer = press?.bind(read.data.custom_id);
  if (!press || !answer) return { kind: "unknown", name };
  const input = { values: read.data.values ?? [] };
  return {
    kind: "answer",
    name,
    manner: press,
    late: press.late === "update" ? WILL_CHANGE : thinking(false),
    lateFirst: press.writes ?? false,
    run: async (context) => seenBy(false, await answer(context, input)),
  };
}

function seenBy(isPublic: boolean, given: Reply | Answer): Answer {
  const answer = "reply" in given ? given : { reply: given };
  return isPublic ? answer : { ...answer, reply: privately(answer.reply) };
}
