/** Reads an answer's body, but not for ever: an endless one is cut by size (here) and by time (the request's signal). */

/** The text of a body of at most `largest` bytes; undefined when it is longer, and then the rest is never read. */
export async function boundedText(
  body: ReadableStream<Uint8Array> | null,
  largest: number,
): Promise<string | undefined> {
  if (!body) return "";
  const decoder = new TextDecoder();
  let text = "", read = 0;
  // Leaving the loop cancels the stream, and with it the connection.
  for await (const chunk of body) {
    read += chunk.byteLength;
    if (read > largest) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
