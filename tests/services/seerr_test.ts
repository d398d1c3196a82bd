import assert from "node:assert/strict";
import fc from "fast-check";
import type { Call } from "../../src/services/http_call.ts";
import { createSeerr, requestCall } from "../../src/services/seerr.ts";
import { ServiceError } from "../../src/services/service_error.ts";
import { answer, fakeSend } from "./fake_send.ts";

const UNKNOWN = answer(500, { message: "Unable to retrieve movie." });

Deno.test("movie() reads a film in a language, as somebody", async () => {
  const { send, calls } = fakeSend({ "GET /movie/603": { id: 603, title: "The Matrix" } });
  const movie = await createSeerr(send).movie(603, "de", { user: 2, until: 9 });
  assert.equal(movie?.title, "The Matrix");
  assert.partialDeepStrictEqual(calls, [{ query: { language: "de" }, user: 2, until: 9 }]);
});
Deno.test("movie() tells a title that TMDB does not know from a TMDB that is down", async () => {
  const known = fakeSend({ "GET /movie/1": UNKNOWN, "GET /discover/movies": { results: [] } });
  assert.equal(await createSeerr(known.send).movie(1, "en"), undefined);
  const down = fakeSend({
    "GET /movie/1": UNKNOWN,
    "GET /discover/movies": answer(500, { message: "Unable to retrieve popular movies." }),
  });
  await assert.rejects(createSeerr(down.send).movie(1, "en"), { kind: "tmdb", status: 500 });
  const page = down.calls[1]?.query?.["page"];
  assert(typeof page === "number" && page >= 1 && page <= 500);
});
Deno.test("movie() takes any other 500 for a broken Seerr, and asks no more", async () => {
  const fake = fakeSend({ "GET /movie/1": answer(500, { message: "SQLITE_CORRUPT" }) });
  await assert.rejects(createSeerr(fake.send).movie(1, "en"), { kind: "broken" });
  assert.equal(fake.calls.length, 1);
});
Deno.test("what does not exist is undefined", async () => {
  const seerr = createSeerr(fakeSend({ "GET /search": answer(400, { message: "must be url encoded" }) }).send);
  assert.equal(await seerr.user(9), undefined);
  assert.equal(await seerr.request(9), undefined);
  assert.equal(await seerr.movie(9, "en"), undefined);
  assert.equal(await seerr.search("x", 1, "en"), undefined);
  assert.deepEqual(await seerr.discordIds(9), []);
});
Deno.test("series() reads a series, and knows one that TMDB does not", async () => {
  const fake = fakeSend({
    "GET /tv/1396": { id: 1396, name: "Breaking Bad" },
    "GET /tv/1": answer(500, { message: "Unable to retrieve series." }),
    "GET /discover/movies": { results: [] },
  });
  const seerr = createSeerr(fake.send);
  assert.equal((await seerr.series(1396, "de"))?.title, "Breaking Bad");
  assert.equal(await seerr.series(1, "de"), undefined);
});
Deno.test("requestTitle() says is4k, sends numbers, acts as the person, and never names them in the body", async () => {
  const fake = fakeSend({ "POST /request": answer(201, { id: 1 }) });
  for (const is4k of [false, true]) {
    await createSeerr(fake.send).requestTitle({ kind: "movie", tmdbId: 603, is4k }, { user: 2 });
  }
  assert.deepEqual(fake.calls.map(({ body, user }) => [body, user]), [
    [{ mediaType: "movie", mediaId: 603, is4k: false }, 2],
    [{ mediaType: "movie", mediaId: 603, is4k: true }, 2],
  ]);
});
Deno.test("requestCall() sends a destination as far as it goes, and a server 0 too", () => {
  const series = { kind: "tv", tmdbId: 1396, is4k: false, seasons: [1, 2] } as const;
  const body = { mediaType: "tv", mediaId: 1396, is4k: false, seasons: [1, 2] };
  const full = { serverId: 0, profileId: 4, rootFolder: "/tv", tags: [1] };
  assert.deepEqual(requestCall({ ...series, destination: full }).body, { ...body, ...full });
  assert.deepEqual(requestCall({ ...series, destination: { serverId: 0 } }).body, { ...body, serverId: 0 });
  assert.deepEqual(requestCall({ ...series, destination: {} }).body, body);
});
Deno.test("keyOwner() is undefined with a wrong key, and fails with a broken Seerr", async () => {
  const door = { status: 403, error: "You do not have permission to access this endpoint" };
  assert.equal(await createSeerr(fakeSend({ "GET /auth/me": answer(403, door) }).send).keyOwner(), undefined);
  assert.equal((await createSeerr(fakeSend({ "GET /auth/me": { id: 1, permissions: 2 } }).send).keyOwner())?.id, 1);
  await assert.rejects(createSeerr(fakeSend({ "GET /auth/me": answer(500) }).send).keyOwner(), { kind: "broken" });
});
Deno.test("what needs no key sends none", async () => {
  const fake = fakeSend({ "GET /settings/public": {}, "GET /status": { version: "3.3.0" } });
  const seerr = createSeerr(fake.send);
  assert.deepEqual([await seerr.version(), (await seerr.publicSettings()).applicationUrl], ["3.3.0", undefined]);
  assert(fake.calls.every((call: Call) => call.key === false));
});
Deno.test("every call either understands an answer or throws ServiceError, whatever comes", async () => {
  type Ask = (seerr: ReturnType<typeof createSeerr>) => Promise<unknown>;
  const asks: Ask[] = [
    (it) => it.search("x", 1, "en"),
    (it) => it.movie(1, "en"),
    (it) => it.series(1, "en"),
    (it) => it.user(1),
    (it) => it.users(0),
    (it) => it.discordIds(1),
    (it) => it.quota(1),
    (it) => it.requestsOf(1),
    (it) => it.request(1),
    (it) => it.requestsPart(1, { take: 8, skip: 0 }),
    (it) => it.titleName("tv", 1, "en"),
    (it) => it.changeableRequest(1),
    (it) => it.changeRequest(1, {}, {}),
    (it) => it.deleteRequest(1, {}),
    (it) => it.notificationSettings(1),
    (it) => it.setNotificationSettings(1, {}, {}),
    (it) => it.servers("tv"),
    (it) => it.serverDetails("movie", 0),
    (it) => it.requestRows({ take: 100, skip: 0, filter: "unavailable" }),
    (it) => it.requestRow(1),
    (it) => it.mediaRows({ take: 100, skip: 0, sort: "modified" }),
    (it) => it.webhook(),
    (it) => it.setWebhook({}),
    (it) => it.testWebhook({}),
    (it) => it.publicSettings(),
    (it) => it.version(),
    (it) => it.keyOwner(),
    (it) => it.writeNothing(),
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(200, 201, 400, 401, 403, 404, 500, 502),
      fc.anything(),
      fc.constantFrom(...asks),
      async (status, body, ask) => {
        const seerr = createSeerr((call) =>
          fakeSend({ [`${call.method} ${call.path}`]: answer(status, body) }).send(call)
        );
        await ask(seerr).catch((error) => assert(error instanceof ServiceError, String(error)));
      },
    ),
  );
});
