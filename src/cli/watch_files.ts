/** Notices that files of the configuration were changed: by SIGHUP, or by looking at them now and then. */
import { places, secretPaths } from "../config.ts";
import type { Io } from "./io.ts";

/** What is looked at, how often, and who is told. */
export interface WatchOptions {
  /** The path of the configuration, as it was typed. */
  path: string | undefined;
  /** In milliseconds. A change counts once it stood still for so long: editors write in several steps. */
  every: number;
  /** Never called while an earlier call is under way. Must not reject. */
  onChange(): Promise<void>;
}

/** Looks from now on. Network drives and containers tell of no change by themselves, so the files' stamps are compared. */
export function watchFiles(io: Io, { path, every, onChange }: WatchOptions): { close(): void } {
  const { config, dotenv, folder } = places(io.folder, path);
  const files = [config, dotenv, ...secretPaths(io.env, folder)];
  const stampOfAll = async () => (await Promise.all(files.map((it) => io.stamp(it)))).join("|");
  let [told, before]: (string | undefined)[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let going: Promise<void> = Promise.resolve();
  let closed = false;

  async function look(): Promise<void> {
    const now = await stampOfAll();
    told ??= now;
    const isStill = now === before;
    before = now;
    if (now === told || !isStill) return;
    told = now;
    await onChange();
  }

  function again(): void {
    if (!closed) timer = setTimeout(() => void (going = going.then(look).finally(again)), every);
  }

  io.onHangup(() =>
    void (going = going.then(async () => {
      if (closed) return;
      told = await stampOfAll();
      await onChange();
    }))
  );
  going = look().finally(again);
  return {
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
