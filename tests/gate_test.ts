import assert from "node:assert/strict";
import type { Asker } from "../src/discord/asker.ts";
import type { Needs, Topic } from "../src/discord/command.ts";
import { createPace, type Policy, type Refusal, refusalOf } from "../src/gate.ts";
import { CHANNEL, GUILD, OTHER, PERSON, ROLE } from "./support/context.ts";

const open: Policy = {
  allowDirectMessages: true,
  requestRoles: [],
  movieRoles: [],
  seriesRoles: [],
  requestChannels: [],
  adminRoles: [],
};
const PARENT = "100000000000000099";
const member: Asker = {
  id: PERSON,
  guild: { id: GUILD, roles: [ROLE] },
  channels: [CHANNEL, PARENT],
  addressee: undefined,
};
const stranger: Asker = { ...member, guild: { id: GUILD, roles: [] } };
const direct: Asker = { ...member, guild: undefined };

Deno.test("refusalOf() decides who may ask, administer, and see what is theirs", () => {
  const roles = { kind: "role", ids: [ROLE] } as const;
  const channels = { kind: "channel", ids: [OTHER] } as const;
  const cases: [what: string, asker: Asker, needs: Needs, policy: Partial<Policy>, why?: Refusal][] = [
    ["everyone may ask", stranger, "ask", {}],
    ["with the role one may ask", member, "ask", { requestRoles: [OTHER, ROLE] }],
    ["without it not", stranger, "ask", { requestRoles: [ROLE] }, roles],
    ["in the channel one may ask", member, "ask", { requestChannels: [CHANNEL] }],
    ["in its thread too", member, "ask", { requestChannels: [PARENT] }],
    ["elsewhere not", member, "ask", { requestChannels: [OTHER] }, channels],
    ["nor where the channel is unknown", { ...member, channels: [] }, "ask", { requestChannels: [OTHER] }, channels],
    ["the role comes before the channel", stranger, "ask", { requestRoles: [ROLE], requestChannels: [OTHER] }, roles],
    ["one may ask directly", direct, "ask", { requestChannels: [OTHER], adminRoles: [ROLE] }],
    ["unless that is off", direct, "ask", { allowDirectMessages: false }, { kind: "direct" }],
    ["or a role is needed", direct, "ask", { requestRoles: [ROLE] }, { kind: "directRoles" }],
    ["direct messages do not matter in a server", member, "ask", { allowDirectMessages: false }],
    ["what is theirs, people may see anywhere", stranger, "own", { requestRoles: [ROLE], requestChannels: [OTHER] }],
    ["also directly", direct, "own", { allowDirectMessages: false, requestRoles: [ROLE] }],
    ["administrators may administer", member, "admin", { adminRoles: [ROLE], requestChannels: [OTHER] }],
    ["others not", stranger, "admin", { adminRoles: [ROLE] }, { kind: "admin" }],
    ["nobody when there is no such role", member, "admin", {}, { kind: "admin" }],
    ["nor directly", direct, "admin", { adminRoles: [ROLE] }, { kind: "adminDirect" }],
  ];
  for (const [what, asker, needs, policy, why] of cases) {
    assert.deepEqual(refusalOf(asker, { needs }, { ...open, ...policy }), why, what);
  }
});

Deno.test("refusalOf() takes the roles of a kind in place of those for everything", () => {
  const [A, B, C] = ["100000000000000010", "100000000000000011", "100000000000000012"];
  assert.ok(A && B && C);
  const cases: [policy: Partial<Policy>, of: Topic | undefined, needed: string[]][] = [
    [{}, "movie", []],
    [{ requestRoles: [A] }, "movie", [A]],
    [{ requestRoles: [A] }, "series", [A]],
    [{ requestRoles: [A] }, undefined, [A]],
    [{ requestRoles: [A], movieRoles: [B, C] }, "movie", [B, C]],
    [{ requestRoles: [A], movieRoles: [B] }, "series", [A]],
    [{ requestRoles: [A], movieRoles: [B] }, undefined, [B, A]],
    [{ requestRoles: [A], seriesRoles: [B] }, "movie", [A]],
    [{ requestRoles: [A], seriesRoles: [B] }, "series", [B]],
    [{ movieRoles: [B] }, "series", []],
    [{ movieRoles: [B] }, undefined, []],
    [{ seriesRoles: [B] }, undefined, []],
    [{ requestRoles: [A], movieRoles: [B, C], seriesRoles: [C] }, undefined, [B, C]],
  ];
  for (const [policy, of, needed] of cases) {
    const why = (asker: Asker) =>
      refusalOf(asker, { needs: "ask", ...(of && { of }) }, { ...open, adminRoles: [ROLE], ...policy });
    const what = JSON.stringify([policy, of]);
    for (const role of [A, B, C, ROLE]) {
      const may = needed.length === 0 || needed.includes(role);
      const answer = why({ ...member, guild: { id: GUILD, roles: [role] } });
      assert.deepEqual(answer, may ? undefined : { kind: "role", ids: needed }, what + role);
    }
    assert.deepEqual(why(direct), needed.length > 0 ? { kind: "directRoles" } : undefined, what);
  }
});

Deno.test("refusalOf() asks nobody for the roles of a kind for what is their own, and administrators for theirs", () => {
  const policy = { ...open, movieRoles: [OTHER], seriesRoles: [OTHER], adminRoles: [ROLE] };
  assert.equal(refusalOf(stranger, { needs: "own", of: "movie" }, policy), undefined);
  assert.equal(refusalOf(member, { needs: "admin", of: "series" }, policy), undefined);
  assert.deepEqual(refusalOf(stranger, { needs: "admin", of: "series" }, policy), { kind: "admin" });
});

Deno.test("refusalOf() fails closed when nobody is known to ask", () => {
  for (const needs of ["ask", "own", "admin"] as const) {
    assert.deepEqual(refusalOf(undefined, { needs }, open), { kind: "unclear" }, needs);
  }
});

Deno.test("refusalOf() lets only the addressee press what is theirs", () => {
  const notYours = { kind: "notYours" } as const;
  for (const needs of ["ask", "own"] as const) {
    const press = (addressee: string | undefined, by: "asker" | "anyone") =>
      refusalOf({ ...member, addressee }, { needs, by }, open);
    assert.equal(press(PERSON, "asker"), undefined);
    assert.deepEqual(press(OTHER, "asker"), notYours);
    assert.deepEqual(press(undefined, "asker"), notYours);
    assert.equal(press(OTHER, "anyone"), undefined);
  }
});

Deno.test("refusalOf() asks for the right also of whom a message was made for", () => {
  const asker = { ...stranger, addressee: PERSON };
  const policy = { ...open, requestRoles: [ROLE], adminRoles: [ROLE] };
  assert.equal(refusalOf(asker, { needs: "ask", by: "asker" }, policy)?.kind, "role");
  assert.equal(refusalOf(asker, { needs: "admin", by: "anyone" }, policy)?.kind, "admin");
});

Deno.test("createPace() counts the commands of any minute, of each person apart", () => {
  const pace = createPace(2);
  const start = 1_000_000_000;
  const steps: [at: number, person: string, wait: number][] = [
    [0, PERSON, 0],
    [10_000, PERSON, 0],
    [10_001, PERSON, 50],
    [10_001, OTHER, 0],
    [59_001, PERSON, 1],
    [59_999, PERSON, 1],
    [60_000, PERSON, 0],
    [60_001, PERSON, 10],
    [70_000, PERSON, 0],
    [500_000, PERSON, 0],
  ];
  for (const [at, person, wait] of steps) assert.equal(pace.take(person, start + at), wait, `${at}`);
});

Deno.test("createPace() does not count what it refused", () => {
  const pace = createPace(1);
  assert.equal(pace.take(PERSON, 0), 0);
  for (let at = 1_000; at < 60_000; at += 1_000) assert.equal(pace.take(PERSON, at), 60 - at / 1_000);
  assert.equal(pace.take(PERSON, 60_000), 0);
});

Deno.test("createPace() knows no limit when it is 0", () => {
  const pace = createPace(0);
  for (let i = 0; i < 1_000; i++) assert.equal(pace.take(PERSON, 0), 0);
});
