/** What somebody still wants to hear of what they are owed: they may have switched it off, or stopped it, since. */
import { EVERYBODY, type Follow, type Habits, type Line, type Notice, type NoticeStore } from "../../store/mod.ts";

/** A message with what is still wanted of it, undefined when that is nothing; and its person's habits. */
export interface StillWanted {
  notice: Notice | undefined;
  habits: Habits;
}

/** What there is to tell of a message now. Throws what the store throws. */
export async function stillWanted(
  store: Pick<NoticeStore, "habits" | "follow">,
  notice: Notice,
): Promise<StillWanted> {
  const { person } = notice;
  if (person === EVERYBODY) return { notice: notice.lines.length > 0 ? notice : undefined, habits: {} };
  const [habits, { value: follow }] = await Promise.all([store.habits(person), store.follow(person, notice)]);
  const lines = isStopped(notice, follow) ? [] : wanted(notice.lines, habits);
  return { notice: lines.length > 0 ? { ...notice, lines } : undefined, habits };
}

/** Found before they wanted to hear no more of it. */
function isStopped({ at }: Notice, follow: Follow | undefined): boolean {
  return follow?.ended?.why === "stopped" && at <= follow.ended.at;
}

/** Without what the person has switched off since. */
function wanted(lines: readonly Line[], { events = {} }: Habits): Line[] {
  const off = new Set(Object.entries(events).filter(([, isOn]) => isOn === false).map(([event]) => event));
  return lines.filter(({ event }) => !off.has(event));
}
