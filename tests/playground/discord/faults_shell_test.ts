import assert from "node:assert/strict";
import { respond, rest } from "./raw_bot.ts";
import { withBot } from "./with_bot.ts";

const ANSWER = { type: 4, data: { content: "ok" } };

Deno.test("a fault of the REST side hits the requests it names, as often as it says, until it is lifted", () =>
  withBot(async ({ discord }) => {
    const lift = discord.faults.rest({ on: "GET /users", does: { status: 500, body: { message: "oops" } } });
    const broken = await rest(discord, "GET /users/@me");
    assert.deepEqual([broken.status, broken.body], [500, { message: "oops" }]);
    assert.equal((await rest(discord, "GET /applications/@me")).status, 200);
    lift();
    assert.equal((await rest(discord, "GET /users/@me")).status, 200);
    discord.faults.rest({ on: "", does: { retryAfter: 0.5, global: true }, times: 1 });
    const limited = await rest(discord, "GET /users/@me");
    assert.deepEqual([
      limited.status,
      limited.body.retry_after,
      limited.body.global,
      limited.headers.get("retry-after"),
    ], [429, 0.5, true, "1"]);
    assert.equal((await rest(discord, "GET /users/@me")).status, 200);
    assert.deepEqual(discord.exchanges.map(({ status, fault }) => [status, fault]), [
      [500, true],
      [200, false],
      [200, false],
      [429, true],
      [200, false],
    ]);
    assert.deepEqual(discord.refused(), []);
  }));

Deno.test("a callback that is held back comes too late, one whose answer is held back is taken", () =>
  withBot(async ({ discord, act }) => {
    const ann = discord.person({ name: "Ann" });
    const answers: Promise<number>[] = [];
    act((interaction) => void answers.push(respond(discord, interaction, ANSWER).then(({ status }) => status)));
    const release = discord.faults.rest({ on: "POST /interactions", does: "hold" });
    assert.equal((await ann.command("help")).kind, "failed");
    release();
    assert.equal(await answers[0], 404);
    const letGo = discord.faults.rest({ on: "POST /interactions", does: "hold answer" });
    assert.equal((await ann.command("help")).message.content, "ok");
    letGo();
    assert.equal(await answers[1], 204);
    const loose = discord.faults.rest({ on: "POST /interactions", does: "lose answer" });
    assert.equal((await ann.command("help")).message.content, "ok");
    loose();
    assert.equal(await answers[2], 503);
    const hang = discord.faults.rest({ on: "POST /interactions", does: "hang" });
    assert.equal((await ann.command("help")).kind, "failed");
    hang();
    assert.equal(await answers[3], 503);
  }));

Deno.test("close() ends everything that waits", () =>
  withBot(async ({ discord, act }) => {
    act(() => {});
    const waiting = discord.person({ name: "Ann" }).command("help");
    const delivered = discord.interact(discord.person({ name: "Bob" }).payload("help"));
    discord.faults.rest({ on: "GET /users", does: "hang" });
    const hanging = rest(discord, "GET /users/@me");
    await discord.until(() => discord.exchanges.length === 1);
    await discord.close();
    assert.equal((await waiting).kind, "failed");
    assert.equal((await delivered).response, undefined);
    assert.equal((await hanging).status, 503);
  }, { ackWithin: 60_000 }));
