/** How the bot does, for everybody who can reach its HTTP side. */
import type { Health } from "../../store/mod.ts";

/** Without an error's own words, which may name a title, a path or a person's account: that and what is wrong is enough. */
export function inPublic({ notices: { trouble: _, ...notices }, ...health }: Health): Health {
  return { ...health, notices };
}
