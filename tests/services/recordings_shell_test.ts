/** Answers that a real Seerr gave, from the folder `TEST_RECORDINGS`: our calls understand each that they would get. */
import assert from "node:assert/strict";
import { join } from "node:path";
import * as z from "zod";
import { checked, isCsrfRefusal } from "../../src/services/answer_check.ts";
import { csrfHeaders } from "../../src/services/csrf.ts";
import type { Answer, Call } from "../../src/services/http_call.ts";
import { familyOf } from "../../src/services/probe.ts";
import { readAnswer } from "../../src/services/request_answer.ts";
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
  [/^\/user\/\d+$/, (it) => it.user(1)],
  [/^\/user(\?.*)?$/, (it) => it.users(0)],
  [/^\/user\/\d+\/settings\/notifications$/, (it) => it.discordIds(1)],
  [/^\/user\/\d+\/quota$/, (it) => it.quota(1)],
  [/^\/user\/\d+\/requests(\?.*)?$/, (it) => it.requestsOf(1)],
  [/^\/request\/\d+$/, (it) => it.request(1)],
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
  for (const kind of ["made", "nothing", "requested", "quota", "blocklisted", "forbidden", "missing"] as const) {
    assert(kinds.has(kind), kind);
  }
});
Deno.test({ name: "no recorded film gives away who asked for it", ignore: !folder }, async () => {
  for (const recording of recordings.filter(({ request }) => /\/movie\/\d+(\?.*)?$/.test(request.path))) {
    if (recording.response.status !== 200) continue;
    const movie = await createSeerr(replay(recording)).movie(1, "en");
    assert.doesNotMatch(JSON.stringify(movie), /@seerr\.test|serviceUrl|externalServiceSlug|telegram/, recording.name);
  }
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
