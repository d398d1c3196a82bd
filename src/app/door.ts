/** The door to the small HTTP side: what Seerr's webhook sets off, and what `/health` and `/metrics` are answered from. */
import type { Config } from "../config.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/mod.ts";
import { type Hook, startWeb, type Web } from "../web/mod.ts";
import { inPublic } from "./health/in_public.ts";
import type { HealthCheck } from "./health.ts";
import type { Meters } from "./meters.ts";
import type { Notices } from "./notices.ts";

/** Whom it leads to. */
export interface DoorParts {
  store: Store;
  notices: Pick<Notices, "signal">;
  health: Pick<HealthCheck, "look">;
  meters: Pick<Meters, "text">;
  log: Log;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** Opens it where the configuration has one. @throws WebError when nothing can be listened to there */
export async function openDoor({ listen, secret }: Config["web"], parts: DoorParts): Promise<Web | undefined> {
  if (!listen) return undefined;
  const { health, meters, log, now } = parts;
  const web = await startWeb({
    listen,
    secret,
    onHook: createHookNote(parts),
    health: async () => inPublic(await health.look()),
    metrics: async () => meters.text(await health.look()),
    log,
    now,
  });
  log.info("listening", { address: web.address });
  return web;
}

/** Takes note; whoever sends it does not wait for that, and of many at once not each is written down. */
function createHookNote({ store, notices, log, now }: DoorParts): (hook: Hook) => void {
  let isWriting = false;
  return (hook) => {
    notices.signal(hook);
    log.debug("webhook", { ...hook });
    if (isWriting) return;
    isWriting = true;
    store.notices.mark({ hookedAt: now() })
      .catch((error) => log.warn("webhook not noted", { error }))
      .finally(() => isWriting = false);
  };
}
