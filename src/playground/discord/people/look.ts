/** How an interaction looks to the person who started it. */
import { isExpired, type Pending } from "../interactions/pending.ts";
import { FLAGS, INTERACTION } from "../rules/mod.ts";
import type { World } from "../world.ts";
import type { Seen, SeenError } from "./seen.ts";

/** Which interaction a person saw what of, so that they can go on from there. */
const origins = new WeakMap<Seen, Pending>();

/** The interaction behind what was seen. @throws Error when it was not seen here. */
export function originOf(seen: Seen): Pending {
  const pending = origins.get(seen);
  if (!pending) throw new Error("Cannot go on from something that was not seen here");
  return pending;
}

/** Whether something is what a person saw, and not a message. */
export function isSeen(value: object): value is Seen {
  return "followUps" in value;
}

/** Waits until there is something to see, for as long as people have patience. */
export async function look(world: World, pending: Pending): Promise<Seen> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<void>((resolve) => timer = setTimeout(resolve, world.settings.patience));
  await Promise.race([pending.settled.promise, patience]);
  clearTimeout(timer);
  return seenOf(world, pending);
}

function seenOf(world: World, pending: Pending): Seen {
  const seen: Seen = {
    get kind() {
      if (pending.modal) return "modal";
      return errorOf(world, pending) ? "failed" : "message";
    },
    get message() {
      const stored = pending.original ?? pending.source;
      if (!stored) throw new Error(`Cannot read the message: what was seen is ${errorOf(world, pending) ?? "a form"}`);
      return stored.wire;
    },
    get modal() {
      if (!pending.modal) throw new Error("Cannot read the form: what was seen is no form");
      return pending.modal;
    },
    get followUps() {
      return pending.followUps.filter((stored) => !stored.deleted).map((stored) => stored.wire);
    },
    get error() {
      return errorOf(world, pending);
    },
    get thinking() {
      return pending.thinking;
    },
    get ephemeral() {
      return (((pending.original ?? pending.source)?.wire.flags ?? 0) & FLAGS.ephemeral) !== 0;
    },
    get deleted() {
      return (pending.original ?? pending.source)?.deleted ?? false;
    },
  };
  origins.set(seen, pending);
  return seen;
}

/** "thinking…" that lasted as long as the token is a failure too. */
function errorOf(world: World, pending: Pending): SeenError | undefined {
  const forgotten = pending.thinking && isExpired(world, pending);
  if (pending.state !== "failed" && !forgotten) return undefined;
  return pending.asked.type === INTERACTION.command ? "The application did not respond" : "This interaction failed";
}
