/** Our gateway, quick, on a bare one: what the tests of the gateway share. */
import type { APIGatewayBotInfo, APIInteraction } from "discord-api-types/v10";
import { type Gateway, type Pacing, startGateway } from "../../src/discord/gateway.ts";
import { createLog } from "../../src/log.ts";
import { announce, type Frame, ordinary, type Peer, type Script, startBareGateway, until } from "./bare_gateway.ts";

/** The token of the gateways that `start` starts. */
export const TOKEN = "the-bot-token";
const QUICK: Partial<Pacing> = {
  backoff: [10, 40],
  steady: 10_000,
  handshake: 1000,
  close: 30,
  shutdown: 30,
  identify: 40,
  invalidSession: [10, 20],
};

/** A running gateway of ours, what it handed over, and its log. */
export interface World {
  gateway: Gateway;
  interactions: APIInteraction[];
  lines: string[];
  startedAt: number;
}

/** What a test wants to be otherwise. */
export interface Setup {
  pacing?: Partial<Pacing>;
  onInteraction?(interaction: APIInteraction): void | Promise<never>;
}

/** Starts a gateway of ours that has little patience. */
export function start(announced: APIGatewayBotInfo, setup: Setup = {}): World {
  const lines: string[] = [];
  const interactions: APIInteraction[] = [];
  const gateway = startGateway({
    token: TOKEN,
    gateway: announced,
    presence: "/help",
    log: createLog({ level: "debug", format: "text", write: (line) => lines.push(line), now: Date.now, secrets: [] }),
    onInteraction: setup.onInteraction ?? ((interaction) => interactions.push(interaction)),
    pacing: { ...QUICK, ...setup.pacing },
  });
  return { gateway, interactions, lines, startedAt: performance.now() };
}

/** A bare gateway and ours connected to it; both are closed whatever happens. */
export async function connected(
  script: (nth: number, url: string) => Script,
  body: (world: World & { peers: Peer[] }) => Promise<void>,
  setup: Setup & Parameters<typeof announce>[2] & { shards?: number } = {},
): Promise<void> {
  const { shards, pacing, onInteraction, ...limit } = setup;
  const server = startBareGateway(script);
  const world = start(announce(server.url, shards, limit), {
    ...pacing && { pacing },
    ...onInteraction && { onInteraction },
  });
  try {
    await body({ ...world, peers: server.peers });
  } finally {
    await server.close();
    await world.gateway.close();
  }
}

/** What Discord does. */
export const discord = (_nth: number, url: string) => ordinary(url);

/** Like Discord, but a socket with a rule of its own does that when it hears this opcode. */
export function except(
  rules: Record<number, (peer: Peer, frame: Frame) => boolean>,
): (nth: number, url: string) => Script {
  return (nth, url) => ({
    opened: ordinary(url).opened,
    received(peer, frame) {
      if (!rules[nth]?.(peer, frame)) ordinary(url).received(peer, frame);
    },
  });
}

/** The first frame with this opcode that a peer got. */
export const sent = (peer: Peer | undefined, op: number) => peer?.received.find((frame) => frame.op === op);
/** Waits until a socket got a frame with this opcode. */
export const heard = (peers: Peer[], nth: number, op: number) =>
  until(`socket ${nth} heard opcode ${op}`, () => sent(peers[nth], op) !== undefined);

/** The least that is an interaction. */
export const interaction = (id: string) => ({ id, token: "t", type: 2, application_id: "1", version: 1 });
