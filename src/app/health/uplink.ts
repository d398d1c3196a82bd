/** The gateway as health sees it: whether every shard is up, and for how long it has been otherwise. */
import type { Gateway } from "../../discord/gateway.ts";
import type { Health } from "../../store/mod.ts";

/** What it is asked of. */
export interface UplinkParts {
  /** Undefined before the first connection. */
  gateway(): Pick<Gateway, "shards" | "reconnects"> | undefined;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** How it is, and for how long looks have found it not up: milliseconds, 0 while it is, or was at the look before. */
export type Uplink = Health["gateway"] & { cutOffFor: number };

/** Looks at it whenever it is called; not up since the start, so far. */
export function createUplink({ gateway, now }: UplinkParts, startedAt: number): () => Uplink {
  let wasUp = false;
  let lostAt: number | undefined = startedAt;
  return () => {
    const line = gateway();
    const shards = line?.shards() ?? [];
    const up = shards.filter(({ state }) => state === "up").length;
    const isUp = up > 0 && up === shards.length;
    wasUp ||= up > 0;
    const at = now();
    // A clock that is set back must not make it long.
    lostAt = isUp ? undefined : Math.min(lostAt ?? at, at);
    const latencies = shards.flatMap(({ latency }) => latency ?? []);
    return {
      state: isUp ? "up" : up > 0 || !wasUp ? "connecting" : "down",
      shards: shards.length,
      ...(latencies.length > 0 ? { latency: Math.max(...latencies) } : {}),
      reconnects: line?.reconnects() ?? 0,
      cutOffFor: lostAt === undefined ? 0 : at - lostAt,
    };
  };
}
