/** The rules of buttons and emoji. */
import { id, isEmoji, linkUrl } from "./formats.ts";
import { has, integer, type Is, type Kind, numberOf, object, oneOf, text, textOf, yesNo } from "./shape.ts";

/** Styles of buttons by what they do: 1–4 come back with a custom_id, 5 opens a page, 6 sells. */
const LINK = 5;
const PREMIUM = 6;

const emoji: Kind = {
  name: "emoji",
  keys: { id, name: text(1, 32), animated: yesNo },
  required: ["name"],
  rules: [{
    name: "emoji is one",
    at: "name",
    code: "COMPONENT_INVALID_EMOJI",
    message: "Invalid emoji",
    broken: (fields) => !has(fields, "id") && !isEmoji(textOf(fields, "name")),
  }],
};

/** An emoji on a button or an option. */
export const emojiKey: Is = object(emoji);
/** What comes back to the bot when it is used. */
export const customId: Is = text(1, 100);
/** The number of a component in its message, chosen by the bot or by Discord. */
export const componentId: Is = integer(0, 2 ** 31 - 1);

/** A button. */
export const button: Kind = {
  name: "button",
  keys: {
    type: oneOf(2),
    id: componentId,
    style: oneOf(1, 2, 3, 4, 5, 6),
    label: text(1, 80),
    emoji: emojiKey,
    custom_id: customId,
    url: text(1, 512, linkUrl),
    sku_id: id,
    disabled: yesNo,
  },
  required: ["type", "style"],
  rules: [
    {
      name: "button needs custom_id",
      at: "custom_id",
      code: "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED",
      message: "A custom id is required",
      broken: (fields) => (numberOf(fields, "style") ?? 0) < LINK && !has(fields, "custom_id"),
    },
    {
      name: "button needs url",
      at: "url",
      code: "BUTTON_COMPONENT_URL_REQUIRED",
      message: "A url is required",
      broken: (fields) => fields.style === LINK && !has(fields, "url"),
    },
    {
      name: "button needs sku_id",
      at: "sku_id",
      code: "BUTTON_COMPONENT_SKU_ID_REQUIRED",
      message: "A SKU id is required",
      broken: (fields) => fields.style === PREMIUM && !has(fields, "sku_id"),
    },
    {
      name: "button does one thing",
      code: "BUTTON_COMPONENT_CUSTOM_ID_AND_URL",
      message: "A custom id, a url and a SKU id cannot be combined",
      broken: (fields) => ["custom_id", "url", "sku_id"].filter((key) => has(fields, key)).length > 1,
    },
    {
      name: "button shows something",
      at: "label",
      code: "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED",
      message: "A label or an emoji is required",
      broken: (fields) => fields.style !== PREMIUM && !has(fields, "label") && !has(fields, "emoji"),
    },
    {
      name: "premium button is bare",
      code: "BUTTON_COMPONENT_PREMIUM_FIELDS",
      message: "A premium button has no label and no emoji",
      broken: (fields) => fields.style === PREMIUM && (has(fields, "label") || has(fields, "emoji")),
    },
  ],
};
