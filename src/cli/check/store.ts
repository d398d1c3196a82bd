/** Whether the store can be used, and what waits in it. */
import type { Config } from "../../config.ts";
import { openStore, type Store } from "../../store/mod.ts";
import { exitFor } from "../why_not.ts";
import type { Tools } from "../with_seerr.ts";
import { isMissing } from "../with_store.ts";
import { type Finding, fine, messageOf, odd, wrong } from "./finding.ts";
import { span } from "./span.ts";

/** Quiet hours and a premiere make notices wait for hours; a day means that none is sent, in ms. */
const TOO_LONG = 86_400_000;

/** A store that is not there yet is made, looked at and taken away: whoever runs this may not be who runs the bot. */
export async function lookAtStore(config: Config, { io, log }: Tools): Promise<Finding[]> {
  const { store: path } = config;
  const isNew = await isMissing(path);
  try {
    const store = await openStore({ path, log, now: io.now, asItIs: true });
    try {
      const found = fine(`Store: ${path}${isNew ? " (it will be made there)" : ""}`);
      return [found, ...await lookAtNotices(config, store, io.now())];
    } finally {
      store.close();
    }
  } catch (error) {
    return [wrong(`Store: ${messageOf(error)}`, exitFor(error))];
  } finally {
    if (isNew) await Promise.all(["", "-shm", "-wal"].map((end) => Deno.remove(path + end).catch(() => {})));
  }
}

async function lookAtNotices({ notices, web }: Config, store: Store, now: number): Promise<Finding[]> {
  const { owed, oldest, held } = await store.notices.waiting();
  const { hookedAt } = await store.notices.marks();
  return [
    notices.to === "off" ? fine('Notices: nobody is told anything ("notices.to")') : waiting({ owed, oldest, now }),
    ...(held === 0 ? [] : [fine(`Notices: ${held} kept for people who take no direct messages`)]),
    web.listen === ""
      ? fine(`Webhook: off ("web.listen"); Usherr looks every ${notices.sweep} seconds`)
      : hookedAt === undefined
      ? odd("Webhook: none came yet")
      : fine(`Webhook: the last one came ${span(now - hookedAt)} ago`),
  ];
}

function waiting({ owed, oldest, now }: { owed: number; oldest: number | undefined; now: number }): Finding {
  if (owed === 0 || oldest === undefined) return fine("Notices: none waits");
  const line = `Notices: ${owed} ${owed === 1 ? "waits" : "wait"}, the oldest for ${span(now - oldest)}`;
  return now - oldest < TOO_LONG ? fine(line) : odd(`${line}. Look into the bot's log, and whether it runs`);
}
