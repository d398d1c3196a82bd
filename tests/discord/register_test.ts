import assert from "node:assert/strict";
import { define } from "../../src/discord/command.ts";
import type { Label } from "../../src/discord/options.ts";
import { GLOBAL, register, type Registrar, type Scopes } from "../../src/discord/register.ts";
import { type Registered, registrations, type Registry } from "../../src/discord/registration.ts";
import { show } from "../../src/discord/reply.ts";
import { createLog, silent } from "../../src/log.ts";

const { command } = define<unknown, Label>();
const registry: Registry<Label> = {
  commands: ["one", "two"].map((name) =>
    command({
      name,
      label: (said) => ({ ...said, name }),
      needs: "own",
      options: {},
      run: () => Promise.resolve(show({})),
      presses: [],
    })
  ),
  groups: {},
  languages: { fallback: { name: "", about: "It does" }, others: {} },
  askInDirectMessages: true,
};

class Refused extends Error {
  kind: string;
  constructor(kind: string) {
    super(`Discord: ${kind}`);
    this.kind = kind;
  }
}

/** Discord with what it holds by scope; it refuses the scopes that are not there. */
function fakeDiscord(held: Record<string, readonly Registered[]>, refusal = "refused") {
  const calls: string[] = [];
  const scope = (guildId = GLOBAL) => {
    const list = held[guildId];
    if (!list) throw new Refused(refusal);
    return list.map((it) => ({ ...it, id: `${guildId}-${it.name}` }));
  };
  const discord: Registrar = {
    commands: async (guildId = GLOBAL) => {
      calls.push(`GET ${guildId}`);
      return await Promise.resolve(scope(guildId));
    },
    overwriteCommands: async (body, guildId = GLOBAL) => {
      calls.push(`PUT ${guildId} ${body.map(({ name }) => name).join()}`);
      held[guildId] = body;
      return await Promise.resolve(scope(guildId));
    },
  };
  return { discord, calls, held };
}

const scopes: Scopes = { guildIds: [], former: [], log: silent };
const everywhere = registrations(registry, "global");
const there = registrations(registry, "guild");

Deno.test("register() writes only where Discord does not hold the commands already", async () => {
  const { discord, calls } = fakeDiscord({ [GLOBAL]: [] });
  const ids = await register(discord, registry, scopes);
  assert.deepEqual(calls, ["GET global", "PUT global one,two"]);
  assert.deepEqual(ids.get(GLOBAL)?.get("two"), "global-two");

  calls.length = 0;
  assert.deepEqual(await register(discord, registry, scopes), ids);
  assert.deepEqual(calls, ["GET global"]);
});

Deno.test("register() clears the other scope when commands move to guilds", async () => {
  const { discord, calls } = fakeDiscord({ [GLOBAL]: everywhere, "1": [], "2": there });
  const ids = await register(discord, registry, { ...scopes, guildIds: ["1", "2"] });
  assert.deepEqual(calls, ["GET global", "PUT global ", "GET 1", "PUT 1 one,two", "GET 2"]);
  assert.deepEqual([...ids.keys()], ["1", "2"]);
  assert.equal(ids.get("1")?.get("one"), "1-one");
});

Deno.test("register() clears the guilds that are no longer named", async () => {
  const { discord, calls } = fakeDiscord({ [GLOBAL]: everywhere, "1": there, "2": [] });
  await register(discord, registry, { ...scopes, former: ["1", "2", "gone"] });
  assert.deepEqual(calls, ["GET global", "GET 1", "PUT 1 ", "GET 2", "GET gone"]);
  const kept = fakeDiscord({ [GLOBAL]: [], "1": there });
  await register(kept.discord, registry, { ...scopes, guildIds: ["1"], former: ["1"] });
  assert.deepEqual(kept.calls, ["GET global", "GET 1"]);
});

Deno.test("register() leaves out a guild that refuses, with the cure in the log", async () => {
  const lines: string[] = [];
  const log = createLog({ level: "info", format: "text", write: (it) => lines.push(it), now: () => 0, secrets: [] });
  const { discord } = fakeDiscord({ [GLOBAL]: [], "2": [] });
  const ids = await register(discord, registry, { guildIds: ["1", "2"], former: ["3"], log });
  assert.deepEqual([...ids.keys()], ["2"]);
  assert.equal(lines.length, 1, "a guild that was left says nothing");
  assert.match(lines[0] ?? "", /WARN .*guild=1 .*invite the bot.*discord\.guildIds/);
});

Deno.test("register() rejects when Discord cannot be reached", async () => {
  const { discord } = fakeDiscord({ [GLOBAL]: [] }, "unreachable");
  await assert.rejects(register(discord, registry, { ...scopes, guildIds: ["1"] }), /unreachable/);
  await assert.rejects(register(discord, registry, { ...scopes, former: ["1"] }), /unreachable/);
  await assert.rejects(register(fakeDiscord({}).discord, registry, scopes), /refused/);
});
