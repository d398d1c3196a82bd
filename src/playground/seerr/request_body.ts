/** The bodies of POST and PUT /request. */
import * as z from "zod";
import type { BodyRule } from "./route.ts";

const options = {
  serverId: z.number().optional(),
  profileId: z.number().optional(),
  rootFolder: z.string().optional(),
  languageProfileId: z.number().optional(),
  tags: z.array(z.number()).optional().catch(undefined),
  userId: z.number().nullish(),
};

/** What POST /request reads, once the validator has let it pass. */
export const postedRequest = z.looseObject({
  mediaType: z.enum(["movie", "tv"]),
  mediaId: z.number(),
  seasons: z.union([z.literal("all"), z.array(z.number())]).optional(),
  is4k: z.boolean().optional(),
  tvdbId: z.number().optional(),
  ...options,
});

/** A body of POST /request. */
export type PostedRequest = z.infer<typeof postedRequest>;

/** What PUT /request/{id} reads. */
export const editedRequest = z.looseObject({
  mediaType: z.enum(["movie", "tv"]),
  seasons: z.array(z.number()).optional(),
  ...options,
});

/** A body of PUT /request/{id}. */
export type EditedRequest = z.infer<typeof editedRequest>;

const fields: BodyRule["fields"] = {
  mediaType: ["movie", "tv"],
  is4k: "boolean",
  serverId: "number",
  profileId: "number",
  rootFolder: "string",
  languageProfileId: "number",
  userId: "nullable number",
};

/** The validator's rule for POST /request. */
export const postRule: BodyRule = {
  required: ["mediaType", "mediaId"],
  fields: { ...fields, mediaId: "number", tvdbId: "number", seasons: "seasons" },
};

/** The validator's rule for PUT /request/{id}. */
export const putRule: BodyRule = { required: ["mediaType"], fields: { ...fields, seasons: "numbers" } };
