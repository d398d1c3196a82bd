import assert from "node:assert/strict";
import { channelsOf, lookAtChannels } from "../../../src/cli/check/channels.ts";
import { readConfig } from "../../../src/config.ts";
import { DiscordError } from "../../../src/discord/rest.ts";

const [ADMIN, ALL, NEW] = ["100000000000000001", "100000000000000002", "100000000000000003"];

function configOf(channels: Record<string, string>) {
  const needed = { USHERR_DISCORD_TOKEN: "a.b.c", USHERR_SEERR_URL: "http://lan", USHERR_SEERR_API_KEY: "k3y" };
  const reading = readConfig({ folder: "/data", env: { ...needed, ...channels } });
  assert.ok("config" in reading);
  return reading.config;
}

Deno.test("channelsOf() gives what is named, and nothing for what is not", () => {
  assert.deepEqual(channelsOf(configOf({})), []);
  const named = { USHERR_DISCORD_ADMIN_CHANNEL: ADMIN, USHERR_NOTICES_CHANNEL: ALL, USHERR_NOTICES_ANNOUNCE: NEW };
  assert.deepEqual(channelsOf(configOf(named)), [
    ["discord.adminChannel", ADMIN],
    ["notices.channel", ALL],
    ["notices.announce", NEW],
  ]);
});

Deno.test("lookAtChannels() says what Discord refuses, with a cure where there is one", async () => {
  const refusal = (code: number) => new DiscordError("refused", `Discord answered ${code}`, { code });
  const cases: [Error, RegExp][] = [
    [refusal(10003), /"notices\.channel": there is no such channel, or the bot is not in its server\./],
    [refusal(50001), /may not see that channel\. Allow it/],
    [refusal(50013), /may not read that channel\. Allow it/],
    [refusal(1), /"notices\.channel": Discord answered 1$/],
    [new DiscordError("slow", "Discord is slow"), /Discord is slow$/],
  ];
  for (const [error, text] of cases) {
    const rest = { messagesAfter: () => Promise.reject(error) };
    const [finding, ...more] = await lookAtChannels(configOf({ USHERR_NOTICES_CHANNEL: ALL }), rest);
    assert.deepEqual([finding?.mark, more], ["✗", []]);
    assert.match(finding?.line ?? "", text);
  }
});
