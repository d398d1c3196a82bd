/** Posters drawn by code: a motif in calm colours, and the title below it. */
import { drawMotif } from "./motif.ts";
import { fitTitle } from "./poster_title.ts";

/** Width and height in px, 2:3 as TMDB's. */
export const POSTER = { width: 342, height: 513 } as const;

/** Distance of the title from the edges, in px. */
const MARGIN = 26;

/** An SVG of less than 4 KB that refers to nothing outside; the same title and seed give the same one. */
export function posterSvg(title: string, seed: number): string {
  const { width, height } = POSTER;
  const chance = chances(seed);
  const hue = Math.floor(chance() * 360);
  const lines = fitTitle(title, width - 2 * MARGIN);
  const panel = lines.texts.length * lines.size * 1.2 + 2 * MARGIN;
  const top = Math.round(height - (lines.texts.length === 0 ? 0 : panel));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    drawMotif(chance, { hue, width, height: top }),
    `<rect y="${top}" width="${width}" height="${height - top}" fill="hsl(${hue} 34% 15%)"/>`,
    titleSvg(lines, { hue, top }),
    "</svg>",
  ].join("");
}

function titleSvg({ texts, size }: ReturnType<typeof fitTitle>, { hue, top }: { hue: number; top: number }): string {
  const isRightToLeft = /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(texts.join(" "));
  const x = isRightToLeft ? POSTER.width - MARGIN : MARGIN;
  const look = `font-family="Georgia, serif" font-size="${size}" fill="hsl(${hue} 45% 93%)"`;
  const spans = texts.map((text, index) =>
    `<tspan x="${x}" y="${Math.round(top + MARGIN + size * (0.9 + index * 1.2))}">${escapeXml(text)}</tspan>`
  );
  return `<text ${look}${isRightToLeft ? ' direction="rtl"' : ""}>${spans.join("")}</text>`;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Numbers from 0 to 1 that look like chance and are the same for a seed; near seeds have nothing in common. */
function chances(seed: number): () => number {
  let count = (Number.isFinite(seed) ? seed : 0) | 0;
  return () => {
    count = (count + 0x6d2b79f5) | 0;
    let mixed = Math.imul(count ^ count >>> 16, 0x85ebca6b);
    mixed = Math.imul(mixed ^ mixed >>> 13, 0xc2b2ae35);
    return ((mixed ^ mixed >>> 16) >>> 0) / 2 ** 32;
  };
}
