/** A film as one person sees it: its details, and what they can do about it. */
import type { MovieDetails } from "./library.ts";
import { isUsedUp } from "./quota.ts";
import type { Movie, PublicSettings } from "./seerr_schemas.ts";
import { ServiceError } from "./service_error.ts";
import { type Asker, standingOf, waitingFor } from "./standing.ts";
import { asPerson, type Step } from "./step.ts";

/** Seerr's settings, kept by the caller since they hardly change. */
export type Settings = (step: Step) => Promise<PublicSettings | undefined>;

/** Reads a film afresh, and whoever asks beside it; undefined when TMDB does not know it. */
export async function readMovie(
  step: Step,
  { tmdbId, is4k, settings }: { tmdbId: number; is4k: boolean; settings: Settings },
): Promise<MovieDetails | undefined> {
  const [movie, asker, said] = await Promise.all([readTitle(step, tmdbId), readAsker(step), settings(step)]);
  if (!movie) return undefined;
  const webUrl = webAddress(said?.applicationUrl);
  const watchUrl = webAddress(movie.mediaInfo?.mediaUrl) ?? webAddress(movie.mediaInfo?.plexUrl);
  return {
    movie,
    standing: standingOf(movie, is4k, asker, step.now()),
    waiting: waitingFor(movie, asker),
    ...(webUrl ? { webUrl: `${webUrl.replace(/\/+$/, "")}/movie/${tmdbId}` } : {}),
    ...(watchUrl ? { watchUrl } : {}),
  };
}

/** As the person; as the key's owner when Seerr no longer has their account, so that it says which of the two is wrong. */
async function readTitle(step: Step, tmdbId: number): Promise<Movie | undefined> {
  const read = (scope: Step["scope"]) => step.seerr.movie(tmdbId, step.language, scope);
  try {
    return await read(asPerson(step));
  } catch (error) {
    if (step.userId === undefined || !(error instanceof ServiceError) || error.status !== 403) throw error;
    return await read(step.scope);
  }
}

/** An account that is gone may do nothing; a quota that cannot be read is left to Seerr, which checks it anyway. */
async function readAsker(step: Step): Promise<Asker> {
  const { seerr, userId, scope, own } = step;
  if (userId === undefined) return { userId, permissions: undefined, quota: undefined, requests: [] };
  const [user, quotas, ids] = await Promise.all([
    seerr.user(userId, scope),
    seerr.quota(userId, scope).catch(orNothing),
    own?.(),
  ]);
  const quota = quotas?.movie;
  const requests = quota && isUsedUp(quota) && quota.days > 0
    ? await seerr.requestsOf(userId, scope).catch(orNothing)
    : undefined;
  const mine = ids ? { own: new Set(ids) } : {};
  return { userId, ...mine, permissions: user?.permissions, quota, requests: requests ?? [] };
}

/** What is only nice to have may fail; the log has been told. */
export function orNothing(error: unknown): undefined {
  if (!(error instanceof ServiceError)) throw error;
}

/** An address that a link button takes. */
function webAddress(url: string | undefined): string | undefined {
  return url && /^https?:\/\//i.test(url) && URL.canParse(url) ? url : undefined;
}
