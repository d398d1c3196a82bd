import assert from "node:assert/strict";
import { respond } from "./raw_bot.ts";
import { COMMANDS, script, withBot } from "./with_bot.ts";

const card = (data: Record<string, unknown> = {}) => ({
  type: 4,
  data: {
    content: "card",
    components: [{
      type: 1,
      components: [
        { type: 2, style: 1, label: "Request", custom_id: "go" },
        { type: 2, style: 1, label: "Gone", custom_id: "gone", disabled: true },
        { type: 2, style: 5, label: "TMDB", url: "https://themoviedb.org" },
      ],
    }],
    ...data,
  },
});

Deno.test("a command comes over the gateway just as Discord sends it", () =>
  withBot(async ({ discord, came }) => {
    const ann = discord.person({ name: "Ann Ötzi", locale: "de", roles: ["42"] });
    const bob = discord.person({ name: "Bob" });
    const { thread, requests } = discord.channels;
    const typed = { title: "Matrix", year: 1999, uhd: true, quality: "hd", friend: bob.id, where: requests.id };
    await ann.command("request movie", typed, { in: thread.id });
    const [request] = discord.commands().filter((command) => command.name === "request");
    assert.partialDeepStrictEqual(came[0], {
      type: 2,
      version: 1,
      application_id: discord.applicationId,
      locale: "de",
      guild_id: discord.guild.id,
      guild_locale: "en-US",
      guild: { id: discord.guild.id, locale: "en-US", features: [] },
      channel_id: thread.id,
      channel: { id: thread.id, type: 11, parent_id: requests.id },
      context: 0,
      authorizing_integration_owners: { 0: discord.guild.id },
      entitlements: [],
      member: {
        roles: ["42"],
        permissions: "2248473465835073",
        user: { id: ann.id, username: "ann__tzi", global_name: "Ann Ötzi" },
      },
      data: {
        id: request?.id,
        name: "request",
        type: 1,
        options: [{
          type: 1,
          name: "movie",
          options: [
            { type: 3, name: "title", value: "Matrix" },
            { type: 4, name: "year", value: 1999 },
            { type: 5, name: "uhd", value: true },
            { type: 3, name: "quality", value: "hd" },
            { type: 6, name: "friend", value: bob.id },
            { type: 7, name: "where", value: requests.id },
          ],
        }],
        resolved: {
          users: { [bob.id]: { username: "bob" } },
          members: { [bob.id]: { roles: [] } },
          channels: { [requests.id]: { type: 0 } },
        },
      },
    });
    assert.equal(came[0]?.user, undefined);
    await ann.command("request old list");
    assert.partialDeepStrictEqual(came[1]?.data, {
      options: [{ type: 2, name: "old", options: [{ type: 1, name: "list", options: [] }] }],
    });
  }));

Deno.test("in a direct message there is a user and no member, and only what is for everywhere", () =>
  withBot(async ({ discord, came }) => {
    const ann = discord.person({ name: "Ann" });
    const seen = await ann.command("help", {}, { in: "dm" });
    assert.partialDeepStrictEqual(came[0], {
      user: { id: ann.id },
      context: 1,
      channel: { type: 1 },
      authorizing_integration_owners: { 0: "0" },
    });
    assert.deepEqual([came[0]?.member, came[0]?.guild_id], [undefined, undefined]);
    assert.deepEqual(ann.inbox, [seen.message]);
    assert.equal(ann.sees(seen.message.channel_id).length, 1);
    const bob = discord.person({ name: "Bob" });
    assert.deepEqual([bob.inbox, bob.sees(seen.message.channel_id)], [[], []]);
    await assert.rejects(
      ann.command("guildonly", {}, { in: "dm" }),
      /Cannot type "\/guildonly" here: Discord offers "\/help"/,
    );
    await assert.rejects(bob.command("help", {}, { in: seen.message.channel_id }), /sees no channel/);
    discord.register([], undefined);
    discord.register([{ name: "here", description: "d" }], discord.guild.id);
    await assert.rejects(ann.command("here", {}, { in: "dm" }), /Discord offers none/);
    await ann.command("here");
    assert.partialDeepStrictEqual(came.at(-1)?.data, { name: "here", guild_id: discord.guild.id });
  }));

Deno.test("what Discord's client would not let through is an error", () =>
  withBot(async ({ discord }) => {
    const ann = discord.person({ name: "Ann" });
    const cases: [name: string, options: Record<string, string | number | boolean>, error: RegExp][] = [
      ["nothing", {}, /Discord offers "\/help", "\/request"/],
      ["request", {}, /its subcommands are "movie", "old"/],
      ["request film", {}, /its subcommands are/],
      ["wunsch movie", { title: "a" }, /Cannot type "\/wunsch movie" here/],
      ["admin", {}, /Cannot type "\/admin" here/],
      ["request movie", {}, /option "title" is required/],
      ["request movie", { title: "a", name: "b" }, /no option "name"/],
      ["request movie", { title: 5 }, /wants a string/],
      ["request movie", { title: "x".repeat(21) }, /over its max_length/],
      ["request movie", { title: "a", year: 1899 }, /under its min_value/],
      ["request movie", { title: "a", year: 2101 }, /over its max_value/],
      ["request movie", { title: "a", year: 1999.5 }, /whole number/],
      ["request movie", { title: "a", uhd: "yes" }, /wants a boolean/],
      ["request movie", { title: "a", quality: "4k" }, /no choice "4k"/],
      ["request movie", { title: "a", friend: "1" }, /not known/],
    ];
    for (const [name, options, error] of cases) await assert.rejects(ann.command(name, options), error);
    await discord.person({ name: "Root", permissions: 8n }).command("admin");
    assert.throws(() => discord.person({ name: "Ann", locale: "de-AT" }), /no locale/);
    assert.throws(() => discord.person({ name: "Ann", id: "ann" }), /no snowflake/);
    await assert.rejects(discord.person({ name: "Far", guilds: false }).command("help"), /shares no server/);
  }));

Deno.test("suggestions come while an option is typed, with what else is filled in", () =>
  withBot(async ({ discord, came, act }) => {
    const ann = discord.person({ name: "Ann" });
    act((interaction) =>
      respond(discord, interaction, { type: 8, data: { choices: [{ name: "Matrix (1999)", value: "tmdb:603" }] } })
    );
    const found = await ann.suggest("request movie", { option: "title", value: "mat", others: { year: 1999 } });
    assert.deepEqual(found, [{ name: "Matrix (1999)", value: "tmdb:603" }]);
    assert.partialDeepStrictEqual(came[0], {
      type: 4,
      data: { options: [{ options: [{ name: "title", value: "mat", focused: true }, { name: "year", value: 1999 }] }] },
    });
    await assert.rejects(ann.suggest("request movie", { option: "quality", value: "h" }), /has none/);
    act((interaction) => respond(discord, interaction, { type: 8, data: { choices: [{ name: "A", value: 1 }] } }));
    assert.deepEqual(await ann.suggest("request movie", { option: "title", value: "" }), []);
    assert.deepEqual(discord.refused().map(({ rules }) => rules), [["choice wrong type"]]);
  }));

Deno.test("people press what they see, and nothing else", () =>
  withBot(async ({ discord, act }) => {
    const [ann, bob] = ["Ann", "Bob"].map((name) => discord.person({ name }));
    assert.ok(ann && bob);
    act(script(discord, card({ flags: 64 })));
    const secret = await ann.command("help");
    await assert.rejects(bob.press(secret, "go"), /"Bob" does not see/);
    await assert.rejects(ann.press(secret, "Gone"), /disabled/);
    await assert.rejects(ann.press(secret, "TMDB"), /it opens https/);
    await assert.rejects(ann.press(secret, "Other"), /the buttons are "Request", "Gone", "TMDB"/);
    await assert.rejects(ann.choose(secret, "pick", ["a"]), /the selects are none/);
    act(script(discord, card()));
    const open = await ann.command("help");
    act(script(discord, { type: 7, data: { content: "by Bob" } }));
    await bob.press(open.message, "go");
    assert.equal(open.message.content, "by Bob");
    assert.partialDeepStrictEqual(open.message.interaction_metadata, { user: { id: ann.id } });
    await assert.rejects(discord.person({ name: "Far", guilds: false }).press(open, "go"), /not in/);
    const select = (more: Record<string, unknown>) => ({
      type: 4,
      data: {
        components: [{
          type: 1,
          components: [{
            type: 3,
            custom_id: "pick",
            options: ["a", "b", "c"].map((value) => ({ label: value, value })),
            ...more,
          }],
        }],
      },
    });
    act(script(discord, select({ max_values: 2 })));
    const list = await ann.command("help");
    await assert.rejects(ann.choose(list, "pick", []), /it takes 1 to 2/);
    await assert.rejects(ann.choose(list, "pick", ["a", "b", "c"]), /it takes 1 to 2/);
    await assert.rejects(ann.choose(list, "pick", ["d"]), /its values are "a", "b", "c"/);
    act(script(discord, { type: 7, data: { content: "picked", components: [] } }));
    await ann.choose(list, "pick", ["a", "c"]);
    await assert.rejects(ann.choose(list, "pick", ["a"]), /the selects are none/);
    act(script(discord, { type: 5 }));
    const waiting = await ann.command("help");
    await assert.rejects(ann.press(waiting, "go"), /thinking/);
    act(script(discord, card(), ["DELETE /messages/@original"]));
    const gone = await ann.command("help");
    await discord.until(() => gone.deleted);
    await assert.rejects(ann.press(gone, "go"), /gone/);
  }));

Deno.test("register() replaces a scope, keeps ids, and refuses what breaks a rule", () =>
  withBot(({ discord }) => {
    const before = discord.commands().map(({ id, version }) => ({ id, version }));
    discord.register(COMMANDS);
    assert.deepEqual(discord.commands().map(({ id, version }) => ({ id, version })), before);
    discord.register([{ ...COMMANDS[0], description: "Other words" }]);
    assert.equal(discord.commands()[0]?.id, before[0]?.id);
    assert.notEqual(discord.commands()[0]?.version, before[0]?.version);
    assert.throws(() => discord.register([{ name: "Help", description: "d" }]), /command.name format/);
    return Promise.resolve();
  }));

Deno.test("until() sees what happens, and gives up in time", () =>
  withBot(async ({ discord }) => {
    await assert.rejects(discord.until(() => false, 10), /has not happened in 10 ms/);
    let seen = 0;
    const stop = discord.watch(() => seen++);
    await discord.person({ name: "Ann" }).command("help");
    const count = seen;
    assert.ok(count > 0);
    stop();
    await discord.person({ name: "Bob" }).command("help");
    assert.equal(seen, count);
  }));
