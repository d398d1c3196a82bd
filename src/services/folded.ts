/** Text made comparable: case and accents aside. */

/** Letters that Unicode does not take apart into a plain one and its mark. */
const PLAIN: Readonly<Record<string, string>> = {
  æ: "ae",
  œ: "oe",
  ø: "o",
  ß: "ss",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ı: "i",
};

/** `Žofka` and `zofka` are the same, and `Øyvind` is found by `oy`. */
export function folded(text: string): string {
  const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return bare.replace(/[æœøßłđðþħı]/g, (letter) => PLAIN[letter] ?? letter);
}
