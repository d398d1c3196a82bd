/** The webhook's settings, read and written as each release wants them. */
import assert from "node:assert/strict";
import { createControls } from "../../../src/playground/seerr/controls.ts";
import { sampleIds } from "../../../src/playground/seerr/sample_library.ts";
import { sampleUserIds } from "../../../src/playground/seerr/sample_people.ts";
import { createTinyWorld, type TinySeerrOptions } from "../../../src/playground/seerr/tiny_seerr.ts";
import type { World } from "../../../src/playground/seerr/world.ts";
import { askWorld } from "./ask_world.ts";
import { at } from "./json.ts";

const path = "/settings/notifications/webhook";
const template = JSON.stringify({ type: "{{notification_type}}", "{{media}}": { id: "{{media_tmdbid}}" } });

/** A body of POST; `more` goes into its options. */
function settings(jsonPayload: unknown, more: Record<string, unknown> = {}): Record<string, unknown> {
  const options = { webhookUrl: "http://127.0.0.1:1/hook", authHeader: "the secret", jsonPayload, ...more };
  return { enabled: true, types: 8158, options };
}

function typesSent(world: World): unknown[] {
  createControls(world).ask(sampleUserIds.member, "movie", sampleIds.open);
  return world.post.webhooks.map(({ body }) => body);
}

const told = { type: "MEDIA_PENDING", media: { id: `${sampleIds.open}` } };

const encodings: readonly (readonly [TinySeerrOptions, payload: string, sent: readonly unknown[]])[] = [
  [{}, template, [told]],
  [{}, JSON.stringify(template), []],
  [{ version: "3.2.0" }, JSON.stringify(template), [told]],
  [{ version: "3.1.0" }, JSON.stringify(template), [told]],
  [{ version: "3.1.0" }, template, []],
  [{ family: "jellyseerr" }, JSON.stringify(template), [told]],
  [{ family: "overseerr" }, JSON.stringify(template), [told]],
  [{ family: "overseerr" }, template, []],
];

Deno.test("POST …/webhook takes the template as one string from 3.3 on, as a string in a string before", async (t) => {
  for (const [options, payload, sent] of encodings) {
    await t.step(`${JSON.stringify(options)} ${payload.slice(0, 3)}`, () => {
      const world = createTinyWorld(options);
      assert.equal(askWorld(world, `POST ${path}`, { body: settings(payload) }).status, 200);
      assert.deepEqual(typesSent(world), sent);
      const { body } = askWorld(world, `GET ${path}`);
      if (sent.length > 0) assert.equal(at(body, "options.jsonPayload"), template);
    });
  }
});

Deno.test("GET …/webhook shows what each release has, and no more", () => {
  const shown = (options: TinySeerrOptions) => {
    const world = createTinyWorld(options);
    const body = { ...settings(JSON.stringify(template), { supportVariables: true, nonsense: 1 }), embedPoster: false };
    const written = askWorld(world, `POST ${path}`, { body });
    const { body: read } = askWorld(world, `GET ${path}`);
    assert.deepEqual(Object.keys(Object(written.body)), Object.keys(Object(read)));
    assert.match(String(at(written.body, "options.jsonPayload")), /^[\w+/]+=*$/, "the answer to a POST is in base64");
    return [...Object.keys(Object(read)), ...Object.keys(Object(at(read, "options")))].sort();
  };
  const always = ["authHeader", "enabled", "jsonPayload", "options", "types", "webhookUrl"];
  assert.deepEqual(shown({ family: "overseerr" }), always);
  assert.deepEqual(shown({ family: "jellyseerr" }), [...always, "embedPoster"].sort());
  assert.deepEqual(shown({ version: "3.1.0" }), [...always, "embedPoster", "supportVariables"].sort());
  assert.deepEqual(shown({}), [...always, "embedPoster", "supportVariables", "customHeaders"].sort());
});

Deno.test("GET …/webhook shows the usual template before anybody sets it up", () => {
  const ids = (options: TinySeerrOptions) => {
    const { body } = askWorld(createTinyWorld(options), `GET ${path}`);
    assert.equal(at(body, "enabled"), false);
    return Object.keys(Object(at(JSON.parse(String(at(body, "options.jsonPayload"))), "{{request}}")));
  };
  assert.ok(ids({}).includes("requestedBy_settings_discordIds"));
  assert.ok(ids({ version: "3.1.0" }).includes("requestedBy_settings_discordId"));
});

const refusals: readonly (readonly [name: string, status: number, asking: { user?: number; body?: unknown }])[] = [
  ["who is no administrator", 403, { user: sampleUserIds.moderator, body: settings(template) }],
  ["no body", 415, {}],
  ["enabled is no boolean", 400, { body: { ...settings(template), enabled: "yes" } }],
  ["the address is no text", 400, { body: settings(template, { webhookUrl: 7 }) }],
  ["the header is null", 400, { body: settings(template, { authHeader: null }) }],
  ["the template is an object", 400, { body: settings({}) }],
  ["the template is no JSON", 500, { body: settings("{") }],
  ["no options", 500, { body: { enabled: false } }],
];

Deno.test("POST …/webhook and its test refuse what the real ones refuse, and nothing changes", async (t) => {
  for (const [name, status, asking] of refusals) {
    await t.step(name, () => {
      const world = createTinyWorld();
      const before = world.webhook;
      assert.equal(askWorld(world, `POST ${path}`, asking).status, status);
      assert.equal(askWorld(world, `POST ${path}/test`, asking).status, status);
      assert.equal(world.webhook, before);
      assert.deepEqual(world.post.webhooks, []);
    });
  }
  assert.equal(askWorld(createTinyWorld(), `GET ${path}`, { user: sampleUserIds.member }).status, 403);
});

Deno.test("POST …/webhook/test says whether the receiver took it", () => {
  const test = (became: number | "failed", payload = template) => {
    const world = createTinyWorld();
    world.post.send = (webhook) => Promise.resolve(void (webhook.became = became));
    const { status } = askWorld(world, `POST ${path}/test`, { body: settings(payload) });
    return [status, ...world.post.webhooks.map(({ body }) => body)];
  };
  const body = { type: "TEST_NOTIFICATION", media: null };
  assert.deepEqual(test(204), [204, body]);
  assert.deepEqual(test(401), [500, body]);
  assert.deepEqual(test("failed"), [500, body]);
  assert.deepEqual(test(204, JSON.stringify(template)), [500]);
});

Deno.test("customHeaders are sent besides the Authorization", () => {
  const world = createTinyWorld();
  const customHeaders = [{ key: "X-Which", value: "tiny" }];
  askWorld(world, `POST ${path}`, { body: settings(template, { customHeaders }) });
  typesSent(world);
  const { headers } = world.post.webhooks[0] ?? {};
  assert.equal(at(headers, "x-which"), "tiny");
  assert.equal(at(headers, "authorization"), "the secret");
});
