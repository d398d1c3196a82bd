/** Reads a text line by line, without ever holding all of it (shell). */

/** Characters; a record of the store has 65,536 bytes at most, and what has no lines is no text. */
const LONGEST = 1_048_576;

/** The lines of a file, or of standard input for "-". @throws as the system does, when the first is asked for */
export async function* linesOf(path: string): AsyncGenerator<string> {
  const { readable } = path === "-" ? Deno.stdin : await Deno.open(path);
  yield* splitLines(readable);
}

/** The lines of bytes that come in pieces; an empty rest after the last line break is none. */
export async function* splitLines(bytes: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const part of bytes) {
    const lines = (rest + decoder.decode(part, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > LONGEST) throw new Error("a line has no end");
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== "") yield rest;
}
