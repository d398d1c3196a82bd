import assert from "node:assert/strict";
import { isPure, roomOf, ROOMS, SRC } from "./house.ts";
import rooms from "./rooms.ts";

function messages(path: string, source: string): string[] {
  return Deno.lint.runPlugin(rooms, SRC + path, source).map(({ message }) => message);
}

Deno.test("rooms lets a room import what the house's plan says", () => {
  const fine: [string, string][] = [
    ["main.ts", 'import { run } from "./cli/run.ts";'],
    ["cli/run.ts", 'import { startApp } from "../app.ts"; const it = await import("../playground/play.ts");'],
    [
      "cli/run.ts",
      'import type { Seen } from "../playground/play.ts"; import deno from "../../deno.json" with { type: "json" };',
    ],
    ["cli/sources.ts", 'import { parse } from "dotenv"; import { resolve } from "node:path";'],
    ["app.ts", 'import { openStore } from "./store/mod.ts"; import "./app/answer.ts"; import "./discord/gateway.ts";'],
    ["app/answer.ts", 'import { log } from "../log.ts"; import { gate } from "../gate.ts";'],
    [
      "commands/request.ts",
      'import { card } from "../views/card.ts"; import type { Seerr } from "../services/http.ts";',
    ],
    ["commands/request.ts", 'import { type Seerr, type Movie } from "../services/seerr.ts"; import "./help.ts";'],
    [
      "views/card.ts",
      'import { row } from "../discord/components.ts"; export type { Movie } from "../services/seerr.ts";',
    ],
    ["views/card.ts", 'let it: import("../services/seerr.ts").Movie;'],
    ["buttons.ts", 'import * as z from "zod"; import { customId } from "./discord/custom_id.ts";'],
    [
      "discord/gateway.ts",
      'import { a } from "@discordeno/gateway"; import { b } from "./reply.ts"; import "./rest_queue.ts";',
    ],
    [
      "discord/reply.ts",
      'import type { APIUser } from "discord-api-types/v10"; import type { Rest } from "./rest.ts";',
    ],
    [
      "services/http.ts",
      'import { Movie } from "./seerr_schemas.ts"; import type { Log } from "../log.ts"; import "node:http";',
    ],
    ["notices/changes.ts", 'import type { Movie } from "../services/seerr.ts";'],
    ["notices/watcher.ts", 'import { changes } from "./changes.ts"; import { seerr } from "../services/http.ts";'],
    ["store/migrations/mod.ts", 'import { keys } from "../keys.ts";'],
    ["config/read.ts", 'import * as z from "zod"; import "./json.ts"; import "../config.ts";'],
    ["playground/discord/mod.ts", 'import "../../services/seerr.ts"; import "../seerr/mod.ts";'],
  ];
  for (const [path, source] of fine) assert.deepEqual(messages(path, source), [], `${path}: ${source}`);
});

Deno.test("rooms refuses every other import, in whatever form", () => {
  const bad: [string, string][] = [
    ["main.ts", 'import { startApp } from "./app.ts";'],
    ["cli/run.ts", 'import { play } from "../playground/play.ts";'],
    ["cli/run.ts", 'export * from "../playground/play.ts";'],
    ["cli/run.ts", 'import { card } from "../views/card.ts";'],
    ["app.ts", 'const it = await import("./playground/play.ts");'],
    ["app.ts", 'import "./cli/run.ts";'],
    ["app.ts", 'import "../tests/support/bot.ts";'],
    ["app.ts", 'import deno from "../deno.json" with { type: "json" };'],
    ["app.ts", "const it = await import(name);"],
    ["app.ts", 'import { parse } from "dotenv";'],
    ["app.ts", 'import "npm:left-pad";'],
    ["app.ts", 'import "https://example.com/mod.ts";'],
    ["app.ts", 'import "/etc/mod.ts";'],
    ["app.ts", 'import { a } from "@discordeno/rest";'],
    ["commands/request.ts", 'import { Seerr } from "../services/seerr.ts";'],
    ["commands/request.ts", 'import { type Seerr, seerr } from "../services/seerr.ts";'],
    ["commands/request.ts", 'import {} from "../services/seerr.ts";'],
    ["commands/request.ts", 'import { respond } from "../discord/deliver.ts";'],
    ["commands/request.ts", 'import { log } from "../log.ts";'],
    ["commands/request.ts", 'import { inspect } from "node:util";'],
    ["views/card.ts", 'export { Movie } from "../services/seerr.ts";'],
    ["views/card.ts", 'let it: import("../commands/request.ts").Command;'],
    ["views/card.ts", 'import { APIEmbed } from "discord-api-types/v10";'],
    ["gate.ts", 'import { Config } from "./config.ts";'],
    ["discord/reply.ts", 'import { createRest } from "./rest.ts";'],
    ["discord/reply.ts", 'import { a } from "@discordeno/utils";'],
    ["discord/gateway.ts", 'import { Movie } from "../services/seerr.ts";'],
    ["services/seerr.ts", 'import { send } from "./http.ts";'],
    ["services/http.ts", 'import { Reply } from "../discord/reply.ts";'],
    ["notices/changes.ts", 'import { watch } from "./watcher.ts";'],
    ["store/open.ts", 'import { log } from "../log.ts";'],
    ["config/read.ts", 'import type { Log } from "../log.ts";'],
    ["words/en.ts", 'import type { Movie } from "../services/seerr.ts";'],
    ["playground/play.ts", 'import { run } from "../cli/run.ts";'],
    ["utils/text.ts", 'import * as z from "zod";'],
  ];
  for (const [path, source] of bad) {
    assert.equal(messages(path, source).length, 1, `${path}: ${source}`);
  }
});

Deno.test("rooms says what the room may import", () => {
  assert.deepEqual(messages("gate.ts", 'import { z } from "./log.ts";'), [
    'Cannot import "./log.ts": the room "gate" may import discord; types of config, not "log"',
  ]);
  assert.deepEqual(messages("words/en.ts", 'import { z } from "../gate.ts";'), [
    'Cannot import "../gate.ts": the room "words" may import nothing, not "gate"',
  ]);
});

Deno.test("rooms leaves tests alone", () => {
  const test = SRC.replace(/src\/$/, "tests/x_test.ts");
  assert.deepEqual(Deno.lint.runPlugin(rooms, test, 'import "../src/playground/play.ts"; import "npm:x";'), []);
});

Deno.test("roomOf() knows the rooms and their halves", () => {
  const rooms: [string, string | undefined][] = [
    ["main.ts", "main"],
    ["app.ts", "app"],
    ["app/answer.ts", "app"],
    ["discord/reply.ts", "discord"],
    ["discord/gateway_pacing.ts", "discord shell"],
    ["discord/rest.ts", "discord shell"],
    ["discord/deliver.ts", "discord shell"],
    ["services/seerr.ts", "services"],
    ["services/http_attempt.ts", "services shell"],
    ["notices/changes.ts", "notices/changes"],
    ["notices/courier.ts", "notices"],
    ["playground/discord/gateway/hub.ts", "playground"],
    ["constructor.ts", undefined],
    ["helpers/x.ts", undefined],
  ];
  for (const [path, room] of rooms) assert.equal(roomOf(SRC + path), room, path);
  assert.equal(roomOf("/elsewhere/main.ts"), undefined);
});

Deno.test("the plan names only rooms that there are", () => {
  for (const [name, { imports, types = [], late = [] }] of Object.entries(ROOMS)) {
    for (const other of [...imports, ...types, ...late]) assert.ok(Object.hasOwn(ROOMS, other), `${name}: ${other}`);
  }
  const pure = Object.keys(ROOMS).filter((name) => ROOMS[name]?.pure);
  assert.deepEqual(pure.sort(), [
    ...["buttons", "commands", "config", "discord", "gate", "log", "notices/changes", "services", "views", "words"],
  ]);
  assert.deepEqual([isPure(`${SRC}views/a.ts`), isPure(`${SRC}app.ts`), isPure("/x.ts")], [true, false, false]);
});
