/** Texts that are more than texts: addresses, and secrets. */
import * as z from "zod";
import { tidySecret } from "./tidy.ts";

/** Why a value from config.example.json does not do. */
export const STILL_EXAMPLE = "it is still the placeholder of the example";

/** Of every secret: it is sent as a header. */
export const KEY_SIGNS = { pattern: /^[\x21-\x7e]*$/, why: "it has blanks or characters that no key has" };

/** A text that is sent as a header and never shown. */
export function secret(placeholder: string, cure: string) {
  return z.string("it is not a text in quotes")
    .overwrite(tidySecret)
    .min(1, { error: "it is missing", abort: true })
    .refine((text) => text !== placeholder, { error: STILL_EXAMPLE, abort: true })
    .regex(KEY_SIGNS.pattern, KEY_SIGNS.why)
    .meta({ cure, secret: true });
}

/** The address of a server. */
export function address(tidy: (url: string) => string) {
  return z.string("it is not a text in quotes")
    .overwrite(tidy)
    .min(1, { error: "it is missing", abort: true })
    .superRefine(refuseOddUrl);
}

/** The address of a server, or "" for none. */
export function optionalAddress(tidy: (url: string) => string) {
  return z.string("it is not a text in quotes")
    .overwrite(tidy)
    .superRefine(refuseOddUrl);
}

function refuseOddUrl(url: string, { addIssue }: z.core.$RefinementCtx<string>): void {
  const why = url && oddity(url);
  if (why) addIssue({ code: "custom", message: why });
}

function oddity(url: string): string | undefined {
  if (!URL.canParse(url) || !/^https?:\/\/[^/]/.test(url)) {
    return "it is no address that starts with http:// or https://";
  }
  if (new URL(url).username + new URL(url).password !== "") return "it has a name or password in it";
  return /[?#]/.test(url) ? 'it has a "?" or "#" in it' : undefined;
}
