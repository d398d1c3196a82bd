/** What the store can remember: the promise, without the database. */

/** Who asked for what, and when. */
export interface Asked {
  /** Seerr's number of the request. */
  requestId: number;
  /** The Discord id of the person who asked. */
  person: string;
  mediaType: "movie" | "tv";
  tmdbId: number;
  is4k: boolean;
  /** Milliseconds since the epoch. */
  at: number;
}

/** What survives a restart. Every method may throw a `StoreError`: disk full, another process in the way for too long. */
export interface Store {
  /** Who asked for which request, by Discord id; a request that is remembered again belongs to who asked last. */
  rememberRequest(asked: Asked): Promise<void>;
  /** The Discord id of the person who asked for it, as far as they asked here. */
  requester(requestId: number): Promise<string | undefined>;
  /** What a person asked for here, oldest request first. */
  requestsOf(person: string): Promise<Asked[]>;
  /** The guilds whose commands we registered last, so that another choice clears them. */
  registeredGuilds(): Promise<string[]>;
  rememberGuilds(ids: readonly string[]): Promise<void>;
  /** Lets the database go; may be called more than once. */
  close(): void;
}
