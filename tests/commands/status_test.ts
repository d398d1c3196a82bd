import assert from "node:assert/strict";
import { receive } from "../../src/commands/receive.ts";
import { catalogue } from "../../src/commands/mod.ts";
import { createPace } from "../../src/gate.ts";
import { statusCard } from "../../src/views/status.ts";
import { de, en } from "../../src/words/mod.ts";
import { commanded, fakeContext, inDirectMessage, NOW, OTHER, ROLE } from "../support/context.ts";
import { healthOf } from "../support/healthy.ts";
import { manners, type } from "../support/pressing.ts";

const down = healthOf({ status: "down", store: { isWritable: false } });

Deno.test("/status shows how the bot does, and asks nobody for it but health", async () => {
  for (const words of [en, de]) {
    const { context, asked } = fakeContext({ words, health: () => Promise.resolve(down) });
    assert.deepEqual((await type(context, "status")).embeds, statusCard(words, down).embeds);
    assert.deepEqual(asked, []);
  }
});

/** What somebody is answered where `adminRoles` are the administrators'. */
async function answered(adminRoles: string[], more: Record<string, unknown> = {}) {
  let looks = 0;
  const look = () => {
    looks++;
    return Promise.resolve(healthOf());
  };
  const policy = {
    ...{ allowDirectMessages: true, requestRoles: [], movieRoles: [], seriesRoles: [], requestChannels: [OTHER] },
    adminRoles,
  };
  const desk = {
    ...{ catalogue, policy, pace: createPace(0), now: () => NOW, language: "en" },
    contextFor: () => fakeContext({ health: look }).context,
  };
  const received = receive(desk, commanded("status", [], more));
  assert.ok(received.kind === "answer");
  const { reply } = await received.run();
  return { content: reply.data?.content, title: reply.data?.embeds?.[0]?.title, flags: reply.data?.flags, looks };
}

Deno.test("/status is for administrators, in every channel, and seen by nobody else", async () => {
  assert.deepEqual(await answered([ROLE]), { content: undefined, title: en.status.title.ok, flags: 64, looks: 1 });
});

Deno.test("/status looks at nothing for anybody else", async () => {
  const refused = (content: string) => ({ content, title: undefined, flags: 64, looks: 0 });
  for (const roles of [[], [OTHER]]) assert.deepEqual(await answered(roles), refused(en.refused.admin));
  const direct = { ...inDirectMessage, guild_id: undefined, member: undefined };
  assert.deepEqual(await answered([ROLE], direct), refused(en.refused.adminDirect));
});

Deno.test("/status has nothing to press", () => {
  assert.deepEqual(manners("status"), []);
});
