/** A title in lines that fit a poster. */

/** What there is room for. */
export interface FittedTitle {
  readonly texts: readonly string[];
  /** Of the letters, in px. */
  readonly size: number;
}

/** Sizes in px with the lines that each may have; the first that fits is taken. */
const SIZES = [{ size: 42, most: 3 }, { size: 34, most: 4 }, { size: 26, most: 6 }] as const;

/** So long a cluster of combining marks is no letter but a prank. */
const LONGEST_LETTER = 12;

/** Broken between words, within words that are longer than a line, and cut with "…" where nothing else helps. */
export function fitTitle(title: string, width: number): FittedTitle {
  const words = clean(title).split(" ").filter(Boolean);
  for (const { size, most } of SIZES) {
    const texts = wrap(words, width / size);
    if (texts.length <= most && !words.some((word) => size > 26 && widthOf(word) > width / size)) {
      return { texts, size };
    }
  }
  const { size, most } = SIZES[2];
  const kept = wrap(words, width / size).slice(0, most);
  return { size, texts: kept.map((text, index) => index < most - 1 ? text : `${shorten(text, width / size - 1)}…`) };
}

/** Without what XML forbids, and what would turn the letters of others around. */
function clean(title: string): string {
  return title.slice(0, 400).toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, " ")
    .replace(/[\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g, "");
}

/** Widths are in ems. */
function wrap(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const part of words.flatMap((word) => pieces(word, width))) {
    const longer = line === "" ? part : `${line} ${part}`;
    if (widthOf(longer) <= width) line = longer;
    else {
      if (line !== "") lines.push(line);
      line = part;
    }
  }
  return line === "" ? lines : [...lines, line];
}

/** A word that is longer than a line becomes several. */
function pieces(word: string, width: number): string[] {
  const found: string[] = [];
  let [piece, used] = ["", 0];
  for (const letter of letters(word)) {
    const own = letterWidth(letter);
    if (used + own > width && piece !== "") {
      found.push(piece);
      [piece, used] = ["", 0];
    }
    piece += letter;
    used += own;
  }
  return [...found, piece];
}

function shorten(text: string, width: number): string {
  return pieces(text, width)[0] ?? "";
}

function widthOf(text: string): number {
  return letters(text).reduce((sum, letter) => sum + letterWidth(letter), 0);
}

/** Measured roughly: what matters is that nothing runs over the edge. */
function letterWidth(letter: string): number {
  if (/^[ilj.,:;!|'’()[\]]/.test(letter)) return 0.36;
  if (/^[a-z\d\-–"?/*_ ]/.test(letter)) return 0.58;
  if (/^[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(letter)) return 0.6;
  return letter > "\u02ff" || /^[MW@%]/.test(letter) ? 1.1 : 0.76;
}

function letters(text: string): string[] {
  return Array.from(new Intl.Segmenter("en").segment(text), ({ segment }) => {
    return [...segment].slice(0, LONGEST_LETTER).join("");
  });
}
