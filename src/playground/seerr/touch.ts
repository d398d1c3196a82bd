/** updatedAt, which stands still from 2.6 to 3.1. */
import { since } from "./edition.ts";
import type { World } from "./world.ts";

/** Says that a row has changed now, in the releases that notice. */
export function touch(world: World, row: { updatedAt: number }): void {
  const still = since(world.edition, "2.6") && !since(world.edition, "3.2");
  if (!still) row.updatedAt = world.now();
}
