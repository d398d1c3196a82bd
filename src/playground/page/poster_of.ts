/** Which poster belongs to a picture's path. */
import type { Title } from "../seerr/mod.ts";
import { posterSvg } from "./poster.ts";

/** Poster by path; what nobody knows gets a neutral one. */
export function createPosters(library: readonly Title[]): (path: string) => string {
  const titles = new Map(library.flatMap(pictures));
  return (path) => {
    const title = titles.get(path);
    return title === undefined ? posterSvg("", 0) : posterSvg(title, seedOf(title));
  };
}

function pictures(title: Title): [path: string, title: string][] {
  const name = title.kind === "movie" || title.kind === "collection" ? title.title : title.name;
  const own = title.kind === "person" ? title.profilePath : title.posterPath;
  const seasons = title.kind === "tv" ? title.seasons ?? [] : [];
  const all = [own, ...seasons.map((season) => season.posterPath)];
  return all.flatMap((path) => path ? [[path, name] as const] : []).map(([path, name]) => [path, name]);
}

/** The same title has the same colours everywhere. */
function seedOf(title: string): number {
  let seed = 7;
  for (const sign of title) seed = (seed * 31 + (sign.codePointAt(0) ?? 0)) % 1_000_003;
  return seed;
}
