import type { Message } from "../discord/reply.ts";
import type { Service, ServiceFault } from "../services/service_error.ts";
import type { Words } from "../words/mod.ts";

/** The servers by the names that people know them by. */
const NAMES: Record<Service, string> = { seerr: "Seerr" };

/** What went wrong; undefined is a defect of ours. */
export type Fault = { service: Service; kind: ServiceFault } | undefined;

/** Which server has trouble and what to do, with the number that finds it in the log. */
export function apology({ trouble }: Words, fault: Fault, id: string): Message {
  const sentence = fault ? trouble[fault.kind](NAMES[fault.service]) : trouble.ours;
  return { content: `${sentence}\n${trouble.id(id)}` };
}
