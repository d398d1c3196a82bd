/** Questions that are asked until they are answered: a line, a yes, something that is looked at first. */
import { EXIT, type Io } from "../io.ts";
import { SetupEnd } from "./session.ts";

/** A question, and what Enter alone means. */
export interface Question {
  question: string;
  hidden?: "hidden";
  /** Stands in brackets, and is taken as if `text` were typed. */
  fallback?: { shown: string; text: string };
  /** The first answer is this, and nobody is asked. */
  preset?: string | undefined;
}

/** What an answer means, or why it does not do. */
export type Read<T> = { value: T } | { wrong: readonly string[]; again?: true };

/** A line without blanks around it; never empty without a fallback. @throws SetupEnd when they want to end */
async function askText(io: Io, { question, hidden, fallback }: Question): Promise<string> {
  const prompt = `${question}${fallback ? ` [${fallback.shown}]` : ""}: `;
  for (;;) {
    const answer = await io.ask(prompt, hidden);
    if (answer === undefined) throw new SetupEnd(EXIT.failed);
    const text = answer.trim();
    if (text !== "") return text;
    if (fallback) return fallback.text;
    io.out("✗ Nothing was typed. Ctrl-C ends this");
  }
}

/** Asks again until the answer does; says each time why it does not. */
export async function askUntil<T>(
  io: Io,
  asked: Question,
  read: (text: string) => Read<T> | Promise<Read<T>>,
): Promise<T> {
  let { preset, fallback } = asked;
  for (;;) {
    const text = preset ?? await askText(io, { ...asked, ...fallback && { fallback } });
    preset = undefined;
    const found = await read(text);
    if ("value" in found) return found.value;
    for (const line of found.wrong) io.out(`✗ ${line}`);
    if (found.again) fallback = { shown: "the same again", text };
  }
}

/** Yes or no, in any case and abbreviated. */
export async function askYes(io: Io, question: string, fallback: boolean): Promise<boolean> {
  const shown = fallback ? "yes" : "no";
  return await askUntil(io, { question, fallback: { shown, text: shown } }, (text) => {
    if (/^y(?:es?)?$/i.test(text)) return { value: true };
    if (/^no?$/i.test(text)) return { value: false };
    return { wrong: ["Answer yes or no"] };
  });
}

/** One of some options, by its number or its name. */
export async function askOne<T extends string>(
  io: Io,
  { question, options, current }: { question: string; options: readonly (readonly [T, string])[]; current: T },
): Promise<T> {
  options.forEach(([, text], i) => io.out(`  ${i + 1}  ${text}`));
  const at = options.findIndex(([name]) => name === current);
  const fallback = { shown: `${at + 1}`, text: `${at + 1}` };
  return await askUntil(io, { question, ...at >= 0 && { fallback } }, (text) => {
    const found = /^\d+$/.test(text)
      ? options[Number(text) - 1]
      : options.find(([name]) => name === text.toLowerCase());
    return found ? { value: found[0] } : { wrong: [`Answer with a number from 1 to ${options.length}`] };
  });
}
