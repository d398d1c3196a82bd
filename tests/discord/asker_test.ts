import assert from "node:assert/strict";
import fc from "fast-check";
import { readAsker } from "../../src/discord/asker.ts";
import { CHANNEL, GUILD, inDirectMessage, inGuild, OTHER, PERSON, ROLE } from "../support/context.ts";

const PARENT = "100000000000000099";
const metadata = (id: unknown) => ({ message: { id: "1", interaction_metadata: { user: { id } } } });

Deno.test("readAsker() reads who asks in a server, with their roles", () => {
  assert.deepEqual(readAsker(inGuild), {
    id: PERSON,
    guild: { id: GUILD, roles: [ROLE] },
    channels: [CHANNEL],
    addressee: undefined,
  });
});

Deno.test("readAsker() reads who asks in a direct message, where there are no roles", () => {
  assert.deepEqual(readAsker(inDirectMessage), {
    id: PERSON,
    guild: undefined,
    channels: [CHANNEL],
    addressee: undefined,
  });
});

Deno.test("readAsker() counts a thread as its parent too, and a channel not as its category", () => {
  for (const type of [10, 11, 12]) {
    const channel = { id: CHANNEL, type, parent_id: PARENT };
    assert.deepEqual(readAsker({ ...inGuild, channel })?.channels, [CHANNEL, PARENT], `${type}`);
  }
  for (const type of [0, 2, 5, 15, undefined]) {
    const channel = { id: CHANNEL, type, parent_id: PARENT };
    assert.deepEqual(readAsker({ ...inGuild, channel })?.channels, [CHANNEL], `${type}`);
  }
  assert.deepEqual(readAsker({ ...inGuild, channel: { id: CHANNEL, type: 11, parent_id: null } })?.channels, [CHANNEL]);
  assert.deepEqual(readAsker({ ...inGuild, channel: undefined })?.channels, [CHANNEL]);
  assert.deepEqual(readAsker({ ...inGuild, channel: undefined, channel_id: null })?.channels, []);
});

Deno.test("readAsker() says for whom a pressed message was made", () => {
  assert.equal(readAsker({ ...inGuild, ...metadata(OTHER) })?.addressee, OTHER);
  assert.equal(readAsker({ ...inDirectMessage, ...metadata(OTHER) })?.addressee, OTHER);
  assert.equal(readAsker({ ...inDirectMessage, message: { id: "1" } })?.addressee, PERSON);
  assert.equal(readAsker({ ...inGuild, message: { id: "1" } })?.addressee, undefined);
  assert.equal(readAsker({ ...inGuild, message: { interaction_metadata: null } })?.addressee, undefined);
});

Deno.test("readAsker() takes nobody from an interaction that says it oddly", () => {
  const odd: Record<string, unknown> = {
    "nothing": undefined,
    "null": null,
    "a text": "x",
    "an empty object": {},
    "a server without member": { ...inGuild, member: undefined },
    "a server with a null member": { ...inGuild, member: null },
    "a member without user": { ...inGuild, member: { roles: [] } },
    "a member without roles": { ...inGuild, member: { user: { id: PERSON } } },
    "roles that are no list": { ...inGuild, member: { user: { id: PERSON }, roles: ROLE } },
    "roles that are numbers": { ...inGuild, member: { user: { id: PERSON }, roles: [1] } },
    "roles with null": { ...inGuild, member: { user: { id: PERSON }, roles: [ROLE, null] } },
    "a role that is no id": { ...inGuild, member: { user: { id: PERSON }, roles: ["*"] } },
    "an id that is a number": { ...inGuild, member: { user: { id: 100000000000000000 }, roles: [] } },
    "an id that is none": { ...inDirectMessage, user: { id: "me" } },
    "an empty id": { ...inDirectMessage, user: { id: "" } },
    "an id with a line behind it": { ...inDirectMessage, user: { id: `${PERSON}\n` } },
    "a member outside of a server": { ...inGuild, guild_id: undefined },
    "member and user outside of a server": { ...inDirectMessage, member: inGuild.member },
    "nobody at all": { ...inDirectMessage, user: undefined },
    "a server that is none": { ...inGuild, guild_id: "" },
    "a channel that is none": { ...inGuild, channel: { id: 4 } },
    "an addressee that is none": { ...inGuild, ...metadata(4) },
    "an addressee without id": { ...inGuild, message: { interaction_metadata: { user: {} } } },
  };
  for (const [what, interaction] of Object.entries(odd)) assert.equal(readAsker(interaction), undefined, what);
});

Deno.test("readAsker() never throws, and never makes up an id", () => {
  const snowflake = fc.constantFrom(PERSON, OTHER, "1", "", null, undefined, 7);
  const user = fc.oneof(fc.record({ id: snowflake }), fc.anything());
  const roles = fc.oneof(fc.array(snowflake), fc.anything());
  const interaction = fc.record({
    guild_id: fc.oneof(snowflake, fc.anything()),
    user,
    member: fc.oneof(fc.record({ user, roles }), fc.anything()),
    channel_id: snowflake,
    channel: fc.oneof(fc.record({ id: snowflake, type: fc.integer({ max: 12 }), parent_id: snowflake }), fc.anything()),
    message: fc.oneof(fc.record({ interaction_metadata: fc.record({ user }) }), fc.anything()),
  }, { requiredKeys: [] });
  fc.assert(fc.property(fc.oneof(interaction, fc.anything()), (it) => {
    const asker = readAsker(it);
    if (!asker) return;
    const ids = [asker.id, ...asker.channels, ...(asker.guild ? [asker.guild.id, ...asker.guild.roles] : [])];
    for (const id of ids) assert.match(id, /^\d{17,20}$/);
    assert.ok(asker.addressee === undefined || /^\d{17,20}$/.test(asker.addressee));
  }));
});
