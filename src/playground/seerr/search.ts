/** Finding titles the way TMDB and Seerr's prefixes do. */
import type { Title } from "./title.ts";
import type { World } from "./world.ts";

/** Everything that fits, most popular first. Adult titles are only found by number, as in the real one. */
export function search(world: World, text: string): Title[] {
  const prefixed = /^\s*(tmdb|imdb|tvdb):\s*(\S+)\s*$/i.exec(text);
  if (prefixed !== null) return byNumber(world, (prefixed[1] ?? "").toLowerCase(), prefixed[2] ?? "");
  const [, words = text, year] = /^(.*?)\s*\byear:(\d{4})\s*$/i.exec(text) ?? [];
  const wanted = fold(words).split(" ").filter((word) => word !== "");
  if (wanted.length === 0) return [];
  return everything(world)
    .filter((title) => fits(title, wanted) && (year === undefined || yearOf(title) === year))
    .sort((one, other) => (other.popularity ?? 1) - (one.popularity ?? 1));
}

function everything(world: World): Title[] {
  return [...world.movies.values(), ...world.series.values(), ...world.persons.values(), ...world.collections.values()];
}

function byNumber(world: World, kind: string, id: string): Title[] {
  if (kind === "tmdb") {
    const number = Number(id);
    return [world.movies.get(number), world.series.get(number), world.persons.get(number)].flatMap((title) =>
      title ?? []
    );
  }
  return everything(world).filter((title) =>
    kind === "tvdb"
      ? title.kind === "tv" && `${title.tvdbId}` === id
      : title.kind !== "collection" && title.imdbId === id
  );
}

function fits(title: Title, wanted: readonly string[]): boolean {
  if ("adult" in title && title.adult) return false;
  return names(title).some((name) => {
    const folded = fold(name);
    return wanted.every((word) => folded.includes(word));
  });
}

function names(title: Title): string[] {
  if (title.kind === "person") return [title.name];
  if (title.kind === "collection") return [title.title];
  const translated = Object.values(title.translations ?? {}).flatMap((texts) => texts.title ?? []);
  const own = title.kind === "movie" ? [title.title, title.originalTitle] : [title.name, title.originalName];
  return [...own.flatMap((name) => name ?? []), ...translated];
}

function yearOf(title: Title): string | undefined {
  if (title.kind === "movie") return title.releaseDate?.slice(0, 4);
  return title.kind === "tv" ? title.firstAirDate?.slice(0, 4) : undefined;
}

/** Case, accents and white space make no difference. */
function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}
