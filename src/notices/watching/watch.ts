/** What the parts of the watcher share: what they work with, and what is remembered while this process holds the lease. */
import type { Log } from "../../log.ts";
import type { Accounts } from "../../services/accounts.ts";
import type { MediaRow } from "../../services/media_rows.ts";
import type { Seerr } from "../../services/seerr.ts";
import type { TitleId } from "../../services/title_state.ts";
import type { Store, Wish } from "../../store/mod.ts";
import type { Lease } from "../lease.ts";
import type { Hint, LookQueue } from "./look_queue.ts";
import type { Memory } from "./memory.ts";
import type { Times } from "../times.ts";

/** What became of asking in somebody's name; nothing: none of it is left to ask for. */
export type WishOutcome =
  | { kind: "requested"; seasons: readonly number[]; requestId?: number }
  | { kind: "nothing" }
  | { kind: "waiting"; reason: "quota" | "forbidden" | "other" };

/** A request to be made in somebody's name; of the seasons that they could ask for, `choose` says which, once. */
export interface WishRequest {
  person: string;
  tmdbId: number;
  wish: Wish;
  /** What it chooses is written down before it resolves; when that fails, nothing may be asked for. */
  choose(requestable: readonly number[]): Promise<number[]>;
}

/** What is asked of the administrator's choices. */
export interface WatchSettings {
  /** Requesters follow what they request. */
  requesters: boolean;
  /** Where messages go; "off" writes none. */
  to: "direct" | "channel" | "off";
  /** Everybody is told of what became available. */
  announce: boolean;
  /** The Seerr account of all who have none of their own. */
  sharedUser?: number;
  /** BCP 47, what TMDB answers in. */
  language: string;
}

/** What the watcher needs of the rest of the house. */
export interface WatcherParts {
  seerr: Seerr;
  store: Pick<Store, "requester" | "remembers" | "notices">;
  accounts: Pick<Accounts, "people" | "hasLost">;
  /** @throws whatever keeps it from being asked, like a person without an account */
  ask(request: WishRequest): Promise<WishOutcome>;
  /** Whether the copy that a wish is for is the 4K one; a category's key says so only to the app. */
  is4k(wish: Wish): boolean;
  /** What a title is called in a person's language (Discord's locale); undefined when that is not known. */
  name(title: TitleId, locale: string): Promise<{ title: string; year?: number } | undefined>;
  settings: WatchSettings;
  lease: Pick<Lease, "held" | "term">;
  /** There is something for the courier. */
  onOwed(): void;
  /** Something keeps the watcher from its work; told every time. */
  onTrouble(error: unknown): void;
  log: Log;
  /** Milliseconds since the epoch. */
  now(): number;
  times: Times;
  /** Between 0 and 1. */
  random(): number;
}

/** The watcher at work. */
export interface Watch extends WatcherParts {
  memory: Memory;
  looks: LookQueue<readonly MediaRow[]>;
  /** Titles that the next sweep looks at whatever it lists: the last look failed, or was never made. */
  failed: Map<string, { title: TitleId; hint: Hint<readonly MediaRow[]> }>;
  stop: AbortSignal;
}

/** How long a look, and how long reading a list may take, in milliseconds; a dead *arr alone keeps a list for 10 s. */
export const PATIENCE = { look: 30_000, list: 120_000 };

/** @throws when this process is to look no more */
export function assertLooking({ lease, stop, memory }: Pick<Watch, "lease" | "stop" | "memory">): void {
  if (stop.aborted) throw new Error("Cannot go on looking: the watcher ends");
  if (!lease.held() || lease.term() !== memory.term) throw new Error("Cannot go on looking: the lease is lost");
}
