/** The lists that somebody chooses from, over real sockets. */
import { deepStrictEqual as equal } from "node:assert/strict";
import { createRest, type Rest } from "../../src/discord/rest.ts";
import { createLog } from "../../src/log.ts";
import { startTinyDiscord, type TinyDiscord, type TinyDiscordOptions } from "../../src/playground/discord/mod.ts";
import { fails, json, talking } from "../support/talking.ts";

const guilds = (count: number) =>
  Array.from({ length: count }, (_, nth) => ({ id: String(999 + nth), name: `Server ${nth}`, icon: null, new: [1] }));

/** Discord with that many servers, the newest of a page first. */
const within = (all: ReturnType<typeof guilds>) => (line: string) => {
  const query = new URL(line.slice("GET ".length), "http://discord").searchParams;
  const after = all.filter(({ id }) => BigInt(id) > BigInt(query.get("after") ?? ""));
  return json(200, after.slice(0, Number(query.get("limit"))).reverse());
};
const line = (after: number) => `GET /api/v10/users/@me/guilds?limit=200&after=${after}`;

Deno.test("guilds() reads page after page until one is not full, and 1,000 at most", async () => {
  const cases: [count: number, known: number, pages: number[]][] = [
    [0, 0, [0]],
    [3, 3, [0]],
    [200, 200, [0, 1198]],
    [403, 403, [0, 1198, 1398]],
    [1_100, 1_000, [0, 1198, 1398, 1598, 1798]],
  ];
  for (const [count, known, pages] of cases) {
    const all = guilds(count);
    await talking(within(all), async ({ rest, asked }) => {
      equal(await rest.guilds(), all.slice(0, known).map(({ id, name }) => ({ id, name })));
      equal(asked(), pages.map(line));
    });
  }
});

const role = (id: string, position: unknown, more: object = {}) => ({ id, name: `r${id}`, position, ...more });

Deno.test("roles() gives the highest first, without everybody's", async () => {
  const list = [
    role("7", 0, { name: "@everyone" }),
    role("12", 1, { managed: false }),
    role("11", 3, { managed: true, tags: { bot_id: "1" } }),
    role("10", 1, { managed: false, colors: {} }),
    role("13", null, { managed: "?" }),
    role("9", 2),
  ];
  await talking(() => json(200, list), async ({ rest, asked }) => {
    equal((await rest.roles("7")).map(({ id, managed }) => [id, managed]), [
      ["11", true],
      ["9", false],
      // The older one stands higher.
      ["10", false],
      ["12", false],
      ["13", false],
    ]);
    equal((await rest.roles("7"))[0], { id: "11", name: "r11", managed: true });
    equal(asked()[0], "GET /api/v10/guilds/7/roles");
  });
});

const channel = (id: string, type: number, position: number, parent_id: string | null = null) => ({
  ...{ id, name: `c${id}`, type, position, parent_id },
  ...{ guild_id: "7", permission_overwrites: [], nsfw: false },
});

Deno.test("textChannels() gives them as Discord shows them", async () => {
  const list = [
    channel("1", 4, 2),
    channel("2", 4, 1),
    channel("3", 0, 5, "1"),
    channel("4", 5, 4, "1"),
    channel("5", 0, 9, "2"),
    channel("6", 2, 0, "2"),
    channel("7", 15, 0),
    channel("9", 0, 3),
    channel("8", 0, 3),
    channel("20", 0, 0, "404"),
    { id: "21", type: 99 },
    { id: "22", type: 0, name: "bare" },
  ];
  await talking(() => json(200, list), async ({ rest, asked }) => {
    equal(await rest.textChannels("7"), [
      // Without a category, or below one that is not there.
      { id: "20", name: "c20" },
      { id: "22", name: "bare" },
      { id: "8", name: "c8" },
      { id: "9", name: "c9" },
      { id: "5", name: "c5", category: "c2" },
      { id: "4", name: "c4", category: "c1" },
      { id: "3", name: "c3", category: "c1" },
    ]);
    equal(asked(), ["GET /api/v10/guilds/7/channels"]);
  });
  await talking(() => json(200, null), async ({ rest }) => equal(await rest.textChannels("7"), []));
});

Deno.test("a list that Discord refuses, or that something else answers, is an error", async () => {
  const lists = (rest: Rest) => [rest.guilds, () => rest.roles("7"), () => rest.textChannels("7")];
  await talking(() => json(404, { code: 10004, message: "Unknown Guild" }), async ({ rest }) => {
    for (const list of lists(rest)) {
      await fails(list(), { kind: "refused", status: 404, code: 10004 }, /^Cannot list the \w+: .*Unknown Guild/);
    }
  });
  await talking(() => json(200, [{ id: "no id", name: "a", type: 0 }]), async ({ rest }) => {
    for (const list of lists(rest)) await fails(list(), { kind: "unreachable", status: 200 }, /something else/);
  });
});

async function onTiny(
  options: TinyDiscordOptions,
  run: (discord: TinyDiscord, rest: Rest) => Promise<void>,
): Promise<void> {
  const discord = await startTinyDiscord(options);
  const log = createLog({ level: "error", format: "text", write: () => {}, now: Date.now, secrets: [] });
  const rest = createRest({ token: discord.token, apiUrl: discord.apiUrl, log });
  try {
    await run(discord, rest);
    equal(discord.refused(), []);
  } finally {
    rest.close();
    await discord.close();
  }
}

Deno.test("a bot learns that it came into a server, and what there is", () =>
  onTiny({ guilds: [] }, async (discord, rest) => {
    equal(await rest.guilds(), []);
    await fails(rest.roles(discord.guild.id), { kind: "refused", status: 404, code: 10004 }, /Unknown Guild/);
    equal(discord.join().id, discord.guild.id);
    equal(await rest.guilds(), [{ id: discord.guild.id, name: "Film club" }]);
    const { own, admins, members } = discord.roles;
    equal(await rest.roles(discord.guild.id), [own, admins, members]);
    const below = discord.addChannel("Staff", { type: 4 });
    discord.addChannel("news", { type: 5, below });
    discord.addChannel("lounge", { type: 2, below });
    equal((await rest.textChannels(discord.guild.id)).map(({ name, category }) => [name, category]), [
      ["requests", undefined],
      ["general", undefined],
      ["moderators", undefined],
      ["announcements", undefined],
      ["news", "Staff"],
    ]);
  }));
