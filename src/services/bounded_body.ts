/** Reads an answer's body, but not for ever: an endless one is cut by size (here) and by time (the request's signal). */

/** The text of a body of at most `largest` bytes; undefined when it is longer, and then the rest is never read. */
export async function boundedText(response: Response, largest: number): Promise<string | undefined> {
  // A length that was announced is kept to, and reading all at once costs a fraction of reading a stream.
  if (lengthOf(response.headers) <= largest) return await response.text();
  return response.body ? await readStream(response.body, largest) : "";
}

/** What Seerr announces; infinite when it does not, or when what comes is packed and so may be larger. */
function lengthOf(headers: Headers): number {
  const length = headers.get("content-length");
  return length === null || headers.has("content-encoding") ? Infinity : Number(length);
}

async function readStream(body: ReadableStream<Uint8Array>, largest: number): Promise<string | undefined> {
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
