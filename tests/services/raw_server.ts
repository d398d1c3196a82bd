/** A server of bytes on loopback that answers a request with JSON, or breaks the connection without a word. */
export function rawServer(answer: (request: string) => string | undefined) {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const requests: string[] = [];
  const open = new Set<Deno.TcpConn>();

  async function serve(connection: Deno.TcpConn): Promise<void> {
    open.add(connection);
    const buffer = new Uint8Array(16_384);
    try {
      for (let read = await connection.read(buffer); read !== null; read = await connection.read(buffer)) {
        const text = new TextDecoder().decode(buffer.subarray(0, read));
        if (!/^(GET|POST) /.test(text)) continue;
        requests.push(text);
        const body = answer(text);
        if (body === undefined) break;
        const head = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
        await connection.write(new TextEncoder().encode(head + body));
      }
    } catch {
      // The other side has gone; so do we.
    }
    if (open.delete(connection)) connection.close();
  }

  const serving = (async () => {
    for await (const connection of listener) serve(connection);
  })();
  serving.catch(() => {});
  return {
    url: `http://127.0.0.1:${(listener.addr as Deno.NetAddr).port}`,
    requests,
    close() {
      listener.close();
      for (const connection of open) {
        open.delete(connection);
        connection.close();
      }
    },
  };
}
