/** What is kept about titles, about who follows them, and about what they are still to be told: the records, without the database. */

/** A title; a film and a series can share a TMDB id. */
export interface TitleKey {
  kind: "movie" | "tv";
  tmdbId: number;
}

/** What of a title somebody wants to hear about, in one quality. Single episodes would be another field. */
export interface Want {
  /** The film, or everything of the series. */
  all?: true;
  /** These seasons; ascending. */
  seasons?: number[];
  /** Every season after this one. */
  after?: number;
}

/** A request of theirs that has been taken into account. */
export interface Followed {
  /** Seerr's number. */
  id: number;
  is4k: boolean;
  seasons: number[];
  /** When it was asked for, in milliseconds since the epoch. */
  at: number;
  /** Nothing more is told because of it: it has come, was declined or is gone, or they no longer want to hear. */
  done?: true;
}

/** A standing wish: each later season is requested when it appears. */
export interface Wish {
  /** "hd", "4k" or a category's key, as on a button. */
  what: string;
  /** Seasons after this one. */
  after: number;
  /** Milliseconds since the epoch. */
  at: number;
  /** Seasons that were about to be requested: when the process ended meanwhile, it may be done. */
  trying?: number[];
}

/** One person and one title. */
export interface Follow extends TitleKey {
  person: string;
  /** As it was called when this began. */
  title: string;
  year?: number;
  /** What they chose to hear about, besides what they asked for. */
  hd?: Want;
  uhd?: Want;
  /** Their requests. */
  asked: Followed[];
  wish?: Wish;
  /** Milliseconds since the epoch. */
  at: number;
  /** They hear no more of it: there is nothing left to come, or they stopped it. */
  ended?: { at: number; why: "done" | "stopped" };
}

/** What can be told of a title, each switchable by whom it concerns. */
export type EventName = "available" | "partial" | "approved" | "declined" | "failed" | "removed";

/** What somebody set about their notices; what is left out is as by default. */
export interface Habits {
  /** Discord's locale, as it was last seen: a message that nobody asked for has none of its own. */
  locale?: string;
  events?: Partial<Record<EventName, boolean>>;
  /** From and to, in minutes after midnight in their time zone; over midnight when `from` is later. */
  quiet?: { from: number; to: number };
  /** IANA name, `Europe/Berlin`. */
  zone?: string;
}

/**
 * One thing that a message tells. requested: a standing wish was requested · waiting: it could not be, and why.
 */
export interface Line {
  event: EventName | "requested" | "waiting";
  is4k: boolean;
  /** Of a series, ascending; empty for a film, and where the whole series is meant. */
  seasons: number[];
  /** How many episodes those seasons have, when that is known. */
  episodes?: number;
  /** All that one of their requests asked for. */
  whole?: true;
  /** Why a wish waits. */
  reason?: "quota" | "forbidden" | "other";
}

/** Who is told: a Discord id, or everybody in the channel for announcements. */
export const EVERYBODY = "*";

/** A message that is owed. It is its own record until it is settled. */
export interface Notice extends TitleKey {
  /** 16 characters of 0–9 and a–z: the message's nonce, and in one of its buttons. */
  id: string;
  /** Discord id, or `EVERYBODY`. */
  person: string;
  title: string;
  year?: number;
  posterPath?: string;
  watchUrl?: string;
  watchUrl4k?: string;
  lines: Line[];
  /** Since when they waited, in milliseconds since the epoch. */
  since?: number;
  /** Nothing more of the title is told after this. */
  isOver?: true;
  /** When it was found, likewise. */
  at: number;
  /** When it is to be sent or tried again, likewise. */
  due: number;
  /** How often it was tried in vain. */
  tries: number;
  /** When the first try failed, likewise; not the one before a long time in which nobody tried. */
  failedAt?: number;
  /** The first attempt of which it is not known what became: when, by which process, into which channel. */
  attempt?: { at: number; process: string; channel: string };
}

/** What was told: a person is told of a unit and an event once. */
export interface ToldKey {
  is4k: boolean;
  /** "movie", "series" (all of it at once), "s3", "r12" (all of a request); "s3e5" has room here. */
  unit: string;
  event: Line["event"];
}

/** A title's remembered state: what was read last, and the signature of its media rows. Shaped as services' `TitleState`. */
export interface SeenTitle {
  hd: number;
  uhd: number;
  seasons: { number: number; hd: number; uhd: number }[];
  requests: {
    id: number;
    status: number;
    is4k: boolean;
    userId?: number | undefined;
    seasons: number[];
    at?: number | undefined;
  }[];
  rows?: number | undefined;
  /** What the walk over all media rows saw of it last. */
  sign?: string | undefined;
}

/** A record with the version that a later write checks; null: there was none. */
export interface Versioned<T> {
  value: T | undefined;
  version: string | null;
}

/** What one look at a title comes to for one person. */
export interface Part {
  person: string;
  /** Their follow as it is from now on, against the version that was read; left out when it stays. */
  follow?: { value: Follow; version: string | null };
  /** Written with a check that each is absent; when one is there, all is planned again. */
  tell: ToldKey[];
  /** Removed first: the media was removed, or they asked for it again. May name what is told again. */
  untell: ToldKey[];
  notice?: Notice;
}

/** What one look at a title comes to. */
export interface Plan extends TitleKey {
  /** Advances with the last batch, against the version that was read before Seerr was. */
  seen: { value: SeenTitle; version: string | null };
  parts: Part[];
}

/** One of the last things that somebody was told. */
export interface Lately extends TitleKey {
  title: string;
  lines: Line[];
  /** Milliseconds since the epoch. */
  at: number;
}

/** What is known of a person's conversation with the bot. */
export interface Conversation {
  /** Discord's id of the channel. */
  channel?: string;
  /** They take no direct messages, as far as is known until then (milliseconds since the epoch). */
  closedUntil?: number;
}

/** What is remembered of the looking itself; milliseconds since the epoch. */
export interface Marks {
  /** The newest request when the bot first looked: nobody is told of older ones that are over. */
  newestRequest?: number | undefined;
  /** The newest request that was taken into account; later ones are still to be. */
  lastRequest?: number | undefined;
  /** All media rows are known. */
  walkedAt?: number | undefined;
  sweptAt?: number | undefined;
  hookedAt?: number | undefined;
}

/** Titles, follows and what is owed. Every method may throw a `StoreError`. */
export interface NoticeStore {
  seen(title: TitleKey): Promise<Versioned<SeenTitle>>;
  /** Every remembered title, with its signature for the walk, and its requests for the sweep. */
  signs(): Promise<{ title: TitleKey; sign: string | undefined; seen: SeenTitle }[]>;
  /**
   * Writes many titles' states, each against its version; resolves with those that somebody else changed meanwhile, which
   * are not written.
   */
  see(titles: readonly (TitleKey & { seen: SeenTitle; version: string | null })[]): Promise<TitleKey[]>;

  /** Everybody's follow of a title, those that ended included. */
  followsOf(title: TitleKey): Promise<{ value: Follow; version: string }[]>;
  /** By title, the requests in anybody's follow that are not done. Reads all follows: for a start, not for every sweep. */
  awaited(): Promise<(TitleKey & { ids: number[] })[]>;
  /** Whether anybody has one that has not ended. */
  isFollowed(title: TitleKey): Promise<boolean>;
  follow(person: string, title: TitleKey): Promise<Versioned<Follow>>;
  /** What a person follows, newest first, without those that ended. */
  following(person: string): Promise<Follow[]>;
  /**
   * Writes a follow and touches the title's state, so that a look under way plans again. `seen` is what was remembered
   * of the title before Seerr was read, `baseline` what Seerr said, written where nothing was remembered. What waits
   * of a title that its person stopped is due at once, so that it is dropped.
   * @returns false when either was changed meanwhile: read again. Lifts the mark that the person was forgotten.
   */
  putFollow(
    follow: Versioned<Follow> & { value: Follow },
    title: { version: string | null; baseline: SeenTitle },
  ): Promise<boolean>;
  /** Every follow with a wish that has not ended. */
  wishes(): Promise<Follow[]>;

  habits(person: string): Promise<Habits>;
  /**
   * Changes them, against what is there by then, and resolves with what they are; `change` may be called more than once,
   * and gives its argument back where there is nothing to change. Lifts the mark that the person was forgotten, since who
   * sets something uses the bot. What waited for the end of other quiet hours is due at once.
   */
  changeHabits(person: string, change: (before: Habits) => Habits): Promise<Habits>;

  /** What a person has been told of a title. */
  told(person: string, title: TitleKey): Promise<ToldKey[]>;
  /** Commits a plan in batches; "stale": somebody wrote meanwhile, read all again. What was committed then stays, with its told-keys. */
  commit(plan: Plan): Promise<"done" | "stale">;

  /** What is due at `now`, oldest first, at most `limit`. */
  due(now: number, limit: number): Promise<Versioned<Notice>[]>;
  /** Writes a notice anew (its attempt, another due time) against its version; undefined: another process did. */
  rewrite(notice: Notice, version: string | null): Promise<Versioned<Notice> | undefined>;
  /**
   * It is sent or given up: gone, and noted among what the person was told lately when it was sent.
   * @returns false when it was gone before, so that of two only one shows what is held
   */
  settle(notice: Notice, became: "sent" | "dropped"): Promise<boolean>;
  /** Keeps it for the next time that the person uses a command; it is no longer due. */
  hold(notice: Notice): Promise<void>;
  /** Holds what was settled as sent and could not be shown after all. */
  putBack(notice: Notice): Promise<void>;
  held(person: string): Promise<Notice[]>;
  /** How much waits, since when (ms since the epoch), and how much is held. */
  waiting(): Promise<{ owed: number; oldest?: number; held: number }>;
  /** At most 10, newest first. */
  lately(person: string): Promise<Lately[]>;

  conversation(person: string): Promise<Conversation>;
  /** Replaces it; of somebody who was forgotten nothing is noted. */
  setConversation(person: string, conversation: Conversation): Promise<void>;

  marks(): Promise<Marks>;
  /** Changes some of them. */
  mark(marks: Marks): Promise<void>;

  /** Who holds the lease, and the version, which changes whenever it is renewed. */
  lease(): Promise<Versioned<string>>;
  /** Takes or renews it against a version; undefined: somebody else was first. Gives the new version. */
  takeLease(owner: string, version: string | null): Promise<string | undefined>;
  /** Lets it go, if it is still the owner's. */
  dropLease(owner: string): Promise<void>;
}
