import assert from "node:assert/strict";
import { lookAs, post } from "./looking.ts";
import { IDS, onPage, reply } from "./on_page.ts";

const TYPES: [string, string, string][] = [
  ["/", "text/html; charset=utf-8", "<!doctype html>"],
  ["/page.css", "text/css; charset=utf-8", "a{}"],
  ["/page.js", "text/javascript; charset=utf-8", "boot()"],
  ["/poster/lanternKeeper.jpg", "image/svg+xml; charset=utf-8", "<svg>/lanternKeeper.jpg</svg>"],
];

Deno.test("the page, its style, its script and posters are served with strict headers", () =>
  onPage(async ({ address }) => {
    for (const [path, type, text] of TYPES) {
      const response = await fetch(`${address}${path}`);
      assert.equal(response.headers.get("content-type"), type);
      assert.equal(response.headers.get("x-content-type-options"), "nosniff");
      const policy = response.headers.get("content-security-policy") ?? "";
      for (const part of ["default-src 'self'", "script-src 'self'", "frame-ancestors 'none'"]) {
        assert.ok(policy.includes(part), part);
      }
      assert.doesNotMatch(policy, /unsafe|\*/);
      assert.equal(await response.text(), text);
    }
  }));

Deno.test("foreign hosts and origins are refused, whatever they want", () =>
  onPage(async ({ address }) => {
    const { port } = new URL(address);
    assert.equal(await rawStatus(Number(port), "GET / HTTP/1.1\r\nHost: usherr.example\r\n"), 403);
    assert.equal(await rawStatus(Number(port), `GET /events HTTP/1.1\r\nHost: usherr.example:${port}\r\n`), 403);
    assert.equal(
      await rawStatus(Number(port), `GET / HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n`),
      200,
    );
    const doing = { as: IDS.mira, do: "switch", name: "paused", on: true };
    const foreign = await post(`${address}/do`, doing, { origin: "http://usherr.example" });
    assert.equal(foreign.status, 403);
    assert.equal(foreign.headers.get("access-control-allow-origin"), null);
    await foreign.body?.cancel();
    await using mira = await lookAs(address, IDS.mira);
    const { switches } = await mira.next("hello");
    assert.equal(switches.some(({ on }) => on), false);
  }));

const NONSENSE: [what: string, path: string, body: unknown, status: number][] = [
  ["no JSON", "/do", "{", 400],
  ["another type", "/do", [], 400],
  ["nobody", "/do", { do: "speed", speed: 1 }, 400],
  ["a stranger", "/do", { as: "7", do: "speed", speed: 1 }, 400],
  ["an unknown deed", "/do", { as: IDS.mira, do: "dance" }, 400],
  ["an unknown switch", "/do", { as: IDS.mira, do: "switch", name: "__proto__", on: true }, 400],
  ["a negative speed", "/do", { as: IDS.mira, do: "speed", speed: -1 }, 400],
  ["a field too many", "/do", { as: IDS.mira, do: "speed", speed: 1, more: 1 }, 400],
  [
    "26 values",
    "/do",
    { as: IDS.mira, do: "choose", in: "x", message: "1", customId: "x", values: Array(26).fill("") },
    400,
  ],
  ["suggestions for nothing", "/suggest", { as: IDS.mira }, 400],
  ["something too long", "/do", `"${"x".repeat(70_000)}"`, 413],
  ["another address", "/undo", {}, 404],
];
Deno.test("nonsense is refused with a sentence", () =>
  onPage(async ({ address }) => {
    for (const [what, path, body, status] of NONSENSE) {
      const response = await post(`${address}${path}`, body);
      assert.equal(response.status, status, what);
      const { ok, why } = await response.json();
      assert.equal(ok, false, what);
      assert.match(why, /^Cannot .*[^.]$/, what);
    }
    for (const path of ["/events?as=7", "/commands?as=7&in=direct", `/commands?as=${IDS.mira}&in=7`]) {
      const response = await fetch(`${address}${path}`);
      assert.equal(response.status, 400, path);
      assert.match((await response.json()).why, /^Cannot /);
    }
  }));

Deno.test("whoever opens the page is told who they are, who else there is, and where one can type", () =>
  onPage(async ({ address, discord }) => {
    await using somebody = await lookAs(address, IDS.zofka);
    const { as, people, channels, speed, messages } = await somebody.next("hello");
    assert.deepEqual([as.name, as.locale, speed, messages.length], ["Žofka", "de", 1, 0]);
    assert.deepEqual(people.map(({ name }) => name), ["Mira", "Quentin", "Ada", "Ulla", "Žofka"]);
    assert.deepEqual(channels.map(({ id, kind }) => [id, kind]), [
      [discord.channels.requests.id, "channel"],
      [discord.channels.general.id, "channel"],
      ["direct", "direct"],
    ]);
  }));

Deno.test("a command is offered to whom it is meant for, its answer says what was typed, and private ones stay so", () =>
  onPage(async ({ address, discord }) => {
    const offered = async (as: string, place: string) =>
      (await (await fetch(`${address}/commands?as=${as}&in=${place}`)).json()).map(({ name }: { name: string }) =>
        name
      );
    const { id } = discord.channels.requests;
    assert.deepEqual(await offered(IDS.mira, id), ["ask"]);
    assert.deepEqual(await offered(IDS.ada, id), ["ask", "rule"]);
    assert.deepEqual(await offered(IDS.ada, "direct"), ["ask"]);
    await using mira = await lookAs(address, IDS.mira);
    await using ada = await lookAs(address, IDS.ada);
    const options = { title: "lantern", for: IDS.ada };
    assert.deepEqual(await mira.do({ do: "command", in: id, name: "ask", options }), { ok: true });
    const card = await mira.message(({ message }) => message.content === "private");
    assert.deepEqual([card.channel, card.isPrivate, card.isThinking], [id, true, false]);
    assert.deepEqual(card.command, { text: "/ask title: lantern for: @Ada", by: "Mira" });
    const wire = await mira.next("exchange");
    assert.equal(wire.it.message, card.message.id);
    assert.equal(wire.it.route, "POST /interactions/{interaction_id}/{interaction_token}/callback");
    assert.deepEqual(await ada.do({ do: "command", in: id, name: "ask", options: { title: "all" } }), { ok: true });
    await mira.message(({ message }) => message.content === "public");
    await ada.message(({ message }) => message.content === "public");
    assert.equal(ada.messages().length, 1);
    assert.doesNotMatch(JSON.stringify(ada.updates), /private|lantern/);
    await using again = await lookAs(address, IDS.mira);
    assert.deepEqual(again.messages(), mira.messages());
  }, (interaction, send) => {
    const isPublic = JSON.stringify(interaction.data).includes('"all"');
    const data = isPublic ? { content: "public" } : { content: "private", flags: 64 };
    return reply(send, interaction, { type: 4, data });
  }));

Deno.test("what Discord's client would not let through is a sentence at once", () =>
  onPage(async ({ address, discord }) => {
    await using mira = await lookAs(address, IDS.mira);
    const place = discord.channels.requests.id;
    const impossible = [
      await mira.do({ do: "command", in: place, name: "rule", options: {} }),
      await mira.do({ do: "command", in: place, name: "ask", options: { year: "1999" } }),
      await mira.do({ do: "command", in: "7", name: "ask", options: {} }),
      await mira.do({ do: "press", in: place, message: "7", customId: "x" }),
      await mira.do({ do: "submit", modal: "7", fields: {} }),
    ];
    for (const done of impossible) assert.match(done.ok ? "" : done.why, /^Cannot /);
  }));

Deno.test("a bot that is silent is said to be so, below what was pressed or in place of an answer", () =>
  onPage(async ({ address }) => {
    await using mira = await lookAs(address, IDS.mira);
    await mira.do({ do: "command", in: "direct", name: "ask", options: { title: "silence" } });
    assert.deepEqual(await mira.next("failed"), {
      kind: "failed",
      channel: "direct",
      command: { text: "/ask title: silence", by: "Mira" },
      error: "The application did not respond",
    });
    await mira.do({ do: "command", in: "direct", name: "ask", options: { title: "card" } });
    const { message: { id } } = await mira.message(({ message }) => message.content === "card");
    await mira.do({ do: "press", in: "direct", message: id, customId: "go" });
    const failed = await mira.next("failed", ({ message }) => message !== undefined);
    assert.deepEqual([failed.message, failed.error], [id, "This interaction failed"]);
  }, async (interaction, send) => {
    if (!JSON.stringify(interaction.data).includes('"card"')) return;
    const components = [{ type: 1, components: [{ type: 2, style: 1, label: "Go", custom_id: "go" }] }];
    await reply(send, interaction, { type: 4, data: { content: "card", components } });
  }));

Deno.test("thinking, edits, deletions and forms come as they happen", () =>
  onPage(async ({ address }) => {
    await using mira = await lookAs(address, IDS.mira);
    await mira.do({ do: "command", in: "direct", name: "ask", options: { title: "think" } });
    const { it: { message } } = await mira.next("message", ({ it }) => it.isThinking);
    await mira.next("message", ({ it }) => it.message.id === message.id && it.message.content === "thought");
    assert.deepEqual(await mira.next("gone"), { kind: "gone", channel: "direct", id: message.id });
    await mira.do({ do: "command", in: "direct", name: "ask", options: { title: "form" } });
    const { id, modal } = await mira.next("modal");
    assert.equal(modal.title, "Form");
    const short = await mira.do({ do: "submit", modal: id, fields: {} });
    assert.match(short.ok ? "" : short.why, /"why" is required/);
    assert.deepEqual(await mira.do({ do: "submit", modal: id, fields: { why: "because" } }), { ok: true });
    await mira.message(({ message: { content } }) => content === "because");
    assert.equal((await mira.do({ do: "submit", modal: id, fields: { why: "again" } })).ok, false);
  }, async (interaction, send) => {
    const data = JSON.stringify(interaction.data);
    if (data.includes("because")) return await reply(send, interaction, { type: 4, data: { content: "because" } });
    if (data.includes("form")) {
      const field = { type: 4, custom_id: "why", style: 1, label: "Why", required: true };
      const form = { custom_id: "f", title: "Form", components: [{ type: 1, components: [field] }] };
      return await reply(send, interaction, { type: 9, data: form });
    }
    await reply(send, interaction, { type: 5 });
    const original = `/webhooks/${interaction.application_id}/${interaction.token}/messages/@original`;
    for (const [method, body] of [["PATCH", { content: "thought" }], ["DELETE", undefined]] as const) {
      await new Promise((resolve) => setTimeout(resolve, 40));
      await (await send(method, original, body)).body?.cancel();
    }
  }));

Deno.test("a switch acts, and every page sees it; closed direct messages are one's own affair", () =>
  onPage(async ({ address, seerr, send }) => {
    await using mira = await lookAs(address, IDS.mira);
    await using ada = await lookAs(address, IDS.ada);
    const isOn = (it: { switches: { name: string; on: boolean }[] }, name: string) =>
      it.switches.some((each) => each.name === name && each.on);
    await mira.do({ do: "switch", name: "seerrDown", on: true });
    await ada.next("switches", (it) => isOn(it, "seerrDown"));
    await assert.rejects(fetch(`${seerr.url}/api/v1/status`));
    await mira.do({ do: "switch", name: "seerrDown", on: false });
    await mira.do({ do: "switch", name: "wrongKey", on: true });
    const response = await fetch(`${seerr.url}/api/v1/auth/me`, { headers: { "x-api-key": seerr.apiKey } });
    assert.equal(response.status, 403);
    await response.body?.cancel();
    await mira.do({ do: "speed", speed: 0 });
    assert.equal((await ada.next("switches", (it) => isOn(it, "paused"))).speed, 0);
    await mira.do({ do: "speed", speed: 20 });
    await ada.next("switches", ({ speed }) => speed === 20);
    await mira.do({ do: "switch", name: "lineDropped", on: true });
    await ada.next("switches", (it) => isOn(it, "lineDropped"));
    await ada.next("switches", (it) => it === ada.updates.at(-1) && !isOn(it, "lineDropped"));
    await mira.do({ do: "switch", name: "closedMessages", on: true });
    await mira.next("switches", (it) => isOn(it, "closedMessages"));
    assert.ok(ada.updates.every((it) => it.kind !== "switches" || !isOn(it, "closedMessages")));
    const opened = await send("POST", "/users/@me/channels", { recipient_id: IDS.mira });
    const refused = await send("POST", `/channels/${(await opened.json()).id}/messages`, { content: "Hello" });
    assert.equal((await refused.json()).code, 50007);
  }));

Deno.test("suggestions come while one types, and none from a bot that is silent", () =>
  onPage(async ({ address }) => {
    const typing = { as: IDS.mira, in: "direct", name: "ask", option: "title", others: {} };
    const suggest = async (value: string) => await (await post(`${address}/suggest`, { ...typing, value })).json();
    assert.deepEqual(await suggest("lan"), [{ name: "Lantern", value: "1" }]);
    assert.deepEqual(await suggest("silence"), []);
  }, async (interaction, send) => {
    if (JSON.stringify(interaction.data).includes("silence")) return;
    await reply(send, interaction, { type: 8, data: { choices: [{ name: "Lantern", value: "1" }] } });
  }));

/** The status of a request whose headers no `fetch` would send. */
async function rawStatus(port: number, head: string): Promise<number> {
  using connection = await Deno.connect({ hostname: "127.0.0.1", port });
  await connection.write(new TextEncoder().encode(`${head}\r\n`));
  const buffer = new Uint8Array(64);
  const read = await connection.read(buffer) ?? 0;
  return Number(new TextDecoder().decode(buffer.subarray(0, read)).split(" ")[1]);
}
