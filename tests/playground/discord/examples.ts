/** One object of each kind that the rules let through, with every key that goes together. */

/** A JSON object. */
export type Example = Record<string, unknown>;

const words = { name: "film", description: "About films" };
const said = { name_localizations: { de: "film" }, description_localizations: { de: "Über Filme" } };
const textInput = {
  type: 4,
  id: 1,
  custom_id: "t",
  style: 1,
  min_length: 1,
  max_length: 9,
  required: true,
  value: "abc",
  placeholder: "…",
};
const press = { type: 2, id: 2, style: 1, label: "Request", custom_id: "go", disabled: false };
const choice = { name: "Matrix", name_localizations: { de: "Matrix" }, value: "tmdb:603" };
const numberChoice = { ...choice, value: 603 };
const selectOption = { label: "HD", value: "hd", description: "1080p", emoji: { name: "🎬" }, default: false };
const many = { id: 3, custom_id: "pick", placeholder: "Pick", min_values: 1, max_values: 1 };
const chosen = { id: "12", type: "user" };
const select = { type: 3, ...many, disabled: false, options: [selectOption] };
const entity = { type: 5, ...many, default_values: [chosen] };
const modalSelect = { type: 3, ...many, required: true, options: [selectOption] };
const row = { type: 1, id: 4, components: [press] };
const textDisplay = { type: 10, id: 5, content: "Hello" };
const media = { url: "https://image.tmdb.org/a.jpg" };
const thumbnail = { type: 11, id: 6, media, description: "Poster", spoiler: false };
const section = { type: 9, id: 7, components: [textDisplay], accessory: thumbnail };
const galleryItem = { media, description: "Still", spoiler: false };
const gallery = { type: 12, id: 8, items: [galleryItem] };
const separator = { type: 14, id: 9, divider: true, spacing: 1 };
const container = { type: 17, id: 10, accent_color: 0, spoiler: false, components: [section, separator, gallery] };
const footer = { text: "TMDB", icon_url: "https://a.b/c.png" };
const author = { name: "Seerr", url: "https://a.b", icon_url: "https://a.b/c.png" };
const field = { name: "Runtime", value: "136 min", inline: true };
const embed = {
  type: "rich",
  title: "The Matrix",
  description: "A hacker learns the truth.",
  url: "https://a.b",
  timestamp: "2026-11-21T12:00:00.000Z",
  color: 0xffffff,
  footer,
  image: media,
  thumbnail: media,
  author,
  fields: [field],
};
const mentions = { parse: ["everyone"], users: ["12"], roles: ["13"], replied_user: false };
const written = { content: "Hello", embeds: [embed], allowed_mentions: mentions, components: [row], flags: 4 };
const reference = { type: 0, message_id: "12", channel_id: "13", guild_id: "14", fail_if_not_exists: false };
const labelled = { type: 18, id: 11, label: "Why", description: "Shortly", component: textInput };
const formRow = { type: 1, id: 12, components: [{ ...textInput, label: "Why" }] };
const option = { type: 5, ...words, ...said, required: true };
const settings = { id: "12", default_member_permissions: "32", nsfw: false };
const places = { contexts: [0, 1], integration_types: [0], dm_permission: true };

/** By the kind's name. Kinds that share a name take the same objects, but for `type`. */
export const EXAMPLES: Record<string, Example> = {
  callback: { type: 4, data: { content: "Hello" } },
  message: { ...written, tts: false },
  "message edit": written,
  "channel message": {
    ...written,
    tts: false,
    nonce: "n",
    enforce_nonce: true,
    message_reference: reference,
    sticker_ids: ["12"],
  },
  deferral: { flags: 64 },
  "deferred update": {},
  autocomplete: { choices: [choice] },
  "number autocomplete": { choices: [numberChoice] },
  choice,
  "number choice": numberChoice,
  embed,
  "embed footer": footer,
  "embed picture": media,
  "embed author": author,
  "embed field": field,
  allowed_mentions: mentions,
  message_reference: reference,
  row,
  button: press,
  emoji: { id: "12", name: "popcorn", animated: false },
  select,
  "select option": selectOption,
  "select default": chosen,
  "entity select": { ...entity, disabled: false },
  "channel select": {
    ...entity,
    type: 8,
    default_values: [{ id: "12", type: "channel" }],
    disabled: false,
    channel_types: [0],
  },
  "text display": textDisplay,
  section,
  thumbnail,
  media,
  gallery,
  "gallery item": galleryItem,
  separator,
  container,
  modal: { custom_id: "why", title: "Why", components: [labelled, formRow].map(alone) },
  "form row": formRow,
  label: labelled,
  "text input in a row": { ...textInput, label: "Why" },
  "text input in a label": textInput,
  "form select": modalSelect,
  "entity form select": { ...entity, required: true },
  "channel form select": {
    ...entity,
    type: 8,
    default_values: [{ id: "12", type: "channel" }],
    required: true,
    channel_types: [0],
  },
  conversation: { recipient_id: "12" },
  command: { type: 1, ...words, ...said, ...settings, ...places, options: [option] },
  "menu command": { type: 2, name: "Film", name_localizations: { de: "Film" }, ...settings, ...places },
  subcommand: { type: 1, ...words, ...said, options: [option] },
  "subcommand group": { type: 2, ...words, ...said, options: [{ type: 1, ...words }] },
  "text option": { ...option, type: 3, min_length: 1, max_length: 100, choices: [choice], autocomplete: false },
  "number option": { ...option, type: 4, min_value: 1, max_value: 9, choices: [numberChoice], autocomplete: false },
  option,
  "channel option": { ...option, type: 7, channel_types: [0] },
};

/** Custom ids are unique in a form. */
function alone(component: Example, i: number): Example {
  return JSON.parse(JSON.stringify(component).replace('"custom_id":"t"', `"custom_id":"t${i}"`));
}
