/** The settings of the one webhook that Seerr has, and the template that it begins with. */
import { type Edition, since } from "./edition.ts";

/** As stored; what is undefined is left out of answers. */
export interface WebhookSettings {
  enabled: boolean;
  embedPoster: boolean | undefined;
  /** Bits of the sorts of notification that are sent. */
  types: number;
  webhookUrl: string;
  authHeader: string | undefined;
  customHeaders: readonly { readonly key: string; readonly value: string }[];
  supportVariables: boolean;
  /** JSON of a JSON text, which holds the template: a string in a string. */
  payload: string;
}

/** Bits of WebhookSettings.types, as in Seerr's server/lib/notifications/index.ts. */
export const notificationBits = {
  MEDIA_PENDING: 2,
  MEDIA_APPROVED: 4,
  MEDIA_AVAILABLE: 8,
  MEDIA_FAILED: 16,
  TEST_NOTIFICATION: 32,
  MEDIA_DECLINED: 64,
  MEDIA_AUTO_APPROVED: 128,
} as const;

/** A sort of notification. */
export type NotificationType = keyof typeof notificationBits;

/** All that the web page offers. */
export const everyType = 8158;

/** Switched off, as it is before anybody sets it up. */
export function noWebhook(edition: Edition): WebhookSettings {
  return {
    enabled: false,
    embedPoster: since(edition, "2.7") ? true : undefined,
    types: 0,
    webhookUrl: "",
    authHeader: undefined,
    customHeaders: [],
    supportVariables: false,
    payload: JSON.stringify(defaultTemplate(edition)),
  };
}

/** The template that the web page offers, as text. */
export function defaultTemplate(edition: Edition): string {
  const ids = (who: string) => {
    const names = since(edition, "3.3") ? ["discordIds", "telegramChatId"] : ["discordId", "telegramChatId"];
    return names.map((name) => `${who}_settings_${name}`);
  };
  const person = (who: string) => [`${who}_email`, `${who}_username`, `${who}_avatar`];
  const jellyfin = since(edition, "3.3") ? ["requestedBy_jellyfinUserId"] : [];
  const template = {
    ...variables(["notification_type", "event", "subject", "message", "image"]),
    "{{media}}": media(edition),
    "{{request}}": variables(["request_id", ...person("requestedBy"), ...jellyfin, ...ids("requestedBy")]),
    "{{issue}}": variables(["issue_id", "issue_type", "issue_status", ...person("reportedBy"), ...ids("reportedBy")]),
    "{{comment}}": variables(["comment_message", ...person("commentedBy"), ...ids("commentedBy")]),
    "{{extra}}": [],
  };
  return JSON.stringify(template, null, 2);
}

function media(edition: Edition): Record<string, string> {
  return {
    media_type: "{{media_type}}",
    ...(since(edition, "3.2") ? { imdbId: "{{media_imdbid}}" } : {}),
    tmdbId: "{{media_tmdbid}}",
    tvdbId: "{{media_tvdbid}}",
    ...(since(edition, "3.3") ? { jellyfinMediaId: "{{media_jellyfinMediaId}}" } : {}),
    status: "{{media_status}}",
    status4k: "{{media_status4k}}",
  };
}

function variables(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, `{{${name}}}`]));
}
