/** What a command may ask about what a person hears unasked; the app does it over the store and Seerr. */
import type { Kind } from "../services/library.ts";
import type { Follow, Habits, Lately, SeenTitle } from "../store/mod.ts";

/** Which title, and in which of its two lives. */
export interface Title {
  kind: Kind;
  tmdbId: number;
}

/** What somebody wants to hear: of a film that it is there; of a series these seasons, each new one, or all. */
export interface Choice {
  is4k: boolean;
  of: "film" | "these" | "new" | "all";
  /** For "these". */
  seasons?: readonly number[];
  /** For "new": seasons after this one. */
  after?: number;
}

/** A follow, and how the title stood when it was last looked at. */
export interface Followed {
  follow: Follow;
  state?: SeenTitle;
}

/** One person's side of the notices. */
export interface Following {
  /** Whether this bot sends messages by itself at all. */
  tells: boolean;
  /** Whether who asks for something is told of it without asking for that too. */
  requesters: boolean;
  /** What they follow, newest first. */
  list(): Promise<Followed[]>;
  /** Their follow of a title, when there is one that goes on; undefined too when the store has trouble. */
  find(title: Title): Promise<Follow | undefined>;
  /** "there": nothing of that is still to come · "missing": TMDB does not know it. */
  choose(title: Title, choice: Choice): Promise<"following" | "there" | "missing">;
  /** Has each season after `after` requested when it appears. "missing": TMDB does not know it. */
  wish(
    title: { tmdbId: number; title: string; year?: number },
    what: string,
    after: number,
  ): Promise<"wished" | "missing">;
  /** Whether there was anything to stop, and whether it was a wish too. */
  stop(title: Title): Promise<"stopped" | "stoppedWish" | "nothing">;
  /** What they were told lately, newest first. */
  lately(): Promise<Lately[]>;
  habits(): Promise<Habits>;
  /** Changes what is set, against what is there by then; gives its argument back where nothing is to change. */
  changeHabits(change: (before: Habits) => Habits): Promise<Habits>;
}
