/** Seerr's calls, typed: what to send, and what the answer says. Knows nothing of the network, which comes in as `send`. */
import { cannot, checked, refusalOf } from "./answer_check.ts";
import type { Answer, Call, Send } from "./http_call.ts";
import {
  DiscordIds,
  MediaRequest,
  MediaRequests,
  Movie,
  MovieResults,
  PublicSettings,
  Quotas,
  Status,
  User,
  Users,
} from "./seerr_schemas.ts";
import type * as z from "zod";
import { ServiceError } from "./service_error.ts";

/** For whom a call is made, until when it matters, and which log tells of it. */
export type Scope = Pick<Call, "user" | "until" | "log">;

export type Seerr = ReturnType<typeof createSeerr>;

/** A list's page size; Seerr has no cap. */
const TAKE = 100;

/** All calls throw `ServiceError`; undefined means that Seerr has no such thing. */
export function createSeerr(send: Send) {
  const get = (path: string, more: Omit<Call, "method" | "path"> = {}) => ask(send, { method: "GET", path, ...more });
  return {
    /** Films for a query, 20 titles of all kinds a page; undefined when Seerr does not take the query. */
    search: async (query: string, page: number, language: string, scope: Scope = {}) =>
      (await get("/search", { query: { query, page, language }, expect: [400], ...scope })).unless(400)?.as(
        MovieResults,
      ),

    /** A film with its requests. Seerr says 500 both for an unknown id and when it has no TMDB, hence a second question. */
    async movie(tmdbId: number, language: string, scope: Scope = {}): Promise<Movie | undefined> {
      const found = await get(`/movie/${tmdbId}`, { query: { language }, expect: [404, 500], ...scope });
      if (found.status === 404) return undefined;
      if (found.status !== 500) return found.as(Movie);
      if (/unable to retrieve/i.test(refusalOf(found.body)) && await hasTmdb(send, tmdbId, scope)) return undefined;
      throw new ServiceError(`Cannot GET "/movie/${tmdbId}": Seerr gets no answer from TMDB`, {
        kind: "broken",
        status: 500,
      });
    },

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

    /** Asks for a film. 403, 404, 409 and 500 are answers too: `readAnswer()` tells what they mean. */
    requestMovie: (tmdbId: number, is4k: boolean, scope: Scope): Promise<Answer> =>
      send({ ...requestMovieCall(tmdbId, is4k), expect: [403, 404, 409, 500], ...scope }),

    /** What Seerr tells everyone; needs no key. */
    publicSettings: async (scope: Scope = {}) =>
      (await get("/settings/public", { key: false, ...scope })).as(PublicSettings),

    /** Seerr's version; needs no key. */
    version: async () => (await get("/status", { key: false })).as(Status).version,

    /** Whether the key is good: the account that it acts as, undefined when Seerr does not take it. */
    keyOwner: async () => (await get("/auth/me", { expect: [401, 403] })).unless(401, 403)?.as(User),

    /** A write that creates nothing on any version: Seerr's validator refuses a request for no title, after CSRF. */
    async writeNothing(): Promise<void> {
      await send({ method: "POST", path: "/request", body: {}, expect: [400] });
    },
  };
}

/** The write that asks for a film: `is4k` always said (without it Seerr takes duplicates), never `userId`. */
export function requestMovieCall(tmdbId: number, is4k: boolean): Call {
  return { method: "POST", path: "/request", body: { mediaType: "movie", mediaId: tmdbId, is4k } };
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
