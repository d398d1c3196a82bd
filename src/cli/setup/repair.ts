/** What can be kept of a configuration that cannot be used. Pure. */
import { changedConfig, type Changes } from "../../config.ts";
import { type Draft, judged, NEEDED } from "./draft.ts";

/** How often what is left is looked at again: some problems show only when others are gone. */
const ROUNDS = 5;

/** A text that can be used but for what it lacks, and the keys that it lost for that; "" is the whole file. */
export function repaired(
  sources: Draft["sources"],
  former: string | undefined,
  keys: readonly string[],
): { text: string | undefined; dropped: string[] } {
  let text = former;
  let wrong = keys;
  const dropped: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const cures = wrong.filter((key) => !NEEDED.includes(key)).map(cureOf);
    const changes: Changes = Object.assign({}, ...cures);
    const next = changedConfig(text, changes);
    if ("problem" in next || wrong.includes("")) break;
    dropped.push(...Object.keys(changes));
    text = next.text;
    const found = judged(sources, text);
    if ("config" in found) return { text, dropped };
    wrong = found.problems.map(({ key }) => key);
  }
  return { text: undefined, dropped: [""] };
}

/** What takes a problem away. What is missing since something else is set, is cured by that; a list goes as a whole. */
function cureOf(key: string): Changes {
  if (key === "web.secret") return { "web.secret": undefined, "web.listen": undefined };
  if (key === "notices.channel") return { "notices.channel": undefined, "notices.to": undefined };
  return { [key.replace(/\[.*$/, "")]: undefined };
}
