/** Everything that can be turned or broken on the page. */
import type { TinyDiscord } from "../discord/mod.ts";
import type { TinySeerr } from "../seerr/mod.ts";
import type { Player } from "./cast.ts";
import type { PageSwitch } from "./protocol.ts";

/** The switches, and how fast time goes. */
export interface Switchboard {
  /** How they stand for somebody; direct messages are everybody's own affair. */
  stand(player: Player): { switches: PageSwitch[]; speed: number };
  turn(player: Player, name: PageSwitch["name"], on: boolean): void;
  /** 0 pauses. */
  setSpeed(speed: number): void;
  /** 0 while paused. */
  readonly speed: number;
  /** Nothing is approved by itself. */
  readonly byHand: boolean;
  /** Called after every change. */
  onChange: () => void;
  close(): void;
}

/** What they act on. */
export interface Levers {
  discord: Pick<TinyDiscord, "faults" | "sessions">;
  seerr: Pick<TinySeerr, "faults">;
  /** How long the line stays away, in ms; 4,000: longer than Discord waits for an answer. */
  away?: number;
}

const LABELS: Readonly<Record<PageSwitch["name"], string>> = {
  paused: "Pause",
  approveByHand: "Requests wait for an administrator",
  seerrDown: "Seerr down",
  wrongKey: "Wrong API key",
  lineDropped: "Discord drops the line",
  closedMessages: "Direct messages closed",
};

/** Any other than the one that the bot knows. */
const OTHER_KEY = "a-key-that-the-bot-does-not-know";

/** Ms between two looks whether the bot is back. */
const POLL = 100;

/** Everything is whole, and time goes once as fast. */
export function createSwitchboard({ discord, seerr, away = 4000 }: Levers): Switchboard {
  const on = new Set<PageSwitch["name"]>();
  const closed = new Set<Player>();
  let speed = 1;
  const line = createLine(discord, away, () => set("lineDropped", false));
  const set = (name: PageSwitch["name"], wanted: boolean) => {
    if (on.has(name) === wanted) return;
    if (wanted) on.add(name);
    else on.delete(name);
    if (name === "seerrDown") seerr.faults.down = wanted && "refuse";
    if (name === "wrongKey") seerr.faults.newKey = wanted ? OTHER_KEY : undefined;
    if (name === "lineDropped") line.drop(wanted);
    board.onChange();
  };
  const board: Switchboard = {
    stand: (player) => ({
      switches: names().map((name) => ({
        name,
        label: LABELS[name],
        on: name === "closedMessages" ? closed.has(player) : on.has(name),
      })),
      speed: board.speed,
    }),
    turn(player, name, wanted) {
      if (name !== "closedMessages") return set(name, wanted);
      if (wanted) closed.add(player);
      else closed.delete(player);
      player.person.block(wanted);
      board.onChange();
    },
    setSpeed(wanted) {
      if (wanted > 0) speed = wanted;
      set("paused", wanted === 0);
      board.onChange();
    },
    get speed() {
      return on.has("paused") ? 0 : speed;
    },
    get byHand() {
      return on.has("approveByHand");
    },
    onChange: () => {},
    close: line.close,
  };
  return board;
}

/** The line to Discord: it is dropped, stays away, and then the bot takes some seconds more, as after any failure. */
function createLine({ faults, sessions }: Levers["discord"], away: number, onBack: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const untilBack = () => {
    const all = sessions();
    if (all.length === 0 || all.some(({ connected }) => connected)) onBack();
    else timer = setTimeout(untilBack, POLL);
  };
  return {
    drop(dropped: boolean) {
      clearTimeout(timer);
      faults.refuseConnections(dropped);
      if (!dropped) return;
      faults.dropSockets();
      timer = setTimeout(() => {
        faults.refuseConnections(false);
        untilBack();
      }, away);
    },
    close: () => clearTimeout(timer),
  };
}

function names(): PageSwitch["name"][] {
  return Object.keys(LABELS).filter((name): name is PageSwitch["name"] => Object.hasOwn(LABELS, name));
}
