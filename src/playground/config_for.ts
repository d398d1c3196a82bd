/** The ordinary bot's configuration for the tiny servers, read as any other is. */
import { type Config, readConfig } from "../config.ts";
import type { TinyDiscord } from "./discord/mod.ts";
import type { TinySeerr } from "./seerr/mod.ts";

/** What is not as by default. */
export interface Different {
  discord?: Readonly<Record<string, unknown>>;
  notices?: Readonly<Record<string, unknown>>;
}

/** Everything in memory, nobody held up. @throws Error when `different` is no configuration */
export function configFor(discord: TinyDiscord, seerr: TinySeerr, different: Different = {}): Config {
  const file = {
    discord: { token: discord.token, apiUrl: discord.apiUrl, ...different.discord },
    seerr: { url: seerr.url, apiKey: seerr.apiKey },
    notices: { pace: 0, ...different.notices },
    store: ":memory:",
    pace: 0,
    log: { level: "error" },
  };
  const reading = readConfig({ file: JSON.stringify(file), folder: "/", env: {} });
  if ("config" in reading) return reading.config;
  throw new Error(`Cannot play: ${reading.problems.map(({ key, why }) => `"${key}": ${why}`).join(", ")}`);
}
