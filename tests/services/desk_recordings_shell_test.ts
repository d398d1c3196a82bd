/** Answers that a real Seerr gave, from the folder `TEST_RECORDINGS`, to what lists, changes, links and categories ask. */
import assert from "node:assert/strict";
import { join } from "node:path";
import * as z from "zod";
import { checked } from "../../src/services/answer_check.ts";
import { downloadsOf, stepOf } from "../../src/services/request_list_step.ts";
import { createSeerr, type Seerr } from "../../src/services/seerr.ts";
import { ServiceError } from "../../src/services/service_error.ts";

const Recording = z.object({
  name: z.string(),
  request: z.object({ method: z.string(), path: z.string() }),
  response: z.object({ status: z.number(), body: z.unknown().optional() }),
});
type Recording = z.infer<typeof Recording>;

const folder = Deno.env.get("TEST_RECORDINGS");
const recordings = folder ? readAll(folder) : [];
if (!folder) console.log("TEST_RECORDINGS is not set: no recorded answers are checked");

const CALLS: readonly (readonly [call: RegExp, ask: (seerr: Seerr) => Promise<unknown>])[] = [
  [/^GET \/user\/\d+\/requests(\?.*)?$/, (it) => it.requestsPart(1, { take: 8, skip: 0 })],
  [/^GET \/(movie|tv)\/\d+(\?.*)?$/, (it) => it.titleName("movie", 1, "en")],
  [/^GET \/request\/\d+$/, (it) => it.changeableRequest(1)],
  [/^PUT \/request\/\d+$/, async (it) => (await it.changeRequest(1, {}, {}))?.status],
  [/^DELETE \/request\/\d+$/, (it) => it.deleteRequest(1, {})],
  [/^GET \/user\/\d+\/settings\/notifications$/, (it) => it.notificationSettings(1)],
  [/^POST \/user\/\d+\/settings\/notifications$/, (it) => it.setNotificationSettings(1, {}, {})],
  [/^GET \/service\/(radarr|sonarr)$/, (it) => it.servers("movie")],
  [/^GET \/service\/(radarr|sonarr)\/\d+$/, (it) => it.serverDetails("movie", 0)],
];

Deno.test({ name: "every recorded answer to such a call is understood", ignore: !folder }, async () => {
  const understood = new Map<RegExp, number>();
  for (const recording of recordings) {
    const { name, request, response } = recording;
    const call = CALLS.find(([it]) => it.test(`${request.method} ${request.path.replace("/api/v1", "")}`));
    if (!call) continue;
    const failure = await call[1](replay(recording)).then(() => undefined, (error) => error);
    if (response.status < 300 || response.status === 404) {
      assert(!failure || response.status === 404, `${name}: ${failure}`);
    } else assert(failure instanceof ServiceError && failure.kind !== "nonsense", `${name}: ${failure}`);
    understood.set(call[0], (understood.get(call[0]) ?? 0) + 1);
  }
  assert.deepEqual(CALLS.filter(([call]) => !understood.has(call)), []);
});
Deno.test({ name: "recorded requests have the step that they had", ignore: !folder }, async () => {
  const steps = new Map<string, string>();
  for (const recording of recordings.filter(({ request }) => /\/request\?/.test(request.path))) {
    if (recording.response.status !== 200) continue;
    const page = await replay(recording).requestsPart(1, { take: 8, skip: 0 });
    const { results: raw } = z.object({ results: z.array(z.unknown()) }).parse(recording.response.body);
    assert.equal(page?.results.length, raw.length, recording.name);
    for (const entry of page?.results ?? []) {
      steps.set(stepOf(entry), recording.name);
      assert(stepOf(entry) !== "downloading" || downloadsOf(entry).length > 0, recording.name);
      assert.doesNotMatch(JSON.stringify(entry), /@seerr\.test|serviceUrl/);
    }
  }
  assert.deepEqual([...steps.keys()].sort(), ["approved", "available", "failed", "pending"]);
});
Deno.test({ name: "recorded servers offer what they did", ignore: !folder }, async () => {
  const body = (name: string) => {
    const found = recordings.find((it) => it.name === name);
    assert(found, name);
    return replay(found);
  };
  const servers = await body("service-radarr").servers("movie");
  assert.deepEqual(servers.map(({ id, is4k, isDefault }) => [id, is4k, isDefault]), [[0, false, true], [
    1,
    true,
    true,
  ]]);
  const details = await body("service-radarr-0").serverDetails("movie", 0);
  assert.deepEqual(details?.profiles.map(({ id }) => id), [1, 4, 6]);
  assert.deepEqual(details?.rootFolders.map(({ path }) => path), ["/data/media/movies", "/data/media/kids-movies"]);
  assert.deepEqual(details?.tags, [{ id: 1, label: "discord" }, { id: 2, label: "kids" }]);
});

function replay({ response: { status, body } }: Recording): Seerr {
  return createSeerr((call) => new Promise((resolve) => resolve(checked(call, { status, body }))));
}

function readAll(folder: string): Recording[] {
  return [...Deno.readDirSync(folder)]
    .filter(({ name }) => /^\d+-.*\.json$/.test(name))
    .map(({ name }) => Recording.safeParse(JSON.parse(Deno.readTextFileSync(join(folder, name)))))
    .flatMap(({ data }) => data ? [data] : []);
}
