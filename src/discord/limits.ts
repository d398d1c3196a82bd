/** Everything that a limit of Discord's bounds is cut here, and nowhere else. Lengths are UTF-16 code units, the strictest reading. */
import type {
  APIActionRowComponent,
  APIComponentInMessageActionRow,
  APIEmbed,
  APIEmbedField,
  APIInteractionResponseCallbackData,
  APISelectMenuOption,
} from "discord-api-types/v10";
import type { Choice } from "./options.ts";

/** Discord's limits, from its documentation on messages, components and application commands. */
export const LIMITS = {
  content: 2000,
  embeds: 10,
  embedTitle: 256,
  embedDescription: 4096,
  fields: 25,
  fieldName: 256,
  fieldValue: 1024,
  footer: 2048,
  author: 256,
  /** All texts of all embeds of one message together. */
  embedTotal: 6000,
  rows: 5,
  buttons: 5,
  label: 80,
  customId: 100,
  options: 25,
  optionText: 100,
  placeholder: 150,
  choices: 25,
  choice: 100,
  url: 512,
} as const;

/** A text of at most `limit` code units, cut at a word where one ends near, and never inside a character or an escape. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const room = text.slice(0, limit - 1);
  const word = room.lastIndexOf(" ");
  const kept = word > limit * 0.6 ? room.slice(0, word) : room;
  const whole = kept.replace(/[\ud800-\udbff]$/, "").replace(/[\s.,;:!?…–-]+$/, "");
  return `${whole.replace(/(^|[^\\])((?:\\\\)*)\\$/, "$1$2")}…`;
}

/** The message, with everything cut to what Discord takes, and nothing left that it refuses for being empty. */
export function fitMessage<M extends APIInteractionResponseCallbackData>(message: M): M {
  const fitted = { ...message };
  if (message.content !== undefined) fitted.content = cut(message.content, LIMITS.content);
  if (message.embeds) fitted.embeds = fitEmbeds(message.embeds);
  if (message.components) fitted.components = fitRows(message.components);
  return fitted;
}

/** At most 25 choices with a name and a value, each value once. */
export function fitChoices(choices: readonly Choice[]): Choice[] {
  const whole = choices.filter(({ name, value }) => name.trim() && value.trim() && value.length <= LIMITS.choice);
  return distinct(whole, (it) => it.value)
    .slice(0, LIMITS.choices)
    .map(({ name, value }) => ({ name: cut(name, LIMITS.choice), value }));
}

function fitEmbeds(embeds: readonly APIEmbed[]): APIEmbed[] {
  let left: number = LIMITS.embedTotal;
  const take = (text: string | undefined, limit: number): string | undefined => {
    const fits = text?.trim() && left > 1 ? cut(text, Math.min(limit, left)) : undefined;
    left -= fits?.length ?? 0;
    return fits;
  };
  return embeds.slice(0, LIMITS.embeds).map((embed) => fitEmbed(embed, take)).filter((embed) => !isEmpty(embed));
}

type Take = (text: string | undefined, limit: number) => string | undefined;

function fitEmbed(
  { title, description, fields, footer, author, url, thumbnail, image, ...rest }: APIEmbed,
  take: Take,
) {
  const fits: APIEmbed = { ...rest };
  const texts = { title: take(title, LIMITS.embedTitle), author: take(author?.name, LIMITS.author) };
  const small = take(footer?.text, LIMITS.footer);
  const told = fitFields(fields ?? [], take);
  const long = take(description, LIMITS.embedDescription);
  if (texts.title) fits.title = texts.title;
  if (author && texts.author) fits.author = { ...author, name: texts.author };
  if (long) fits.description = long;
  if (told.length > 0) fits.fields = told;
  if (footer && small) fits.footer = { ...footer, text: small };
  if (url && isWeb(url)) fits.url = url;
  if (thumbnail && isWeb(thumbnail.url)) fits.thumbnail = thumbnail;
  if (image && isWeb(image.url)) fits.image = image;
  return fits;
}

function fitFields(fields: readonly APIEmbedField[], take: Take): APIEmbedField[] {
  return fields.slice(0, LIMITS.fields).flatMap(({ name, value, ...rest }) => {
    if (!name.trim() || !value.trim()) return [];
    const fits = { name: take(name, LIMITS.fieldName), value: take(value, LIMITS.fieldValue) };
    return fits.name && fits.value ? [{ ...rest, name: fits.name, value: fits.value }] : [];
  });
}

function isEmpty({ title, description, fields, footer, author, thumbnail, image }: APIEmbed): boolean {
  return !(title || description || fields?.length || footer || author || thumbnail || image);
}

type Components = NonNullable<APIInteractionResponseCallbackData["components"]>;
type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

function fitRows(components: Components): Components {
  const taken = new Set<string>();
  return components.map((it) => it.type === 1 ? fitRow(it, taken) : it)
    .filter((it) => it.type !== 1 || it.components.length > 0)
    .slice(0, LIMITS.rows);
}

function fitRow(row: Row, taken: Set<string>): Row {
  const isFree = (id: string) => !taken.has(id) && taken.add(id);
  const components = row.components.flatMap((it): APIComponentInMessageActionRow[] => {
    if (it.type === 2) {
      if ("url" in it ? !isWeb(it.url) : "custom_id" in it && !isFree(it.custom_id)) return [];
      if (!("label" in it) || it.label === undefined) return [it];
      return it.label.trim() || it.emoji ? [{ ...it, label: cut(it.label, LIMITS.label) }] : [];
    }
    if (it.type !== 3) return [it];
    const options = fitOptions(it.options);
    if (options.length === 0 || !isFree(it.custom_id)) return [];
    return [{ ...it, options, ...(it.placeholder ? { placeholder: cut(it.placeholder, LIMITS.placeholder) } : {}) }];
  });
  return { ...row, components: components.slice(0, LIMITS.buttons) };
}

function fitOptions(options: readonly APISelectMenuOption[]): APISelectMenuOption[] {
  const whole = options.filter(({ label, value }) => label.trim() && value.trim() && value.length <= LIMITS.optionText);
  return distinct(whole, (it) => it.value).slice(0, LIMITS.options).map(({ description, ...it }) => ({
    ...it,
    label: cut(it.label, LIMITS.optionText),
    ...(description?.trim() ? { description: cut(description, LIMITS.optionText) } : {}),
  }));
}

function distinct<T>(list: readonly T[], key: (it: T) => string): T[] {
  const seen = new Set<string>();
  return list.filter((it) => !seen.has(key(it)) && seen.add(key(it)));
}

/** Discord takes web addresses of at most 512 characters on buttons, and refuses the message for any other. */
function isWeb(url: string): boolean {
  return url.length <= LIMITS.url && /^https?:\/\/[^\s/][^\s\p{Cc}\p{Cs}]*$/u.test(url) && URL.canParse(url);
}
