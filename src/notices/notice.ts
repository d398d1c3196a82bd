/** A message that is owed, as it is written down. */
import type { Look } from "../services/title_state.ts";
import type { Line, Notice } from "../store/mod.ts";

/** What of a title a message shows. */
export type Shown = Pick<Look, "kind" | "tmdbId" | "title" | "year" | "posterPath" | "watchUrl" | "watchUrl4k">;

/** Who is told what. */
export interface Saying {
  person: string;
  lines: Line[];
  /** Since when they waited, in milliseconds since the epoch. */
  since?: number;
  /** Nothing more is told of it. */
  isOver?: boolean;
  /** Milliseconds since the epoch. */
  now: number;
}

/** Due at once: quiet hours are for whoever delivers it. */
export function noticeOf(title: Shown, { person, lines, since, isOver, now }: Saying): Notice {
  const { kind, tmdbId, title: name, year, posterPath, watchUrl, watchUrl4k } = title;
  return {
    id: noticeId(),
    kind,
    tmdbId,
    title: name,
    ...(year === undefined ? {} : { year }),
    ...(posterPath ? { posterPath } : {}),
    ...(watchUrl ? { watchUrl } : {}),
    ...(watchUrl4k ? { watchUrl4k } : {}),
    person,
    lines,
    ...(since === undefined ? {} : { since }),
    ...(isOver ? { isOver } : {}),
    at: now,
    due: now,
    tries: 0,
  };
}

/** Without what an address in it could spoil: Discord refuses whole messages for a link that it does not like. */
export function plainNotice(
  { watchUrl: _watch, watchUrl4k: _watch4k, posterPath: _poster, ...plain }: Notice,
): Notice {
  return plain;
}

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
/** Bytes from here on would make some digits likelier than others. */
const FAIR = 256 - 256 % DIGITS.length;

/** 16 characters of 0–9 and a–z, 82 bits of chance. */
export function noticeId(): string {
  let id = "";
  while (id.length < 16) {
    for (const byte of crypto.getRandomValues(new Uint8Array(24))) {
      if (byte < FAIR && id.length < 16) id += DIGITS[byte % DIGITS.length];
    }
  }
  return id;
}
