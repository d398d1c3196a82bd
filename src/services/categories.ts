/** An administrator's categories: the names in the configuration as Radarr's and Sonarr's numbers. */
import type { Server, ServerDetails } from "./categories_schemas.ts";
import type { Desk } from "./desk.ts";
import type { Destination } from "./library.ts";
import type { Scope } from "./seerr.ts";
import { ServiceError } from "./service_error.ts";

/** TMDB's keyword for anime. */
export const ANIME_KEYWORD = 210024;

/** Where requests of a kind go; names are compared without case, and numbers are taken as they are when they exist. */
export interface Category {
  name: string;
  mediaType: "movie" | "tv";
  is4k: boolean;
  /** Starts at 0; left out: the default server of that quality. */
  serverId?: number;
  profileId?: number | string;
  /** Its path or its number. */
  rootFolder?: number | string;
  tags?: readonly (number | string)[];
}

/** A name or number that does not exist, and what does. */
export interface CategoryProblem {
  field: "serverId" | "is4k" | "profileId" | "rootFolder" | "tags";
  given: string;
  exists: string[];
}

/** What a category means on this server now. */
export type Resolved = { destination: Destination } | { problems: CategoryProblem[] };

/**
 * Where a request of a category goes: nothing for one that names nothing, else always with the number of the server that its
 * names were looked up on. @throws ServiceError, also when that Radarr or Sonarr is down.
 */
export async function resolveCategory(desk: Desk, category: Category, scope: Scope): Promise<Resolved> {
  const { seerr } = desk;
  const { mediaType, is4k, serverId, profileId, rootFolder, tags } = category;
  const servers = await desk.servers.get(mediaType, () => seerr.servers(mediaType, scope));
  const fitting = servers.filter((it) => it.is4k === is4k);
  const server = fitting.find((it) => serverId === undefined ? it.isDefault : it.id === serverId);
  if (!server) return { problems: [noServer(category, fitting)] };
  if (profileId === undefined && rootFolder === undefined && tags === undefined) {
    return { destination: serverId === undefined ? {} : { serverId } };
  }
  const key = `${mediaType} ${server.id}`;
  const offers = await desk.offers.get(key, () => seerr.serverDetails(mediaType, server.id, scope));
  // A server that was taken away since the list was read.
  if (!offers) return { problems: [noServer(category, fitting.filter((it) => it !== server))] };
  return choose(category, server, offers);
}

function noServer({ is4k, serverId }: Category, fitting: readonly Server[]): CategoryProblem {
  const exists = fitting.map(({ id, name }) => name ? `${id} (${name})` : String(id));
  if (serverId !== undefined) return { field: "serverId", given: String(serverId), exists };
  return { field: "is4k", given: String(is4k), exists };
}

function choose({ profileId, rootFolder, tags }: Category, server: Server, offers: ServerDetails): Resolved {
  const problems: CategoryProblem[] = [];
  const find = (field: CategoryProblem["field"], given: number | string, options: Option[]) => {
    const found = pick(given, options);
    if (!found) problems.push({ field, given: String(given), exists: options.map(({ name }) => name) });
    return found ? [found] : [];
  };
  const folders = offers.rootFolders.map(({ id, path }) => ({ id, name: path }));
  const labels = offers.tags.map(({ id, label }) => ({ id, name: label }));
  const [profile] = profileId === undefined ? [] : find("profileId", profileId, offers.profiles);
  const [folder] = rootFolder === undefined ? [] : find("rootFolder", rootFolder, folders);
  const chosen = tags?.flatMap((tag) => find("tags", tag, labels)).map(({ id }) => id);
  if (problems.length > 0) return { problems };
  return {
    destination: {
      serverId: server.id,
      ...(profile ? { profileId: profile.id } : {}),
      ...(folder ? { rootFolder: folder.name } : {}),
      ...(chosen ? { tags: [...new Set(chosen)] } : {}),
    },
  };
}

interface Option {
  id: number;
  name: string;
}

/** A number by number; a text by name, to the letter first, and at last as a number. */
function pick(given: number | string, options: readonly Option[]): Option | undefined {
  if (typeof given === "number") return options.find(({ id }) => id === given);
  return options.find(({ name }) => name === given) ?? options.find(({ name }) => loose(name) === loose(given)) ??
    options.find(({ id }) => String(id) === given.trim());
}

/** Case aside, and the slash at the end of a path. */
function loose(name: string): string {
  return name.trim().replace(/[\\/]+$/, "").toLowerCase();
}

/** A category, and what is wrong with it: nothing, when all that it names exists. */
export interface ProbedCategory {
  name: string;
  problems: CategoryProblem[];
  /** Its server could not be asked: the sentence of the failure. */
  failure?: string;
}

/** Looks every category up, for `usherr check`. */
export function probeCategories(desk: Desk, categories: readonly Category[]): Promise<ProbedCategory[]> {
  return Promise.all(categories.map(async (category) => {
    const { name } = category;
    try {
      const resolved = await resolveCategory(desk, category, {});
      return { name, problems: "problems" in resolved ? resolved.problems : [] };
    } catch (error) {
      if (error instanceof ServiceError) return { name, problems: [], failure: error.message };
      throw error;
    }
  }));
}
