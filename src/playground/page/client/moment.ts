/** Times as a reader writes them. */

/** For whom a text is set. */
export interface Reader {
  /** One of Discord's locales. */
  locale: string;
  /** In ms. */
  now: number;
  /** Where the reader is; where the browser is by default. */
  timeZone?: string;
  /** What people, channels and roles are called, by id. */
  names: Readonly<Record<string, string>>;
}

/** A `<t:…>`: "in 4 days", "30 June 2027". */
export function momentText(seconds: number, style: string, reader: Reader): string {
  if (style === "R") return relativeText(seconds - Math.floor(reader.now / 1000), reader.locale);
  const zone = reader.timeZone ? { timeZone: reader.timeZone } : {};
  return new Intl.DateTimeFormat(reader.locale, { ...momentParts(style), ...zone }).format(seconds * 1000);
}

/** What a style shows. */
export function momentParts(style: string): Intl.DateTimeFormatOptions {
  switch (style) {
    case "t":
      return { timeStyle: "short" };
    case "T":
      return { timeStyle: "medium" };
    case "d":
      return { dateStyle: "short" };
    case "D":
      return { dateStyle: "long" };
    case "F":
      return { dateStyle: "full", timeStyle: "short" };
    default:
      return { dateStyle: "long", timeStyle: "short" };
  }
}

/** "in 3 hours", "2 minutes ago"; `ahead` in seconds. */
export function relativeText(ahead: number, locale: string): string {
  const units: [Intl.RelativeTimeFormatUnit, number][] = [
    ["year", 31_536_000],
    ["month", 2_628_000],
    ["day", 86_400],
    ["hour", 3600],
    ["minute", 60],
  ];
  const [unit, size] = units.find(([, seconds]) => Math.abs(ahead) >= seconds) ?? ["second", 1];
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(Math.trunc(ahead / size), unit);
}
