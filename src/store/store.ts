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

/** Everything that is kept about one person, as it is written down. */
export interface Kept {
  /** What they asked for here, oldest request first. */
  asked: Asked[];
  /** Records about them that were found damaged and put away. */
  setAside: { key: unknown[]; value: unknown }[];
  /** When they asked to be forgotten, in milliseconds since the epoch; undefined once they asked for something since. */
  forgottenAt?: number;
}

/** What survives a restart. Every method may throw a `StoreError`: disk full, another process in the way for too long. */
export interface Store {
  /** Who asked for which request, by Discord id; a request that is remembered again belongs to who asked last. */
  rememberRequest(asked: Asked): Promise<void>;
  /** The Discord id of the person who asked for it, as far as they asked here. */
  requester(requestId: number): Promise<string | undefined>;
  /** What a person asked for here, oldest request first. */
  requestsOf(person: string): Promise<Asked[]>;
  /** All that is kept about a person, for themselves to read. */
  export(person: string): Promise<Kept>;
  /**
   * Deletes all that is kept about a person, and leaves one mark: nothing is gathered about them until they use the bot
   * again, which is their next `rememberRequest`. Looking around (`/me`, `/help`, a search) gathers nothing and so
   * leaves the mark where it is.
   */
  forget(person: string): Promise<void>;
  /** Whether things about a person may be gathered: they did not ask to be forgotten, or use the bot again. */
  remembers(person: string): Promise<boolean>;
  /** The guilds whose commands we registered last, so that another choice clears them. */
  registeredGuilds(): Promise<string[]>;
  rememberGuilds(ids: readonly string[]): Promise<void>;
  /** Lets the database go; may be called more than once. */
  close(): void;
}
