/** Files of messages, as Discord shows them. */
import type { APIAttachment } from "discord-api-types/v10";
import type { Channel } from "../channels.ts";
import type { Upload } from "../exchange.ts";
import type { Fields } from "../rules/mod.ts";
import type { World } from "../world.ts";

/** A body whose message gets these files; their texts are kept, and can be read by their attachments' ids. */
export function attach(
  world: World,
  body: Fields,
  { channel, files }: { channel: Channel; files: readonly Upload[] },
): Fields {
  if (files.length === 0) return body;
  const attachments = files.map(({ name, type, size, text }): APIAttachment => {
    const id = world.snowflake();
    const path = `attachments/${channel.id}/${id}/${encodeURIComponent(name)}`;
    world.files.set(id, text);
    return {
      id,
      filename: name,
      size,
      url: `https://cdn.discordapp.com/${path}`,
      proxy_url: `https://media.discordapp.net/${path}`,
      ...type !== "" && { content_type: type },
    };
  });
  return { ...body, attachments };
}
