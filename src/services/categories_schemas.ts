/** Seerr's answers about its Radarr and Sonarr servers, without their addresses. */
import * as z from "zod";
import { flagOr, id, listOf, text } from "./lenient.ts";

const Server = z.object({ id, name: text, is4k: flagOr(false), isDefault: flagOr(false) });

/** A Radarr or Sonarr; numbers start at 0. */
export type Server = z.infer<typeof Server>;

/** All servers of a product. */
export const Servers = z.array(z.unknown()).pipe(listOf(Server));
/** Those that could be read; odd ones drop out. */
export type Servers = z.infer<typeof Servers>;

/** What a server offers. */
export const ServerDetails = z.object({
  profiles: listOf(z.object({ id, name: z.string() })),
  rootFolders: listOf(z.object({ id, path: z.string() })),
  tags: listOf(z.object({ id, label: z.string() })),
});
/** Its profiles, root folders and tags, each with its number. */
export type ServerDetails = z.infer<typeof ServerDetails>;
