/** Who a message mentions: what its content says, as far as allowed_mentions lets it. */
import { type Fields, isObject, textOf } from "../rules/mod.ts";
import type { World } from "../world.ts";

/** The keys of a message that say whom it mentions. */
export function mentionsOf(world: World, body: Fields): Fields {
  const content = textOf(body, "content");
  const allows = allowing(body.allowed_mentions);
  const users = found(content, /<@!?(\d+)>/g).filter((id) => allows("users", id) && world.people.has(id));
  return {
    mentions: users.flatMap((id) => world.people.get(id)?.user ?? []),
    mention_roles: found(content, /<@&(\d+)>/g).filter((id) => allows("roles", id)),
    mention_everyone: /@(everyone|here)/.test(content) && allows("everyone", ""),
  };
}

function found(content: string, pattern: RegExp): string[] {
  return [...new Set([...content.matchAll(pattern)].flatMap((match) => match[1] ?? []))];
}

/** Without allowed_mentions, everything in the content counts. */
function allowing(allowed: unknown): (what: "users" | "roles" | "everyone", id: string) => boolean {
  if (!isObject(allowed)) return () => true;
  const listed = (key: string): unknown[] => {
    const value = allowed[key];
    return Array.isArray(value) ? value : [];
  };
  return (what, id) => listed("parse").includes(what) || (what !== "everyone" && listed(what).includes(id));
}
