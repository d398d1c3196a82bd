/** A film as one person sees it: its details, and what they can do about each copy. */
import { readAs, readAsker } from "./asker.ts";
import { copyOf, hasUhd, isAnime, webPage } from "./copy.ts";
import type { Copy, MovieDetails } from "./library.ts";
import { waitingFor } from "./open_requests.ts";
import type { Settings } from "./settings.ts";
import { barredFrom, standingOf } from "./standing.ts";
import type { Step } from "./step.ts";

/** Reads a film afresh, and whoever asks beside it; undefined when TMDB does not know it. */
export async function readMovie(step: Step, tmdbId: number, settings: Settings): Promise<MovieDetails | undefined> {
  const [movie, asker, said] = await Promise.all([
    readAs(step, (scope) => step.seerr.movie(tmdbId, step.language, scope)),
    readAsker(step, "movie"),
    settings(step),
  ]);
  if (!movie) return undefined;
  const { mediaInfo } = movie;
  const copy = (is4k: boolean): Copy => {
    const offered = !is4k || said?.movie4kEnabled === true;
    const standing = standingOf(mediaInfo, { kind: "movie", is4k, offered, now: step.now() }, asker);
    return {
      standing,
      ...barredFrom({ kind: "movie", is4k, offered }, asker),
      ...copyOf(mediaInfo, is4k, () => standing.kind === "available"),
    };
  };
  return {
    movie,
    hd: copy(false),
    ...(said?.movie4kEnabled || hasUhd(mediaInfo) ? { uhd: copy(true) } : {}),
    waiting: waitingFor(mediaInfo, asker),
    ...webPage(said, "movie", tmdbId),
    anime: isAnime(movie),
  };
}
