/** Whether messages can be sent at all: outages, Discord's wish that we stop, and the budget of refusals. */
import type { DiscordError } from "../../discord/rest.ts";
import type { Log } from "../../log.ts";
import type { NoticeStore } from "../../store/mod.ts";
import type { Admins } from "../admins.ts";
import { backoff } from "./backoff.ts";
import { createWindow } from "./pace.ts";
import type { Times } from "../times.ts";

/** Discord bans an address after 10,000 answers of 401, 403 and 429 in ten minutes; this many is ours. */
const REFUSALS = { limit: 1_000, per: 10 * 60_000 };
/** So many rounds in a row without an answer are an outage. */
const OUTAGE = 3;
/** How often the log says what waits, in ms. */
const HOUR = 60 * 60_000;
const MINUTE = 60_000;

/** How the courier stands with Discord. Times are ms. */
export interface CourierHealth {
  /** How long nothing may be sent; 0: it may. Infinity: until the bot is started again. */
  wait(): number;
  /** The last request had no answer: one is tried at a time. */
  isTroubled(): boolean;
  /** Discord answered, whatever it said. */
  answered(): void;
  /** A request that began at `began` had no answer. */
  failed(began: number, error: DiscordError): void;
  /** Counts an answer among those that get an address banned, if it is one. */
  counted(error: DiscordError): void;
  /** Discord wants us to stop for a while. */
  halt(code: number, kind: "tooFast" | "flagged"): void;
  /** The token is refused. */
  end(error: DiscordError): void;
  /** Writes what there is to say into the log. */
  report(store: Pick<NoticeStore, "waiting">): Promise<void>;
  halted(): { code: number; until: number } | undefined;
}

/** What it goes by. */
export interface CourierHealthParts {
  tellAdmins: Admins["tell"];
  log: Log;
  now(): number;
  times: Times;
  random(): number;
}

/** A courier in good health. */
export function createCourierHealth({ tellAdmins, log, now, times, random }: CourierHealthParts): CourierHealth {
  const refusals = createWindow(REFUSALS.limit, REFUSALS.per);
  let [failures, lastFailure, restUntil, reported] = [0, -Infinity, -Infinity, now()];
  let halted: { code: number; until: number } | undefined;
  let [ended, isOutage, isOver, isBudgetSaid] = [false, false, false, false];

  function budget(): number {
    const wait = refusals.wait(now());
    if (wait > 0 && !isBudgetSaid) log.warn("too many refusals, sending rests", { ms: wait });
    isBudgetSaid = wait > 0;
    return Math.max(0, wait);
  }

  function rest(): number {
    if (ended) return Infinity;
    const at = now();
    if (halted && halted.until <= at) halted = undefined;
    // A clock that is set back must not make a short rest a long one.
    if (restUntil > at + times.longestRetry) restUntil = -Infinity;
    return Math.max((halted?.until ?? at) - at, restUntil - at, 0);
  }

  return {
    wait: () => Math.max(rest(), budget()),
    isTroubled: () => failures > 0,
    answered() {
      isOver ||= isOutage;
      [failures, isOutage, restUntil] = [0, false, -Infinity];
    },
    failed(began, error) {
      // Those that were under way together are one failure.
      if (failures > 0 && began < lastFailure) return;
      lastFailure = now();
      failures++;
      restUntil = lastFailure + backoff(failures, times, random);
      if (failures < OUTAGE || isOutage) return;
      isOutage = true;
      log.warn("Discord takes no messages", { error });
    },
    counted({ status }) {
      if (status === 401 || status === 403 || status === 429) refusals.enter()(now());
    },
    halt(code, kind) {
      const rest = times[kind];
      halted = { code, until: now() + rest };
      log.error("Discord wants us to send no messages for a while", { code, ms: rest });
      tellAdmins(
        kind,
        ({ admins }) =>
          kind === "tooFast" ? admins.tooFast(Math.ceil(rest / MINUTE)) : admins.flagged(Math.ceil(rest / HOUR)),
      );
    },
    end(error) {
      if (!ended) log.error("no messages are sent until the bot is started again", { error });
      ended = true;
    },
    async report(store) {
      const isDue = now() - reported >= HOUR && (isOutage || ended || rest() > 0 || budget() > 0);
      if (!isOver && !isDue) return;
      const event = isOver ? "Discord takes messages again" : "messages wait";
      const { owed, oldest, held } = await store.waiting();
      const since = oldest === undefined ? {} : { since: new Date(oldest).toISOString() };
      log[isOver ? "info" : "warn"](event, { owed, held, ...since });
      [isOver, reported] = [false, now()];
    },
    halted: () => halted,
  };
}
