/** Discord's locales as TMDB and calendars of releases know them. */

/** Discord's locales that TMDB knows by another name, or better without a country. */
const TMDB: ReadonlyMap<string, string> = new Map([
  ["en-US", "en"],
  ["en-GB", "en"],
  ["es-ES", "es"],
  ["es-419", "es-MX"],
  ["sv-SE", "sv"],
  ["hi", "hi-IN"],
]);

/** What Seerr is to answer in (`language=`), for a Discord locale. */
export function tmdbLanguage(locale: string): string {
  return TMDB.get(locale) ?? locale;
}

/** Countries of the locales that name none: where most people who speak it await a film. */
const COUNTRIES: ReadonlyMap<string, string> = new Map([
  ["cs", "CZ"],
  ["da", "DK"],
  ["en", "US"],
  ["el", "GR"],
  ["hi", "IN"],
  ["ja", "JP"],
  ["ko", "KR"],
  ["uk", "UA"],
  ["vi", "VN"],
]);

/** The ISO 3166 country whose release dates concern somebody with that Discord locale; undefined when it names none. */
export function regionOf(locale: string): string | undefined {
  const [language = "", country] = locale.split("-");
  if (country) return /^[A-Z]{2}$/.test(country) ? country : undefined;
  return COUNTRIES.get(language) ?? (/^[a-z]{2}$/.test(language) ? language.toUpperCase() : undefined);
}
