/** Lists of Discord's ids. */
import * as z from "zod";
import { withoutRepeats } from "./tidy.ts";

/** A list of ids, each once; none when it is left out. `cure` says which ids they are. */
export function snowflakes(cure: string) {
  const id = z.string("an id stands without quotes, and JSON numbers lose the last digits of one")
    .trim()
    .regex(/^\d{17,20}$/, "an id of Discord has 17 to 20 digits");
  return z.array(id, "it is not a list").overwrite(withoutRepeats).default([]).meta({
    cure: `${cure}. Write ["123456789012345678"]; Discord shows "Copy ID" with a right click in its developer mode`,
  });
}
