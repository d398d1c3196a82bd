/** A tiny Discord, a tiny Seerr, and somebody who answers what setup asks. */
import assert from "node:assert/strict";
import { readArgs } from "../../../src/cli/args.ts";
import { setup } from "../../../src/cli/setup.ts";
import { startTinyDiscord, type TinyDiscord, type TinyDiscordOptions } from "../../../src/playground/discord/mod.ts";
import { startTinySeerr, type TinySeerr } from "../../../src/playground/seerr/mod.ts";
import { LIBRARY, PEOPLE } from "../../support/small_world.ts";
import { type Terminal, terminal } from "../../support/terminal.ts";

/** Where the configuration is in a terminal of lines. */
export const PATH = "/home/usherr/config.json";

/** What came of a setup. */
export interface Done {
  exit: number;
  out: string;
  err: string;
  /** Answers that nobody wanted. */
  left: string[];
  asked: string[];
  /** The configuration as it was written, if it was. */
  written: Record<string, unknown> | undefined;
  saved: Record<string, string>;
}

/** What is there before, and what is typed. */
export interface Given {
  answers?: readonly string[];
  args?: readonly string[];
  env?: Record<string, string>;
  file?: unknown;
  /** Before it begins. */
  tamper?(io: Terminal): void;
}

/** The servers, and a way to run setup. */
export interface House {
  discord: TinyDiscord;
  seerr: TinySeerr;
  setUp(given: Given): Promise<Done>;
}

/** Starts both, and ends them. No run may print a secret, or throw an answer away. */
export async function inHouse(run: (house: House) => Promise<void>, options: TinyDiscordOptions = {}): Promise<void> {
  const [discord, seerr] = await Promise.all([
    // Nobody sets up so often that Discord's limit would matter.
    startTinyDiscord({ globalRate: { limit: 10_000, per: 1_000 }, ...options }),
    startTinySeerr({ library: LIBRARY, people: PEOPLE }),
  ]);
  const setUp = async ({ answers, args = [], env = {}, file, tamper }: Given): Promise<Done> => {
    const text = typeof file === "string" ? file : JSON.stringify(file);
    const io = terminal({
      env: { USHERR_DISCORD_API_URL: discord.apiUrl, ...env },
      ...answers && { answers },
      ...file !== undefined && { files: { [PATH]: text } },
    });
    tamper?.(io);
    const typed = readArgs(["setup", ...args]);
    assert.ok(typeof typed === "object", String(typed));
    const exit = await setup(io, typed, { every: 5 });
    const [out, err] = [io.lines.out.join("\n"), io.lines.err.join("\n")];
    for (const secret of [discord.token, seerr.apiKey]) assert.ok(!(out + err + io.asked.join()).includes(secret));
    const saved = io.saved[PATH];
    const written = saved === undefined ? undefined : JSON.parse(saved);
    return { exit, out, err, left: io.answers, asked: io.asked, written, saved: io.saved };
  };
  try {
    await run({ discord, seerr, setUp });
  } finally {
    await Promise.all([discord.close(), seerr.close()]);
  }
}

/** A configuration that works. */
export function workingFile({ discord, seerr }: House): Record<string, Record<string, unknown>> {
  return { discord: { token: discord.token }, seerr: { apiKey: seerr.apiKey, url: seerr.url } };
}
