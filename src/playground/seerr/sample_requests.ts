/** What the sample people have asked for before anybody looks. */
import type { Controls } from "./controls.ts";
import { day } from "./date.ts";
import { sampleIds } from "./sample_library.ts";
import { sampleUserIds } from "./sample_people.ts";

/** One pending request by somebody else, a quota used up, one that failed, one declined, one that arrived. */
export function populate(controls: Controls, now: number): void {
  const { moderator, quotaUsedUp, member } = sampleUserIds;
  controls.ask(moderator, "movie", sampleIds.pendingByAnother, { at: now - 3 * day });
  controls.ask(quotaUsedUp, "movie", sampleIds.firstOfMany, { at: now - 5 * day, status: 2 });
  controls.ask(quotaUsedUp, "movie", sampleIds.firstOfMany + 1, { at: now - 2 * day });
  controls.ask(member, "movie", sampleIds.firstOfMany + 2, { at: now - 9 * day, status: 4 });
  controls.ask(member, "movie", sampleIds.firstOfMany + 3, { at: now - 8 * day, status: 3 });
  controls.setStatus("movie", sampleIds.firstOfMany + 3, 1);
  controls.ask(member, "movie", sampleIds.firstOfMany + 4, { at: now - 7 * day, status: 2 });
  controls.arrive("movie", sampleIds.firstOfMany + 4);
}
