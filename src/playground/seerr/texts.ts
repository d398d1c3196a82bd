/** Which language a title is shown in. */
import type { Movie, Series } from "./title.ts";
import type { Account } from "./account.ts";

/** For whom a title is written: a BCP 47 language. */
export interface Reader {
  readonly language: string;
}

/** Language of an answer: the query's, else the acting person's, else the server's (English). */
export function readerOf(query: Readonly<Record<string, string>>, user: Account): Reader {
  return { language: query.language ?? (user.settings?.locale || "en") };
}

/** Title, overview and tagline for details, where a missing overview is the English one. */
export function textsInDetails(
  title: Movie | Series,
  name: string,
  reader: Reader,
): Record<"title" | "overview" | "tagline", string> {
  const texts = textsInList(title, name, reader);
  return { ...texts, overview: texts.overview === "" ? title.overview ?? "" : texts.overview };
}

/** The same for lists, where a missing overview stays empty. */
export function textsInList(
  title: Movie | Series,
  name: string,
  reader: Reader,
): Record<"title" | "overview" | "tagline", string> {
  const english = { title: name, overview: title.overview ?? "", tagline: title.tagline ?? "" };
  const [language = "en"] = reader.language.split("-");
  if (language === "en") return english;
  const translation = title.translations?.[reader.language] ?? title.translations?.[language];
  return {
    title: translation?.title ?? name,
    overview: translation?.overview ?? "",
    tagline: translation?.tagline ?? "",
  };
}

/** An overview as notifications have it: cut at the last blank that leaves room for "…". */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  const blank = cut.search(/\s\S*$/);
  return `${blank > 0 ? cut.slice(0, blank) : cut}…`;
}
