/** The gateway's port. */

import { closeQuietly } from "./websocket.ts";

/** A port that can be closed and opened again. */
export interface Door {
  readonly port: number;
  listen(on: boolean): void;
  cutNext(times: number): void;
  close(): Promise<void>;
}

/** Takes connections on one port; the port stays the same when it is closed and opened again. */
export function openDoor(serve: (conn: Deno.Conn) => Promise<void>): Door {
  const open = new Set<Promise<void>>();
  const conns = new Set<Deno.Conn>();
  let cuts = 0;
  let closing = false;
  const listenOn = (port: number): Deno.TcpListener => {
    const listener = Deno.listen({ hostname: "127.0.0.1", port });
    track(accept(listener));
    return listener;
  };
  const track = (work: Promise<void>) => {
    open.add(work);
    void work.finally(() => open.delete(work));
  };
  const accept = async (listener: Deno.TcpListener) => {
    try {
      for await (const conn of listener) {
        if (closing || cuts-- > 0) {
          conn.close();
          continue;
        }
        cuts = 0;
        // Small frames must not wait for each other's acknowledgement.
        conn.setNoDelay(true);
        conns.add(conn);
        track(serve(conn).finally(() => conns.delete(conn)));
      }
    } catch {
      // The listener was closed.
    }
  };
  let listener: Deno.TcpListener | undefined = listenOn(0);
  const { port } = listener.addr;
  return {
    port,
    listen(on) {
      if (on) return void (listener ??= listenOn(port));
      listener?.close();
      listener = undefined;
    },
    cutNext: (times) => cuts = times,
    async close() {
      closing = true;
      this.listen(false);
      conns.forEach(closeQuietly);
      await Promise.all(open);
    },
  };
}
