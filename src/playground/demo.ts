/** The ordinary bot between the tiny servers, and a page to talk to it. */
import { runApp } from "../app.ts";
import { silent } from "../log.ts";
import type { Times } from "../notices/times.ts";
import { configFor } from "./config_for.ts";
import { startTinyDiscord } from "./discord/mod.ts";
import { pageAssets } from "./page/assets.ts";
import { ADMIN_ROLE, createCast } from "./page/cast.ts";
import { createPosters } from "./page/poster_of.ts";
import { type Page, startPage } from "./page/server.ts";
import { startStage } from "./page/stage_clock.ts";
import { createSwitchboard } from "./page/switchboard.ts";
import { sampleLibrary, startTinySeerr } from "./seerr/mod.ts";

/** What a demonstration needs of its process. */
export interface DemoOptions {
  /** Of 127.0.0.1; 0 takes a free one. */
  port: number;
  /** Takes a line to show. */
  say(line: string): void;
  /** Aborted when it is to end. */
  stop: AbortSignal;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** Nobody who looks on has a minute, and who opens direct messages again wants to see them come. In ms. */
const FAST: Partial<Times> = { sweep: 500, walk: 2000, hook: 50, tick: 50, wish: 5000, closed: 5000 };

/** People press faster than one bot is allowed to talk. */
const GENEROUS = { limit: 1000, per: 1000 };

/** How many exchanges the tiny Discord remembers. */
const REMEMBERED = 500;

/** Starts everything in memory, says where it can be looked at, and ends it all on `stop`. @throws Error with a sentence */
export async function demo(options: DemoOptions): Promise<void> {
  const { stop, say, now } = options;
  const [discord, seerr] = await Promise.all([
    startTinyDiscord({
      now,
      identifyEvery: 1,
      remember: REMEMBERED,
      messageRate: GENEROUS,
      conversationRate: GENEROUS,
      globalRate: GENEROUS,
    }),
    startTinySeerr({ now }),
  ]);
  const board = createSwitchboard({ discord, seerr });
  const endStage = startStage({ seerr, board, now });
  try {
    const cast = createCast(discord, seerr);
    const poster = createPosters(sampleLibrary);
    const page = await opened(
      options,
      () => startPage({ port: options.port, discord, cast, board, assets: pageAssets(), poster }),
    );
    try {
      const onReady = () => say(`Open ${page.address} in a browser. Ctrl-C ends it.`);
      const { id } = discord.channels.general;
      // Whoever takes no direct messages is told in the other channel, which also hears of everything new.
      const config = configFor(discord, seerr, {
        discord: { adminRoles: [ADMIN_ROLE] },
        notices: { channel: id, announce: id },
      });
      const why = await runApp(config, { log: silent, now, stop, onReady, times: FAST });
      if (why !== undefined) throw new Error(why);
    } finally {
      await page.close();
    }
  } finally {
    endStage();
    board.close();
    await Promise.all([discord.close(), seerr.close()]);
  }
}

async function opened({ port }: DemoOptions, start: () => Promise<Page>): Promise<Page> {
  try {
    return await start();
  } catch (error) {
    if (!(error instanceof Deno.errors.AddrInUse)) throw error;
    throw new Error(`port ${port} is taken. Give another one, or none for any that is free`, { cause: error });
  }
}
