/** Prometheus' text format, read by a parser that is not ours. */
import parse from "parse-prometheus-text-format";
import * as z from "zod";

/** Go's spelling. */
const value = z.string().transform((text) => Number(text.replace(/Inf$/, "Infinity")));
const labels = z.record(z.string(), z.string()).default({});

const Families = z.array(z.object({ name: z.string(), help: z.string(), type: z.string(), metrics: z.unknown() }));
const Lines = z.array(z.object({ name: z.string(), metrics: z.array(z.object({ labels, value })) }));

/** One line. */
export interface ScrapedLine {
  labels: Record<string, string>;
  value: number;
}

/** What was read. */
export interface Scraped {
  /** Each family's type in capitals, and its help. */
  families: Map<string, { type: string; help: string }>;
  /** By their whole name, like `a_seconds_bucket`. */
  lines: Map<string, ScrapedLine[]>;
  /** The sum of the lines that have these labels, among others. */
  sum(name: string, labels?: Record<string, string>): number;
}

/** Throws where the text is none, or says one name twice. */
export function scraped(text: string): Scraped {
  const families = Families.parse(parse(text));
  // It takes all lines of a histogram for those of one set of labels, so that they are read one by one.
  const read = Lines.parse(parse(text.replaceAll(/^# TYPE .* histogram$/gm, "")));
  const lines = new Map<string, ScrapedLine[]>();
  for (const { name, metrics } of read) lines.set(name, [...lines.get(name) ?? [], ...metrics]);
  const byName = new Map(families.map(({ name, type, help }) => [name, { type, help }]));
  if (byName.size < families.length) throw new Error("a name comes twice");
  return {
    families: byName,
    lines,
    sum(name, labels = {}) {
      const has = (line: ScrapedLine) => Object.entries(labels).every(([label, value]) => line.labels[label] === value);
      return (lines.get(name) ?? []).filter(has).reduce((sum, { value }) => sum + value, 0);
    },
  };
}
