/** What is counted, and Prometheus' text format of it (version 0.0.4). Pure. */

/** One line: the family's name with `suffix` behind it. */
export interface Sample {
  suffix?: string;
  labels: Readonly<Record<string, string>>;
  value: number;
}

/** How a family is called: `[a-zA-Z_:][a-zA-Z0-9_:]*`, in base units. `help` is one sentence for whoever reads it. */
export interface Named {
  name: string;
  help: string;
}

/** All lines of one name. */
export interface Family extends Named {
  type: "counter" | "gauge" | "histogram";
  samples: readonly Sample[];
}

/** The values of labels, in the order of their names. */
type Values<Names extends readonly string[]> = { [Name in keyof Names]: string };

/** Counts up, apart for each combination of label values; there must not be many of those. */
export interface Counter<Names extends readonly string[]> {
  add(...values: Values<Names>): void;
  family(): Family;
}

/** Sorts numbers into buckets, likewise. */
export interface Histogram<Names extends readonly string[]> {
  observe(value: number, ...values: Values<Names>): void;
  family(): Family;
}

/** At zero; without label names it is there before anything is counted. */
export function createCounter<const Names extends readonly string[]>(named: Named, labels: Names): Counter<Names> {
  const series = createSeries(labels, () => ({ count: 0 }));
  return {
    add: (...values) => void series.at(values).count++,
    family: () => ({ ...named, type: "counter", samples: series.all(({ count }) => [{ value: count }]) }),
  };
}

/** At zero, likewise. `buckets`: their upper ends, included, ascending; the endless one comes by itself. */
export function createHistogram<const Names extends readonly string[]>(
  { buckets, ...named }: Named & { buckets: readonly number[] },
  labels: Names,
): Histogram<Names> {
  const series = createSeries(labels, () => ({ counts: [...buckets, Infinity].map(() => 0), sum: 0 }));
  return {
    observe(value, ...values) {
      const one = series.at(values);
      const fits = buckets.findIndex((end) => value <= end);
      const bucket = fits < 0 ? buckets.length : fits;
      one.counts[bucket] = (one.counts[bucket] ?? 0) + 1;
      one.sum += value;
    },
    family: () => ({ ...named, type: "histogram", samples: series.all((one) => histogramLines(one, buckets)) }),
  };
}

/** A number that somebody else knows, as a gauge or a counter; no line when it is not known. */
export function reading(type: "counter" | "gauge", named: Named, value: number | undefined): Family {
  return { ...named, type, samples: value === undefined ? [] : [{ labels: {}, value }] };
}

/** The text of it all. A family without a line is left out. */
export function exposition(families: readonly Family[]): string {
  return families.filter(({ samples }) => samples.length > 0).map(familyText).join("");
}

type Line = Omit<Sample, "labels"> & { labels?: Sample["labels"] };

/** One thing for each combination of label values. */
function createSeries<One>(names: readonly string[], create: () => One) {
  const series = new Map<string, { labels: Sample["labels"]; one: One }>();
  const at = (values: readonly string[]): One => {
    const key = JSON.stringify(values);
    const known = series.get(key);
    if (known) return known.one;
    const labels = Object.fromEntries(names.map((name, i) => [name, values[i] ?? ""]));
    const one = create();
    series.set(key, { labels, one });
    return one;
  };
  if (names.length === 0) at([]);
  const all = (lines: (one: One) => readonly Line[]): Sample[] =>
    [...series.values()].flatMap(({ labels, one }) =>
      lines(one).map((line) => ({ ...line, labels: { ...labels, ...line.labels } }))
    );
  return { at, all };
}

/** Each bucket holds what is in the smaller ones too. */
function histogramLines({ counts, sum }: { counts: number[]; sum: number }, buckets: readonly number[]): Line[] {
  let count = 0;
  const lines: Line[] = counts.map((more, i) => ({
    suffix: "_bucket",
    labels: { le: numeral(buckets[i] ?? Infinity) },
    value: count += more,
  }));
  return [...lines, { suffix: "_sum", value: sum }, { suffix: "_count", value: count }];
}

function familyText({ name, help, type, samples }: Family): string {
  const lines = samples.map(({ suffix = "", labels, value }) =>
    `${name}${suffix}${labelText(labels)} ${numeral(value)}`
  );
  return [`# HELP ${name} ${escaped(help)}`, `# TYPE ${name} ${type}`, ...lines, ""].join("\n");
}

function labelText(labels: Sample["labels"]): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value).replaceAll('"', '\\"')}"`);
  return pairs.length > 0 ? `{${pairs.join(",")}}` : "";
}

function escaped(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n");
}

/** As Go reads it. */
function numeral(value: number): string {
  return Math.abs(value) === Infinity ? `${value < 0 ? "-" : "+"}Inf` : String(value);
}
