/** A title's name in one line, wherever it stands. */
import { cut, LIMITS } from "../discord/limits.ts";
import { escape, plain } from "../discord/markup.ts";
import type { Availability, TitleHit } from "../services/library.ts";

/** A short mark of how a title stands; nothing for one that can be asked for. */
const MARKS: Record<Availability, string> = {
  open: "",
  deleted: "",
  requested: " ⏳",
  processing: " ⏳",
  partial: " ◐",
  available: " ✅",
  blocklisted: " 🚫",
};

/** A title where Markdown is rendered: one line of at most `room` characters. */
export function titleText(title: string, room: number = LIMITS.embedTitle): string {
  return cut(escape(plain(title)) || "?", room);
}

/** One line for a choice or an option, at most 100 characters: a long title is cut, its year and mark are not. */
export function titleLine({ title, year, status }: TitleHit): string {
  const end = `${year ? ` (${year})` : ""}${MARKS[status]}`;
  return cut(plain(title) || "?", LIMITS.choice - end.length) + end;
}
