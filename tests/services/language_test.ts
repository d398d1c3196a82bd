import assert from "node:assert/strict";
import { Locale } from "discord-api-types/v10";
import { regionOf, tmdbLanguage } from "../../src/services/language.ts";

/** Every locale of Discord's: the language to ask TMDB for, and the country whose release dates count. */
const LOCALES: Record<string, [language: string, region: string | undefined]> = {
  "bg": ["bg", "BG"],
  "cs": ["cs", "CZ"],
  "da": ["da", "DK"],
  "de": ["de", "DE"],
  "el": ["el", "GR"],
  "en-GB": ["en", "GB"],
  "en-US": ["en", "US"],
  "es-419": ["es-MX", undefined],
  "es-ES": ["es", "ES"],
  "fi": ["fi", "FI"],
  "fr": ["fr", "FR"],
  "hi": ["hi-IN", "IN"],
  "hr": ["hr", "HR"],
  "hu": ["hu", "HU"],
  "id": ["id", "ID"],
  "it": ["it", "IT"],
  "ja": ["ja", "JP"],
  "ko": ["ko", "KR"],
  "lt": ["lt", "LT"],
  "nl": ["nl", "NL"],
  "no": ["no", "NO"],
  "pl": ["pl", "PL"],
  "pt-BR": ["pt-BR", "BR"],
  "ro": ["ro", "RO"],
  "ru": ["ru", "RU"],
  "sv-SE": ["sv", "SE"],
  "th": ["th", "TH"],
  "tr": ["tr", "TR"],
  "uk": ["uk", "UA"],
  "vi": ["vi", "VN"],
  "zh-CN": ["zh-CN", "CN"],
  "zh-TW": ["zh-TW", "TW"],
};

Deno.test("the table of locales has all that Discord has", () => {
  assert.deepEqual(Object.keys(LOCALES).sort(), Object.values(Locale).sort());
});

for (const [locale, [language, region]] of Object.entries(LOCALES)) {
  Deno.test(`tmdbLanguage() and regionOf() know "${locale}"`, () => {
    assert.deepEqual([tmdbLanguage(locale), regionOf(locale)], [language, region]);
  });
}

Deno.test("tmdbLanguage() leaves a locale that Discord may add as it is", () => {
  for (const locale of ["ca", "fr-CA", "sr-Latn", "fil", "constructor"]) assert.equal(tmdbLanguage(locale), locale);
});

Deno.test("regionOf() names a country only when the locale does, or its language has one", () => {
  const cases: [string, string | undefined][] = [
    ["en", "US"],
    ["fr-CA", "CA"],
    ["sr-Latn", undefined],
    ["fil", undefined],
    ["", undefined],
    ["-", undefined],
    ["de-de", undefined],
    ["constructor", undefined],
  ];
  for (const [locale, region] of cases) assert.equal(regionOf(locale), region, locale);
});
