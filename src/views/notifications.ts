/** The panel of what somebody is told, and when not. */
import { buttons } from "../buttons.ts";
import { button, row } from "../discord/components.ts";
import type { Message } from "../discord/reply.ts";
import type { EventName, Habits } from "../store/mod.ts";
import type { Words } from "../words/mod.ts";
import { field } from "./title_card.ts";

/** Every event in the order of the panel, and whether it is told unless somebody chose. */
export const EVENTS: readonly { name: EventName; byDefault: boolean }[] = [
  { name: "available", byDefault: true },
  { name: "declined", byDefault: true },
  { name: "failed", byDefault: true },
  { name: "partial", byDefault: false },
  { name: "approved", byDefault: false },
  { name: "removed", byDefault: false },
];

/** What somebody is told and when not, with a button for each. */
export function notificationPanel(words: Words, habits: Habits, note?: string): Message {
  const { notifications: says } = words;
  const isOn = (name: EventName, byDefault: boolean) => habits.events?.[name] ?? byDefault;
  const toggle = ({ name, byDefault }: (typeof EVENTS)[number]) => {
    const on = isOn(name, byDefault);
    const id = buttons.toggleEvent.encode(name, on ? "off" : "on");
    return button(`${says.events[name]}: ${on ? says.on : says.off}`, id, on ? "success" : "secondary");
  };
  return {
    ...(note ? { content: note } : {}),
    embeds: [{
      title: says.title,
      description: says.hint,
      color: 0x3b82f6,
      fields: field(says.quiet, quietText(words, habits)),
    }],
    components: [
      row(...EVENTS.slice(0, 3).map(toggle)),
      row(...EVENTS.slice(3).map(toggle)),
      ...(habits.quiet ? [row(button(says.quietOff, buttons.noQuiet.encode()))] : []),
    ],
  };
}

function quietText({ notifications: says }: Words, { quiet, zone }: Habits): string {
  if (quiet) return says.quietHours(clock(quiet.from), clock(quiet.to), zone ?? "UTC");
  return zone ? `${says.quietNone} (${zone})` : says.quietNone;
}

/** "22:30" for minutes after midnight. */
function clock(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}
