/** Discord's rate limits over real sockets: who waits for what, and who never does. */
import { deepStrictEqual as equal, ok } from "node:assert/strict";
import { DiscordError } from "../../src/discord/rest.ts";
import { until } from "../support/bare_gateway.ts";
import { type Answerer, fails, INTERACTION, json, never, PONG, SECRET, talking } from "../support/talking.ts";

const limited = (seconds: number, headers: Record<string, string> = {}) =>
  json(429, { message: "You are being rate limited.", retry_after: seconds, global: false }, headers);

Deno.test("a rate limit is waited for, its route stays in order, and the log says so", async () => {
  const answer: Answerer = (line, nth) => line.endsWith("gateway/bot") && nth < 2 ? limited(0.06) : undefined;
  await talking(answer, async ({ rest, asked, lines }) => {
    const before = performance.now();
    equal((await rest.gateway()).shards, 2);
    ok(performance.now() - before >= 118);
    equal(asked().length, 3);
    ok(lines.some((line) => line.includes("rate limited") && line.includes("find the gateway")), lines.join("\n"));
  });
});

Deno.test("a rate limit without Discord's own body is waited for", async () => {
  const answer: Answerer = (_, nth) =>
    nth === 0 ? new Response("<html>", { status: 429, headers: { "retry-after": "0.05" } }) : undefined;
  await talking(answer, async ({ rest }) => {
    const before = performance.now();
    equal(await rest.respond(INTERACTION, PONG), "taken");
    ok(performance.now() - before >= 48);
  });
});

Deno.test("a route whose limit is used up waits for its reset", async () => {
  const headers = {
    "x-ratelimit-limit": "1",
    "x-ratelimit-remaining": "0",
    "x-ratelimit-reset-after": "0.08",
    "x-ratelimit-bucket": "b",
  };
  const answer = (line: string) => line.includes("commands") ? json(200, [], headers) : undefined;
  await talking(answer, async ({ rest }) => {
    await rest.me();
    const before = performance.now();
    await rest.commands();
    await rest.commands();
    ok(performance.now() - before >= 78);
  });
});

const usedUp = (seconds: string) => ({ "x-ratelimit-remaining": "0", "x-ratelimit-reset-after": seconds });

Deno.test("what Discord limits one by one does not wait for each other", async () => {
  const answer = (line: string) => line.startsWith("GET") ? undefined : json(200, [], usedUp("60"));
  await talking(answer, async ({ rest, asked }) => {
    await rest.overwriteCommands([]);
    await rest.commands();
    await rest.overwriteCommands([], "5");
    equal(asked().length, 3);
  });
});

for (
  const [limit, headers] of Object.entries({
    route: usedUp("60"),
    global: { "x-ratelimit-global": "true", "retry-after": "60" },
  })
) {
  Deno.test(`close() ends the wait for a ${limit} rate limit`, async () => {
    const answer = (line: string) => line.endsWith("gateway/bot") ? limited(60, headers) : undefined;
    await talking(answer, async ({ rest, lines }) => {
      const waiting = [rest.gateway(), rest.gateway()].map((request) => request.catch((error) => error));
      await until("it waits", () => lines.length > 0);
      const later = [rest.gateway(), limit === "global" ? rest.me() : rest.gateway()];
      waiting.push(...later.map((request) => request.catch((error) => error)));
      rest.close();
      ok((await Promise.all(waiting)).every((error) => error instanceof DiscordError && error.kind === "unreachable"));
    });
  });
}

Deno.test("close() ends the wait for a route's reset", async () => {
  const answer: Answerer = (line) => line.includes("commands") ? json(200, [], usedUp("60")) : undefined;
  await talking(answer, async ({ rest }) => {
    await rest.commands();
    const waiting = rest.commands().catch((error) => error);
    await rest.gateway();
    rest.close();
    equal((await waiting).kind, "unreachable");
  });
});

Deno.test("a global rate limit holds every queue, and no answer to a person", async () => {
  const headers = { "x-ratelimit-global": "true", "retry-after": "0.1" };
  const answer: Answerer = (line, nth) => line.endsWith("gateway/bot") && nth === 0 ? limited(0.1, headers) : undefined;
  await talking(answer, async ({ rest, asked }) => {
    const gateway = rest.gateway();
    await until("it is limited", () => asked().length === 1);
    const before = performance.now();
    const me = rest.me();
    equal(await rest.respond(INTERACTION, PONG), "taken");
    equal(asked().length, 2);
    await gateway;
    await me;
    ok(performance.now() - before >= 80);
  });
});

Deno.test("answers to people wait behind nothing", async () => {
  const answer: Answerer = (line) =>
    line.endsWith("gateway/bot") ? never() : line.endsWith("users/@me") ? limited(60) : undefined;
  await talking(answer, async ({ rest, asked, lines }) => {
    const stuck = [rest.gateway(), rest.gateway(), rest.me()].map((request) => request.catch((error) => error));
    await until("both are stuck", () => lines.length > 0 && asked().length >= 2);
    equal(await rest.respond(INTERACTION, PONG), "taken");
    await rest.edit(SECRET, {});
    await rest.followUp(SECRET, {});
    rest.close();
    ok((await Promise.all(stuck)).every((error) => error instanceof DiscordError && error.kind === "unreachable"));
  });
});

Deno.test("an answer to a person does not outwait its worth", async () => {
  await talking(() => limited(6), async ({ rest }) => {
    await fails(rest.respond(INTERACTION, PONG), { kind: "refused", status: 429 }, /429.*rate limited/);
  });
});

Deno.test("close() ends what is under way, and nothing is sent afterwards", async () => {
  await talking(never, async ({ rest, heard }) => {
    const open = [rest.gateway(), rest.respond(INTERACTION, PONG)].map((request) => request.catch((error) => error));
    await until("both are open", () => heard.length === 2);
    const before = performance.now();
    rest.close();
    const closed = { kind: "unreachable" } as const;
    await Promise.all(open);
    ok(performance.now() - before < 2000, "it waited for the deadline");
    for (const error of await Promise.all(open)) {
      await fails(Promise.reject(error), closed, /connection to Discord is closed/);
    }
    await fails(rest.respond(INTERACTION, PONG), closed, /connection to Discord is closed/);
    await fails(rest.gateway(), closed, /connection to Discord is closed/);
    equal(heard.length, 2);
  });
});
