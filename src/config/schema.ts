/** Every knob: its shape, its default, and the cure an operator reads when it does not fit. The variables are derived from here. */
import * as z from "zod";
import { categories } from "./categories.ts";
import { notices } from "./notices.ts";
import { snowflake, snowflakes } from "./snowflakes.ts";
import { address, secret, STILL_EXAMPLE } from "./text_knobs.ts";
import { tidyApiUrl, tidySeerrUrl } from "./tidy.ts";
import { web } from "./web.ts";

/** The format that this Usherr writes and reads; older ones are brought up to it by `MIGRATIONS`. */
export const CONFIG_VERSION = 1;

/** What config.example.json shows where only the operator knows the value. */
export const PLACEHOLDERS = {
  token: "paste-the-bot-token-here",
  apiKey: "paste-the-api-key-here",
  url: "http://seerr.example:5055",
};

const noUser = 'it is neither "refuse" nor the id of a Seerr user';
const notWhole = "it is not a whole number";

const discord = z.strictObject({
  token: secret(
    PLACEHOLDERS.token,
    "Copy it from https://discord.com/developers/applications: your application → Bot → Reset Token",
  ),
  apiUrl: address(tidyApiUrl).default("https://discord.com/api").meta({
    cure: "Leave it out; only tests and proxies need another one than https://discord.com/api",
  }),
  guildIds: snowflakes("Give the ids of the servers that get the commands, or leave it out for all"),
  allowDirectMessages: z.boolean("it is neither true nor false").default(true).meta({ cure: "Write true or false" }),
  requestRoles: snowflakes("Give the ids of the roles that may request, or leave it out for everyone"),
  movieRoles: snowflakes("Give the ids of the roles that may request films, or leave it out for those of requestRoles"),
  seriesRoles: snowflakes(
    "Give the ids of the roles that may request series, or leave it out for those of requestRoles",
  ),
  requestChannels: snowflakes("Give the ids of the channels where people may request, or leave it out for all"),
  adminRoles: snowflakes("Give the ids of the roles that administer Usherr, or leave it out for nobody"),
  adminChannel: snowflake(
    "Give the id of the channel where Usherr tells administrators what needs them, or leave it out",
  ),
}, "it is not an object in braces");

const seerr = z.strictObject({
  url: address(tidySeerrUrl)
    .refine((url) => url !== PLACEHOLDERS.url, STILL_EXAMPLE)
    .meta({ cure: "Give the address at which Usherr reaches Seerr, like http://192.168.1.10:5055" }),
  apiKey: secret(PLACEHOLDERS.apiKey, "Copy it from Seerr: Settings → General → API Key"),
  unlinkedUsers: z.union([z.literal("refuse"), z.int(noUser).positive(noUser)], noUser)
    .default("refuse")
    .meta({ cure: 'Write "refuse", or the number in the address of that user\'s page in Seerr (/users/7 → 7)' }),
}, "it is not an object in braces");

const log = z.strictObject({
  level: z.enum(["debug", "info", "warn", "error"], "it is no level")
    .default("info").meta({ cure: 'Write "debug", "info", "warn" or "error"' }),
  format: z.enum(["text", "json"], "it is no format").default("text").meta({ cure: 'Write "text" or "json"' }),
}, "it is not an object in braces");

/** The configuration as a file holds it, once it has today's version; its objects are there, empty or not. */
export const ConfigSchema = z.strictObject({
  version: z.literal(CONFIG_VERSION, "it is no version of the format").default(CONFIG_VERSION)
    .meta({ cure: `Write "version": ${CONFIG_VERSION}` }),
  discord: discord.meta({ cure: 'Write "discord": { … }' }),
  seerr: seerr.meta({ cure: 'Write "seerr": { … }' }),
  categories,
  notices: notices.meta({ cure: 'Write "notices": { … }' }),
  web: web.meta({ cure: 'Write "web": { … }' }),
  language: z.enum(["en", "de"], "it is no language of Usherr").default("en").meta({ cure: 'Write "en" or "de"' }),
  store: z.string("it is not a text in quotes").trim()
    .min(1, "it is empty")
    .refine((path) => !path.startsWith("~"), '"~" is known to shells only')
    .default("usherr.db")
    .meta({ cure: 'Give a path, ":memory:", or the address of a remote KV database; or leave it out for "usherr.db"' }),
  pace: z.int(notWhole).min(0, "it is below 0").default(10)
    .meta({ cure: "Write how many commands a person may use in a minute, or 0 for no limit" }),
  log: log.meta({ cure: 'Write "log": { … }' }),
}, "it is not an object in braces");

/** The configuration, complete and checked; `store` is an absolute path, `:memory:` or a remote address as it is. */
export type Config = z.output<typeof ConfigSchema>;
