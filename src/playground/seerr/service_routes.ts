/** What Seerr tells of its Radarr and Sonarr servers. */
import type { Reply } from "./call.ts";
import { since } from "./edition.ts";
import { message } from "./refusal.ts";
import type { Route, Visit } from "./route.ts";
import type { ArrServer, World } from "./world.ts";

type Kind = "radarr" | "sonarr";

/** Lists and details, for any signed-in person. */
export const serviceRoutes: readonly Route[] = (["radarr", "sonarr"] as const).flatMap((kind) => [
  {
    method: "GET",
    template: `/service/${kind}`,
    run: ({ world }: Visit) => ({ status: 200, body: world[kind].map((server) => showServer(kind, server, false)) }),
  },
  {
    method: "GET",
    template: `/service/${kind}/{${kind}Id}`,
    params: { [`${kind}Id`]: { kind: "number" } },
    run: ({ world, params }: Visit) => show(world, kind, Number(params[`${kind}Id`])),
  },
]);

/** While Radarr is down, releases before 3.3 forget to answer; Sonarr's route always did. */
function show(world: World, kind: Kind, id: number): Reply {
  const server = world[kind].find((server) => server.id === id);
  const product = kind === "radarr" ? "Radarr" : "Sonarr";
  if (server === undefined) {
    return message(404, `${product} server with provided ID ${kind === "radarr" ? " " : ""}does not exist.`);
  }
  if (world.faults.arr === "down") {
    if (kind === "radarr" && !since(world.edition, "3.3")) return "never";
    const what = kind === "radarr" ? "tags" : "system status";
    return message(500, `[${product}] Failed to retrieve ${what}: socket hang up`);
  }
  return {
    status: 200,
    body: {
      server: showServer(kind, server, true),
      profiles: server.profiles,
      rootFolders: server.rootFolders.map((folder) => ({ ...folder, freeSpace: 3e12, totalSpace: 8e12 })),
      ...(kind === "sonarr" ? { languageProfiles: null } : {}),
      tags: [{ id: 1, label: "discord" }, { id: 2, label: "kids" }],
    },
  };
}

function showServer(kind: Kind, server: ArrServer, whole: boolean): Record<string, unknown> {
  const [folder] = server.rootFolders;
  return {
    id: server.id,
    name: server.name,
    is4k: server.is4k,
    isDefault: true,
    activeDirectory: folder?.path ?? "/data",
    activeProfileId: (server.profiles[1] ?? server.profiles[0])?.id ?? 1,
    ...(kind === "sonarr" ? anime(server, whole) : {}),
    activeTags: [],
  };
}

function anime(server: ArrServer, whole: boolean): Record<string, unknown> {
  if (server.is4k) return { activeLanguageProfileId: 1, ...(whole ? { activeAnimeTags: [] } : {}) };
  return {
    activeAnimeProfileId: 4,
    activeAnimeDirectory: "/data/media/anime",
    activeLanguageProfileId: 1,
    activeAnimeLanguageProfileId: 1,
    ...(whole ? { activeAnimeTags: [] } : {}),
  };
}
