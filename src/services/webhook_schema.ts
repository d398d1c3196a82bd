/** The settings of Seerr's webhook; the whole of them stays, since a copy is kept before they are replaced. */
import * as z from "zod";
import { flagOr, numberOr } from "./lenient.ts";

/** Nothing that is missing says something: off, no types, no address. The payload is a text once it was written rightly. */
export const Webhook = z.looseObject({
  enabled: flagOr(false),
  types: numberOr(0),
  options: z.looseObject({
    webhookUrl: z.string().trim().catch(""),
    authHeader: z.string().catch(""),
    jsonPayload: z.unknown().optional(),
  }).catch({ webhookUrl: "", authHeader: "" }),
});
/** All settings, those that we do not know included. */
export type Webhook = z.infer<typeof Webhook>;
