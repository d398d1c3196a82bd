/** Categories: where requests go, as the administrator sorts them. What they name in Seerr is looked at by `usherr check`. */
import * as z from "zod";
import { categoryKey, foldName } from "./category_key.ts";
import { snowflakes } from "./snowflakes.ts";
import { withoutRepeats } from "./tidy.ts";

/** A select of Discord's has 25 options, and films and series are never in one together. */
const MOST = 25;

const notText = "it is not a text in quotes";
const neither = "it is neither a name in quotes nor an id";
const noFlag = "it is neither true nor false";

/** A name, or the id that Seerr has for it. */
const nameOrId = z.union([z.string(neither).trim().min(1, neither), z.int(neither).positive(neither)], neither);

const category = z.strictObject({
  name: z.string(notText)
    .trim()
    .min(1, "it is empty")
    .max(50, "it is over 50 characters")
    .regex(/^\P{Cc}*$/u, "it has a line break or a tab")
    .meta({ cure: "Give the name that people choose by, of 50 characters at most" }),
  mediaType: z.enum(["movie", "tv"], "it is no kind of title").meta({ cure: 'Write "movie" or "tv"' }),
  is4k: z.boolean(noFlag).default(false).meta({ cure: "Write true for requests in 4K, or leave it out" }),
  serverId: z.int("it is not a whole number").min(0, "it is below 0").exactOptional().meta({
    cure: "Write the number of the server in Seerr, where the first is 0; or leave it out for the default server",
  }),
  profileId: nameOrId.exactOptional().meta({
    cure: 'Write the name of a quality profile like "HD-1080p" or its id, or leave it out for the server\'s own',
  }),
  rootFolder: nameOrId.exactOptional().meta({
    cure: 'Write the path of a root folder like "/data/anime" or its id, or leave it out for the server\'s own',
  }),
  tags: z.array(nameOrId, "it is not a list").overwrite(withoutRepeats).exactOptional().meta({
    cure: 'Write a list of names or ids like ["kids"], or leave it out for the server\'s own',
  }),
  roles: snowflakes("Give the ids of the roles that may choose it, or leave it out for everyone who may request"),
  anime: z.boolean(noFlag).default(false).meta({
    cure: "Write true to have it chosen for anime by itself, or leave it out",
  }),
}, "it is not an object in braces");

/** One category, complete. */
export type Category = z.output<typeof category>;

/** The list of them; names, and the keys of their buttons, are unique. */
export const categories = z.array(category, "it is not a list").superRefine((list, { addIssue }) => {
  for (const [i, { name, mediaType }] of list.entries()) {
    const before = list.slice(0, i);
    const path = [i, "name"];
    if (before.some((it) => foldName(it.name) === foldName(name))) {
      addIssue({ code: "custom", path, message: "another category has that name" });
    } else if (before.some((it) => categoryKey(it.name) === categoryKey(name))) {
      addIssue({ code: "custom", path, message: "buttons cannot tell it from another category's" });
    }
    if (before.filter((it) => it.mediaType === mediaType).length === MOST) {
      addIssue({ code: "custom", path: [i, "mediaType"], message: `Discord can offer ${MOST} categories of a kind` });
    }
  }
}).default([]).meta({ cure: 'Write [{ "name": "Anime", "mediaType": "tv", … }], or leave it out' });
