/** Discord's REST API over real sockets: what goes out, what comes back, and what happens when nothing does. */
import { deepStrictEqual as equal, ok, rejects } from "node:assert/strict";
import type { RESTPostAPIApplicationCommandsJSONBody } from "discord-api-types/v10";
import { closeQuietly, startTcp } from "../support/bare_gateway.ts";
import {
  type Answerer,
  fails,
  INTERACTION,
  json,
  LIMIT,
  never,
  nothing,
  PONG,
  SECRET,
  start,
  talking,
  TOKEN,
} from "../support/talking.ts";

Deno.test("createRest() asks each thing where Discord keeps it, with the token only where it belongs", async () => {
  await talking(nothing, async ({ rest, heard }) => {
    equal(await rest.me(), { id: "22", username: "usherr", applicationId: "11" });
    equal(await rest.gateway(), { url: "wss://g", shards: 2, session_start_limit: LIMIT });
    await rest.commands();
    await rest.commands("5");
    await rest.overwriteCommands([]);
    await rest.overwriteCommands([], "5");
    equal(await rest.respond(INTERACTION, PONG), "taken");
    await rest.edit(SECRET, { content: "edited" });
    await rest.followUp(SECRET, { content: "more" });
    const app = "/api/v10/applications/11";
    const told = heard.map(({ line, authorization, body }) => [line, authorization, body]);
    equal([...told.slice(0, 2).sort(), ...told.slice(2)], [
      ["GET /api/v10/applications/@me", `Bot ${TOKEN}`, undefined],
      ["GET /api/v10/users/@me", `Bot ${TOKEN}`, undefined],
      ["GET /api/v10/gateway/bot", `Bot ${TOKEN}`, undefined],
      [`GET ${app}/commands?with_localizations=true`, `Bot ${TOKEN}`, undefined],
      [`GET ${app}/guilds/5/commands?with_localizations=true`, `Bot ${TOKEN}`, undefined],
      [`PUT ${app}/commands`, `Bot ${TOKEN}`, []],
      [`PUT ${app}/guilds/5/commands`, `Bot ${TOKEN}`, []],
      [`POST /api/v10/interactions/7/${SECRET}/callback`, null, PONG],
      [`PATCH /api/v10/webhooks/11/${SECRET}/messages/@original`, null, { content: "edited" }],
      [`POST /api/v10/webhooks/11/${SECRET}`, null, { content: "more" }],
    ]);
    ok(heard.every(({ agent }) => agent?.startsWith("DiscordBot (https://")));
  });
});

const FILES = [
  { name: "a.json", type: "application/json", text: '{"ä": "🎬"}' },
  { name: "b.txt", type: "text/plain", text: "b" },
];

Deno.test("createRest() sends files beside a body that stays as it is, again after a rate limit", async () => {
  const answer: Answerer = (line, nth) =>
    nth === 0 && line.startsWith("PATCH") ? json(429, { retry_after: 0.001 }) : undefined;
  await talking(answer, async ({ rest, heard }) => {
    equal(await rest.respond(INTERACTION, PONG, FILES), "taken");
    await rest.edit(SECRET, { content: "edited", allowed_mentions: { parse: [] } }, FILES.slice(0, 1));
    await rest.followUp(SECRET, { content: "more" }, FILES);
    await rest.followUp(SECRET, { content: "none" }, []);
    const both = [["files[0]", "a.json", "application/json", '{"ä": "🎬"}'], ["files[1]", "b.txt", "text/plain", "b"]];
    const edited = { content: "edited", allowed_mentions: { parse: [] } };
    equal(heard.filter(({ line }) => !line.endsWith("@me")).map(({ body, files }) => [body, files]), [
      [PONG, both],
      [edited, both.slice(0, 1)],
      [edited, both.slice(0, 1)],
      [{ content: "more" }, both],
      [{ content: "none" }, undefined],
    ]);
  });
});

Deno.test("a message with files has the same deadline, and its failures the same secrets", async () => {
  const silent: Answerer = (line) => line.includes(SECRET) ? never() : undefined;
  await talking(silent, async ({ rest }) => {
    await fails(rest.respond(INTERACTION, PONG, FILES), { kind: "slow" }, /within 0\.03 s/);
  }, { deadline: 30 });
  const refusing: Answerer = (line) => line.includes(SECRET) ? json(413, { message: SECRET, code: 40005 }) : undefined;
  await talking(refusing, async ({ rest }) => {
    await fails(
      rest.edit(SECRET, {}, FILES),
      { kind: "refused", status: 413, code: 40005 },
      /Cannot change the answer/,
    );
  });
});

for (const api of ["/api", "/api/", "/api/v10", "/api/v9/", ""]) {
  Deno.test(`createRest() finds the API at "${api}"`, async () => {
    await talking(nothing, async ({ rest, asked }) => {
      await rest.gateway();
      equal(asked(), [`GET ${api === "" ? "" : "/api"}/v10/gateway/bot`]);
    }, { api });
  });
}

Deno.test("createRest() sends and returns Discord's own spelling, whatever the keys", async () => {
  const wire: RESTPostAPIApplicationCommandsJSONBody[] = [{
    name: "my-own_command",
    name_localizations: { "en-US": "my_name", de: "mein_name", "zh-CN": "名" },
    description: "camelCase snake_case ünï 🎬",
    default_member_permissions: "32",
    options: [{ type: 3, name: "a-b_c", description: "x", required: true, max_length: 100 }],
  }];
  const held = wire.map((command) => ({ ...command, id: "1", aNewKey: { "pt-BR": 1, snake_key: null } }));
  const answer = (line: string) => line.includes("commands") ? json(200, held) : undefined;
  await talking(answer, async ({ rest, heard }) => {
    equal<unknown>(await rest.overwriteCommands(wire), held);
    equal<unknown>(await rest.commands(), held);
    equal(heard[1]?.body, wire);
    const odd = { content: "x", aB: { "en-US": 1, a_b: [{ cD: null }] }, permissions: 8 };
    await rest.edit(SECRET, odd);
    equal(heard.at(-1)?.body, odd);
  });
});

for (const [status, code, outcome] of [[400, 40060, "lost"], [404, 10062, "lost"], [200, 0, "taken"]] as const) {
  Deno.test(`respond() says "${outcome}" for ${status} with code ${code}`, async () => {
    await talking(() => json(status, { code, message: "x" }), async ({ rest, asked }) => {
      equal(await rest.respond(INTERACTION, PONG), outcome);
      equal(asked().length, 1);
    });
  });
}

Deno.test("every method says what Discord refused, field by field", async () => {
  const errors = { data: { components: { "0": { _errors: [{ code: "BAD", message: `No ${SECRET}` }] } } } };
  const refused = () => json(400, { code: 50035, message: "Invalid Form Body", errors });
  const answer = (line: string) => line.includes("@me") ? undefined : refused();
  const why = (what: string) =>
    new RegExp(`^Cannot ${what}: .*400.*50035.*Invalid Form Body.*data\\.components\\.0: No .*BAD`);
  await talking(answer, async ({ rest }) => {
    const expected = { kind: "refused", status: 400, code: 50035 } as const;
    await fails(rest.respond(INTERACTION, PONG), expected, why("answer the interaction"));
    await fails(rest.edit(SECRET, {}), expected, why("change the answer"));
    await fails(rest.followUp(SECRET, {}), expected, why("send a follow-up"));
  });
  await talking(() => json(400, { code: 50035, message: "x".repeat(9000) }), async ({ rest }) => {
    const error = await rest.gateway().catch((error) => error);
    ok(error.message.length < 600);
  });
});

Deno.test("every method says so when Discord refuses the token", async () => {
  await talking(() => json(401, { code: 0, message: "401: Unauthorized" }), async ({ rest }) => {
    const expected = { kind: "token", status: 401, code: 0 } as const;
    const cure = /token.*"discord\.token"/;
    await fails(rest.me(), expected, cure);
    await fails(rest.gateway(), expected, cure);
    await fails(rest.commands(), expected, cure);
    await fails(rest.overwriteCommands([], "1"), expected, cure);
    await fails(rest.edit(SECRET, {}), expected, cure);
  });
});

Deno.test("a dead interaction's token is not mistaken for the bot's", async () => {
  const answer = (line: string) =>
    line.includes("webhooks") ? json(401, { code: 50027, message: "Invalid Webhook Token" }) : undefined;
  await talking(answer, async ({ rest }) => {
    await fails(rest.edit(SECRET, {}), { kind: "refused", status: 401, code: 50027 }, /Invalid Webhook Token/);
  });
});

for (const status of [500, 502, 503]) {
  Deno.test(`every method says "unreachable" for ${status}`, async () => {
    await talking(() => new Response("<html>", { status }), async ({ rest }) => {
      await fails(rest.gateway(), { kind: "unreachable", status }, new RegExp(`Discord answered ${status}`));
      await fails(rest.respond(INTERACTION, PONG), { kind: "unreachable", status }, new RegExp(`${status}`));
    });
  });
}

Deno.test("every method tells another server from Discord", async () => {
  const page = () => new Response("<html>", { headers: { "content-type": "text/html" } });
  for (const answer of [page, () => json(200, {}), () => json(200, null), () => json(200, [{ id: 1 }])]) {
    await talking(answer, async ({ rest }) => {
      await fails(rest.gateway(), { kind: "unreachable", status: 200 }, /something else than Discord answered/);
      await fails(rest.me(), { kind: "unreachable", status: 200 }, /something else than Discord answered/);
    });
  }
});

Deno.test("the application is asked for once, and again after a failure", async () => {
  const answer: Answerer = (line, nth) => line.endsWith("applications/@me") && nth === 0 ? json(500, {}) : undefined;
  await talking(answer, async ({ rest, heard, asked }) => {
    await rejects(rest.edit(SECRET, {}));
    await Promise.all([rest.edit(SECRET, {}), rest.edit(SECRET, {}), rest.commands()]);
    equal(heard.length - asked().length, 2);
  });
});

Deno.test("a request that is never answered is slow, and its route goes on", async () => {
  const answer: Answerer = (line, nth) => line.endsWith("gateway/bot") && nth < 2 ? never() : undefined;
  await talking(answer, async ({ rest, asked }) => {
    await fails(rest.gateway(), { kind: "slow" }, /Cannot find the gateway: .* within 0\.03 s/);
    await fails(rest.gateway(), { kind: "slow" }, /within/);
    equal((await rest.gateway()).shards, 2);
    equal(asked().length, 3);
  }, { deadline: 30 });
});

Deno.test("those who wait behind a request that is never answered get their turn", async () => {
  const answer: Answerer = (line, nth) => line.endsWith("gateway/bot") && nth === 0 ? never() : undefined;
  await talking(answer, async ({ rest }) => {
    const [first, second, third] = await Promise.allSettled([rest.gateway(), rest.gateway(), rest.gateway()]);
    equal([first?.status, second?.status, third?.status], ["rejected", "fulfilled", "fulfilled"]);
  }, { deadline: 60 });
});

Deno.test("an answer that never ends is slow", async () => {
  const endless = () => new Response(new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(1)) }));
  await talking(endless, async ({ rest }) => {
    await fails(rest.respond(INTERACTION, PONG), { kind: "slow" }, /within 0\.03 s/);
    await fails(rest.gateway(), { kind: "slow" }, /within 0\.03 s/);
  }, { deadline: 30 });
});

Deno.test("a connection that is refused or dropped is unreachable, and its route goes on", async () => {
  const dropping = startTcp(closeQuietly);
  const gone = startTcp(closeQuietly);
  gone.close();
  for (
    const [port, why] of [[dropping.port, "connection (closed|reset)"], [gone.port, "Connection refused"]] as const
  ) {
    const { rest, lines } = start(`http://127.0.0.1:${port}/api`);
    const message = new RegExp(`^Cannot [a-z -]+: cannot reach Discord: .*${why}`, "i");
    await fails(rest.gateway(), { kind: "unreachable" }, message);
    await fails(rest.gateway(), { kind: "unreachable" }, message);
    await fails(rest.respond(INTERACTION, PONG), { kind: "unreachable" }, message);
    ok(!lines.join("\n").includes(SECRET));
    rest.close();
  }
  dropping.close();
});

Deno.test("an address that is none is unreachable, and the message keeps the secret", async () => {
  for (const apiUrl of ["http://[", "ftp://127.0.0.1/api", "x"]) {
    const { rest } = start(apiUrl);
    await fails(rest.respond(INTERACTION, PONG), { kind: "unreachable" }, /cannot reach Discord/);
    rest.close();
  }
});
