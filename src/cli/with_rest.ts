/** A line to the Discord of the configuration, for as long as a command needs it. */
import type { Config } from "../config.ts";
import { createRest, type Rest } from "../discord/rest.ts";
import type { Tools } from "./with_seerr.ts";

/** Opens it, and closes it again. */
export async function withRest<T>(
  { discord: { token, apiUrl } }: Pick<Config, "discord">,
  { log }: Pick<Tools, "log">,
  act: (rest: Rest) => Promise<T>,
): Promise<T> {
  const rest = createRest({ token, apiUrl, log });
  try {
    return await act(rest);
  } finally {
    rest.close();
  }
}
