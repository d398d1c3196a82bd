/** The tiny Seerr is asked what a real Seerr 3.3.0 was asked, in the same order, and gives the same answers. */
import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import type { Answer, Call, Reply } from "../../../src/playground/seerr/call.ts";
import { createControls } from "../../../src/playground/seerr/controls.ts";
import { handle } from "../../../src/playground/seerr/handle.ts";
import { createTinyWorld } from "../../../src/playground/seerr/tiny_seerr.ts";
import type { World } from "../../../src/playground/seerr/world.ts";
import { type Hidden, hidden } from "./recorded_meanwhile.ts";
import { readHooks, readRecordings, type Recorded, recordedPeople, recordedTitles } from "./recorded.ts";
import { differences } from "./shape.ts";

/** The paths that the tiny Seerr serves. */
const served = new RegExp(
  "^/api/v1(/(status|settings/public|auth/me|search|movie/[^/]+|tv/[^/]+|service/(radarr|sonarr)(/[^/]+)?" +
    "|user|user/[^/]+(/(settings/(main|notifications)|quota|requests))?|request(/.*)?|media(/.*)?|settings/notifications/webhook(/test)?|nope|))?(\\?.*)?$",
);

/** Exchanges that are left out, each with its reason. */
const leftOut: Readonly<Record<number, string>> = {
  109: "the film whose details TMDB breaks is like any other here",
  260: "the ETag is another one; listener_shell_test.ts looks at 304",
  ...Object.fromEntries(
    [538, 539, 540, 541, 566, 567, 568, 569].map((number) => [number, "writing accounts is not served"]),
  ),
};

/** Webhooks likewise. */
const leftOutHooks: Readonly<Record<number, string>> = {
  450: "no answer shows the TVDB id of this series",
  614: "the answers show this film in German alone",
};

/** At least so many must be compared, or the test has lost its material. */
const floor = 440;

/** The server was started afresh before these; the first time with CSRF protection. */
const restarts: ReadonlySet<number> = new Set([596, 603, 607]);

Deno.test("handle() answers the recorded calls as Seerr 3.3.0 did", (t) => {
  const folder = Deno.env.get("TEST_RECORDINGS");
  if (folder === undefined) return console.log(`${t.name}: skipped, TEST_RECORDINGS is not set`);
  const recordings = readRecordings(folder);
  assert.ok(recordings.filter(isConcerned).length >= floor, "too few exchanges are left to compare");
  const wrong = replay(recordings).flatMap(({ recorded, reply }) =>
    compare(recorded, reply).map((difference) => `${recorded.name} ${difference}`)
  );
  assert.deepEqual(wrong, []);
});

Deno.test("the recorded calls send the webhooks that Seerr 3.3.0 sent", (t) => {
  const folder = Deno.env.get("TEST_RECORDINGS");
  if (folder === undefined) return console.log(`${t.name}: skipped, TEST_RECORDINGS is not set`);
  const hooks = readHooks(folder);
  assert.ok(hooks.length >= 20, `only ${hooks.length} webhooks to compare`);
  const steps = replay(readRecordings(folder));
  const wrong = hooks.filter(({ number }) => leftOutHooks[number] === undefined).filter((hook) => {
    const found = steps.find(({ recorded }) => recorded.number > hook.number)?.sent ?? [];
    const at = found.findIndex((body) => isDeepStrictEqual(alike(body), alike(hook.body)));
    return at < 0 || found.splice(at, 1).length === 0;
  });
  assert.deepEqual(wrong.map((hook) => `${hook.name} ${JSON.stringify(hook.body)}`), []);
});

/** One exchange as it was played, with the bodies of all webhooks until then. */
interface Step {
  readonly recorded: Recorded;
  readonly reply: Reply;
  readonly sent: unknown[];
}

function replay(recordings: readonly Recorded[]): Step[] {
  let state = begin(recordings, false);
  const sent: unknown[] = [];
  return recordings.flatMap((recorded) => {
    if (restarts.has(recorded.number)) state = begin(recordings, recorded.number === 596);
    hidden[recorded.number]?.(state);
    if (!isConcerned(recorded)) return [];
    const { world } = state;
    sent.push(...world.post.webhooks.splice(0).map(({ body }) => body));
    const step = { recorded, sent: [...sent], reply: handle(world, callOf(world, recorded.request)) };
    sent.push(...world.post.webhooks.splice(0).map(({ body }) => body));
    return [step];
  });
}

function isConcerned({ request, number }: Recorded): boolean {
  return served.test(request.path) && leftOut[number] === undefined;
}

/** A world as the recorded server had it when it started. */
function begin(recordings: readonly Recorded[], csrf: boolean): Hidden {
  const world = createTinyWorld({
    library: recordedTitles(recordings),
    people: recordedPeople(recordings),
    apiKey: "the-key",
    csrf,
    applicationUrl: "http://127.0.0.1:5055",
  });
  const controls = createControls(world);
  controls.sendWebhooksTo("http://127.0.0.1:15099/hook", "Bearer seerr-hook-secret");
  world.post.send = (webhook) => Promise.resolve(void (webhook.became = 200));
  return { world, controls, faults: world.faults };
}

function compare({ request, response }: Recorded, reply: Reply): string[] {
  const answer = typeof reply === "object" && "after" in reply ? reply.finish() : reply;
  if (answer === "never") return ["has no answer"];
  if (answer.status !== response.status) {
    return [`${response.status}, ours is ${answer.status} ${JSON.stringify(answer.body)}`];
  }
  if (request.method === "HEAD") return [];
  return differences(response.body === "" ? undefined : response.body, plain(answer));
}

/** A webhook without what is another one here: pictures, and the Discord ids of people whose settings no answer shows. */
function alike(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body, (key, value) => /avatar|^image$|_discordIds$/.test(key) ? "" : value));
}

function plain(answer: Answer): unknown {
  return answer.body === undefined ? undefined : JSON.parse(JSON.stringify(answer.body));
}

function callOf(world: World, request: Recorded["request"]): Call {
  const [path = "", ...query] = request.path.split("?");
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) headers[name.toLowerCase()] = value;
  if (headers["x-api-key"] !== undefined && headers["x-api-key"] !== "wrong") {
    headers["x-api-key"] = world.settings.apiKey;
  }
  if (headers["x-xsrf-token"] !== undefined) Object.assign(headers, { cookie: "_csrf=a", "x-xsrf-token": "token/a" });
  if (request.body !== undefined) headers["content-type"] ??= "application/json";
  const body = typeof request.body === "string" ? request.body : JSON.stringify(request.body) ?? "";
  return { method: request.method, path, query: query.join("?"), headers, body };
}
