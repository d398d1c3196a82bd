/** What asking for a film needs to know about films. */
import type { MovieDetails, Wish } from "./library.ts";
import type { Asking } from "./request_title.ts";

/** A copy that this server does not have is forbidden. */
export function movieAsking(
  tmdbId: number,
  wish: Wish,
): Pick<Asking<MovieDetails>, "kind" | "tmdbId" | "standing" | "requests" | "plan"> {
  const asked = { ...wish, kind: "movie", tmdbId } as const;
  return {
    kind: "movie",
    tmdbId,
    standing: ({ hd, uhd }) => (wish.is4k ? uhd : hd)?.standing ?? { kind: "forbidden" },
    requests: ({ movie }) => movie.mediaInfo?.requests ?? [],
    plan: () => Promise.resolve(asked),
  };
}
