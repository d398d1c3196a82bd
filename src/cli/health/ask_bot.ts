/** Asks the running bot over HTTP how it does (shell). */
import { type Health, HealthRecord } from "../../store/mod.ts";

/** In milliseconds; it answers within 4 s. */
const PATIENCE = 5_000;

/** What it says at `listen`, or why that is not to be had: what follows its name. */
export async function askBot(listen: string): Promise<Health | string> {
  const address = `http://${reachable(listen)}/health`;
  try {
    const response = await fetch(address, { redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
    const read = HealthRecord.safeParse(parsed(await response.text()));
    if (read.success) return read.data;
    // The bot's own words for that it cannot look at itself in time.
    if (response.status === 503) return `is down: it does not say how it does at ${address}`;
    return `does not run: something else answers at ${address}`;
  } catch (error) {
    const isLate = error instanceof Error && error.name === "TimeoutError";
    return isLate ? `does not answer at ${address} within 5 seconds` : `does not run: nobody answers at ${address}`;
  }
}

/** Where it listens on every address, this machine reaches it at its own. */
export function reachable(listen: string): string {
  return listen.replace(/^0\.0\.0\.0(?=:)/, "127.0.0.1").replace(/^\[::\](?=:)/, "[::1]");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
