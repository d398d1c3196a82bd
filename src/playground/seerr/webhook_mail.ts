/** Sends webhooks over HTTP, to this machine alone. */
import { pause } from "../../discord/pause.ts";
import { settle } from "./later.ts";
import type { TinyWebhook } from "./webhooks.ts";
import type { World } from "./world.ts";

/** The only places that a webhook goes to. */
const here: ReadonlySet<string> = new Set(["127.0.0.1", "[::1]", "localhost"]);

/** Opens the way out of a world; the function closes it, and what is still to be sent is not. */
export function openMail(world: World): () => Promise<void> {
  const closing = new AbortController();
  const tasks = new Set<Promise<void>>();
  const track = (task: Promise<void>) => {
    const tracked: Promise<void> = task.finally(() => tasks.delete(tracked));
    tasks.add(tracked);
    return tracked;
  };
  world.post.send = (webhook) => {
    if (!isHere(webhook.url)) throw new Error(`Cannot send a webhook to "${webhook.url}": nothing leaves this machine`);
    return track(send(webhook, webhook.at - world.now(), closing.signal));
  };
  world.post.wake = (at) => void track(comeBack(world, at, closing.signal));
  return async () => {
    closing.abort();
    await Promise.all(tasks);
  };
}

/** Once, with no second try and no time-out of its own, like the real one. */
async function send(webhook: TinyWebhook, delay: number, signal: AbortSignal): Promise<void> {
  await pause(delay, signal);
  try {
    const init = { method: "POST", headers: webhook.headers, body: JSON.stringify(webhook.body), signal };
    const response = await fetch(webhook.url, { ...init, redirect: "manual" });
    await response.body?.cancel();
    webhook.became = response.status;
  } catch {
    webhook.became = "failed";
  }
}

async function comeBack(world: World, at: number, signal: AbortSignal): Promise<void> {
  await pause(at - world.now(), signal);
  if (!signal.aborted) settle(world);
}

function isHere(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed?.protocol === "http:" && here.has(parsed.hostname);
}
