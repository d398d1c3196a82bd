/** Components as Discord gives them back: each with a number, and what was left out. */
import { type Fields, isObject, nested, objectsOf } from "../rules/mod.ts";
import { proxied } from "./embeds.ts";

/** What Discord says of a component when the bot does not. */
const UNSAID: Readonly<Record<number, Fields>> = {
  3: { min_values: 1, max_values: 1 },
  5: { min_values: 1, max_values: 1 },
  6: { min_values: 1, max_values: 1 },
  7: { min_values: 1, max_values: 1 },
  8: { min_values: 1, max_values: 1 },
  11: { description: null, spoiler: false },
  14: { divider: true, spacing: 1 },
  17: { accent_color: null, spoiler: false },
};

/** The components of a body, with what Discord adds. `snowflake` makes ids for pictures. */
export function echoComponents(body: Fields, snowflake: () => string): Fields[] {
  const taken = new Set(nested(body).map((component) => component.id));
  let last = 0;
  const number = (): number => {
    do last++; while (taken.has(last));
    return last;
  };
  return objectsOf(body, "components").map((component) => echo(component, number, snowflake));
}

function echo(component: Fields, number: () => number, snowflake: () => string): Fields {
  const said = Object.entries(component).filter(([, value]) => value !== null);
  const type = typeof component.type === "number" ? component.type : 0;
  const whole: Record<string, unknown> = { ...UNSAID[type], ...Object.fromEntries(said) };
  whole.id = component.id ? component.id : number();
  if (Array.isArray(component.components)) {
    whole.components = objectsOf(component, "components").map((each) => echo(each, number, snowflake));
  }
  if (isObject(component.accessory)) whole.accessory = echo(component.accessory, number, snowflake);
  if (isObject(component.media)) whole.media = echoMedia(component.media, snowflake);
  if (Array.isArray(component.items)) {
    whole.items = objectsOf(component, "items").map((item) => echoItem(item, snowflake));
  }
  if (Array.isArray(component.options)) whole.options = objectsOf(component, "options").map(withoutNull);
  return whole;
}

function echoItem(item: Fields, snowflake: () => string): Fields {
  const media = isObject(item.media) ? echoMedia(item.media, snowflake) : {};
  return { media, description: item.description ?? null, spoiler: item.spoiler ?? false };
}

function echoMedia(media: Fields, snowflake: () => string): Fields {
  const url = String(media.url);
  return { id: snowflake(), url, proxy_url: proxied(url), width: null, height: null, content_type: null };
}

function withoutNull(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
