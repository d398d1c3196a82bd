/** A line while it is typed, as a terminal in raw mode hands it over: what it says, and what is to be shown of it. Pure. */

/** What came of some typing. */
export interface Taken {
  /** The line as it stands now. */
  line: string;
  /** What the terminal is to show. */
  echo: string;
  /** line: it is complete · ended: Ctrl-C or Ctrl-D · typing: more is to come. */
  state: "line" | "ended" | "typing";
  /** What was typed after the end; while they are typing, the beginning of a key's sequence that is not whole yet. */
  rest: string;
}

/** A key's escape sequence, a line break, or one sign. */
// deno-lint-ignore no-control-regex
const SIGNS = /\x1b(?:\[[0-?]*[ -/]*[@-~]|O[^\p{Cc}]|[^[O\p{Cc}])?|\r\n|[\s\S]/gu;

/** The beginning of such a sequence, at the end of what was read. */
// deno-lint-ignore no-control-regex
const CUT = /\x1b(?:\[[0-?]*[ -/]*|O)?$/;

/** Ctrl-C, and Ctrl-D. */
const ENDS = ["\x03", "\x04"];
/** What terminals send for Backspace. */
const BACKSPACE = ["\x7f", "\b"];
/** Ctrl-U. */
const CLEAR = "\x15";

/**
 * Takes what was typed, up to the end of the line. Keys that move about or do other things are left out; `cut` is the
 * `rest` of the time before.
 */
export function takeTyped(line: string, typed: string, cut = ""): Taken {
  // Escape alone begins nothing when another key follows.
  const whole = cut === "\x1b" && !/^[[O]/.test(typed) ? typed : cut + typed;
  const open = CUT.exec(whole)?.[0] ?? "";
  const ready = whole.slice(0, whole.length - open.length);
  let echo = "";
  for (const { 0: sign, index } of ready.matchAll(SIGNS)) {
    const rest = whole.slice(index + sign.length);
    if (/^[\r\n]/.test(sign)) return { line, echo, state: "line", rest };
    if (ENDS.includes(sign)) return { line: "", echo, state: "ended", rest };
    if (BACKSPACE.includes(sign) || sign === CLEAR) {
      const kept = sign === CLEAR ? "" : [...line].slice(0, -1).join("");
      echo += "\b \b".repeat(widthOf(line) - widthOf(kept));
      line = kept;
    } else if (!/^\p{Cc}/u.test(sign)) {
      line += sign;
      echo += sign;
    }
  }
  return { line, echo, state: "typing", rest: open };
}

/** How many columns a terminal needs for a text: East Asian signs and emoji take two, what only changes another none. */
function widthOf(text: string): number {
  return [...text].reduce((width, sign) => width + (NARROW.test(sign) ? 0 : WIDE.test(sign) ? 2 : 1), 0);
}

const NARROW = /[\p{Mn}\p{Me}\u200b-\u200f\ufe00-\ufe0f]/u;
const WIDE = /[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60\uffe0-\uffe6]/u;
