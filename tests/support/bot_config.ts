/** The configuration of a bot that runs in a process of its own between the tiny servers. */
import type { TinyDiscord } from "../../src/playground/discord/mod.ts";
import type { TinySeerr } from "../../src/playground/seerr/mod.ts";

const SECRET = "a-secret-that-is-long-enough";

/** Writes the configuration of a bot on a free port, tells Seerr of that port, and gives the file's path. */
export async function writeConfig(
  folder: string,
  { discord, seerr, level = "info" }: { discord: TinyDiscord; seerr: TinySeerr; level?: string },
): Promise<string> {
  const listen = `127.0.0.1:${freePort()}`;
  const config = {
    store: `${folder}/usherr.db`,
    pace: 0,
    discord: { token: discord.token, apiUrl: discord.apiUrl },
    seerr: { url: seerr.url, apiKey: seerr.apiKey },
    notices: { pace: 0 },
    web: { listen, secret: SECRET },
    log: { level, format: "json" },
  };
  const path = `${folder}/config.json`;
  await Deno.writeTextFile(path, JSON.stringify(config));
  seerr.sendWebhooksTo(`http://${listen}/hooks/seerr`, SECRET);
  return path;
}

/** A port that nobody uses, below those that the system gives to outgoing connections: nobody takes it meanwhile. */
export function freePort(): number {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    try {
      Deno.listen({ hostname: "127.0.0.1", port }).close();
      return port;
    } catch (error) {
      if (!(error instanceof Deno.errors.AddrInUse)) throw error;
    }
  }
}
