/** `/notifications`: which events I am told of, and my quiet hours. */
import { buttons } from "../buttons.ts";
import { escape } from "../discord/markup.ts";
import type { Choice } from "../discord/options.ts";
import { type Message, show, update } from "../discord/reply.ts";
import type { Habits } from "../store/mod.ts";
import { notificationPanel } from "../views/notifications.ts";
import { command, type Context, press } from "./context.ts";

const manner = { needs: "own", by: "asker", late: "update", writes: true } as const;
/** Discord takes 25 choices. */
const MOST = 25;

/** The command and its panel. */
export const notifications = command({
  name: "notifications",
  label: (words) => words.notifications,
  needs: "own",
  options: {
    quiet_from: { type: "text", label: (words) => words.notifications.from, maxLength: 10 },
    quiet_to: { type: "text", label: (words) => words.notifications.to, maxLength: 10 },
    time_zone: {
      type: "text",
      label: (words) => words.notifications.zone,
      maxLength: 60,
      suggest: ({ now }, typed) => Promise.resolve(suggestZones(typed, now)),
    },
  },
  async run(context, { quiet_from: from, quiet_to: to, time_zone: typedZone }) {
    const before = await context.following.habits();
    const habits = changed(context, before, { from, to, zone: typedZone });
    if (typeof habits === "string") return show(notificationPanel(context.words, before, habits));
    if (habits === before) return show(panel(context, habits));
    const { quiet, zone } = habits;
    const chosen = { ...(quiet ? { quiet } : {}), ...(zone ? { zone } : {}) };
    return show(panel(context, await context.following.changeHabits((it) => ({ ...it, ...chosen }))));
  },

  presses: [
    press(buttons.toggleEvent, manner, async (context, [event, to]) => {
      const habits = await context.following.changeHabits((before) => ({
        ...before,
        events: { ...before.events, [event]: to === "on" },
      }));
      return update(panel(context, habits));
    }),

    press(buttons.noQuiet, manner, async (context) => {
      const habits = await context.following.changeHabits(({ quiet: _, ...others }) => others);
      return update(panel(context, habits));
    }),
  ],
});

function panel({ words, following }: Context, habits: Habits): Message {
  return notificationPanel(words, habits, following.tells ? undefined : words.following.silent);
}

interface Typed {
  from: string | undefined;
  to: string | undefined;
  zone: string | undefined;
}

/** The habits after what was typed, the same ones when that was nothing; a sentence when it cannot be understood. */
function changed({ words: { notifications: says } }: Context, before: Habits, typed: Typed): Habits | string {
  const { from, to, zone: typedZone } = typed;
  const zone = typedZone === undefined ? before.zone : zoneNamed(typedZone);
  if (typedZone !== undefined && !zone) return says.badZone(escape(typedZone));
  const after = typedZone === undefined || !zone ? before : { ...before, zone };
  if (from === undefined && to === undefined) return after;
  const [begins, ends] = [from, to].map((it) => it === undefined ? undefined : minutesOf(it));
  if (from !== undefined && begins === undefined) return says.badTime(escape(from));
  if (to !== undefined && ends === undefined) return says.badTime(escape(to));
  const quiet = { from: begins ?? before.quiet?.from, to: ends ?? before.quiet?.to };
  if (quiet.from === undefined || quiet.to === undefined) return says.both;
  if (quiet.from === quiet.to) return says.sameTime;
  return zone ? { ...after, quiet: { from: quiet.from, to: quiet.to } } : says.needZone;
}

/** Minutes after midnight of "22:30", "22.30", "8" or "10:30 pm"; undefined for anything else. */
function minutesOf(typed: string): number | undefined {
  const [, hours = "", minutes = "0", half = ""] =
    /^\s*(\d{1,2})(?:[:.h](\d{2}))?\s*(?:(am|pm)|uhr)?\s*$/i.exec(typed) ?? [];
  const isPm = half.toLowerCase() === "pm";
  const twelve = half ? Number(hours) % 12 + (isPm ? 12 : 0) : Number(hours);
  const isTime = hours !== "" && twelve < 24 && Number(minutes) < 60 &&
    (!half || (Number(hours) >= 1 && Number(hours) <= 12));
  return isTime ? twelve * 60 + Number(minutes) : undefined;
}

/** A time zone as it is spelt; undefined when there is none of that name. */
function zoneNamed(typed: string): string | undefined {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: typed.trim().replace(/ /g, "_") }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** Time zones whose name holds what was typed, each with the time there. */
function suggestZones(typed: string, now: number): Choice[] {
  const text = typed.trim().toLowerCase().replace(/ /g, "_");
  const zones = ["UTC", ...Intl.supportedValuesOf("timeZone")];
  const found = zones.filter((zone) => zone.toLowerCase().includes(text));
  const ordered = text ? found : [...COMMON, ...found.filter((zone) => !COMMON.includes(zone))];
  return ordered.slice(0, MOST).map((zone) => ({ name: `${zone} (${timeIn(zone, now)})`, value: zone }));
}

/** Shown before anything is typed. */
const COMMON = [
  "Europe/Berlin",
  "Europe/London",
  "America/New_York",
  "America/Chicago",
  "America/Los_Angeles",
  "Asia/Kolkata",
  "Asia/Tokyo",
  "Australia/Sydney",
];

function timeIn(zone: string, now: number): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeStyle: "short" }).format(now);
}
