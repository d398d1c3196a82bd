/** What the tiny Seerr answers is what the OpenAPI file of its family promises, and the judge of the bot's calls can tell right from wrong. */
import assert from "node:assert/strict";
import { sampleIds } from "../../../src/playground/seerr/sample_library.ts";
import { createTinyWorld } from "../../../src/playground/seerr/tiny_seerr.ts";
import { readSeerrSpec } from "../../support/seerr_spec.ts";
import { askWorld } from "./ask_world.ts";

const families = ["overseerr", "jellyseerr", "seerr"] as const;

/** Where the files are wrong about the real server, each with what is wrong. */
const knownWrong: readonly (readonly [RegExp, string])[] = [
  [
    /\/(plexUsername|username|imdbId|posterPath|backdropPath|runtime|lastAirDate|serverId|profileId|rootFolder) must be /,
    "the real server sends null for what it does not know",
  ],
  [/^GET \/service\/\w+.* must have required property/, "hosts and keys of the servers are hidden"],
  [/^GET \/service\/\w+\/\{\w+\} \/profiles must be object$/, "profiles are a list"],
];

const calls = [
  "GET /status",
  "GET /settings/public",
  "GET /auth/me",
  "GET /search?query=lantern",
  "GET /search?query=comet&page=2",
  `GET /movie/${sampleIds.open}`,
  `GET /movie/${sampleIds.available}`,
  `GET /movie/${sampleIds.pendingByAnother}`,
  `GET /movie/${sampleIds.noPosterNoDate}`,
  `GET /tv/${sampleIds.shared}`,
  `GET /tv/${sampleIds.partialSeries}`,
  "GET /user?take=100",
  "GET /user/2",
  "GET /user/11",
  "GET /user/2/settings/main",
  "GET /user/2/settings/notifications",
  "GET /user/3/quota",
  "GET /user/2/requests",
  "GET /request?take=50",
  "GET /request/1",
  "GET /request/count",
  "GET /service/radarr",
  "GET /service/radarr/0",
  "GET /service/sonarr",
  "GET /service/sonarr/0",
  "GET /media?take=50",
  "GET /settings/notifications/webhook",
] as const;

for (const family of families) {
  Deno.test(`handle() answers as the specification of ${family} says`, (t) => {
    const folder = Deno.env.get("TEST_SPECS");
    if (folder === undefined) return console.log(`${t.name}: skipped, TEST_SPECS is not set`);
    const spec = readSeerrSpec(folder, family);
    const world = createTinyWorld({ family });
    const problems = calls.flatMap((call) => {
      const [method = "", target = ""] = call.split(" ");
      const answer = askWorld(world, call);
      assert.equal(answer.status, 200, call);
      return spec.answerProblems({ method, path: target.split("?")[0] ?? "" }, answer);
    });
    assert.deepEqual(
      [...new Set(problems)].filter((problem) => !knownWrong.some(([wrong]) => wrong.test(problem))),
      [],
    );
  });
}

Deno.test("answerProblems() finds what a client would stumble over", (t) => {
  const folder = Deno.env.get("TEST_SPECS");
  if (folder === undefined) return console.log(`${t.name}: skipped, TEST_SPECS is not set`);
  const spec = readSeerrSpec(folder, "seerr");
  const search = { method: "GET", path: "/search" };
  assert.notDeepEqual(spec.answerProblems(search, { status: 200, body: { page: "1" } }), []);
  assert.notDeepEqual(
    spec.answerProblems({ method: "GET", path: "/user/1/quota" }, { status: 200, body: { movie: 3 } }),
    [],
  );
  assert.notDeepEqual(spec.answerProblems({ method: "GET", path: "/nope" }, { status: 200 }), []);
});

interface CallCase {
  readonly call: string;
  readonly user?: string;
  readonly body?: unknown;
  readonly families?: readonly (typeof families)[number][];
  /** Nothing: the call is right. */
  readonly problem?: RegExp;
}

const film = { mediaType: "movie", mediaId: 700001, is4k: false };

const callCases: readonly CallCase[] = [
  { call: "GET /search?query=It%27s%20a%20test%21&page=1&language=de" },
  { call: "GET /search?query=It's", problem: /not encoded/ },
  { call: "GET /search?query=a+b", problem: /not encoded/ },
  { call: "GET /search?query=", problem: /empty/ },
  { call: "GET /search?page=1", problem: /"query" is missing/ },
  { call: "GET /search?query=a&q=b", problem: /"q" is unknown/ },
  { call: "GET /search?query=a&page=two", problem: /must be number/ },
  { call: "GET /user?q=mira", families: ["seerr", "jellyseerr"] },
  { call: "GET /user?q=mira", families: ["overseerr"], problem: /"q" is unknown/ },
  { call: "GET /request?filter=completed", families: ["overseerr"], problem: /allowed values/ },
  { call: "GET /request?filter=unavailable&take=100" },
  { call: "GET /movie/700001", user: "2" },
  { call: "GET /movie/700001", user: "abc", problem: /X-Api-User/ },
  { call: "GET /discover/nothing", problem: /no such call/ },
  { call: "POST /request", body: film },
  { call: "POST /request", problem: /body is missing/ },
  { call: "POST /request", body: { mediaType: "movie", mediaId: 700001 }, problem: /is4k is not said/ },
  { call: "POST /request", body: { ...film, mediaId: "700001" }, problem: /mediaId must be number/ },
  { call: "POST /request", body: { ...film, userId: 2 }, problem: /userId/ },
  { call: "POST /request", body: { ...film, mediaType: "tv" }, problem: /seasons are missing/ },
  { call: "POST /request", body: { ...film, mediaType: "tv", seasons: [1, 2] } },
  { call: "POST /request/1/approve" },
  { call: "POST /request/1/approve", body: {}, problem: /a body/ },
];

Deno.test("callProblems() lets right calls pass and names what is wrong with others", async (t) => {
  const folder = Deno.env.get("TEST_SPECS");
  if (folder === undefined) return console.log(`${t.name}: skipped, TEST_SPECS is not set`);
  const specs = families.map((family) => ({ family, spec: readSeerrSpec(folder, family) }));
  for (const { call, user, body, problem, families: only = families } of callCases) {
    await t.step(`${call} ${JSON.stringify(body) ?? ""}`, () => {
      const [method = "", target = ""] = call.split(" ");
      const [path = "", query = ""] = target.split("?");
      for (const { spec } of specs.filter(({ family }) => only.includes(family))) {
        const problems = spec.callProblems({ method, path, query, user, body }).join("; ");
        if (problem === undefined) assert.equal(problems, "");
        else assert.match(problems, problem);
      }
    });
  }
});
