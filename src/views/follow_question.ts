/** The question what of a series is to be followed. */
import { buttons } from "../buttons.ts";
import { button, row } from "../discord/components.ts";
import { cut, LIMITS } from "../discord/limits.ts";
import type { Message } from "../discord/reply.ts";
import type { Season, SeriesDetails } from "../services/library.ts";
import type { Words } from "../words/mod.ts";
import { seasonList } from "./season_list.ts";
import { titleText } from "./title_line.ts";

/** What of a series somebody wants to hear about: the seasons on their way, each new one, or everything. */
export function followQuestion(words: Words, { series, seasons }: SeriesDetails, is4k: boolean): Message {
  const { follow, season } = words;
  const copy = is4k ? "4k" : "hd";
  const coming = comingSeasons(seasons, is4k);
  const choose = (label: string, of: "these" | "new" | "all") =>
    button(cut(label, LIMITS.label), buttons.followSeasons.encode(series.id, copy, of));
  return {
    content: follow[is4k ? "ask4k" : "ask"](titleText(series.title, 200)),
    components: [row(
      ...(coming.length > 0 ? [choose(follow.these(seasonList(words, coming)), "these")] : []),
      choose(follow.new, "new"),
      choose(follow.all, "all"),
      button(season.back, buttons.seriesCard.encode(series.id)),
    )],
  };
}

/** The seasons that somebody waits for already, ascending. */
export function comingSeasons(seasons: readonly Season[], is4k: boolean): number[] {
  return seasons.filter((it) => ["requested", "coming", "partial"].includes(is4k ? it.uhd : it.hd))
    .map(({ number }) => number);
}

/** After which season one is new: the last one of which anything is there. */
export function lastThere(seasons: readonly Season[], is4k: boolean): number {
  return Math.max(
    0,
    ...seasons.filter((it) => ["available", "partial"].includes(is4k ? it.uhd : it.hd)).map(({ number }) => number),
  );
}
