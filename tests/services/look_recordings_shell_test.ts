/** Answers that a real Seerr gave, from the folder `TEST_RECORDINGS`, to what a look at everything asks. */
import assert from "node:assert/strict";
import { join } from "node:path";
import * as z from "zod";
import { changes } from "../../src/notices/changes.ts";
import { checked } from "../../src/services/answer_check.ts";
import { mediaRows, titlesOf } from "../../src/services/media_rows.ts";
import { newestRequestId, newestRequests } from "../../src/services/open_request_list.ts";
import { readLook } from "../../src/services/read_look.ts";
import { createSeerr, type Seerr } from "../../src/services/seerr.ts";
import { ServiceError } from "../../src/services/service_error.ts";
import { baselineOf } from "../../src/services/title_state.ts";

const Recording = z.object({
  name: z.string(),
  request: z.object({ method: z.literal("GET"), path: z.string() }),
  response: z.object({ status: z.number(), body: z.unknown().optional() }),
});
type Recording = z.infer<typeof Recording>;

const folder = Deno.env.get("TEST_RECORDINGS");
const recordings = folder ? readAll(folder) : [];
if (!folder) console.log("TEST_RECORDINGS is not set: no recorded answers are checked");

const ALL = { take: 1_000, skip: 0 };
const CALLS: readonly (readonly [path: RegExp, least: number, ask: (seerr: Seerr) => Promise<unknown>])[] = [
  [/^\/media(\?.*)?$/, 10, (it) => it.mediaRows({ ...ALL, sort: "added" })],
  [/^\/request\/?(\?.*)?$/, 20, (it) => it.requestRows(ALL)],
  [/^\/request\/\d+$/, 10, (it) => it.requestRow(1)],
];

Deno.test({ name: "every recorded list, row and request is understood whole", ignore: !folder }, async () => {
  for (const [path, least, ask] of CALLS) {
    const asked = recordings.filter(({ request }) => path.test(request.path.replace("/api/v1", "")));
    assert(asked.length >= least, String(path));
    for (const { name, response } of asked) {
      const answer = await ask(replay(response)).catch((error) => error);
      if (response.status === 404) assert.equal(answer, undefined, name);
      else if (response.status >= 300) assert(answer instanceof ServiceError && answer.kind !== "nonsense", name);
      else assert(!(answer instanceof Error), `${name}: ${answer}`);
      const listed = z.object({ results: z.array(z.unknown()) }).safeParse(response.body);
      const understood = z.object({ entries: z.array(z.unknown()) }).safeParse(answer);
      assert.equal(understood.data?.entries.length, listed.data?.results.length, name);
    }
  }
});
Deno.test({ name: "recorded rows say of each title what its details said", ignore: !folder }, async () => {
  const { rows, total } = await mediaRows(replay(named("media")), { ...ALL, sort: "added" });
  const titles = titlesOf(rows);
  assert.deepEqual([rows.length, titles.length], [total, total]);
  const series = titles.find(({ tmdbId }) => tmdbId === 4607);
  assert.partialDeepStrictEqual(series, { kind: "tv", hd: 7, uhd: 1, sign: "7.1,1:7.1,2:7.1" });
  let compared = 0;
  for (const { kind, tmdbId, hd, uhd, seasons } of titles) {
    const body = recordings.find(({ name }) => name === `${kind}-${tmdbId}`)?.response;
    const look = body && await readLook(replay(body), { title: { kind, tmdbId }, requestIds: [], language: "en" });
    if (!look) continue;
    const { requests: _, ...state } = look.state;
    assert.deepEqual(state, { hd, uhd, seasons }, `${kind} ${tmdbId}`);
    compared++;
  }
  assert(compared > 3, `only ${compared} titles have recorded details`);
});
Deno.test({ name: "recorded requests are counted from the newest", ignore: !folder }, async () => {
  const all = replay(named("request-list-take-1000"));
  const newest = await newestRequestId(all);
  const { rows: last } = await newestRequests(all, newest - 5);
  assert(newest > 25 && last.at(-1)?.id === newest && last.every(({ userId, at }) => userId && at));
  assert.deepEqual(await newestRequests(all, newest), { rows: [], newestId: newest });
});
Deno.test({ name: "a recorded series that arrives season by season is told so", ignore: !folder }, async () => {
  const [partly, whole] = await Promise.all(["tv-partial-after-scan", "tv-available-after-scan"].map(stateOf));
  assert(partly && whole);
  const told = (before: typeof partly | undefined, after: typeof partly, fresh: number[]) =>
    changes(before, after, { kind: "tv", fresh: new Set(fresh) }).map(({ event, unit }) => `${event} ${unit}`);
  assert.deepEqual(told(undefined, partly, [26]), ["available s1"]);
  assert.deepEqual(told(partly, whole, []), ["available s2", "available r26"]);
});
Deno.test(
  { name: "the four rows of a film that was asked for four times at once are one film", ignore: !folder },
  async () => {
    const body = named("race-aftermath").body;
    const seerr = createSeerr(({ method, path, expect = [] }) => {
      const row = { id: 999, tmdbId: 1184918, status: 5 };
      const answer = path.startsWith("/movie/") ? body : { id: 9_999, type: "movie", status: 2, media: row };
      return Promise.resolve(checked({ method, path, expect }, { status: 200, body: answer }));
    });
    const look = await readLook(seerr, {
      title: { kind: "movie", tmdbId: 1184918 },
      requestIds: [9_999],
      language: "en",
    });
    assert.partialDeepStrictEqual(look?.state, { hd: 5, rows: 2 });
    assert(look && look.state.requests.length > 1);
  },
);

async function stateOf(name: string) {
  return baselineOf((await replay(named(name)).series(1, "en"))?.mediaInfo);
}

function named(name: string): Recording["response"] {
  const recording = recordings.find((it) => it.name === name);
  assert(recording, name);
  return recording.response;
}

function replay({ status, body }: Recording["response"]): Seerr {
  return createSeerr((call) => new Promise((resolve) => resolve(checked(call, { status, body }))));
}

function readAll(folder: string): Recording[] {
  return [...Deno.readDirSync(folder)]
    .filter(({ name }) => /^\d+-.*\.json$/.test(name))
    .sort((a, b) => a.name < b.name ? -1 : 1)
    .flatMap(({ name }) => {
      const read = Recording.safeParse(JSON.parse(Deno.readTextFileSync(join(folder, name))));
      return read.success ? [read.data] : [];
    });
}
