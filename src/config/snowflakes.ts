/** Discord's ids, and lists of them. */
import * as z from "zod";
import { withoutRepeats } from "./tidy.ts";

const unquoted = "an id stands without quotes, and JSON numbers lose the last digits of one";
const noId = "an id of Discord has 17 to 20 digits";
const whereFrom = 'Discord shows "Copy ID" with a right click in its developer mode';

/** An id, or "" when it is left out. `cure` says which id it is. */
export function snowflake(cure: string) {
  return z.string(unquoted).trim().regex(/^(?:\d{17,20})?$/, noId).default("").meta({
    cure: `${cure}. Write "123456789012345678"; ${whereFrom}`,
  });
}

/** A list of ids, each once; none when it is left out. `cure` says which ids they are. */
export function snowflakes(cure: string) {
  const id = z.string(unquoted).trim().regex(/^\d{17,20}$/, noId);
  return z.array(id, "it is not a list").overwrite(withoutRepeats).default([]).meta({
    cure: `${cure}. Write ["123456789012345678"]; ${whereFrom}`,
  });
}
