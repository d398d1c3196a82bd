/** Messages that nobody asked for, over real sockets. */
import { deepStrictEqual as equal, ok } from "node:assert/strict";
import { until } from "../support/bare_gateway.ts";
import { type Answerer, fails, json, never, nothing, talking } from "../support/talking.ts";

const HI = { content: "Hi", allowed_mentions: { parse: [] } };

Deno.test("a message is sent with its nonce, and its id comes back", async () => {
  await talking(nothing, async ({ rest, heard }) => {
    equal(await rest.openConversation("44"), "33");
    equal(await rest.send("33", HI, "n1"), "33");
    await rest.directMessage("44", HI, "n2");
    const opening = ["POST /api/v10/users/@me/channels", { recipient_id: "44" }];
    const sending = (nonce: string) => ["POST /api/v10/channels/33/messages", { ...HI, nonce, enforce_nonce: true }];
    equal(heard.map(({ line, body }) => [line, body]), [opening, sending("n1"), opening, sending("n2")]);
  });
});

Deno.test("messagesAfter() finds custom_ids however deep they are, and turns the page round", async () => {
  const button = (custom_id: string) => ({ type: 2, custom_id });
  const page = [
    { id: "1000", components: [{ type: 17, components: [{ type: 9, accessory: button("a"), components: [] }] }] },
    { id: "999", content: "no components at all" },
    { id: "98", components: [{ type: 1, components: [button("b"), { type: 2, url: "https://x" }, button("c")] }] },
    { id: "97", components: null },
  ];
  await talking((line) => line.startsWith("GET") ? json(200, page) : undefined, async ({ rest, asked }) => {
    equal(await rest.messagesAfter("5", "96"), [
      { id: "97", customIds: [] },
      { id: "98", customIds: ["b", "c"] },
      { id: "999", customIds: [] },
      { id: "1000", customIds: ["a"] },
    ]);
    await rest.messagesAfter("5", "96", 7);
    equal(asked().map((line) => line.split("?")[1]), ["after=96&limit=100", "after=96&limit=7"]);
  });
  await talking((line) => line.startsWith("GET") ? json(200, [{ id: "x" }]) : undefined, async ({ rest }) => {
    await fails(rest.messagesAfter("5", "96"), { kind: "unreachable", status: 200 }, /something else than Discord/);
  });
});

Deno.test("a conversation whose opening gets no answer keeps nobody else's waiting", async () => {
  const answer: Answerer = (_, nth) => nth === 0 ? never() : undefined;
  await talking(answer, async ({ rest, heard }) => {
    const stuck = rest.openConversation("1").catch((error) => error.kind);
    await until("it is stuck", () => heard.length === 1);
    equal(await rest.openConversation("2"), "33");
    equal(await stuck, "slow");
  }, { deadline: 150 });
});

const limited = (seconds: number, headers: Record<string, string> = {}) =>
  json(429, { message: "You are being rate limited.", retry_after: seconds, global: false }, headers);

Deno.test("who sends messages is told of a rate limit at once, and how long it lasts", async () => {
  await talking(() => limited(0.2), async ({ rest, heard }) => {
    for (const asked of [rest.openConversation("1"), rest.send("5", HI, "n"), rest.messagesAfter("5", "1")]) {
      const error = await asked.catch((error) => error);
      equal([error.kind, error.status, error.retryAfter], ["refused", 429, 200]);
    }
    equal(heard.length, 3);
  });
});

Deno.test("a limit that is known and passes soon is waited for, one that lasts is not even tried", async () => {
  const usedUp = (seconds: string) => ({ "x-ratelimit-remaining": "0", "x-ratelimit-reset-after": seconds });
  const answer: Answerer = (line) => json(200, { id: "1" }, usedUp(line.includes("/5/") ? "0.08" : "60"));
  await talking(answer, async ({ rest, asked }) => {
    const before = performance.now();
    await rest.send("5", HI, "n1");
    await rest.send("5", HI, "n2");
    ok(performance.now() - before >= 78);
    await rest.send("6", HI, "n3");
    const error = await rest.send("6", HI, "n4").catch((error) => error);
    equal([error.kind, error.status, error.retryAfter > 59_000], ["refused", undefined, true]);
    await rest.send("7", HI, "n5");
    equal(asked().length, 4);
  });
});

Deno.test("a direct message that somebody waits for outwaits a rate limit", async () => {
  await talking((_, nth) => nth === 0 ? limited(0.02) : undefined, async ({ rest, heard }) => {
    await rest.directMessage("44", HI, "n");
    equal(heard.length, 4);
  });
});
