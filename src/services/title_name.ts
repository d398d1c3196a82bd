/** What a title is called in a language; kept for a while, since lists and messages name the same ones again and again. */
import type { Desk } from "./desk.ts";
import type { TitleName } from "./request_list_schemas.ts";
import type { Scope } from "./seerr.ts";
import { orNothing } from "./service_error.ts";
import type { TitleId } from "./title_state.ts";

/** In which language (BCP 47), and until when it matters. */
export interface Naming {
  language: string;
  scope: Scope;
}

/** Undefined when Seerr does not tell it: whatever is named stands all the same. */
export async function readTitleName(
  { seerr, titles }: Desk,
  { kind, tmdbId }: TitleId,
  { language, scope }: Naming,
): Promise<TitleName | undefined> {
  const key = `${kind} ${tmdbId} ${language}`;
  return await titles.get(key, () => seerr.titleName(kind, tmdbId, language, scope)).catch(orNothing);
}

/** A title and its year; `tmdb:603` for one that nobody told. */
export function titleOf(tmdbId: number, named: TitleName | undefined): { title: string; year?: number } {
  const year = /^[1-9]\d{3}/.exec(named?.releaseDate ?? named?.firstAirDate ?? "")?.[0];
  return {
    title: named?.title ?? named?.name ?? named?.originalTitle ?? named?.originalName ?? `tmdb:${tmdbId}`,
    ...(year ? { year: Number(year) } : {}),
  };
}
