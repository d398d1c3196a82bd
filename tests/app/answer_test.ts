import assert from "node:assert/strict";
import type { APIInteraction, APIInteractionResponse, APIInteractionResponseCallbackData } from "discord-api-types/v10";
import { answer, type Ways } from "../../src/app/answer.ts";
import { catalogue } from "../../src/commands/mod.ts";
import type { Desk } from "../../src/commands/receive.ts";
import { createPace } from "../../src/gate.ts";
import { createLog } from "../../src/log.ts";
import type { Library, Requested } from "../../src/services/library.ts";
import { ServiceError } from "../../src/services/service_error.ts";
import { StoreError } from "../../src/store/mod.ts";
import { apology } from "../../src/views/apology.ts";
import { de, en } from "../../src/words/mod.ts";
import { detailsOf, fakeContext, hitOf, inGuild, NOW, pressed, typed, typing } from "../support/context.ts";

const ID = inGuild.id;
const down = new ServiceError("Cannot ask Seerr: no connection", { kind: "unreachable" });
const defect = new TypeError("x is not a function");

type Sent = [how: string, what: APIInteractionResponse | APIInteractionResponseCallbackData];

/** Answers one interaction with a Seerr and a Discord that behave as told; gives what was sent and logged. */
async function answered(
  interaction: APIInteraction,
  { library = {}, ...discord }: { library?: Partial<Library> } & Partial<Ways["rest"]> = {},
) {
  const sent: Sent[] = [];
  const lines: string[] = [];
  const desk: Desk = {
    catalogue,
    language: "en",
    policy: {
      allowDirectMessages: true,
      requestRoles: [],
      movieRoles: [],
      seriesRoles: [],
      requestChannels: [],
      adminRoles: [],
    },
    pace: createPace(0),
    now: () => NOW,
    contextFor: (_asker, _locale, words) => fakeContext({ words, library }).context,
  };
  const rest: Ways["rest"] = {
    respond: (_, response) => Promise.resolve((sent.push(["respond", response]), "taken")),
    edit: (_, message) => Promise.resolve(void sent.push(["edit", message])),
    followUp: (_, message) => Promise.resolve(void sent.push(["followUp", message])),
    ...discord,
  };
  const log = createLog({ level: "debug", format: "text", write: (it) => lines.push(it), now: () => NOW, secrets: [] });
  const counted: [what: string, outcome: string][] = [], acks: number[] = [];
  const meters: Ways["meters"] = {
    answered: (what, outcome) => void counted.push([what, outcome]),
    acknowledged: (ms) => void acks.push(ms),
  };
  await answer(desk, interaction, { rest, log, lastCall: new AbortController().signal, meters });
  return { sent, counted, acks, lines: lines.map((line) => line.replace(/^\S+ /, "")) };
}

function contentOf([, what]: Sent): string | undefined {
  const data = "data" in what ? what.data : what;
  return data && "content" in data && typeof data.content === "string" ? data.content : undefined;
}

Deno.test("answer() answers, and says how in one line", async () => {
  const { sent, lines } = await answered(typed("tmdb:603"));
  assert.equal(sent.length, 1);
  assert.deepEqual(lines, ['INFO  answered what="request movie" how="at once" ms=0']);
});

Deno.test("answer() says in its line why it refused", async () => {
  const { lines } = await answered(pressed("rm:603:hd", { addressee: "100000000000000099" }));
  assert.deepEqual(lines, ['INFO  answered what=rm refusal=notYours how="at once" ms=0']);
});

Deno.test("answer() tells the person which server is down, with a number that is in the log", async () => {
  const { sent, lines } = await answered(typed("tmdb:603", { ...inGuild, locale: "de" }), {
    library: { movie: () => Promise.reject(down) },
  });
  const [first] = sent;
  assert.ok(first && sent.length === 1);
  assert.equal(contentOf(first), apology(de, down, ID).content);
  assert.partialDeepStrictEqual(first[1], { type: 4, data: { flags: 64 } });
  assert.match(lines[0] ?? "", /^WARN +cannot answer what="request movie" .*no connection/);
  assert.match(lines[1] ?? "", /^INFO +answered/);
});

Deno.test("answer() owns up to a defect of ours", async () => {
  const { sent, lines } = await answered(typed("tmdb:603"), { library: { movie: () => Promise.reject(defect) } });
  assert.deepEqual(sent.map(contentOf), [apology(en, undefined, ID).content]);
  assert.match(lines[0] ?? "", /^ERROR +cannot answer .*x is not a function/);
});

Deno.test("answer() says when it is the store that does not work, without a place in the code", async () => {
  const full = new StoreError("Cannot write: the disk is full");
  const { sent, lines } = await answered(typed("tmdb:603"), { library: { movie: () => Promise.reject(full) } });
  assert.deepEqual(sent.map(contentOf), [apology(en, "store", ID).content]);
  assert.match(lines[0] ?? "", /^WARN +cannot answer .*the disk is full/);
});

Deno.test("answer() leaves the card when a request fails, and tells the person privately", async () => {
  const { sent } = await answered(pressed("rm:603:hd"), { library: { requestMovie: () => Promise.reject(down) } });
  assert.deepEqual(sent.map(([how]) => how), ["respond", "followUp"]);
  assert.deepEqual(sent[0]?.[1], { type: 6 });
  assert.partialDeepStrictEqual(sent[1]?.[1], { flags: 64, content: apology(en, down, ID).content });
});

Deno.test("answer() changes the card once more when the download server refused", async () => {
  const approved: Requested = {
    outcome: { kind: "requested", requestId: 7, state: "approved", seasons: [] },
    details: detailsOf(),
  };
  const { sent } = await answered(pressed("rm:603:hd"), {
    library: { requestMovie: () => Promise.resolve(approved), settled: () => Promise.resolve("failed") },
  });
  assert.deepEqual(sent.map(([how]) => how), ["respond", "edit", "edit"]);
  assert.deepEqual(sent.slice(1).map(contentOf), [en.request.approved("The Matrix"), en.request.failed("The Matrix")]);
});

Deno.test("answer() says nothing aloud when another process was first", async () => {
  let asked = 0;
  const { lines } = await answered(pressed("rm:603:hd"), {
    respond: () => Promise.resolve("lost"),
    library: { requestMovie: () => Promise.reject(new Error(`${asked++}`)) },
  });
  assert.deepEqual([lines, asked], [["DEBUG answered what=rm how=lost ms=0"], 0]);
});

Deno.test("answer() does not reject when Discord cannot be told", async () => {
  const { lines } = await answered(typed("tmdb:603"), { respond: () => Promise.reject(new Error("no line")) });
  assert.equal(lines.length, 1);
  assert.match(lines[0] ?? "", /^WARN +cannot tell Discord the answer what="request movie" .*no line/);
});

Deno.test("answer() suggests quietly", async () => {
  const { sent, lines } = await answered(typing("matrix"), {
    library: { search: () => Promise.resolve({ hits: [hitOf(603)], page: 1, pages: 1 }) },
  });
  assert.deepEqual(sent, [["respond", {
    type: 8,
    data: { choices: [{ name: "Film 603 (1999)", value: "tmdb:603" }] },
  }]]);
  assert.deepEqual(lines, ['DEBUG answered what="request movie" how="at once" ms=0']);
});

Deno.test("answer() suggests nothing rather than an error; a defect is loud in the log", async () => {
  for (const [error, level] of [[down, "DEBUG"], [defect, "ERROR"]] as const) {
    const { sent, lines } = await answered(typing("matrix"), {
      library: { search: () => Promise.reject(error) },
    });
    assert.deepEqual(sent, [["respond", { type: 8, data: { choices: [] } }]]);
    assert.match(lines[0] ?? "", new RegExp(`^${level} +cannot suggest`));
  }
});

const lost = () => Promise.resolve("lost" as const);
const unreachable = () => Promise.reject(new Error("no line"));
const OUTCOMES: [name: string, ...Parameters<typeof answered>, [what: string, outcome: string], acks: number][] = [
  ["an answer", typed("tmdb:603"), {}, ["request movie", "at once"], 1],
  ["an answer after a deferral", pressed("rm:603:hd"), {}, ["rm", "late"], 1],
  ["choices", typing("matrix"), {}, ["request movie", "suggested"], 1],
  ["a refusal", pressed("rm:603:hd", { addressee: "100000000000000099" }), {}, ["rm", "refused"], 1],
  [
    "an apology",
    typed("tmdb:603"),
    { library: { movie: () => Promise.reject(down) } },
    ["request movie", "failed"],
    1,
  ],
  [
    "choices that fail",
    typing("matrix"),
    { library: { search: () => Promise.reject(down) } },
    ["request movie", "failed"],
    1,
  ],
  ["an answer that was lost", typed("tmdb:603"), { respond: lost }, ["request movie", "lost"], 0],
  ["a Discord that cannot be told", typed("tmdb:603"), { respond: unreachable }, ["request movie", "untold"], 0],
  ["a Discord that cannot be told more", pressed("rm:603:hd"), { edit: unreachable }, ["rm", "untold"], 1],
  ["a button that we do not know", pressed("typed-by-somebody:1"), {}, ["unknown", "at once"], 1],
];

for (const [name, interaction, world, expected, acks] of OUTCOMES) {
  Deno.test(`answer() counts ${name}`, async () => {
    const asked: Requested = { outcome: { kind: "requested", state: "pending", seasons: [] }, details: detailsOf() };
    const library = { requestMovie: () => Promise.resolve(asked), ...world?.library };
    const it = await answered(interaction, { ...world, library });
    assert.deepEqual([it.counted, it.acks.length], [[expected], acks]);
  });
}

Deno.test("answer() counts the time until Discord took the first answer, not until the last", async () => {
  const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  const began = performance.now();
  const { acks } = await answered(pressed("rm:603:hd"), {
    respond: () => pause(20).then(() => "taken"),
    library: { requestMovie: () => pause(50).then(() => Promise.reject(down)) },
  });
  const all = performance.now() - began, [ms = 0] = acks;
  assert.ok(acks.length === 1 && ms >= 19 && ms <= all - 49, `${acks} of ${all} ms`);
});
