/** What the courier goes by. */
import type { Rest } from "../../discord/rest.ts";
import type { Log } from "../../log.ts";
import type { Habits, Notice, NoticeStore } from "../../store/mod.ts";
import type { Admins } from "../admins.ts";
import type { CourierHealth } from "./courier_health.ts";
import type { Pace } from "./pace.ts";
import type { Times } from "../times.ts";

/** Where messages go, and how fast. */
export interface CourierSettings {
  to: "direct" | "channel" | "off";
  /** The channel for all, or for those who take no direct messages: a Discord id. */
  channel?: string;
  /** Where everybody is told. */
  announce?: string;
  /** Messages a second, new conversations a fifth of it; 0: as fast as Discord allows. */
  pace: number;
  language: "en" | "de";
}

/** Everything it is made of. */
export interface CourierParts {
  store: NoticeStore;
  discord: Pick<Rest, "openConversation" | "send" | "messagesAfter">;
  settings: CourierSettings;
  lease: { held(): boolean };
  /** This process: an attempt of another one is looked up. */
  process: string;
  tellAdmins: Admins["tell"];
  log: Log;
  now(): number;
  times: Times;
  random(): number;
}

/** What deliveries share. `discord` asks in its turn, and tells the health what came of it. */
export interface Office extends CourierParts {
  pace: Pace;
  health: CourierHealth;
  /** Notices whose content Discord refused once. */
  refused: Set<string>;
  count: { sent: number; failed: number };
}

/** A notice under way. */
export interface Item {
  /** With what is still wanted of it. */
  notice: Notice;
  version: string | null;
  habits: Habits;
  /** Its conversation was lost and opened anew. */
  isReopened?: true;
}

/** It is through, for now; or it goes to a channel, in whose line it has to stand. */
export type Delivered = "done" | { via: string };
