/** Discord's Markdown: text from outside is shown as it is, never as markup, and mentions nobody. */

/** Control characters, lone surrogates, and the marks that turn the direction of everything after them. */
const UNSEEN = /(?!\n)\p{Cc}|[\u200b\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]|\p{Cs}/gu;
/** Everything that begins or ends markup anywhere in a line. */
const MARKUP = /[\\*_~`|<>[\]()]/g;
/** Headings, quotes, lists and small print, which count only where a line begins. */
const AT_LINE_START = /^(\s*)(#{1,3}|-#|[-+]|\d+(?=[.)]))(?=\s|[.)]|$)/gm;

/** Text from outside for where Discord renders no Markdown (labels, choices, footers): one clean line. */
export function plain(text: string): string {
  return text.replace(/\s/g, " ").replace(UNSEEN, "").replace(/ +/g, " ").trim();
}

/** Text from outside for where Discord renders Markdown; line breaks stay. */
export function escape(text: string): string {
  return text.replace(UNSEEN, "").replace(MARKUP, "\\$&").replace(AT_LINE_START, escapeStart)
    .replace(/@(everyone|here)/g, "@\u200b$1").replaceAll("://", ":\u200b//");
}

function escapeStart(_: string, space: string, mark: string): string {
  return /^\d/.test(mark) ? `${space}${mark}\u200b` : `${space}\\${mark}`;
}

/** A moment, shown in each reader's own time zone. R is relative ("in 3 hours"), D a date, d a short one, f date and time. */
export function moment(ms: number, style: "R" | "D" | "d" | "f"): string {
  return `<t:${Math.floor(ms / 1000)}:${style}>`;
}

/** A command that can be clicked, in each reader's language; its plain name while its id is unknown. */
export function commandMention(name: string, id: string | undefined): string {
  return id ? `</${name}:${id}>` : `\`/${name}\``;
}

/** A text on a line of its own, ready to copy. */
export function copyable(text: string): string {
  return `\`\`\`\n${text.replaceAll("`", "")}\n\`\`\``;
}
