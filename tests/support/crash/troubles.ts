/** What goes wrong with both servers for a moment, by chance. */
import type { RestFault, TinyDiscord } from "../../../src/playground/discord/mod.ts";
import type { Faults, TinySeerr } from "../../../src/playground/seerr/mod.ts";

/** The servers. */
export interface Servers {
  discord: TinyDiscord;
  seerr: TinySeerr;
}

/** Something that goes wrong; what it returns puts it right. */
type Trouble = (servers: Servers) => () => void;

const SEND = "POST /channels/{channel_id}/messages";
const LIST = "GET /channels/{channel_id}/messages";
const OPEN = "POST /users/@me/channels";

const TROUBLES: readonly Trouble[] = [
  seerr({ down: "refuse" }, { down: false }),
  seerr({ down: "reset" }, { down: false }),
  seerr({ slow: 150 }, { slow: 0 }),
  seerr({ broken: true }, { broken: false }),
  seerr({ broken: /^\/(movie|tv)\// }, { broken: false }),
  seerr({ html: /^\/(media|request)/ }, { html: false }),
  seerr({ nonsense: /^\/request/ }, { nonsense: false }),
  seerr({ cut: true, cutTimes: 5 }, { cut: false, cutTimes: Infinity }),
  seerr({ tmdbDown: true }, { tmdbDown: false }),
  ...(["lost", "lost", "tripled", "early", 700, 2500] as const).map((webhooks) =>
    seerr({ webhooks }, { webhooks: false })
  ),
  rest({ on: SEND, does: "lose answer", times: 3 }),
  rest({ on: SEND, does: "lose answer" }),
  rest({ on: SEND, does: "hold answer" }),
  rest({ on: SEND, does: "hold", times: 4 }),
  rest({ on: SEND, does: "hang", times: 4 }),
  rest({ on: SEND, does: { status: 500, body: { message: "500: Internal Server Error" } } }),
  rest({ on: SEND, does: { retryAfter: 0.3 }, times: 3 }),
  rest({ on: "", does: { status: 503 } }),
  rest({ on: "", does: { retryAfter: 0.2, global: true }, times: 2 }),
  rest({ on: LIST, does: { status: 502 } }),
  rest({ on: LIST, does: "lose answer" }),
  rest({ on: OPEN, does: "lose answer" }),
  rest({ on: OPEN, does: { status: 500 } }),
  ({ discord }) => (discord.faults.dropSockets(), () => {}),
];

function seerr(wrong: Partial<Faults>, right: Partial<Faults>): Trouble {
  return ({ seerr }) => {
    Object.assign(seerr.faults, wrong);
    return () => void Object.assign(seerr.faults, right);
  };
}

function rest(fault: RestFault): Trouble {
  return ({ discord }) => discord.faults.rest(fault);
}

/** Lets one thing after the other go wrong, sometimes several at once, until it is stopped; then nothing is wrong. */
export async function makeTrouble(servers: Servers, chance: () => number, stop: AbortSignal): Promise<void> {
  const lifts = new Set<() => void>();
  while (!stop.aborted) {
    await pause(50 + chance() * 250, stop);
    const lift = chance() < 0.6 ? TROUBLES[Math.floor(chance() * TROUBLES.length)]?.(servers) : undefined;
    if (!lift) continue;
    lifts.add(lift);
    setTimeout(() => lifts.delete(lift) && lift(), 40 + chance() * chance() * 900);
  }
  for (const lift of lifts) lift();
  lifts.clear();
}

/** Ends early when it is stopped. */
export function pause(ms: number, stop?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    stop?.addEventListener("abort", done, { once: true });
    function done() {
      clearTimeout(timer);
      stop?.removeEventListener("abort", done);
      resolve();
    }
  });
}
