/** The tiny Seerr is asked what a real Seerr 3.3.0 was asked, in the same order, and gives the same answers. */
import assert from "node:assert/strict";
import type { Answer, Call } from "../../../src/playground/seerr/call.ts";
import { createControls } from "../../../src/playground/seerr/controls.ts";
import { handle } from "../../../src/playground/seerr/handle.ts";
import { createTinyWorld } from "../../../src/playground/seerr/tiny_seerr.ts";
import type { World } from "../../../src/playground/seerr/world.ts";
import { type Hidden, hidden } from "./recorded_meanwhile.ts";
import { readRecordings, type Recorded, recordedPeople, recordedTitles } from "./recorded.ts";
import { differences } from "./shape.ts";

/** The paths that the tiny Seerr serves. */
const served = new RegExp(
  "^/api/v1(/(status|settings/public|auth/me|search|movie/[^/]+|tv/[^/]+|service/(radarr|sonarr)(/[^/]+)?" +
    "|user|user/[^/]+(/(settings/(main|notifications)|quota|requests))?|request(/.*)?|media(/.*)?|nope|))?(\\?.*)?$",
);

/** Exchanges that are left out, each with its reason. */
const leftOut: Readonly<Record<number, string>> = {
  109: "the film whose details TMDB breaks is like any other here",
  260: "the ETag is another one; listener_shell_test.ts looks at 304",
  ...Object.fromEntries(
    [538, 539, 540, 541, 566, 567, 568, 569].map((number) => [number, "writing accounts is not served"]),
  ),
};

/** At least so many must be compared, or the test has lost its material. */
const floor = 440;

/** The server was started afresh before these; the first time with CSRF protection. */
const restarts: ReadonlySet<number> = new Set([596, 603, 607]);

Deno.test("handle() answers the recorded calls as Seerr 3.3.0 did", (t) => {
  const folder = Deno.env.get("TEST_RECORDINGS");
  if (folder === undefined) return console.log(`${t.name}: skipped, TEST_RECORDINGS is not set`);
  const recordings = readRecordings(folder);
  const concerned = recordings.filter(({ request, number }) =>
    served.test(request.path) && leftOut[number] === undefined
  );
  assert.ok(concerned.length >= floor, `only ${concerned.length} exchanges left to compare`);
  const wrong = replay(recordings, new Set(concerned));
  assert.deepEqual(wrong, []);
});

function replay(recordings: readonly Recorded[], concerned: ReadonlySet<Recorded>): string[] {
  let state = begin(recordings, false);
  return recordings.flatMap((recorded) => {
    if (restarts.has(recorded.number)) state = begin(recordings, recorded.number === 596);
    hidden[recorded.number]?.(state);
    if (!concerned.has(recorded)) return [];
    return compare(state.world, recorded).map((difference) => `${recorded.name} ${difference}`);
  });
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
  return { world, controls: createControls(world), faults: world.faults };
}

function compare(world: World, { request, response }: Recorded): string[] {
  const answer = handle(world, callOf(world, request));
  if (answer === "never" || "after" in answer) return ["has no answer"];
  if (answer.status !== response.status) {
    return [`${response.status}, ours is ${answer.status} ${JSON.stringify(answer.body)}`];
  }
  if (request.method === "HEAD") return [];
  return differences(response.body === "" ? undefined : response.body, plain(answer));
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
