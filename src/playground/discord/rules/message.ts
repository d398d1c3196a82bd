/** The rules of messages, by the way they are sent. */
import { components, nested } from "./components.ts";
import { embed, embedLength } from "./embed.ts";
import { id, mentionable } from "./formats.ts";
import {
  type Fields,
  has,
  type Is,
  type Kind,
  list,
  numberOf,
  object,
  objectsOf,
  oneOf,
  repeats,
  type Rule,
  text,
  textOf,
  yesNo,
} from "./shape.ts";

/** Discord's flags of messages. */
export const FLAGS = { suppressEmbeds: 4, ephemeral: 64, loading: 128, silent: 4096, v2: 32768 } as const;

const ids: Is = { is: "list", each: id, max: 100, unique: true };
const allowedMentions: Kind = {
  name: "allowed_mentions",
  keys: {
    parse: { is: "list", each: { is: "text", format: mentionable }, unique: true },
    users: ids,
    roles: ids,
    replied_user: yesNo,
  },
  required: [],
  rules: [{
    name: "allowed_mentions says it once",
    at: "parse",
    code: "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
    message: "parse and a list of ids are mutually exclusive",
    broken: (fields) =>
      ["users", "roles"].some((key) => listed(fields, "parse").includes(key) && listed(fields, key).length > 0),
  }],
};
const reference: Kind = {
  name: "message_reference",
  keys: { type: oneOf(0, 1), message_id: id, channel_id: id, guild_id: id, fail_if_not_exists: yesNo },
  required: ["message_id"],
  rules: [],
};

function listed(fields: Fields, key: string): unknown[] {
  const value = fields[key];
  return Array.isArray(value) ? value : [];
}

const written = {
  content: text(0, 2000),
  embeds: list(object(embed), 0, 10),
  allowed_mentions: object(allowedMentions),
  components,
};
const bits = (of: number): Is => ({ is: "bits", of });

/** What components v2 takes the place of. */
const LEGACY = ["content", "embeds", "poll", "sticker_ids", "stickers"];
const isV2 = (fields: Fields) => ((numberOf(fields, "flags") ?? 0) & FLAGS.v2) !== 0;
const isWritten = (fields: Fields, key: string) => textOf(fields, key) !== "" || listed(fields, key).length > 0;

/** What the whole message has to keep, as it stands after it was sent or edited. */
export const wholeRules: readonly Rule[] = [
  {
    name: "message not empty",
    code: "",
    message: "Cannot send an empty message",
    whole: 50006,
    broken: (fields) =>
      textOf(fields, "content").trim() === "" && !["embeds", "components"].some((key) => isWritten(fields, key)),
  },
  {
    name: "embeds within 6000",
    at: "embeds",
    code: "MAX_EMBED_SIZE_EXCEEDED",
    message: "Embed size exceeds maximum size of 6000",
    broken: (fields) => objectsOf(fields, "embeds").reduce((sum, each) => sum + embedLength(each), 0) > 6000,
  },
  {
    name: "v2 without legacy fields",
    at: "flags",
    code: "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    message: "Content, embeds, polls and stickers cannot be used when using MessageFlags.IS_COMPONENTS_V2",
    broken: (fields) => isV2(fields) && LEGACY.some((key) => isWritten(fields, key)),
  },
  {
    name: "v2 components need their flag",
    at: "components",
    code: "UNION_TYPE_CHOICES",
    message: 'Value of field "type" must be one of (1,).',
    broken: (fields) => !isV2(fields) && objectsOf(fields, "components").some((component) => component.type !== 1),
  },
  {
    name: "at most 5 rows",
    at: "components",
    code: "BASE_TYPE_BAD_LENGTH",
    message: "Must be between 1 and 5 in length.",
    broken: (fields) => !isV2(fields) && objectsOf(fields, "components").length > 5,
  },
  {
    name: "at most 40 components",
    at: "components",
    code: "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
    message: "The maximum number of components is 40, nested ones included",
    broken: (fields) => nested(fields).length > 40,
  },
  {
    name: "v2 text within 4000",
    at: "components",
    code: "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
    message: "Displayable text exceeds maximum size of 4000",
    broken: (fields) => nested(fields).reduce((sum, each) => sum + textOf(each, "content").length, 0) > 4000,
  },
  {
    name: "custom_ids unique",
    at: "components",
    code: "COMPONENT_CUSTOM_ID_DUPLICATED",
    message: "Component custom id cannot be duplicated",
    broken: (fields) =>
      repeats(nested(fields).map((each) => each.custom_id).filter((each) => typeof each === "string")),
  },
  {
    name: "component ids unique",
    at: "components",
    code: "COMPONENT_ID_DUPLICATED",
    message: "Component id cannot be duplicated",
    broken: (fields) =>
      repeats(nested(fields).map((each) => each.id).filter((each) => typeof each === "number" && each > 0)),
  },
];

/** A first answer or a follow-up: it may be private. */
export const interactionMessage: Kind = {
  name: "message",
  keys: { ...written, tts: yesNo, flags: bits(FLAGS.suppressEmbeds | FLAGS.ephemeral | FLAGS.silent | FLAGS.v2) },
  required: [],
  rules: wholeRules,
};

/** A message to a channel: nothing private, and a nonce against sending twice. */
export const channelMessage: Kind = {
  name: "channel message",
  keys: {
    ...written,
    tts: yesNo,
    flags: bits(FLAGS.suppressEmbeds | FLAGS.silent | FLAGS.v2),
    nonce: { is: "scalar", max: 25 },
    enforce_nonce: yesNo,
    message_reference: object(reference),
    sticker_ids: { is: "list", each: id, max: 3 },
  },
  required: [],
  rules: [...wholeRules, {
    name: "enforce_nonce needs a nonce",
    at: "nonce",
    code: "BASE_TYPE_REQUIRED",
    message: "This field is required",
    broken: (fields) => fields.enforce_nonce === true && !has(fields, "nonce"),
  }],
};

/** A change of a message. `wholeRules` hold for what it makes of the message. */
export const messageEdit: Kind = {
  name: "message edit",
  keys: { ...written, flags: bits(FLAGS.suppressEmbeds | FLAGS.ephemeral | FLAGS.v2) },
  required: [],
  rules: [],
};
