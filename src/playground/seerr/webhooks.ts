/** What Seerr tells by webhook, and when: once, to one address, whatever becomes of it. */
import { since } from "./edition.ts";
import { later } from "./later.ts";
import { copyOf, mediaStatus } from "./media.ts";
import { requestStatus } from "./request_status.ts";
import { requestsOf } from "./tables.ts";
import { cutText } from "./texts.ts";
import { fill, type Told } from "./webhook_payload.ts";
import { notificationBits, type NotificationType, type WebhookSettings } from "./webhook_settings.ts";
import type { Asked, Media, World } from "./world.ts";

/** One that was sent, or would have been. */
export interface TinyWebhook {
  /** When it leaves; ms since the epoch. */
  readonly at: number;
  readonly type: NotificationType;
  readonly requestId: number | undefined;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** The status that the receiver answered; lost by a fault; nobody answered; undefined: under way, or nothing sends it. */
  became: number | "lost" | "failed" | undefined;
}

/** The way out of the world. */
export interface Post {
  /** Oldest first. */
  readonly webhooks: TinyWebhook[];
  /** Has been told already: what happens now is told to nobody. */
  muted: boolean;
  /** Resolves when it is known what became of it. Throws for an address that is not on this machine. */
  send(webhook: TinyWebhook): Promise<void>;
  /** Sees to it that `settle` is called then. */
  wake(at: number): void;
}

/** A way out that ends at the door: webhooks are written down and not sent. */
export function noPost(): Post {
  return { webhooks: [], muted: false, send: () => Promise.resolve(), wake: () => {} };
}

/** How long before a change can be read the fault "early" tells of it; ms. */
export const earliness = 200;

/** Tells of a request that was just stored. */
export function tellStored(world: World, asked: Asked, approved: boolean): void {
  const what = whatOf(asked);
  if (!approved) tell(world, asked, ["MEDIA_PENDING", `New ${what} Request`]);
  else if (isThere(asked)) tellNowAvailable(world, asked);
  else tell(world, asked, ["MEDIA_AUTO_APPROVED", `${what} Request Automatically Approved`]);
}

/** Tells that a request was saved while approved or declined; other states are saved in silence. */
export function tellDecided(world: World, asked: Asked): void {
  const { approved, declined } = requestStatus;
  if (asked.status === declined) tell(world, asked, ["MEDIA_DECLINED", `${whatOf(asked)} Request Declined`]);
  if (asked.status !== approved) return;
  if (isThere(asked)) tellNowAvailable(world, asked);
  else tell(world, asked, ["MEDIA_APPROVED", `${whatOf(asked)} Request Approved`]);
}

/** Tells that a request has come in full. */
export function tellAvailable(world: World, asked: Asked): void {
  tell(world, asked, ["MEDIA_AVAILABLE", `${whatOf(asked)} Request Now Available`]);
}

/** What 3.3 tells instead of an approval when the title is there already; earlier releases fall silent. */
export function tellNowAvailable(world: World, asked: Asked): void {
  if (since(world.edition, "3.3")) tell(world, asked, ["MEDIA_AVAILABLE", `${whatOf(asked)} Now Available`]);
}

/** Tells that Radarr or Sonarr refused; of the row it knows what was before that. */
export function tellFailed(world: World, asked: Asked): void {
  const { media, is4k } = asked;
  const before = { ...copyOf(media, is4k) };
  if (before.status === mediaStatus.processing) before.status = mediaStatus.pending;
  const shown = is4k ? { ...media, uhd: before } : { ...media, hd: before };
  tell(world, asked, ["MEDIA_FAILED", `${whatOf(asked)} Request Failed`], shown);
}

/** The webhook of POST …/webhook/test, with settings that need not be stored. */
export function testWebhook(world: World, settings: WebhookSettings, by: Told["notifyUser"]): TinyWebhook {
  return webhookOf(world, settings, {
    type: "TEST_NOTIFICATION",
    event: "",
    subject: "Test Notification",
    message: "Check check, 1, 2, 3. Are we coming in clear?",
    image: "",
    ...(by === undefined ? {} : { notifyUser: by }),
  });
}

/**
 * Makes a change of a row or its requests, of which webhooks tell. With the fault "early" they leave first: what was
 * changed is put back, and changed again in silence 200 ms later.
 */
export function announced<Result>(world: World, media: Media, change: () => Result): Result {
  if (world.faults.webhooks !== "early") return change();
  const putBack = keep(world, media);
  const result = notEarly(world, false, change);
  putBack();
  later(world, earliness, () => void notEarly(world, true, change));
  return result;
}

/** Makes a change as if the fault were off, in silence or not. */
function notEarly<Result>(world: World, muted: boolean, change: () => Result): Result {
  const { webhooks } = world.faults;
  world.faults.webhooks = false;
  world.post.muted = muted;
  try {
    return change();
  } finally {
    world.faults.webhooks = webhooks;
    world.post.muted = false;
  }
}

/** Remembers a row and its requests as they are; the function puts them back. */
function keep(world: World, media: Media): () => void {
  const row = structuredClone(media);
  const asked = requestsOf(world, media).map((one) => ({
    one,
    was: { ...one, seasons: structuredClone(one.seasons) },
  }));
  return () => {
    Object.assign(media, row);
    for (const { one, was } of asked) Object.assign(one, was);
  };
}

function tell(world: World, asked: Asked, [type, event]: [NotificationType, string], media = asked.media): void {
  const { webhook } = world;
  if (!webhook.enabled || webhook.webhookUrl === "" || world.post.muted) return;
  if ((webhook.types & notificationBits[type]) === 0) return;
  const told = toldOf(world, asked, media);
  if (told === undefined) return;
  const adminsOnly = type === "MEDIA_PENDING" || type === "MEDIA_AUTO_APPROVED" || type === "MEDIA_FAILED";
  try {
    post(
      world,
      webhookOf(world, webhook, { ...told, type, event, ...(adminsOnly ? {} : { notifyUser: asked.requestedBy }) }),
    );
  } catch (error) {
    // A template that cannot be filled is logged by the real one, and nothing is sent.
    if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error;
  }
}

/** Without TMDB there is nothing to tell. */
function toldOf(world: World, asked: Asked, media: Media): Omit<Told, "type" | "event"> | undefined {
  const film = media.mediaType === "movie" ? world.movies.get(media.tmdbId) : undefined;
  const series = media.mediaType === "tv" ? world.series.get(media.tmdbId) : undefined;
  const title = film ?? series;
  if (title === undefined || world.faults.tmdbDown) return undefined;
  const date = film?.releaseDate ?? series?.firstAirDate ?? "";
  return {
    subject: `${film?.title ?? series?.name}${date === "" ? "" : ` (${date.slice(0, 4)})`}`,
    message: cutText(title.overview ?? "", 500),
    image: `https://image.tmdb.org/t/p/w600_and_h900_bestv2${title.posterPath ?? null}`,
    media,
    request: asked,
  };
}

/** Throws when the template cannot be read or filled. */
function webhookOf(world: World, settings: WebhookSettings, told: Told): TinyWebhook {
  const template: unknown = JSON.parse(`${JSON.parse(settings.payload)}`);
  const late = typeof world.faults.webhooks === "number" ? world.faults.webhooks : 0;
  const custom = settings.customHeaders.map(({ key, value }) => [key.toLowerCase(), value]);
  return {
    at: world.now() + late,
    type: told.type,
    requestId: told.request?.id,
    url: settings.webhookUrl,
    headers: {
      "content-type": "application/json",
      "user-agent": "axios/1.15.0",
      ...Object.fromEntries(custom),
      ...(settings.authHeader === undefined || settings.authHeader === ""
        ? {}
        : { authorization: settings.authHeader }),
    },
    body: fill(world.edition, template, told),
    became: undefined,
  };
}

function post(world: World, webhook: TinyWebhook): void {
  const copies = world.faults.webhooks === "tripled" ? 3 : 1;
  for (let copy = 0; copy < copies; copy++) {
    const one: TinyWebhook = { ...webhook, became: world.faults.webhooks === "lost" ? "lost" : undefined };
    world.post.webhooks.push(one);
    if (one.became === undefined) world.post.send(one);
  }
}

function isThere(asked: Asked): boolean {
  return copyOf(asked.media, asked.is4k).status === mediaStatus.available;
}

/** "4K Movie" */
function whatOf(asked: Asked): string {
  return `${asked.is4k ? "4K " : ""}${asked.media.mediaType === "movie" ? "Movie" : "Series"}`;
}
