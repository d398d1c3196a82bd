/** Lets time run on the page: looks after every request that is new. */
import type { TinyRequest, TinySeerr } from "../seerr/mod.ts";
import { advance, type Deed, deedsBetween, isOnItsWay, PENDING } from "./stage.ts";
import type { Switchboard } from "./switchboard.ts";

/** What the clock goes by. */
export interface StageParts {
  seerr: TinySeerr;
  board: Pick<Switchboard, "speed" | "byHand">;
  /** Ms since the epoch. */
  now(): number;
  /** Ms between two looks; 200. */
  every?: number;
}

/** The most that passes between two looks, in ms: a machine that slept has missed nothing. */
const MOST = 2000;

/** Starts the clock; what was asked for before stays as it is. The function that is returned stops it. */
export function startStage({ seerr, board, now, every = 200 }: StageParts): () => void {
  const old = new Set(seerr.requests().map(({ id }) => id));
  const elapsed = new Map<number, number>();
  let last = now();
  const timer = setInterval(() => {
    const passed = Math.min(MOST, Math.max(0, now() - last)) * board.speed;
    last = now();
    // Nobody reads them here, and they would be remembered for ever.
    seerr.calls.length = 0;
    const open = seerr.requests().filter((request) => !old.has(request.id) && isOnItsWay(request));
    for (const id of elapsed.keys()) if (!open.some((request) => request.id === id)) elapsed.delete(id);
    for (const request of passed > 0 ? open : []) {
      const from = elapsed.get(request.id) ?? 0;
      const to = advance(from, passed, { isPending: request.status === PENDING, byHand: board.byHand });
      elapsed.set(request.id, to);
      const deeds = deedsBetween(request.seasons, from, to);
      for (const deed of deeds) carryOut({ seerr, board, now }, request, deed);
    }
  }, every);
  return () => clearInterval(timer);
}

function carryOut({ seerr, board, now }: StageParts, request: TinyRequest, deed: Deed): void {
  const { id, mediaType, tmdbId, is4k, status } = request;
  switch (deed.do) {
    case "approve":
      if (status === PENDING) seerr.approve(id);
      return;
    case "download": {
      const { part, left, season } = deed;
      const eta = now() + left / Math.max(board.speed, 0.1);
      return seerr.download(mediaType, tmdbId, { part, eta, is4k, ...season !== undefined && { season } });
    }
    case "arrive":
      return seerr.arrive(mediaType, tmdbId, { is4k, ...deed.season !== undefined && { seasons: [deed.season] } });
  }
}
