/** The commands of a scope: read, and replaced all at once. */
import type { APIApplicationCommand } from "discord-api-types/v10";
import { checkCommands, type Fields, isObject, objectsOf } from "../rules/mod.ts";
import type { World } from "../world.ts";
import { type Call, ok, type Outcome, refuse, refuseBody } from "./outcome.ts";

/** GET …/commands; without with_localizations, translations stay away. */
export function listCommands(call: Call): Outcome {
  const problem = whyNot(call);
  if (problem) return problem;
  const held = call.world.commands.get(call.params.guild_id ?? "") ?? [];
  const withLocalizations = /^(true|1)$/i.test(call.query.get("with_localizations") ?? "");
  return ok(withLocalizations ? held : held.map((command) => withoutLocalizations({ ...command })));
}

/** PUT …/commands */
export function replaceCommands(call: Call): Outcome {
  const refusal = whyNot(call);
  if (refusal) return refusal;
  const guildId = call.params.guild_id;
  const problems = checkCommands(call.body ?? [], guildId !== undefined);
  if (problems.length > 0) return refuseBody(problems);
  return ok(setCommands(call.world, objectsOf({ body: call.body }, "body"), guildId));
}

/** Replaces a scope's commands by bodies that the rules let through. Ids stay with type and name, versions with what is the same. */
export function setCommands(world: World, bodies: readonly Fields[], guildId?: string): APIApplicationCommand[] {
  const before = world.commands.get(guildId ?? "") ?? [];
  const commands = bodies.map((body) => {
    const old = before.find((command) => command.name === body.name && command.type === (body.type ?? 1));
    const whole = normal(world, body, guildId);
    const id = old?.id ?? world.snowflake();
    const same = old && JSON.stringify(whole) === JSON.stringify({ ...old, id: undefined, version: undefined });
    // The rules have checked the body, which the compiler can not follow through JSON.
    return { ...whole, id, version: same ? old.version : world.snowflake() } as unknown as APIApplicationCommand;
  });
  world.commands.set(guildId ?? "", commands);
  return commands;
}

function whyNot({ world, params }: Call): Outcome | undefined {
  if (params.application_id !== world.applicationId) {
    return refuse(403, 20012, "You are not authorized to perform this action on this application");
  }
  if (params.guild_id === undefined || params.guild_id === world.guild.id) return undefined;
  return refuse(403, 50001, "Missing Access");
}

/** A command with everything that Discord says of it. */
function normal(world: World, body: Fields, guildId: string | undefined): Fields {
  const contexts = Array.isArray(body.contexts) ? body.contexts : null;
  const everywhere = {
    contexts,
    integration_types: body.integration_types ?? [0],
    dm_permission: body.dm_permission ?? contexts?.includes(1) ?? true,
  };
  const options = objectsOf(body, "options");
  return {
    application_id: world.applicationId,
    type: body.type ?? 1,
    name: body.name,
    name_localizations: body.name_localizations ?? null,
    description: body.description ?? "",
    description_localizations: body.description_localizations ?? null,
    default_member_permissions: body.default_member_permissions ?? null,
    nsfw: body.nsfw ?? false,
    ...guildId ? { guild_id: guildId } : everywhere,
    ...options.length > 0 && { options: options.map(normalOption) },
  };
}

function normalOption(option: Fields): Fields {
  const { name_localizations = null, description_localizations = null, required, options, choices, ...said } = option;
  const plain = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null));
  return {
    ...plain,
    name_localizations,
    description_localizations,
    ...required === true && { required },
    ...Array.isArray(options) && { options: objectsOf(option, "options").map(normalOption) },
    ...Array.isArray(choices) &&
      { choices: objectsOf(option, "choices").map((choice) => ({ name_localizations: null, ...choice })) },
  };
}

function withoutLocalizations(fields: Fields): Fields {
  const own = Object.entries(fields).filter(([key]) => !key.endsWith("_localizations"));
  return Object.fromEntries(own.map(([key, value]) => [key, Array.isArray(value) ? value.map(withoutIn) : value]));
}

function withoutIn(value: unknown): unknown {
  return isObject(value) ? withoutLocalizations(value) : value;
}
