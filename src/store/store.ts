/** What the store can remember: the promise, without the database. */
import type { Health } from "./heartbeat.ts";
import type { Conversation, Follow, Habits, Lately, Notice, NoticeStore, TitleKey, ToldKey } from "./notice_types.ts";

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

/** What a request is for. */
export interface AskedCopy extends TitleKey {
  is4k: boolean;
}

/** Everything that is kept about one person, as it is written down; what there is nothing of is left out. */
export interface Kept {
  /** What they asked for here, oldest request first. */
  asked: Asked[];
  /** Records about them that were found damaged and put away. */
  setAside: { key: unknown[]; value: unknown }[];
  /** When they asked to be forgotten, in milliseconds since the epoch; undefined once they used the bot since. */
  forgottenAt?: number;
  /** What they follow, and for a year what they followed. */
  follows?: Follow[];
  habits?: Habits;
  /** What they were told of, for a year; `at` in milliseconds since the epoch. */
  told?: (TitleKey & ToldKey & { at: number })[];
  /** Messages on their way to them, and kept for the next time that they use a command. */
  waiting?: Notice[];
  /** What they were told within 30 days, newest first, at most 10. */
  lately?: Lately[];
  conversation?: Conversation;
}

/** What came of writing the whole store down. */
export interface Exported {
  records: number;
  /** Records that JSON can not hold, and words of the store that could not be read to their end; none in a sound store. */
  skipped: number;
}

/** What survives a restart. Every method may throw a `StoreError`: disk full, another process in the way for too long. */
export interface Store {
  /** Who asked for which request, by Discord id; a request that is remembered again belongs to who asked last. */
  rememberRequest(asked: Asked): Promise<void>;
  /**
   * The Discord id of the person who asked for it, as far as they asked here. With `of` only when it was for that copy:
   * a Seerr that was set up anew gives its numbers once more.
   */
  requester(requestId: number, of?: AskedCopy): Promise<string | undefined>;
  /** What a person asked for here, oldest request first. */
  requestsOf(person: string): Promise<Asked[]>;
  /** All that is kept about a person, for themselves to read. */
  export(person: string): Promise<Kept>;
  /**
   * Deletes all that is kept about a person, and leaves one mark: nothing is gathered about them until they use the bot
   * again, which is their next `rememberRequest`, `putFollow` or `changeHabits`. Looking around (`/me`, `/help`, a search)
   * gathers nothing and so leaves the mark where it is.
   */
  forget(person: string): Promise<void>;
  /** Whether things about a person may be gathered: they did not ask to be forgotten, or use the bot again. */
  remembers(person: string): Promise<boolean>;
  /** The guilds whose commands we registered last, so that another choice clears them. */
  registeredGuilds(): Promise<string[]>;
  rememberGuilds(ids: readonly string[]): Promise<void>;
  /** Titles, follows and what is owed. */
  readonly notices: NoticeStore;
  /** What the running bot last said of itself; nothing when it ended in good order, or never began. */
  heartbeat(): Promise<Health | undefined>;
  /** Says it, unless a process that started later does. */
  beat(health: Health): Promise<void>;
  /** Whoever started then is there no more. */
  endBeat(startedAt: number): Promise<void>;
  /**
   * Writes all of it down as lines of JSON, a header first. It is no picture of one moment: whoever moves house stops
   * the bot before.
   */
  exportAll(write: (line: string) => void | Promise<void>): Promise<Exported>;
  /**
   * Reads such lines into a store that holds nothing yet, and brings them up to date; on any error nothing of them stays.
   * @returns how many records that were
   * @throws StoreError when the store holds something, a line is broken (it names the number), or a newer Usherr wrote it
   */
  importAll(lines: AsyncIterable<string>): Promise<number>;
  /** Lets the database go; may be called more than once. */
  close(): void;
}
