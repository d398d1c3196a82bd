/** Fills a webhook's template with what is told, as Seerr does: every value a string, and no surprise about what it does not know. */
import { type Account, displayName } from "./account.ts";
import { type Edition, since } from "./edition.ts";
import { avatar } from "./show_user.ts";
import type { NotificationType } from "./webhook_settings.ts";
import type { Asked, Media } from "./world.ts";

/** What a webhook tells. */
export interface Told {
  readonly type: NotificationType;
  /** "Movie Request Now Available" */
  readonly event: string;
  readonly subject: string;
  readonly message: string;
  readonly image: string;
  readonly media?: Media;
  readonly request?: Asked;
  /** Whom Seerr itself would notify. */
  readonly notifyUser?: Account;
}

/** The body: sections without content are null, a variable that the release does not know stays as it stands. */
export function fill(edition: Edition, template: unknown, told: Told): unknown {
  return section(template, { values: valuesOf(edition, told), told });
}

interface Filling {
  readonly values: Readonly<Record<string, string>>;
  readonly told: Told;
}

/** A string is no section: assigning to its letters is what fails in the real one, too. */
function section(template: unknown, filling: Filling): unknown {
  if (typeof template !== "object" || template === null) throw new TypeError("Cannot assign to read only property '0'");
  if (Array.isArray(template)) return template.map((value) => fillValue(value, filling));
  return Object.fromEntries(Object.entries(template).map(([key, value]) => fillEntry(key, value, filling)));
}

function fillEntry(key: string, value: unknown, filling: Filling): [string, unknown] {
  const { media, request } = filling.told;
  switch (key) {
    case "{{extra}}":
      return ["extra", extra(request)];
    case "{{media}}":
      return ["media", media === undefined ? null : fillValue(value, filling)];
    case "{{request}}":
      return ["request", request === undefined ? null : fillValue(value, filling)];
    case "{{issue}}":
      return ["issue", null];
    case "{{comment}}":
      return ["comment", null];
    default:
      return [key, fillValue(value, filling)];
  }
}

/** Each variable is replaced once in a text. */
function fillValue(value: unknown, filling: Filling): unknown {
  if (typeof value === "string") {
    if (!value.includes("{{")) return value;
    return Object.entries(filling.values).reduce((text, [name, is]) => text.replace(`{{${name}}}`, is), value);
  }
  return typeof value === "object" && value !== null ? section(value, filling) : value;
}

function extra(request: Asked | undefined): unknown[] {
  if (request === undefined || request.media.mediaType === "movie") return [];
  return [{ name: "Requested Seasons", value: request.seasons.map((season) => season.seasonNumber).join(", ") }];
}

function valuesOf(edition: Edition, told: Told): Record<string, string> {
  const { media, request } = told;
  const newer: Record<string, string> = since(edition, "3.2") ? { media_imdbid: "" } : {};
  const jellyfin: Record<string, string> = since(edition, "3.3")
    ? {
      media_jellyfinMediaId: media?.hd.mediaServerId ?? "",
      requestedBy_jellyfinUserId: request?.requestedBy.jellyfinUserId ?? "",
    }
    : {};
  return {
    notification_type: told.type,
    event: told.event,
    subject: told.subject,
    message: told.message,
    image: told.image,
    media_tmdbid: text(media?.tmdbId),
    media_tvdbid: text(media?.tvdbId),
    media_type: media?.mediaType ?? "",
    media_status: media === undefined ? "" : statusName(edition, media.hd.status),
    media_status4k: media === undefined ? "" : statusName(edition, media.uhd.status),
    ...newer,
    ...jellyfin,
    request_id: text(request?.id),
    issue_id: "",
    issue_type: "",
    issue_status: "",
    comment_message: "",
    ...person(edition, "notifyuser", told.notifyUser),
    ...person(edition, "requestedBy", request?.requestedBy),
    ...person(edition, "reportedBy", undefined),
    ...person(edition, "commentedBy", undefined),
  };
}

/** The Discord ids in one text, or the only one before 3.3. */
function person(edition: Edition, role: string, account: Account | undefined): Record<string, string> {
  const ids = account?.settings?.discordIds ?? [];
  const discord: Record<string, string> = since(edition, "3.3")
    ? { [`${role}_settings_discordIds`]: ids.join(",") }
    : { [`${role}_settings_discordId`]: ids[0] ?? "" };
  return {
    [`${role}_username`]: account === undefined ? "" : displayName(account),
    [`${role}_email`]: account?.email ?? "",
    [`${role}_avatar`]: account === undefined ? "" : avatar(account),
    ...discord,
    [`${role}_settings_telegramChatId`]: text(account?.settings?.others.telegramChatId),
  };
}

function text(value: unknown): string {
  return value === undefined || value === null ? "" : `${value}`;
}

/** 6 was called otherwise before 3.0. */
function statusName(edition: Edition, status: number): string {
  const six = since(edition, "3.0") ? "BLOCKLISTED" : "BLACKLISTED";
  const names = ["", "UNKNOWN", "PENDING", "PROCESSING", "PARTIALLY_AVAILABLE", "AVAILABLE", six, "DELETED"];
  return names[status] ?? "undefined";
}
