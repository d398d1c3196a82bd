/** Seerr's calls, typed: what to send, and what the answer says. Knows nothing of the network, which comes in as `send`. */
import { cannot, checked, refusalOf } from "./answer_check.ts";
import { NotificationSettings } from "./account_link_schema.ts";
import { ServerDetails, Servers } from "./categories_schemas.ts";
import type { Answer, Call, Send } from "./http_call.ts";
import type { Kind, Wish } from "./library.ts";
import {
  DiscordIds,
  MediaRequest,
  MediaRequests,
  Movie,
  PublicSettings,
  Quotas,
  Status,
  TitleResults,
  User,
  Users,
} from "./seerr_schemas.ts";
import { ChangeableRequest } from "./request_change_schema.ts";
import { Entries, TitleName } from "./request_list_schemas.ts";
import { MediaRows, RequestRow, RequestRows } from "./row_schemas.ts";
import { Series } from "./series_schema.ts";
import type * as z from "zod";
import { ServiceError } from "./service_error.ts";
import { Webhook } from "./webhook_schema.ts";

/** For whom a call is made, until when it matters, and which log tells of it. */
export type Scope = Pick<Call, "user" | "until" | "log">;

/** Every call that we make of it. */
export type Seerr = ReturnType<typeof createSeerr>;

/** Which entries of a list are wanted. */
export interface Part {
  take: number;
  skip: number;
}

/** A list's page size; Seerr has no cap. */
const TAKE = 100;

const WEBHOOK = "/settings/notifications/webhook";

/** All calls throw `ServiceError`; undefined means that Seerr has no such thing. */
export function createSeerr(send: Send) {
  const get = (path: string, more: Omit<Call, "method" | "path"> = {}) => ask(send, { method: "GET", path, ...more });
  return {
    /** Films and series for a query, 20 titles of all kinds a page; undefined when Seerr does not take the query. */
    search: async (query: string, page: number, language: string, scope: Scope = {}) =>
      (await get("/search", { query: { query, page, language }, expect: [400], ...scope })).unless(400)?.as(
        TitleResults,
      ),

    /** A film with its requests. */
    movie: async (tmdbId: number, language: string, scope: Scope = {}) =>
      (await details(send, { kind: "movie", tmdbId, language }, scope))?.as(Movie),

    /** A series with its requests. */
    series: async (tmdbId: number, language: string, scope: Scope = {}) =>
      (await details(send, { kind: "tv", tmdbId, language }, scope))?.as(Series),

    /** An account's permissions. */
    user: async (userId: number, scope: Scope = {}) =>
      (await get(`/user/${userId}`, { expect: [404], ...scope })).unless(404)?.as(User),

    /** A page of accounts. */
    users: async (skip: number, scope: Scope = {}) =>
      (await get("/user", { query: { take: TAKE, skip }, ...scope })).as(Users),

    /** The Discord ids that an account has, as they were typed. */
    discordIds: async (userId: number, scope: Scope = {}) =>
      (await get(`/user/${userId}/settings/notifications`, { expect: [404], ...scope })).unless(404)?.as(DiscordIds) ??
        [],

    /** An account's quotas. */
    quota: async (userId: number, scope: Scope = {}) => (await get(`/user/${userId}/quota`, scope)).as(Quotas),

    /** An account's latest requests, newest first. */
    requestsOf: async (userId: number, scope: Scope = {}) =>
      (await get(`/user/${userId}/requests`, { query: { take: TAKE, skip: 0 }, ...scope })).as(MediaRequests).results,

    /** One request. */
    request: async (requestId: number, scope: Scope = {}) =>
      (await get(`/request/${requestId}`, { expect: [404], ...scope })).unless(404)?.as(MediaRequest),

    /** Asks for a title. 403, 404, 409 and 500 are answers too: `readAnswer()` tells what they mean. */
    requestTitle: (asked: Asked, scope: Scope): Promise<Answer> =>
      send({ ...requestCall(asked), expect: [403, 404, 409, 500], ...scope }),

    /** A part of an account's requests, newest first, each with its title's row; undefined when there is no such account. */
    requestsPart: async (userId: number, part: Part, scope: Scope = {}) =>
      (await get(`/user/${userId}/requests`, { query: { ...part }, expect: [404], ...scope })).unless(404)?.as(Entries),

    /** A part of everybody's requests, newest first; "unavailable": only what still waits. Asks every *arr first since 2.0. */
    requestRows: async (part: Part & { filter?: "unavailable" }, scope: Scope = {}) =>
      (await get("/request", { query: { ...part, sort: "added" }, ...scope })).as(RequestRows),

    /** One request with its title's row. */
    requestRow: async (requestId: number, scope: Scope = {}) =>
      (await get(`/request/${requestId}`, { expect: [404], ...scope })).unless(404)?.as(RequestRow),

    /** A part of all rows of titles. */
    mediaRows: async (part: Part & { sort: "modified" | "added" }, scope: Scope = {}) =>
      (await get("/media", { query: { ...part }, ...scope })).as(MediaRows),

    /** What a title is called. An unknown one fails like one that TMDB does not tell. */
    titleName: async (kind: Kind, tmdbId: number, language: string, scope: Scope = {}) =>
      (await get(`/${kind}/${tmdbId}`, { query: { language }, ...scope })).as(TitleName),

    /** One request, with all that a change must send back. */
    changeableRequest: async (requestId: number, scope: Scope = {}) =>
      (await get(`/request/${requestId}`, { expect: [404], ...scope })).unless(404)?.as(ChangeableRequest),

    /** Replaces a request's seasons and choices; what `body` leaves out is reset. Undefined when it is gone. */
    changeRequest: async (requestId: number, body: object, scope: Scope) =>
      (await ask(send, { method: "PUT", path: `/request/${requestId}`, body, expect: [404], ...scope })).unless(404),

    /** Takes a request out; false when there was none. */
    deleteRequest: async (requestId: number, scope: Scope) =>
      (await send({ method: "DELETE", path: `/request/${requestId}`, expect: [404], ...scope })).status !== 404,

    /** All of an account's settings for notices; only to be sent back. */
    notificationSettings: async (userId: number, scope: Scope = {}) =>
      (await get(notices(userId), { expect: [404], ...scope })).unless(404)?.as(NotificationSettings),

    /** Replaces them: what `body` leaves out is emptied. False when there is no such account. */
    setNotificationSettings: async (userId: number, body: object, scope: Scope) =>
      (await send({ method: "POST", path: notices(userId), body, expect: [404], ...scope })).status !== 404,

    /** The Radarr servers for films, the Sonarr servers for series. */
    servers: async (kind: Kind, scope: Scope = {}) => (await get(`/service/${arr(kind)}`, scope)).as(Servers),

    /** What one of them offers, asked of itself; undefined when there is none of that number. */
    serverDetails: async (kind: Kind, serverId: number, scope: Scope = {}) =>
      (await get(`/service/${arr(kind)}/${serverId}`, { expect: [404], ...scope })).unless(404)?.as(ServerDetails),

    /** The settings of the one webhook that Seerr has. */
    webhook: async (scope: Scope = {}) => (await get(WEBHOOK, scope)).as(Webhook),

    /** Replaces them all. */
    async setWebhook(body: object, scope: Scope = {}): Promise<void> {
      await send({ method: "POST", path: WEBHOOK, body, ...scope });
    },

    /** Has Seerr send a test to where `body` says; false when that did not answer well. Seerr waits for it without end. */
    testWebhook: async (body: object, scope: Scope = {}) =>
      (await send({ method: "POST", path: `${WEBHOOK}/test`, body, expect: [500], ...scope })).status !== 500,

    /** What Seerr tells everyone; needs no key. */
    async publicSettings(scope: Scope = {}) {
      const found = (await get("/settings/public", { key: false, expect: [404], ...scope })).unless(404);
      // Every Seerr has these; whoever has not is something else.
      if (!found) {
        throw new ServiceError('Cannot GET "/settings/public": it is no Seerr', { kind: "nonsense", status: 404 });
      }
      return found.as(PublicSettings);
    },

    /** Seerr's version; needs no key. */
    version: async (scope: Scope = {}) => (await get("/status", { key: false, ...scope })).as(Status).version,

    /** Whether the key is good: the account that it acts as, undefined when Seerr does not take it. */
    keyOwner: async (scope: Scope = {}) =>
      (await get("/auth/me", { expect: [401, 403], ...scope })).unless(401, 403)?.as(User),

    /** A write that creates nothing on any version: Seerr's validator refuses a request for no title, after CSRF. */
    async writeNothing(): Promise<void> {
      await send({ method: "POST", path: "/request", body: {}, expect: [400] });
    },
  };
}

function notices(userId: number): string {
  return `/user/${userId}/settings/notifications`;
}

function arr(kind: Kind): "radarr" | "sonarr" {
  return kind === "movie" ? "radarr" : "sonarr";
}

/** What is asked for. */
export interface Asked extends Wish {
  kind: Kind;
  tmdbId: number;
  /** Of a series; never "all", which means other seasons on other servers. */
  seasons?: readonly number[];
}

/** The write that asks for a title: `is4k` always said (without it Seerr takes duplicates), never `userId`. */
export function requestCall({ kind, tmdbId, is4k, seasons, destination = {} }: Asked): Call {
  const { serverId, profileId, rootFolder, tags } = destination;
  const body = { mediaType: kind, mediaId: tmdbId, is4k, seasons, serverId, profileId, rootFolder, tags };
  // What is left out is left to the server's own choice; Seerr refuses nulls.
  const said = Object.entries(body).filter(([, value]) => value !== undefined);
  return { method: "POST", path: "/request", body: Object.fromEntries(said) };
}

/** Undefined for a title that TMDB does not know. Seerr says 500 for that and when it has no TMDB, hence a second question. */
async function details(send: Send, title: { kind: Kind; tmdbId: number; language: string }, scope: Scope) {
  const { kind, tmdbId, language } = title;
  const path = `/${kind}/${tmdbId}`;
  const found = await ask(send, { method: "GET", path, query: { language }, expect: [404, 500], ...scope });
  if (found.status !== 500) return found.unless(404);
  if (!/unable to retrieve/i.test(refusalOf(found.body))) {
    throw new ServiceError(`Cannot GET "${path}": Seerr answered 500`, { kind: "broken", status: 500 });
  }
  if (await hasTmdb(send, tmdbId, scope)) return undefined;
  throw new ServiceError(`Cannot GET "${path}": Seerr gets no answer from TMDB`, { kind: "tmdb", status: 500 });
}

/** Whether Seerr reaches TMDB: a page of its catalogue, another one for every title, so that Seerr has not kept it. */
async function hasTmdb(send: Send, tmdbId: number, scope: Scope): Promise<boolean> {
  const page = 1 + Math.abs(tmdbId) % 500;
  const call = { path: "/discover/movies", query: { page }, expect: [400, 403, 404, 500], ...scope };
  return (await send({ method: "GET", ...call })).status !== 500;
}

async function ask(send: Send, call: Call) {
  const answer = await send(call);
  return read(call, answer);
}

function read(call: Call, { status, body }: Answer) {
  const it = {
    status,
    body,
    /** Nothing for the statuses that mean "there is none". */
    unless: (...statuses: number[]) => statuses.includes(status) ? undefined : it,
    /** @throws ServiceError "nonsense" when the body does not fit. */
    as<Schema extends z.ZodType>(schema: Schema): z.output<Schema> {
      checked({ ...call, expect: [] }, { status, body });
      const read = schema.safeParse(body);
      if (read.success) return read.data;
      const [issue] = read.error.issues;
      const why = `the answer does not fit: "${issue?.path.join(".")}" ${issue?.message}`;
      throw new ServiceError(`${cannot(call)}: ${why}`, { kind: "nonsense", status });
    },
  };
  return it;
}
