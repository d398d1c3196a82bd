/** The rules of a message's components: rows, and what components v2 adds. */
import { button, componentId } from "./button.ts";
import { webUrl } from "./formats.ts";
import {
  type Fields,
  integer,
  type Is,
  isObject,
  type Kind,
  list,
  object,
  objectsOf,
  oneOf,
  text,
  typed,
  yesNo,
} from "./shape.ts";
import { messageSelects } from "./select.ts";

const BUTTON = 2;

/** A row: up to five buttons, or one select. */
export const row: Kind = {
  name: "row",
  keys: { type: oneOf(1), id: componentId, components: list(typed(() => ({ 2: button, ...messageSelects })), 1, 5) },
  required: ["type", "components"],
  rules: [{
    name: "row holds buttons or one select",
    at: "components",
    code: "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
    message: "The specified component exceeds the maximum width",
    broken: (fields) => {
      const inside = objectsOf(fields, "components");
      return inside.length > 1 && inside.some((component) => component.type !== BUTTON);
    },
  }],
};

/** Text among components. */
export const textDisplay: Kind = {
  name: "text display",
  keys: { type: oneOf(10), id: componentId, content: text(1, 4000) },
  required: ["type", "content"],
  rules: [],
};
const media: Kind = { name: "media", keys: { url: text(1, 2048, webUrl) }, required: ["url"], rules: [] };
const thumbnail: Kind = {
  name: "thumbnail",
  keys: { type: oneOf(11), id: componentId, media: object(media), description: text(1, 1024), spoiler: yesNo },
  required: ["type", "media"],
  rules: [],
};
const section: Kind = {
  name: "section",
  keys: {
    type: oneOf(9),
    id: componentId,
    components: list(typed(() => ({ 10: textDisplay })), 1, 3),
    accessory: typed(() => ({ 2: button, 11: thumbnail })),
  },
  required: ["type", "components", "accessory"],
  rules: [],
};
const galleryItem: Kind = {
  name: "gallery item",
  keys: { media: object(media), description: text(1, 1024), spoiler: yesNo },
  required: ["media"],
  rules: [],
};
const gallery: Kind = {
  name: "gallery",
  keys: { type: oneOf(12), id: componentId, items: list(object(galleryItem), 1, 10) },
  required: ["type", "items"],
  rules: [],
};
const separator: Kind = {
  name: "separator",
  keys: { type: oneOf(14), id: componentId, divider: yesNo, spacing: oneOf(1, 2) },
  required: ["type"],
  rules: [],
};

const inContainer: Readonly<Record<number, Kind>> = {
  1: row,
  9: section,
  10: textDisplay,
  12: gallery,
  14: separator,
};
const container: Kind = {
  name: "container",
  keys: {
    type: oneOf(17),
    id: componentId,
    accent_color: integer(0, 0xffffff),
    spoiler: yesNo,
    components: list(typed(() => inContainer), 1, 40),
  },
  required: ["type", "components"],
  rules: [],
};

/** The components of a message: how many is decided with its flags, so only what each is. */
export const components: Is = list(typed(() => ({ ...inContainer, 17: container })), 0, 40);

/** Every component in and below a list, also a section's accessory, in reading order. */
export function nested(fields: Fields, key = "components"): Fields[] {
  return objectsOf(fields, key).flatMap((component) => {
    const beside = ["accessory", "component"].map((key) => component[key]).filter(isObject);
    return [component, ...nested(component), ...beside];
  });
}
