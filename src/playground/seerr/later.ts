/** What happens in the world some time after it was brought about. */
import type { World } from "./world.ts";

/** Something whose time comes. */
export interface Happening {
  /** Ms since the epoch. */
  readonly at: number;
  run(): void;
}

/** Lets something happen so many ms from now: at the latest with the next call after that. */
export function later(world: World, ms: number, run: () => void): number {
  const at = world.now() + ms;
  world.events.push({ at, run });
  world.post.wake(at);
  return at;
}

/** Lets everything happen whose time has come, in that order. */
export function settle(world: World): void {
  const now = world.now();
  if (!world.events.some((event) => event.at <= now)) return;
  const due = world.events.filter((event) => event.at <= now).sort((one, other) => one.at - other.at);
  for (const event of due) {
    world.events.splice(world.events.indexOf(event), 1);
    event.run();
  }
}
