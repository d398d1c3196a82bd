/** Asks the running bot over HTTP how it does (shell). */
import { type Health, HealthRecord } from "../../store/mod.ts";
import { getDirectly } from "./get_directly.ts";

/** What it answers has some 600 bytes, and comes within 4 s. */
const BOUNDS = { largest: 65_536, patience: 5_000 };

/** What it says at `listen`, or why that is not to be had: what follows its name. `patience` is in milliseconds. */
export async function askBot(listen: string, patience: number = BOUNDS.patience): Promise<Health | string> {
  const address = `http://${reachable(listen)}/health`;
  const answer = await getDirectly(address, { ...BOUNDS, patience });
  if (answer === "late") return `does not answer at ${address} within ${patience / 1_000} seconds`;
  if (answer === "nobody") return `does not run: nobody answers at ${address}`;
  const read = HealthRecord.safeParse(parsed(answer.text));
  if (read.success) return read.data;
  // The bot's own words for that it cannot look at itself in time.
  if (answer.status === 503) return `is down: it does not say how it does at ${address}`;
  return `does not run: something else answers at ${address}`;
}

/** Where it listens on every address, this machine reaches it at its own. */
export function reachable(listen: string): string {
  return listen.replace(/^0\.0\.0\.0(?=:)/, "127.0.0.1").replace(/^\[::\](?=:)/, "[::1]");
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
