/** What somebody was told, read from their direct messages as they stand there. */
import type { APIMessage } from "discord-api-types/v10";
import { buttons } from "../../../src/buttons.ts";
import { en } from "../../../src/words/mod.ts";
import type { Copy } from "./journal.ts";

/** One line of a message. */
export interface ToldLine extends Copy {
  event: "available" | "whole" | "declined" | "failed" | "other";
  /** Empty for a film, and where the whole series is meant. */
  seasons: number[];
  /** The notice's id. */
  notice: string;
  text: string;
}

/** All that an inbox says, oldest first. */
export function linesOf(inbox: readonly APIMessage[]): ToldLine[] {
  return inbox.flatMap((message) => {
    const about = aboutOf(message);
    if (!about) return [];
    return (message.embeds[0]?.description ?? "").split("\n").map((text) => ({ ...about, ...readLine(text), text }));
  });
}

/** What a message is about, from its button; nothing of what is no notice. */
export function aboutOf({ components = [] }: APIMessage): Pick<ToldLine, "kind" | "tmdbId" | "notice"> | undefined {
  for (const [, id] of JSON.stringify(components).matchAll(/"custom_id":"([^"]+)"/g)) {
    const [kind, tmdbId, notice] = buttons.noticeCard.decode(id ?? "") ?? [];
    if (kind && tmdbId !== undefined && notice) return { kind, tmdbId, notice };
  }
}

const EVENTS = ["available", "whole", "declined", "failed"] as const;
const GAP = "\u0000";

function readLine(text: string): Pick<ToldLine, "event" | "is4k" | "seasons"> {
  for (const event of EVENTS) {
    const say = en.notice[event];
    for (const is4k of [true, false]) {
      if (text === say("", is4k)) return { event, is4k, seasons: [] };
      const [head = "", tail = ""] = say(GAP, is4k).split(GAP);
      if (!text.startsWith(head) || !text.endsWith(tail)) continue;
      return { event, is4k, seasons: seasonsIn(text.slice(head.length, text.length - tail.length)) };
    }
  }
  return { event: "other", is4k: false, seasons: [] };
}

/** "seasons 1–3, 5, all 30 episodes" */
function seasonsIn(what: string): number[] {
  if (what.startsWith(en.notice.wholeSeries)) return [];
  const [list = ""] = what.split(/, (?:all|its) /);
  return [...list.matchAll(/(\d+)(?:–(\d+))?/g)].flatMap(([, from = "", to = from]) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => Number(from) + index)
  );
}
