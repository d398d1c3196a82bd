/** The rules of embeds. */
import { timestamp, webUrl } from "./formats.ts";
import {
  type Fields,
  has,
  integer,
  isObject,
  type Kind,
  list,
  object,
  objectsOf,
  text,
  textOf,
  yesNo,
} from "./shape.ts";

const url = text(1, 2048, webUrl);

const media: Kind = {
  name: "embed picture",
  keys: { url },
  required: ["url"],
  rules: [],
};
const footer: Kind = {
  name: "embed footer",
  keys: { text: text(1, 2048), icon_url: url },
  required: ["text"],
  rules: [],
};
const author: Kind = {
  name: "embed author",
  keys: { name: text(1, 256), url, icon_url: url },
  required: ["name"],
  rules: [],
};
const field: Kind = {
  name: "embed field",
  keys: { name: text(1, 256), value: text(1, 1024), inline: yesNo },
  required: ["name", "value"],
  rules: [],
};

/** An embed. Its limits are in Discord's documentation, "Embed Limits". */
export const embed: Kind = {
  name: "embed",
  keys: {
    type: {
      is: "text",
      format: { fits: (type) => type === "rich", code: "BASE_TYPE_CHOICES", message: "A bot's are rich" },
    },
    title: text(0, 256),
    description: text(0, 4096),
    url,
    timestamp: { is: "text", format: timestamp },
    color: integer(0, 0xffffff),
    footer: object(footer),
    image: object(media),
    thumbnail: object(media),
    author: object(author),
    fields: list(object(field), 0, 25),
  },
  required: [],
  rules: [{
    name: "embed not empty",
    at: "description",
    code: "BASE_TYPE_REQUIRED",
    message: "This field is required",
    broken: (fields) => !showsSomething(fields),
  }],
};

function showsSomething(fields: Fields): boolean {
  const written = textOf(fields, "title").trim() + textOf(fields, "description").trim();
  const held = ["footer", "image", "thumbnail", "author"].some((key) => has(fields, key));
  return written !== "" || held || objectsOf(fields, "fields").length > 0;
}

/** The characters that count against the 6000 of all embeds of a message. */
export function embedLength(fields: Fields): number {
  const { footer, author } = fields;
  const own = textOf(fields, "title") + textOf(fields, "description");
  const edges = (isObject(footer) ? textOf(footer, "text") : "") + (isObject(author) ? textOf(author, "name") : "");
  const lines = objectsOf(fields, "fields").map((line) => textOf(line, "name") + textOf(line, "value"));
  return own.length + edges.length + lines.join("").length;
}
