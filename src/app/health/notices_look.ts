/** The notices as health sees them: what this process does, and what the store knows of all. */
import { within } from "../../discord/within.ts";
import type { Health, Marks, Store } from "../../store/mod.ts";
import type { Notices } from "../notices.ts";

/** Who is asked. */
export interface NoticesLookParts {
  store: { notices: Pick<Store["notices"], "waiting" | "marks"> };
  notices: Pick<Notices, "state">;
}

/** What waits is left out when the store does not say so within `patience` ms. Never rejects. */
export async function lookAtNotices(
  { store, notices }: NoticesLookParts,
  patience: number,
): Promise<Health["notices"]> {
  const { watcher, courier, isLeading } = notices.state();
  const reading = Promise.all([store.notices.waiting(), store.notices.marks()]).catch(() => undefined);
  const [waiting, marks] = await within(reading, patience) ?? [undefined, {}];
  return {
    ...(waiting ? { waiting: waiting.owed, held: waiting.held } : {}),
    ...(waiting?.oldest === undefined ? {} : { oldest: waiting.oldest }),
    sent: courier.sent,
    failed: courier.failed,
    isLeading,
    ...timesOf(marks, watcher),
    ...(watcher.trouble ? { fault: watcher.trouble.fault, trouble: watcher.trouble.says } : {}),
    ...(courier.halted ? { halted: courier.halted } : {}),
  };
}

/** What was done last, by whichever process. */
function timesOf(
  marks: Marks,
  own: Pick<Marks, "sweptAt" | "walkedAt">,
): Pick<Health["notices"], "sweptAt" | "walkedAt" | "hookedAt"> {
  const sweptAt = later(marks.sweptAt, own.sweptAt);
  const walkedAt = later(marks.walkedAt, own.walkedAt);
  return {
    ...(sweptAt === undefined ? {} : { sweptAt }),
    ...(walkedAt === undefined ? {} : { walkedAt }),
    ...(marks.hookedAt === undefined ? {} : { hookedAt: marks.hookedAt }),
  };
}

function later(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a;
}
