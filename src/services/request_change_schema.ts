/** A request with everything that a change must send back, since Seerr resets what is left out. */
import * as z from "zod";
import { tmdbId } from "./lenient.ts";
import { MediaRequest } from "./seerr_schemas.ts";

const kept = <Value extends z.ZodType>(value: Value) => value.optional().catch(undefined);

/** The choices are missing when nobody made them. */
export const ChangeableRequest = MediaRequest.extend({
  media: kept(z.object({ tmdbId })),
  serverId: kept(z.number()),
  profileId: kept(z.number()),
  rootFolder: kept(z.string()),
  languageProfileId: kept(z.number()),
  tags: kept(z.array(z.number())),
});
/** A request as it stands before a change. */
export type ChangeableRequest = z.infer<typeof ChangeableRequest>;
