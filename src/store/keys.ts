/**
 * Every key of the database, and nothing but keys.
 *
 * | key | value |
 * | --- | --- |
 * | `["format"]` | number of the layout below; `migrations/` leads from one to the next |
 * | `["requester", requestId]` | Discord id of the person who asked for that request of Seerr's |
 * | `["asked", person, requestId]` | what they asked for (`Asked`) |
 * | `["forgotten", person]` | when they asked to be forgotten, in milliseconds since the epoch; gone with their next request |
 * | `["guilds"]` | ids of the guilds whose commands were registered last |
 * | `["corrupt", at, …]` | a record that fitted no schema, after its own key; `at` in milliseconds since the epoch |
 */

/** The number of the layout. */
export const FORMAT: Deno.KvKey = ["format"];

/** The guilds whose commands were registered last. */
export const GUILDS: Deno.KvKey = ["guilds"];

/** Who asked for a request. */
export function requester(requestId: number): Deno.KvKey {
  return ["requester", requestId];
}

/** One thing a person asked for. */
export function asked(person: string, requestId: number): Deno.KvKey {
  return ["asked", person, requestId];
}

/** All that a person asked for. */
export function askedBy(person: string): Deno.KvKey {
  return ["asked", person];
}

/** That a person asked to be forgotten. */
export function forgotten(person: string): Deno.KvKey {
  return ["forgotten", person];
}

/** All records that were found to fit no schema. */
export const CORRUPT: Deno.KvKey = ["corrupt"];

/** Where a record goes that was found to fit no schema. */
export function corrupt(at: number, key: Deno.KvKey): Deno.KvKey {
  return ["corrupt", at, ...key];
}
