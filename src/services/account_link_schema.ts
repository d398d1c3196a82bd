/** An account's settings for notices, which only ever go back to Seerr: they hold tokens. */
import * as z from "zod";

/** As Seerr gave them. */
export const NotificationSettings = z.record(z.string(), z.unknown());
/** All of them, those that we do not know included. */
export type NotificationSettings = z.infer<typeof NotificationSettings>;
