import assert from "node:assert/strict";
import { CHANNEL_PERMISSIONS, inviteLink, permissionsFor } from "../../../src/cli/check/invite_link.ts";
import { readConfig } from "../../../src/config.ts";

const ID = "123456789012345678";

function permissions(more: Record<string, object>): number {
  const seerr = { url: "http://nas", apiKey: "k" };
  const file = JSON.stringify({ seerr, ...more, discord: { token: "t", ...more["discord"] } });
  const reading = readConfig({ file, folder: "/", env: {} });
  assert.ok("config" in reading);
  return permissionsFor(reading.config);
}

Deno.test("permissionsFor() asks for what the bot's own channels need, and for nothing without one", () => {
  assert.equal(permissions({}), 0);
  assert.equal(permissions({ discord: { requestChannels: [ID] } }), 0);
  // VIEW_CHANNEL, SEND_MESSAGES, EMBED_LINKS, READ_MESSAGE_HISTORY.
  assert.equal(CHANNEL_PERMISSIONS, (1 << 10) | (1 << 11) | (1 << 14) | (1 << 16));
  for (const more of [{ discord: { adminChannel: ID } }, { notices: { channel: ID } }, { notices: { announce: ID } }]) {
    assert.equal(permissions(more), CHANNEL_PERMISSIONS);
  }
});

Deno.test("inviteLink() invites a bot with its commands", () => {
  const url = new URL(inviteLink("42", CHANNEL_PERMISSIONS));
  assert.equal(url.origin + url.pathname, "https://discord.com/oauth2/authorize");
  assert.deepEqual(Object.fromEntries(url.searchParams), {
    client_id: "42",
    scope: "bot applications.commands",
    permissions: "84992",
  });
});
