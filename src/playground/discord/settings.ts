/** What can be set, with Discord's own values. */

/** How many, in how long (ms). */
export interface Rate {
  limit: number;
  per: number;
}

/** What can be set. Every delay has Discord's value by default. */
export interface TinyDiscordOptions {
  token?: string;
  /** The names of the servers that the bot is in. Everything happens in the first, "Film club" by default. */
  guilds?: readonly string[];
  /** The number of shards that Discord recommends, and the fewest it takes. 1 by default. */
  shards?: number;
  /** IDENTIFYs in parallel, 1 by default. */
  maxConcurrency?: number;
  /** The time that a bucket of IDENTIFYs is taken, 5000 ms. */
  identifyEvery?: number;
  /** Session starts that are left, 1000. */
  sessionStarts?: number;
  /** When there are 1000 again: after a day, in ms. */
  sessionsResetAfter?: number;
  /** 41250 ms. */
  heartbeatInterval?: number;
  now?(): number;
  /** The time for a first answer, 3000 ms. */
  ackWithin?: number;
  /** The life of an interaction's token, 15 minutes in ms. */
  tokenLives?: number;
  /** How long a person looks at "thinking…" before a promise resolves with it, 15000 ms. */
  patience?: number;
  /** Messages per channel: 5 in 5 s. */
  messageRate?: Rate;
  /** Conversations opened with new people before 40003: 10 in 10 s. Discord publishes no number. */
  conversationRate?: Rate;
  /** Requests of any kind but interactions' and their webhooks': 50 in 1 s. */
  globalRate?: Rate;
  /** How long a nonce is remembered, 5 minutes in ms; Discord's documentation says "a few minutes". */
  nonceLives?: number;
  /** How long each answer of the REST side takes, in ms; half of it before the request is carried out. 0. */
  lag?: number;
  /** How many exchanges are remembered, all by default. */
  remember?: number;
}

/** Every setting. */
export type Settings = Required<TinyDiscordOptions>;

/** The settings, with Discord's values where nothing is said. */
export function settle(options: TinyDiscordOptions): Settings {
  return {
    token: "MTAwMDAwMDAwMDAwMDAwMDAwMA.tiny00.a-token-that-only-the-tiny-discord-knows",
    guilds: ["Film club"],
    shards: 1,
    maxConcurrency: 1,
    identifyEvery: 5000,
    sessionStarts: 1000,
    sessionsResetAfter: 24 * 60 * 60 * 1000,
    heartbeatInterval: 41_250,
    now: Date.now,
    ackWithin: 3000,
    tokenLives: 15 * 60 * 1000,
    patience: 15_000,
    messageRate: { limit: 5, per: 5000 },
    conversationRate: { limit: 10, per: 10_000 },
    globalRate: { limit: 50, per: 1000 },
    nonceLives: 5 * 60 * 1000,
    lag: 0,
    remember: Infinity,
    ...options,
  };
}
