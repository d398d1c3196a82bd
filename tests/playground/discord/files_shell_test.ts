import assert from "node:assert/strict";
import type { APIInteraction } from "discord-api-types/v10";
import type { TinyDiscord } from "../../../src/playground/discord/mod.ts";
import { respond, webhook } from "./raw_bot.ts";
import { withBot } from "./with_bot.ts";

const data = { name: "data.json", type: "application/json", text: '{"a": "ü"}' };
const note = { name: "a note.txt", type: "text/plain", text: "b" };
const message = (data: Record<string, unknown>) => ({ type: 4, data });

/** A form with some fields, to "POST /…" below the API. */
async function send(discord: TinyDiscord, request: string, fields: Record<string, string | File>) {
  const [method = "", path] = request.split(" ");
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  const headers = { "user-agent": "DiscordBot (https://example.org, 1)", authorization: `Bot ${discord.token}` };
  const response = await fetch(`${discord.apiUrl}/v10${path}`, { method, body, headers });
  const text = await response.text();
  return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
}

function form(body: unknown, ...files: (typeof data)[]): Record<string, string | File> {
  const named = files.map(({ name, type, text }, i) => [`files[${i}]`, new File([text], name, { type })]);
  return { payload_json: JSON.stringify(body), ...Object.fromEntries(named) };
}

const callback = ({ id, token }: APIInteraction) => `POST /interactions/${id}/${token}/callback`;

Deno.test("files come with a first answer, an edit and a follow-up, and can be read", () =>
  withBot(async ({ discord, act }) => {
    act(async (interaction) => {
      const hook = `/webhooks/${discord.applicationId}/${interaction.token}`;
      await send(discord, callback(interaction), form(message({ flags: 64 }), data));
      await send(discord, `PATCH ${hook}/messages/@original`, form({ content: "two" }, note));
      await send(discord, `POST ${hook}`, form({ content: "more", flags: 64 }, note));
      await webhook(discord, "PATCH /messages/@original", interaction, { content: "still two" });
    });
    const seen = await discord.person({ name: "Ann" }).command("help");
    await discord.until(() => seen.message.content === "still two");
    const { attachments } = seen.message;
    assert.deepEqual(attachments.map(({ filename, size, content_type }) => [filename, size, content_type]), [
      ["data.json", 11, "application/json"],
      ["a note.txt", 1, "text/plain"],
    ]);
    assert.match(attachments[1]?.url ?? "", /^https:\/\/.+\/a%20note\.txt$/);
    assert.deepEqual(attachments.map(discord.file), [data.text, note.text]);
    assert.equal(seen.followUps[0]?.attachments[0]?.filename, "a note.txt");
    assert.throws(() => discord.file({ id: "1" }), /Cannot read the file 1/);
    assert.deepEqual(discord.refused(), []);
    const [first] = discord.exchanges.filter(({ route }) => route.endsWith("/callback"));
    assert.deepEqual([first?.body, first?.files.map(({ name }) => name)], [message({ flags: 64 }), ["data.json"]]);
  }));

Deno.test("what comes with files keeps the rules of messages, and those of files", () =>
  withBot(async ({ discord, act, next }) => {
    act(() => {});
    const coming = next();
    const asked = discord.person({ name: "Ann" }).command("help");
    const interaction = await coming;
    const hello = message({ content: "hello" });
    const big = { ...note, text: "x".repeat(25 * 1024 * 1024 + 1) };
    const cases: [Record<string, string | File>, status: number, rule: string][] = [
      [form(message({ content: "x".repeat(2001) }), data), 400, "message.content length"],
      [form({ type: 5 }, data), 400, "files need a message"],
      [form(message({})), 400, "message not empty"],
      [form(hello, ...Array.from({ length: 11 }, () => note)), 400, "at most 10 files"],
      [form(hello, big), 413, "files within 25 MiB"],
      [{ ...form(hello), attachment: "text" }, 400, "form holds numbered files"],
      [{ ...form(hello), file: new File(["a"], "a") }, 400, "form holds numbered files"],
      [{ "files[0]": new File(["a"], "a") }, 400, "form has payload_json"],
      [{ payload_json: "{" }, 400, "body is JSON"],
    ];
    for (const [fields, status, rule] of cases) {
      const answer = await send(discord, callback(interaction), fields);
      assert.deepEqual([answer.status, discord.exchanges.at(-1)?.rules], [status, [rule]]);
    }
    await send(discord, "POST /users/@me/channels", form({ recipient_id: "1" }, note));
    assert.deepEqual(discord.exchanges.at(-1)?.rules, ["body is JSON"], "there, files are not taken");
    await respond(discord, interaction, hello);
    assert.deepEqual((await asked).message.attachments, []);
  }, { ackWithin: 5000, patience: 5000 }));
