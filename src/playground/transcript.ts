/** A chat as text: what a person sees of a message in Discord, for a terminal. Pure. */
import type { APIEmbed, APIMessage } from "discord-api-types/v10";

/** The width of a message, in characters. */
const WIDTH = 78;

/** How many options of a list are shown. */
const SEEN = 6;

/** What the parts of a message that this shows are called, in Discord's spelling. */
type Shown = Pick<APIMessage, "content" | "embeds" | "components">;

/** A message as lines: its text, its embeds in a frame, its buttons in brackets. */
export function messageLines(message: Shown, now: number): string[] {
  return [
    ...(message.content ? textLines(message.content, now) : []),
    ...message.embeds.flatMap((embed) => embedLines(embed, now)),
    ...(message.components ?? []).flatMap((row) => row.type === 1 ? rowLines(row.components) : []),
  ];
}

/** Discord's Markdown as plain text: no marks, times in words. */
export function rendered(text: string, now: number): string {
  return text
    .replace(/<t:(\d+):\w>/g, (_, seconds) => inWords(Number(seconds) * 1000 - now))
    .replace(/<\/([^:>]+):\d+>/g, "/$1")
    .replace(/(^|[^\\])\*\*/g, "$1")
    .replace(/^-# /gm, "")
    .replace(/```\n?/g, "")
    .replace(/\\([\\*_~`|<>[\]()#+-])/g, "$1")
    .replace(/\u200b/g, "");
}

function inWords(ms: number): string {
  const hours = Math.round(Math.abs(ms) / 3_600_000);
  const span = hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
  return ms < 0 ? `${span} ago` : `in ${span}`;
}

function textLines(text: string, now: number, width = WIDTH): string[] {
  return rendered(text, now).split("\n").flatMap((line) => wrap(line, width));
}

function wrap(line: string, width: number): string[] {
  const lines = [""];
  for (const word of line.split(" ")) {
    const last = lines[lines.length - 1] ?? "";
    if (last && last.length + word.length >= width) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines;
}

function embedLines({ title, description, fields = [], footer, thumbnail }: APIEmbed, now: number): string[] {
  const inner = WIDTH - 2;
  const short = fields.filter((it) => it.inline).map(({ name, value }) => `${name}: ${rendered(value, now)}`);
  const lines = [
    ...(title ? textLines(`${title}${thumbnail ? "  [poster]" : ""}`, now, inner) : []),
    ...(description ? textLines(description, now, inner) : []),
    ...(short.length > 0 ? wrap(short.join("  ·  "), inner) : []),
    ...fields.filter((it) => !it.inline).flatMap(({ name, value }) => textLines(`${name}: ${value}`, now, inner)),
    ...(footer ? wrap(footer.text, inner) : []),
  ];
  return lines.map((line) => `┃ ${line}`);
}

type Component = Extract<NonNullable<APIMessage["components"]>[number], { type: 1 }>["components"][number];

function rowLines(components: readonly Component[]): string[] {
  const buttons = components.flatMap((it) => {
    if (it.type !== 2 || !("label" in it) || !it.label) return [];
    return "url" in it ? [`[${it.label} ↗]`] : [`[${it.label}]`];
  });
  const picks = components.flatMap((it) =>
    it.type === 3 ? [`[${it.placeholder ?? ""} ▾]`, ...optionLines(it.options.map(({ label }) => label))] : []
  );
  return [...(buttons.length > 0 ? [buttons.join(" ")] : []), ...picks];
}

/** As much of a list as one sees without scrolling. */
function optionLines(labels: readonly string[]): string[] {
  const lines = labels.slice(0, SEEN).map((label) => `   • ${label}`);
  return labels.length > SEEN ? [...lines, `   … and ${labels.length - SEEN} more`] : lines;
}
