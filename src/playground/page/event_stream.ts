/** Server-sent events, until somebody ends them. */
import type { Update } from "./protocol.ts";

/** An open stream. */
export interface EventStream {
  readonly body: ReadableStream<Uint8Array>;
  send(update: Update): void;
  end(): void;
}

/** Ms between two comments that keep the line open. */
export const HEARTBEAT = 15_000;

/** Pieces that may wait; a page that is so far behind begins anew. */
const BEHIND = 2000;

/** A stream; `onEnd` is called once, whoever ends it. */
export function openEvents(onEnd: () => void): EventStream {
  const encoder = new TextEncoder();
  let beat: ReturnType<typeof setInterval> | undefined;
  let to: ReadableStreamDefaultController<Uint8Array> | undefined;
  const over = () => {
    if (!to) return;
    to = undefined;
    clearInterval(beat);
    onEnd();
  };
  const write = (text: string) => {
    to?.enqueue(encoder.encode(text));
    if ((to?.desiredSize ?? 0) < -BEHIND) stream.end();
  };
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      to = controller;
      beat = setInterval(() => write(":\n\n"), HEARTBEAT);
    },
    cancel: over,
  });
  const stream: EventStream = {
    body,
    send: (update) => write(`data: ${JSON.stringify(update)}\n\n`),
    end() {
      to?.close();
      over();
    },
  };
  return stream;
}
