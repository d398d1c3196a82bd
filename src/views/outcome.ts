/** What somebody reads after asking for a title. */
import type { Message } from "../discord/reply.ts";
import type { Copy, Kind, MovieDetails, Outcome, SeasonMark, SeriesCopy, SeriesDetails } from "../services/library.ts";
import type { Words } from "../words/mod.ts";
import { movieCard } from "./movie_card.ts";
import { seasonList } from "./season_list.ts";
import { seriesCard } from "./series_card.ts";
import type { Reader } from "./title_card.ts";
import { standingText } from "./standing.ts";
import { titleText } from "./title_line.ts";

/** What became of asking for one of a title's two lives. */
export interface Asked {
  is4k: boolean;
  outcome: Outcome;
}

/** What became of asking for a film: a sentence for each copy, and the card as it stands now when the film is known. */
export function movieOutcome(reader: Reader, asked: readonly Asked[], details: MovieDetails | undefined): Message {
  if (!details) return { content: reader.words.request.missing.movie };
  const after = asked.reduce(
    (so, { is4k, outcome }) => withCopy(so, is4k, (copy) => afterAsking(copy, outcome)),
    details,
  );
  return {
    ...movieCard(afterwards(reader, asked), after),
    content: sentences(reader, { kind: "movie", title: details.movie.title }, asked),
  };
}

/** The same for a series. */
export function seriesOutcome(reader: Reader, asked: readonly Asked[], details: SeriesDetails | undefined): Message {
  if (!details) return { content: reader.words.request.missing.tv };
  const after = asked.reduce(withSeasons, details);
  return {
    ...seriesCard(afterwards(reader, asked), after),
    content: sentences(reader, { kind: "tv", title: details.series.title }, asked),
  };
}

/** What was asked for. */
interface Title {
  kind: Kind;
  title: string;
}

function sentences({ words, hears, behalf }: Reader, title: Title, asked: readonly Asked[]): string {
  const said = asked.map((it) => sentence(words, title, it));
  const willTell = hears?.tells && hears.requesters && !behalf && isRequested(asked);
  return [...said, ...(willTell ? [`-# ${words.follow.willTell}`] : [])].join("\n");
}

/** Whoever asked is told of it from now on. */
function afterwards(reader: Reader, asked: readonly Asked[]): Reader {
  const { hears } = reader;
  return hears && isRequested(asked) ? { ...reader, hears: { ...hears, asked: true } } : reader;
}

function isRequested(asked: readonly Asked[]): boolean {
  return asked.some(({ outcome }) => outcome.kind === "requested" && outcome.state !== "failed");
}

function sentence(words: Words, { kind, title }: Title, { is4k, outcome }: Asked): string {
  const { request } = words;
  const shown = titleText(title);
  switch (outcome.kind) {
    case "requested": {
      const seasons = outcome.seasons.length > 0 ? seasonList(words, outcome.seasons) : undefined;
      return request[outcome.state](shown, request.part(seasons, is4k));
    }
    case "refused": {
      const { standing } = outcome;
      // Whoever presses twice reads the same sentence twice.
      if (standing.kind === "requested" && standing.mine) {
        return request[standing.state](shown, request.part(undefined, is4k));
      }
      return request.refused(shown, request.part(undefined, is4k), standingText(words, standing, { kind, is4k }));
    }
    case "nothing":
      return request.nothingLeft(shown, request.part(undefined, is4k));
    case "unknown":
      return request.gone(shown, request.part(undefined, is4k));
    case "missing":
      return request.missing[kind];
  }
}

function afterAsking<C extends Copy>(copy: C, outcome: Outcome): C {
  if (outcome.kind === "requested") {
    return { ...copy, standing: { kind: "requested", mine: true, state: outcome.state } };
  }
  if (outcome.kind !== "refused") return copy;
  // Fewer seasons may still be asked for.
  const { standing } = outcome;
  return standing.kind === "quota" && standing.left ? copy : { ...copy, standing };
}

function withCopy<C extends Copy, D extends { hd: C; uhd?: C }>(details: D, is4k: boolean, change: (copy: C) => C): D {
  if (!is4k) return { ...details, hd: change(details.hd) };
  return details.uhd ? { ...details, uhd: change(details.uhd) } : details;
}

const MARKS: Record<Extract<Outcome, { kind: "requested" }>["state"], SeasonMark> = {
  pending: "requested",
  approved: "coming",
  failed: "failed",
};

/** The series with its seasons as they stand after asking: what was not asked for can still be. */
function withSeasons(details: SeriesDetails, { is4k, outcome }: Asked): SeriesDetails {
  if (outcome.kind !== "requested") return withCopy(details, is4k, (copy) => afterAsking(copy, outcome));
  const of = is4k ? "uhd" : "hd";
  const seasons = details.seasons.map((it) =>
    outcome.seasons.includes(it.number) ? { ...it, [of]: MARKS[outcome.state] } : it
  );
  return withCopy<SeriesCopy, SeriesDetails>({ ...details, seasons }, is4k, (copy) => {
    const requestable = copy.requestable.filter((number) => !outcome.seasons.includes(number));
    const left = copy.standing.kind === "open" && copy.standing.left !== undefined
      ? copy.standing.left - outcome.seasons.length
      : undefined;
    if (requestable.length === 0 || (left !== undefined && left <= 0)) {
      return { ...afterAsking(copy, outcome), requestable };
    }
    return { ...copy, standing: { kind: "open", ...(left === undefined ? {} : { left }) }, requestable };
  });
}
