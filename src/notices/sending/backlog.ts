/** What is due, in memory: read in large pages, and started in order as far as nobody stands in the way. */
import { EVERYBODY, type Notice, type Versioned } from "../../store/mod.ts";
import { backoff } from "./backoff.ts";
import type { Office } from "./courier_parts.ts";
import { deliver } from "./delivery.ts";
import { Stopped } from "./pace.ts";

/** What is due, and who is being served. */
export interface Backlog {
  /** Starts deliveries until `places` are under way; `afresh`: there may be more than was read. */
  start(places: number, afresh: boolean): Promise<void>;
  /** None of them rejects. */
  underWay(): Promise<void>[];
  /** Forgets what was read. */
  clear(): void;
}

/** Notices a page. Where a whole page stands behind one slow channel, the next one is larger. */
const PAGE = 256;
const LARGEST_PAGE = 4096;

/** A backlog that has read nothing yet. `onEnd` hears of each delivery that ends, and what went wrong with it. */
export function createBacklog(office: Office, onEnd: (error?: unknown) => void): Backlog {
  const { store, now, times, random } = office;
  /** Deliveries under way by notice, and the lines (people and channels) that they hold. */
  const busy = new Map<string, Promise<void>>();
  const lines = new Set<string>();
  /** Through since the page began to be read, which may still show them. */
  const through = new Set<string>();
  /** Channels to which those go who take no direct messages, by notice. */
  const ways = new Map<string, string>();
  /** What the store would not take in the last moments: how often, and until when it is left (ms since the epoch). */
  const later = new Map<string, { tries: number; until: number }>();
  let due: Versioned<Notice>[] = [];
  let [page, readAt, isFull, isStale] = [PAGE, -Infinity, false, true];

  async function start(places: number, afresh: boolean): Promise<void> {
    isStale ||= afresh;
    begin(places);
    if (busy.size >= places || !mayRead()) return;
    await read();
    const begun = begin(places);
    page = isFull && begun === 0 ? Math.min(2 * page, LARGEST_PAGE) : isFull ? page : PAGE;
  }

  function mayRead(): boolean {
    return isStale || Math.abs(now() - readAt) >= times.tick || (isFull && due.length === 0);
  }

  async function read(): Promise<void> {
    [isStale, readAt] = [false, now()];
    through.clear();
    const found = await store.due(now(), page);
    isFull = found.length >= page;
    due = found.filter(({ value }) => value && !busy.has(value.id) && !through.has(value.id));
  }

  /** Starts what may start; how many that were. */
  function begin(places: number): number {
    const before = due.length;
    due = due.filter((one) => {
      const { value: notice } = one;
      if (!notice) return false;
      const line = lineOf(notice);
      if (busy.size >= places || lines.has(line) || isLater(notice.id)) return true;
      lines.add(line);
      // Its end is heard of at once: nothing that fails may be left without a hearer.
      busy.set(notice.id, serve(one, notice.id, line).then(() => onEnd(), onEnd));
      return false;
    });
    return before - due.length;
  }

  async function serve(one: Versioned<Notice>, id: string, line: string): Promise<void> {
    try {
      const became = await deliver(office, one, line);
      ways.delete(id);
      later.delete(id);
      if (became === "done") return;
      ways.set(id, became.via);
      due.unshift(one);
    } catch (error) {
      if (error instanceof Stopped) throw error;
      const tries = (later.get(id)?.tries ?? 0) + 1;
      later.set(id, { tries, until: now() + backoff(tries, times, random) });
      throw error;
    } finally {
      busy.delete(id);
      through.add(id);
      lines.delete(line);
    }
  }

  function lineOf({ id, person }: Notice): string {
    const { to, channel, announce } = office.settings;
    const fixed = person === EVERYBODY ? announce : to === "channel" ? channel : undefined;
    return ways.get(id) ?? fixed ?? person;
  }

  function isLater(id: string): boolean {
    const rest = (later.get(id)?.until ?? -Infinity) - now();
    return rest > 0 && rest <= times.longestRetry;
  }

  return {
    start,
    underWay: () => [...busy.values()],
    clear() {
      due = [];
      isStale = true;
    },
  };
}
