/** Reads what was sent to us, but neither endlessly much nor for ever. */

/** How much is read, in bytes, and how long it is waited for, in milliseconds. */
export interface Bounds {
  largest: number;
  patience: number;
}

/** The text of a request's body; 408 when it did not come in time, 413 when it is too long, 400 when it broke off. */
export async function readBody(request: Request, { largest, patience }: Bounds): Promise<string | 400 | 408 | 413> {
  if (Number(request.headers.get("content-length")) > largest) return 413;
  if (!request.body) return "";
  const reader = request.body.getReader();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    giveUp(reader);
  }, patience);
  try {
    const text = await readAll(reader, largest);
    if (text === undefined) giveUp(reader);
    return late ? 408 : text ?? 413;
  } catch {
    return late ? 408 : 400;
  } finally {
    clearTimeout(timer);
  }
}

/** Undefined when it is longer; then the rest is not read. */
async function readAll(reader: ReadableStreamDefaultReader<Uint8Array>, largest: number): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = "", read = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    read += part.value.byteLength;
    if (read > largest) return undefined;
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

function giveUp(reader: ReadableStreamDefaultReader<Uint8Array>): void {
  reader.cancel().catch(() => {});
}
