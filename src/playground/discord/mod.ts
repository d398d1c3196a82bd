/** A tiny Discord on 127.0.0.1: a strict stand-in for the gateway, the REST side and the people in front of it. */
export type { Exchange, Upload } from "./exchange.ts";
export type { Faults, RestFault, RestFaultKind } from "./faults.ts";
export type { Person, Typed, Where, Who } from "./people/person.ts";
export type { Seen, SeenError, SeenMessage, SeenModal } from "./people/seen.ts";
export { startTinyDiscord } from "./tiny_discord.ts";
export type { Rate, TinyDiscordOptions } from "./settings.ts";
export type { TinyChannel } from "./channels.ts";
export type { TinyGuild, TinyRole } from "./guilds.ts";
export type { Answered, TinyDiscord, TinySession } from "./tiny_discord.ts";
