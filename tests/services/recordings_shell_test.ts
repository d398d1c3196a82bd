/** Answers that a real Seerr gave, from the folder `TEST_RECORDINGS`: our calls understand each that they would get. */
import assert from "node:assert/strict";
import { join } from "node:path";
import * as z from "zod";
import { checked, isCsrfRefusal } from "../../src/services/answer_check.ts";
import { csrfHeaders } from "../../src/services/csrf.ts";
import type { Answer, Call } from "../../src/services/http_call.ts";
import { downloadsOf } from "../../src/services/downloads.ts";
import { familyOf } from "../../src/services/probe.ts";
import { readAnswer } from "../../src/services/request_answer.ts";
import { listedSeasons, markedSeason } from "../../src/services/season_marks.ts";
import { createSeerr } from "../../src/services/seerr.ts";
import { PublicSettings } from "../../src/services/seerr_schemas.ts";
import { ServiceError } from "../../src/services/service_error.ts";

const Recording = z.object({
  name: z.string(),
  request: z.object({
    method: z.string(),
    path: z.string(),
    headers: z.record(z.string(), z.string()).catch({}),
    body: z.unknown().optional(),
  }),
  response: z.object({
    status: z.number(),
    headers: z.record(z.string(), z.unknown()).catch({}),
    body: z.unknown().optional(),
  }).transform((it) => ({ ...it, body: it.body })),
});
type Recording = z.infer<typeof Recording>;
type Seerr = ReturnType<typeof createSeerr>;

const folder = Deno.env.get("TEST_RECORDINGS");
const recordings = folder ? readAll(folder) : [];
if (!folder) console.log("TEST_RECORDINGS is not set: no recorded answers are checked");

/** Which call of ours gets the answer of which path. */
const CALLS: [RegExp, (seerr: Seerr) => Promise<unknown>][] = [
  [/^\/search\?/, (it) => it.search("x", 1, "en")],
  [/^\/movie\/\d+(\?.*)?$/, (it) => it.movie(1, "en")],
  [/^\/tv\/\d+(\?.*)?$/, (it) => it.series(1, "en")],
  [/^\/user\/\d+$/, (it) => it.user(1)],
  [/^\/user(\?.*)?$/, (it) => it.users(0)],
  [/^\/user\/\d+\/settings\/notifications$/, (it) => it.discordIds(1)],
  [/^\/user\/\d+\/quota$/, (it) => it.quota(1)],
  [/^\/user\/\d+\/requests(\?.*)?$/, (it) => it.requestsOf(1)],
  [/^\/request\/\d+$/, (it) => it.request(1)],
  [/^\/settings\/notifications\/webhook$/, (it) => it.webhook()],
  [/^\/settings\/public$/, (it) => it.publicSettings()],
  [/^\/status$/, (it) => it.version()],
  [/^\/auth\/me$/, (it) => it.keyOwner()],
];

Deno.test({ name: "every recorded answer to a read of ours is understood", ignore: !folder }, async () => {
  let understood = 0;
  for (const recording of recordings.filter(({ request }) => request.method === "GET")) {
    const { name, request, response } = recording;
    const ask = CALLS.find(([path]) => path.test(request.path.replace("/api/v1", "")))?.[1];
    if (!ask) continue;
    const failure = await ask(createSeerr(replay(recording))).then(() => undefined, (error) => error);
    if (response.status < 300) assert.equal(failure, undefined, name);
    else if (failure) assert(failure instanceof ServiceError && failure.kind !== "nonsense", `${name}: ${failure}`);
    understood++;
  }
  assert(understood > 100, `only ${understood} recordings are of calls of ours`);
});
Deno.test({ name: "every recorded answer to asking for a title is told apart", ignore: !folder }, () => {
  const told = recordings.filter(({ request }) => request.method === "POST" && request.path === "/api/v1/request")
    .filter(({ response }) => ![400, 401, 413, 415].includes(response.status) && !isCsrfRefusal(response))
    .map(({ name, response }) => ({ name, status: response.status, ...readAnswer(response) }));
  for (const { name, kind, status } of told) {
    // A 500 is Seerr's own, a 403 for acting as somebody else is none that we cause.
    if (kind === "odd") assert(status === 500, name);
    if (status === 201) assert(kind === "made" || /without-tvdb/.test(name), name);
  }
  const kinds = new Set(told.map(({ kind }) => kind));
  for (
    const kind of ["made", "vanished", "nothing", "requested", "quota", "blocklisted", "forbidden", "missing"] as const
  ) {
    assert(kinds.has(kind), kind);
  }
});
Deno.test({ name: "no recorded title gives away who asked for it", ignore: !folder }, async () => {
  for (const recording of recordings.filter(({ request }) => /\/(movie|tv)\/\d+(\?.*)?$/.test(request.path))) {
    if (recording.response.status !== 200) continue;
    const seerr = createSeerr(replay(recording));
    const title = await (recording.request.path.includes("/tv/") ? seerr.series(1, "en") : seerr.movie(1, "en"));
    assert.doesNotMatch(JSON.stringify(title), /@seerr\.test|serviceUrl|externalServiceSlug|telegram/, recording.name);
  }
});
Deno.test({ name: "every recorded series shows its seasons as they were then", ignore: !folder }, async () => {
  const cases: [string, [number, string, string][]][] = [
    ["tv-1396", [[1, "missing", "missing"]]],
    ["tv-60059-with-requests", [[1, "requested", "missing"], [2, "requested", "missing"]]],
    ["tv-95396-processing", [[1, "coming", "missing"]]],
    ["tv-partial-after-scan", [[1, "available", "missing"], [2, "coming", "missing"]]],
    ["tv-1399-4k-approved", [[1, "requested", "coming"], [2, "missing", "coming"]]],
    ["tv-1399-4k-available", [[1, "requested", "available"], [2, "missing", "available"]]],
  ];
  for (const [name, wanted] of cases) {
    const recording = recordings.find((it) => it.name === name);
    assert(recording, name);
    const series = await createSeerr(replay(recording)).series(1, "en");
    assert(series);
    const seasons = listedSeasons(series, false).map((it) => markedSeason(it, series.mediaInfo));
    assert.deepEqual(seasons.slice(0, wanted.length).map(({ number, hd, uhd }) => [number, hd, uhd]), wanted, name);
  }
});
Deno.test({ name: "recorded downloads have a part, a time and a season", ignore: !folder }, async () => {
  const recording = recordings.find(({ name }) => name === "tv-downloading");
  assert(recording);
  const series = await createSeerr(replay(recording)).series(1, "en");
  const [download, ...others] = downloadsOf(series?.mediaInfo?.downloadStatus ?? []);
  assert.partialDeepStrictEqual(download, { season: 1, paused: false });
  assert(download && download.part > 0 && download.part < 1 && download.eta !== undefined);
  assert.deepEqual(others, []);
});
Deno.test({ name: "the recorded Seerr is known as one, and its CSRF cookies pass", ignore: !folder }, () => {
  const settings = recordings.find(({ name }) => name === "settings-public-nokey")?.response.body;
  assert.equal(familyOf(PublicSettings.parse(settings)), "Seerr");
  const cookies = recordings.find(({ name }) => name === "csrf-status")?.response.headers["set-cookie"];
  const passed = recordings.find(({ name }) => name === "csrf-post-with-token")?.request.headers;
  const sent = new Headers(passed);
  const headers = csrfHeaders(z.array(z.string()).parse(cookies));
  assert.deepEqual(Object.keys(headers ?? {}), ["cookie", "x-xsrf-token"]);
  assert(sent.has("cookie") && sent.has("x-xsrf-token"));
  const refused = recordings.find(({ name }) => name === "csrf-post")?.response;
  assert(refused && isCsrfRefusal(refused));
});

function replay({ response }: Recording): (call: Call) => Promise<Answer> {
  const { status, body } = response;
  return (call) => new Promise((resolve) => resolve(checked(call, { status, body })));
}

function readAll(folder: string): Recording[] {
  return [...Deno.readDirSync(folder)]
    .filter(({ name }) => /^\d+-.*\.json$/.test(name))
    .map(({ name }) => JSON.parse(Deno.readTextFileSync(join(folder, name))))
    .flatMap((it) => {
      const read = Recording.safeParse(it);
      return read.success ? [read.data] : [];
    });
}
