/** Embeds as Discord gives them back. */
import { type Fields, has, isObject, objectsOf } from "../rules/mod.ts";

/** Pictures are not fetched here: all are this wide and high. */
const SIZE = { width: 500, height: 750, flags: 0 };

/** The embeds of a body, with what Discord adds. Nothing that is null or empty comes back. */
export function echoEmbeds(body: Fields): Fields[] {
  return objectsOf(body, "embeds").map(echoEmbed);
}

function echoEmbed(embed: Fields): Fields {
  const { image, thumbnail, footer, author, timestamp, fields: _, ...plain } = embed;
  const fields = objectsOf(embed, "fields").map((field) => ({ ...field, inline: field.inline === true }));
  return {
    ...withoutEmpty(plain),
    type: "rich",
    ...isObject(image) && { image: echoPicture(image) },
    ...isObject(thumbnail) && { thumbnail: echoPicture(thumbnail) },
    ...isObject(footer) && { footer: echoIcon(footer) },
    ...isObject(author) && { author: echoIcon(author) },
    ...typeof timestamp === "string" && { timestamp: new Date(timestamp).toISOString().replace("Z", "000+00:00") },
    ...fields.length > 0 && { fields },
  };
}

function echoPicture(picture: Fields): Fields {
  return { ...picture, proxy_url: proxied(String(picture.url)), ...SIZE };
}

function echoIcon(about: Fields): Fields {
  return { ...withoutEmpty(about), ...has(about, "icon_url") && { proxy_icon_url: proxied(String(about.icon_url)) } };
}

/** Where Discord serves a picture from. */
export function proxied(url: string): string {
  return `https://images-ext-1.discordapp.net/external/tiny/${url.replace("://", "/")}`;
}

function withoutEmpty(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== ""));
}
