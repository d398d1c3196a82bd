/** The sockets of the tiny Seerr: plain TCP, so that it can refuse, cut and fall silent like a real machine. */
import type { Answer, Call } from "./call.ts";
import { createReader } from "./http_reader.ts";
import { encodeAnswer, endlessHead, endlessPiece, keepAlive, writeAll } from "./http_writer.ts";
import { pause } from "../../discord/pause.ts";
import type { Reaction } from "./react.ts";

/** An open port. */
export interface Listener {
  readonly port: number;
  /** "refuse" closes the port, "reset" closes every connection at once; both cut the open ones. false opens it again. */
  setDown(down: false | "refuse" | "reset"): void;
  close(): Promise<void>;
}

/** Listens on 127.0.0.1; idle connections are closed after `idle` ms, default 5 s as in the real one. */
export function listen(
  options: { readonly port: number; react(call: Call): Reaction; readonly idle?: number },
): Listener {
  const tasks = new Set<Promise<void>>();
  const connections = new Map<Deno.Conn, AbortController>();
  let down: false | "refuse" | "reset" = false;
  let closed = false;
  let socket = Deno.listen({ hostname: "127.0.0.1", port: options.port });
  const { port } = socket.addr;

  const track = (task: Promise<void>) => {
    const tracked: Promise<void> = task.finally(() => tasks.delete(tracked));
    tasks.add(tracked);
  };
  const cutAll = () => {
    for (const [connection, cut] of connections) hangUp(connection, cut);
  };
  const serve = async (connection: Deno.Conn) => {
    const cut = new AbortController();
    connections.set(connection, cut);
    await converse(connection, { ...options, idle: options.idle ?? keepAlive * 1000, signal: cut.signal });
    connections.delete(connection);
    hangUp(connection, cut);
  };
  const accept = async (from: Deno.TcpListener) => {
    try {
      for await (const connection of from) {
        if (down === false && !closed) track(serve(connection));
        else connection.close();
      }
    } catch (error) {
      if (!(error instanceof Deno.errors.BadResource)) throw error;
    }
  };
  track(accept(socket));
  return {
    port,
    setDown(wanted) {
      if (wanted === "refuse" && down !== "refuse") socket.close();
      if (wanted !== "refuse" && down === "refuse") {
        socket = Deno.listen({ hostname: "127.0.0.1", port });
        track(accept(socket));
      }
      down = wanted;
      if (down !== false) cutAll();
    },
    async close() {
      closed = true;
      if (down !== "refuse") socket.close();
      cutAll();
      await Promise.all(tasks);
    },
  };
}

interface Conversation {
  react(call: Call): Reaction;
  readonly idle: number;
  readonly signal: AbortSignal;
}

/** Call, answer, call, answer … until somebody closes. */
async function converse(connection: Deno.Conn, manners: Conversation): Promise<void> {
  const reader = createReader(connection);
  try {
    for (;;) {
      const idle = setTimeout(() => closeQuietly(connection), manners.idle);
      const incoming = await reader.next().finally(() => clearTimeout(idle));
      if (incoming === undefined) return;
      const reaction = manners.react(incoming.call);
      if (reaction.kind === "silence") return await reader.gone();
      const answer = await answerOf(connection, reaction, manners.signal);
      if (answer === undefined) return;
      await writeAll(connection, encodeAnswer(answer, incoming));
      if (incoming.lastOne) return;
    }
  } catch (error) {
    // Whoever hung up, we or the client: there is nobody left to tell.
    if (!isHangUp(error)) throw error;
  }
}

/** The answer once its time has come; undefined ends the conversation. */
async function answerOf(connection: Deno.Conn, reaction: Reaction, signal: AbortSignal): Promise<Answer | undefined> {
  if (reaction.kind === "endless") return await writeForEver(connection);
  if (reaction.kind !== "answer" && reaction.kind !== "later") return undefined;
  const wait = reaction.delay + (reaction.kind === "later" ? reaction.later.after : 0);
  if (wait > 0) await pause(wait, signal);
  if (reaction.kind === "later") await reaction.later.ready;
  if (signal.aborted) return undefined;
  return reaction.kind === "later" ? reaction.later.finish() : reaction.answer;
}

/** Ends with the write that fails, when the client has had enough. */
async function writeForEver(connection: Deno.Conn): Promise<never> {
  await writeAll(connection, endlessHead);
  for (;;) await writeAll(connection, endlessPiece);
}

function hangUp(connection: Deno.Conn, cut: AbortController): void {
  cut.abort();
  closeQuietly(connection);
}

/** Closing twice does no harm. */
function closeQuietly(connection: Deno.Conn): void {
  try {
    connection.close();
  } catch (error) {
    if (!(error instanceof Deno.errors.BadResource)) throw error;
  }
}

function isHangUp(error: unknown): boolean {
  const kinds = [
    Deno.errors.BadResource,
    Deno.errors.BrokenPipe,
    Deno.errors.ConnectionReset,
    Deno.errors.ConnectionAborted,
    Deno.errors.Interrupted,
  ];
  return kinds.some((kind) => error instanceof kind);
}
