/** Chromium without a window, driven over its own protocol: only what the tests of the page need. */
import { z } from "zod";
import { type Page, pageIn } from "./page.ts";

/** Where Chromium is: $CHROMIUM, or where Debian puts it. Undefined: there is none. */
export function findChromium(): string | undefined {
  return [Deno.env.get("CHROMIUM") ?? "", "/usr/bin/chromium"].find(isFile);
}

/** Names nothing but this computer, phones nobody, and leaves nothing behind. */
const FLAGS = [
  ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--mute-audio"],
  ...["--no-first-run", "--disable-sync", "--disable-extensions", "--disable-background-networking"],
  ...["--disable-component-update", "--disable-default-apps", "--disable-domain-reliability", "--no-pings"],
  ...["--force-color-profile=srgb", "--lang=en-US", "--remote-debugging-port=0"],
  "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
];

/** A running browser. */
export interface Browser {
  /** A page with storage of its own. */
  open(size?: { width: number; height: number }): Promise<Page>;
  close(): Promise<void>;
}

/** Calls Chromium; one connection for all pages. */
export interface Wire {
  send(method: string, params?: Record<string, unknown>, session?: string): Promise<unknown>;
  /** Hears what a page tells by itself. */
  on(session: string, listener: (method: string, params: unknown) => void): void;
}

/** Starts one. @throws Error when it does not come up within 20 s */
export async function startBrowser(path: string): Promise<Browser> {
  const folder = await Deno.makeTempDir();
  const child = new Deno.Command(path, {
    args: [...FLAGS, `--user-data-dir=${folder}`, "about:blank"],
    stdout: "null",
    stderr: "piped",
  }).spawn();
  const { address, drained } = listen(child.stderr);
  const { wire, hangUp } = await connect(await address);
  return {
    open: (size = { width: 1280, height: 800 }) => openPage(wire, size),
    async close() {
      await wire.send("Browser.close").catch(() => {});
      await Promise.all([child.status, drained, hangUp()]);
      await Deno.remove(folder, { recursive: true });
    },
  };
}

const Created = z.object({ targetId: z.string() });
const Attached = z.object({ sessionId: z.string() });
const Context = z.object({ browserContextId: z.string() });

async function openPage(wire: Wire, size: { width: number; height: number }): Promise<Page> {
  const { browserContextId } = Context.parse(await wire.send("Target.createBrowserContext"));
  const { targetId } = Created.parse(
    await wire.send("Target.createTarget", { url: "about:blank", browserContextId, ...size }),
  );
  const { sessionId } = Attached.parse(await wire.send("Target.attachToTarget", { targetId, flatten: true }));
  const page = await pageIn(wire, sessionId);
  await page.resize(size);
  return page;
}

/** Reads all that it says, since a full pipe would stop it; the address is one of the first lines. */
function listen(stderr: ReadableStream<Uint8Array>): { address: Promise<string>; drained: Promise<void> } {
  const { promise: address, resolve, reject } = Promise.withResolvers<string>();
  const timer = setTimeout(() => reject(new Error("Cannot use Chromium: it says no address")), 20_000);
  const drained = (async () => {
    let said = "";
    for await (const bytes of stderr) {
      if (said.length > 100_000) continue;
      said += new TextDecoder().decode(bytes);
      const found = /DevTools listening on (ws:\/\/\S+)\n/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    }
    reject(new Error(`Cannot use Chromium: ${said.slice(-400)}`));
  })();
  return { address: address.finally(() => clearTimeout(timer)), drained };
}

const Frame = z.object({
  id: z.number().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
  sessionId: z.string().optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
});

async function connect(address: string): Promise<{ wire: Wire; hangUp: () => Promise<void> }> {
  const socket = new WebSocket(address);
  const closed = new Promise<void>((resolve) => socket.addEventListener("close", () => resolve()));
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", () => reject(new Error("Cannot talk to Chromium: it refuses")));
  });
  const [waiting, listeners] = [new Map<number, Waiting>(), new Map<string, (method: string, it: unknown) => void>()];
  socket.addEventListener("message", ({ data }) => {
    const { id, result, error, sessionId = "", method, params } = Frame.parse(JSON.parse(String(data)));
    if (method !== undefined) return listeners.get(sessionId)?.(method, params);
    const asked = waiting.get(id ?? 0);
    waiting.delete(id ?? 0);
    if (error === undefined) asked?.resolve(result);
    else asked?.reject(new Error(`Cannot do ${asked.method}: ${error.message}`));
  });
  socket.addEventListener("close", () => {
    for (const { method, reject } of waiting.values()) reject(new Error(`Cannot do ${method}: Chromium is gone`));
  });
  let last = 0;
  const wire: Wire = {
    on: (session, listener) => void listeners.set(session, listener),
    send: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        waiting.set(last += 1, { method, resolve, reject });
        socket.send(JSON.stringify({ id: last, method, params, ...(sessionId === undefined ? {} : { sessionId }) }));
      }),
  };
  return {
    wire,
    hangUp() {
      if (socket.readyState < WebSocket.CLOSING) socket.close();
      return closed;
    },
  };
}

interface Waiting {
  method: string;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}
