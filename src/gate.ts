/** Who may do what, where, how often; whose button it is. Pure; what cannot be read is refused. */
import type { Config } from "./config.ts";
import type { Asker } from "./discord/asker.ts";
import type { Manner, Needs, Topic } from "./discord/command.ts";

/** The part of the configuration that decides. */
export type Policy = Pick<
  Config["discord"],
  "allowDirectMessages" | "requestRoles" | "movieRoles" | "seriesRoles" | "requestChannels" | "adminRoles"
>;

/** Why not. */
export type Refusal =
  | { kind: "unclear" | "direct" | "directRoles" | "admin" | "adminDirect" | "notYours" }
  | { kind: "role" | "channel"; ids: readonly string[] }
  | { kind: "pace"; seconds: number };

/** Why somebody may not do something, or undefined when they may. */
export function refusalOf(
  asker: Asker | undefined,
  wants: { needs: Needs; of?: Topic; by?: Manner["by"] },
  policy: Policy,
): Refusal | undefined {
  if (!asker) return { kind: "unclear" };
  if (wants.by === "asker" && asker.addressee !== asker.id) return { kind: "notYours" };
  if (wants.needs === "own") return undefined;
  if (wants.needs === "admin") return refuseAdmin(asker, policy);
  const roles = rolesFor(wants.of, policy);
  return asker.guild ? refuseRequest(asker, roles, policy) : refuseDirect(roles, policy);
}

function refuseAdmin({ guild }: Asker, { adminRoles }: Policy): Refusal | undefined {
  if (!guild) return { kind: "adminDirect" };
  return shares(guild.roles, adminRoles) ? undefined : { kind: "admin" };
}

/** The roles of which one is needed, none: nobody needs any. Of anything: what would do for films or for series. */
function rolesFor(of: Topic | undefined, { requestRoles, movieRoles, seriesRoles }: Policy): readonly string[] {
  const movie = movieRoles.length > 0 ? movieRoles : requestRoles;
  const series = seriesRoles.length > 0 ? seriesRoles : requestRoles;
  if (of) return { movie, series }[of];
  return movie.length > 0 && series.length > 0 ? [...new Set([...movie, ...series])] : [];
}

function refuseDirect(roles: readonly string[], { allowDirectMessages }: Policy): Refusal | undefined {
  if (!allowDirectMessages) return { kind: "direct" };
  return roles.length > 0 ? { kind: "directRoles" } : undefined;
}

function refuseRequest({ guild, channels }: Asker, roles: readonly string[], policy: Policy): Refusal | undefined {
  const { requestChannels } = policy;
  if (roles.length > 0 && !shares(guild?.roles ?? [], roles)) return { kind: "role", ids: roles };
  if (requestChannels.length > 0 && !shares(channels, requestChannels)) {
    return { kind: "channel", ids: requestChannels };
  }
  return undefined;
}

function shares(some: readonly string[], others: readonly string[]): boolean {
  return some.some((it) => others.includes(it));
}

/** How often one person may ask. */
export interface Pace {
  /** Counts one command at `now` (ms); the seconds to wait when that is one too many, else 0. */
  take(person: string, now: number): number;
}

const MINUTE = 60_000;

/** At most `perMinute` commands of one person in any 60 s; 0 is no limit. Forgets people after that minute. */
export function createPace(perMinute: number): Pace {
  const taken = new Map<string, number[]>();
  let swept = 0;
  return {
    take(person, now) {
      if (perMinute === 0) return 0;
      if (now - swept > MINUTE) swept = sweep(taken, now);
      const recent = (taken.get(person) ?? []).filter((at) => now - at < MINUTE);
      const [oldest] = recent;
      if (oldest !== undefined && recent.length >= perMinute) return Math.ceil((oldest + MINUTE - now) / 1000);
      taken.set(person, [...recent, now]);
      return 0;
    },
  };
}

function sweep(taken: Map<string, number[]>, now: number): number {
  for (const [person, times] of taken) {
    if (times.every((at) => now - at >= MINUTE)) taken.delete(person);
  }
  return now;
}
