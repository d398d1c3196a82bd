/** What somebody reads when something went wrong. */
import type { Message } from "../discord/reply.ts";
import type { Service, ServiceFault } from "../services/service_error.ts";
import type { Words } from "../words/mod.ts";

/** The servers by the names that people know them by. */
const NAMES: Record<Service, string> = { seerr: "Seerr" };

/** What went wrong: with a server, or with what the bot remembers; undefined is a defect of ours. */
export type Fault = { service: Service; kind: ServiceFault } | "store" | undefined;

/** Which server has trouble and what to do, with the number that finds it in the log. */
export function apology({ trouble }: Words, fault: Fault, id: string): Message {
  return { content: `${sentenceFor(trouble, fault)}\n${trouble.id(id)}` };
}

function sentenceFor(trouble: Words["trouble"], fault: Fault): string {
  if (!fault) return trouble.ours;
  return fault === "store" ? trouble.store : trouble[fault.kind](NAMES[fault.service]);
}
