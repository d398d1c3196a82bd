/** What the REST side tells of its calls: each once, as it ended. */
import { deepStrictEqual as equal, ok, rejects } from "node:assert/strict";
import { createTimed } from "../../src/discord/rest_timed.ts";
import { type Answerer, INTERACTION, json, never, PONG, SECRET, start, talking } from "../support/talking.ts";

const ENDS: [name: string, first: () => Response | Promise<Response>, outcome: string][] = [
  ["an answer", () => new Response(null, { status: 204 }), "ok"],
  ["an answer that another was faster than", () => json(400, { code: 40060, message: "acknowledged" }), "ok"],
  ["an answer that came too late", () => json(404, { code: 10062, message: "Unknown interaction" }), "ok"],
  ["a rate limit that was waited for", () => json(429, { retry_after: 0.02 }), "ok"],
  ["a rate limit that lasts", () => json(429, { retry_after: 60 }), "refused"],
  ["a refusal", () => json(403, { code: 50001, message: "Missing Access" }), "refused"],
  ["a failure of Discord's", () => json(502, {}), "unreachable"],
  ["no answer", never, "slow"],
];

for (const [name, first, outcome] of ENDS) {
  Deno.test(`createRest() tells of ${name} as "${outcome}"`, async () => {
    const answer: Answerer = (line, nth) => line.endsWith("/callback") && nth === 0 ? first() : undefined;
    await talking(answer, async ({ rest, calls, heard }) => {
      await rest.respond(INTERACTION, PONG).catch(() => {});
      equal(calls.map(([outcome]) => outcome), [outcome], `${heard.length} requests`);
      const [[, ms = NaN] = []] = calls;
      const least = name.includes("waited") ? 18 : outcome === "slow" ? 28 : 0;
      ok(ms >= least && ms < 2_000, `${ms} ms`);
    }, { deadline: 30 });
  });
}

Deno.test("createRest() tells of every call, whatever it is for", async () => {
  const refusing: Answerer = (line) => line.endsWith("/gateway/bot") ? json(401, { message: "401" }) : undefined;
  await talking(refusing, async ({ rest, calls, heard }) => {
    await rest.me();
    await rejects(rest.gateway());
    await rest.commands();
    await rest.edit(SECRET, { content: "edited" });
    await rest.followUp(SECRET, { content: "more" });
    await rest.openConversation("5");
    equal(calls.length, heard.length);
    equal(calls.filter(([outcome]) => outcome !== "ok").map(([outcome]) => outcome), ["token"]);
  });
});

Deno.test("createRest() tells of a call that reached nobody", async () => {
  const { rest, calls } = start("http://127.0.0.1:1");
  await rejects(rest.gateway());
  rest.close();
  equal(calls.map(([outcome]) => outcome), ["unreachable"]);
});

Deno.test("createTimed() calls what is no failure of Discord a defect, and throws it on", async () => {
  const told: string[] = [];
  const timed = createTimed((outcome) => told.push(outcome));
  await rejects(timed(() => Promise.reject(new TypeError("ours"))), /ours/);
  equal(await timed(() => Promise.resolve(7)), 7);
  equal(await createTimed()(() => Promise.resolve(8)), 8);
  equal(told, ["defect", "ok"]);
});
