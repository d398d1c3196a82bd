/** Forms that Discord asks of texts. */
import type { Format, Is } from "./shape.ts";

/** Discord's locales. */
export const LOCALES: readonly string[] = [
  ...[
    "ar",
    "bg",
    "cs",
    "da",
    "de",
    "el",
    "en-GB",
    "en-US",
    "es-419",
    "es-ES",
    "fi",
    "fr",
    "he",
    "hi",
    "hr",
    "hu",
    "id",
  ],
  ...["it", "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE", "th", "tr", "uk", "vi", "zh-CN", "zh-TW"],
];

/** An address of one of some schemes. */
function url(...schemes: string[]): Format {
  return {
    fits: (text) => schemes.some((scheme) => text.startsWith(`${scheme}://`)) && URL.canParse(text) && !/\s/.test(text),
    code: "URL_TYPE_INVALID_SCHEME",
    message: `Not a well formed URL of one of the schemes ${schemes.join(", ")}`,
  };
}

function pattern(fits: RegExp, code = "STRING_TYPE_REGEX"): Format {
  return { fits: (text) => fits.test(text), code, message: "String value did not match validation regex." };
}

/** What an embed or a picture may point to. */
export const webUrl: Format = url("http", "https");
/** What a link button may open. */
export const linkUrl: Format = url("http", "https", "discord");
/** One of Discord's ids. */
export const snowflake: Format = pattern(/^(0|[1-9]\d{0,19})$/, "NUMBER_TYPE_COERCE");
/** A bit set on the wire: a decimal number as text. */
export const bitSet: Format = pattern(/^(0|[1-9]\d{0,19})$/, "NUMBER_TYPE_COERCE");
/** A moment in ISO 8601. */
export const timestamp: Format = {
  fits: (text) =>
    /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/.test(text) && !isNaN(Date.parse(text)),
  code: "DATE_TIME_TYPE_PARSE",
  message: "Could not parse the value. Should be ISO8601.",
};
/** What may be mentioned. */
export const mentionable: Format = pattern(/^(users|roles|everyone)$/, "BASE_TYPE_CHOICES");
/** The name of a slash command or an option: no capitals where the script has small letters. */
export const slashName: Format = {
  fits: (text) => /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u.test(text) && text === text.toLowerCase(),
  code: "APPLICATION_COMMAND_INVALID_NAME",
  message: "Command name is invalid",
};

/** One emoji as Unicode has it; also those that are shown as text without a variation selector. */
export function isEmoji(text: string): boolean {
  return /^(\p{RGI_Emoji}|\p{Extended_Pictographic}\uFE0F?)$/v.test(text);
}

/** An id of Discord's, as a key. */
export const id: Is = { is: "text", format: snowflake };
