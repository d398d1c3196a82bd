/** What setup offers from live lists, and the webhook. */
import assert from "node:assert/strict";
import { type House, inHouse, workingFile } from "./house.ts";

const MENU = { requesters: "3", administrators: "4", notices: "5", webhook: "6" };

Deno.test("setup() takes roles and channels by number, name, part of a name and id, and says what there is not", async () => {
  await inHouse(async (house) => {
    const { discord: { roles, channels }, setUp } = house;
    const cases: [string, string[]][] = [
      ["2", [roles.members.id]],
      ["2,1", [roles.members.id, roles.admins.id]],
      ["@Members", [roles.members.id]],
      ["members; ADMINS", [roles.members.id, roles.admins.id]],
      ["2 1", [roles.members.id, roles.admins.id]],
      [roles.admins.id, [roles.admins.id]],
      ["1, 1, admins", [roles.admins.id]],
    ];
    for (const [text, ids] of cases) {
      const answers = [MENU.requesters, "9", "nobody at all", "m", text, "#requests, general", "", ""];
      const done = await setUp({ file: workingFile(house), answers });
      assert.equal(done.exit, 0, done.err);
      assert.deepEqual(done.left, [], text);
      const requestChannels = [channels.requests.id, channels.general.id];
      assert.partialDeepStrictEqual(done.written, { discord: { requestRoles: ids, requestChannels } }, text);
      assert.match(done.out, /✗ There is no "9" among the roles\n✗ There is no "nobody at all"/);
      assert.match(done.out, /1 {2}Admins\n {3}2 {2}Members\n✗ More than one is meant/);
      assert.match(done.out, /1 {2}Usherr \(managed by Discord\)/);
      assert.match(done.out, /In direct messages roles are unknown/);
    }
  });
});

Deno.test("setup() asks whether a part of a name is what is meant, and shows names beside ids", async () => {
  await inHouse(async (house) => {
    const { discord: { roles, channels }, setUp } = house;
    const answers = [MENU.requesters, "adm", "no", "memb, admins", "yes", "gener", "", "", ""];
    const done = await setUp({ file: workingFile(house), answers });
    assert.equal(done.exit, 0, done.err);
    assert.deepEqual(done.left, []);
    const asked = done.asked.filter((it) => it.endsWith("? [yes]: ")).slice(0, 3);
    assert.deepEqual(asked, ["Admins? [yes]: ", "Members, Admins? [yes]: ", "#general? [yes]: "]);
    assert.partialDeepStrictEqual(done.written, {
      discord: { requestRoles: [roles.members.id, roles.admins.id], requestChannels: [channels.general.id] },
    });
    assert.ok(done.out.includes(`requestRoles: ["${roles.members.id}","${roles.admins.id}"] (Members, Admins)`));
    assert.ok(done.out.includes(`requestChannels: ["${channels.general.id}"] (#general)`));
  });
});

Deno.test("setup() understands every word for nothing, unless something has that name", async () => {
  await inHouse(async (house) => {
    const { discord, setUp } = house;
    const announce = discord.addChannel("announcements");
    const file = { ...workingFile(house), notices: { announce: announce.id, channel: announce.id } };
    for (const word of ["no", "N", "none", "-", "nobody"]) {
      const done = await setUp({ file, answers: [MENU.notices, "1", word, word, "", ""] });
      assert.deepEqual([done.exit, done.left], [0, []], done.err);
      assert.partialDeepStrictEqual(done.written, { notices: { announce: "", channel: "" } }, word);
    }
    const open = { ...workingFile(house), discord: { token: discord.token, requestRoles: [discord.roles.admins.id] } };
    for (const word of ["everyone", "All", "everybody"]) {
      const done = await setUp({ file: open, answers: [MENU.requesters, word, word, "", ""] });
      assert.partialDeepStrictEqual(done.written, { discord: { requestRoles: [] } }, word);
    }
    // Nobody is the contrary of everybody.
    const refused = await setUp({ file: open, answers: [MENU.requesters, "nobody", "", "", ""] });
    assert.match(refused.out, /✗ There is no "nobody" among the roles/);
    const no = discord.addRole("no");
    const done = await setUp({ file, answers: [MENU.administrators, "no", "", "", ""] });
    assert.partialDeepStrictEqual(done.written, { discord: { adminRoles: [no.id] } });
  });
});

Deno.test("setup() takes numbers of the list that was shown last", async () => {
  await inHouse(async (house) => {
    const { discord: { roles }, setUp } = house;
    const done = await setUp({ file: workingFile(house), answers: [MENU.requesters, "m", "1", "", "", ""] });
    assert.partialDeepStrictEqual(done.written, { discord: { requestRoles: [roles.admins.id] } });
  });
});

Deno.test("setup() narrows a long list by a part of a name", async () => {
  await inHouse(async (house) => {
    const { discord, setUp } = house;
    const added = Array.from({ length: 30 }, (_, i) => discord.addRole(i < 25 ? `Team ${i}` : `Crew, ${i}`));
    const answers = [MENU.administrators, "1", "team", "crew, 2", "2", "none", "", ""];
    const done = await setUp({ file: workingFile(house), answers });
    assert.equal(done.exit, 0, done.err);
    assert.match(done.out, /There are 33 roles: type a part of a name to see fewer/);
    assert.match(done.out, /There are 25 roles of that name/);
    assert.doesNotMatch(done.out, /Team 7/);
    const crew = added.filter(({ name }) => name.startsWith("Crew"));
    const chosen = done.written?.["discord"];
    assert.ok(crew.some(({ id }) => JSON.stringify(chosen).includes(id)), JSON.stringify(chosen));
  });
});

Deno.test("setup() says in which server a role or channel is when the bot is in several", async () => {
  await inHouse(async (house) => {
    const done = await house.setUp({ file: workingFile(house), answers: [MENU.requesters, "", "", ""] });
    assert.match(done.out, /Members \(Film club\)/);
    assert.match(done.out, /#general \(Film club\)/);
  }, { guilds: ["Film club", "Book club"] });
});

Deno.test("setup() takes one channel at most where only one is possible, and says that the bot does not see it", async () => {
  await inHouse(async (house) => {
    const { discord: { channels }, setUp } = house;
    const answers = [MENU.administrators, "", "requests, general", "moderators", "", ""];
    const done = await setUp({ file: workingFile(house), answers });
    assert.equal(done.exit, 0, done.err);
    assert.match(done.out, /✗ Only one is possible/);
    assert.match(done.out, /! Discord: "discord\.adminChannel": the bot may not see that channel/);
    assert.partialDeepStrictEqual(done.written, { discord: { adminChannel: channels.hidden.id } });
  });
});

Deno.test("setup() skips what needs lists when Discord gives none", async () => {
  await inHouse(async (house) => {
    house.discord.faults.rest({ on: "GET /guilds", does: { status: 503 } });
    const done = await house.setUp({ file: workingFile(house), answers: ["3", "4", "5", "off", "", ""] });
    assert.equal(done.exit, 0, done.err);
    assert.deepEqual(done.left, []);
    assert.equal(done.out.match(/! There is no list to choose .* from: .*503.*Run setup again later/g)?.length, 3);
    assert.partialDeepStrictEqual(done.written, { notices: { to: "off" } });
  });
});

async function hookOf({ seerr }: House, body?: object): Promise<string> {
  const headers = { "x-api-key": seerr.apiKey, "content-type": "application/json" };
  const url = `${seerr.url}/api/v1/settings/notifications/webhook`;
  if (body) await (await fetch(url, { method: "POST", headers, body: JSON.stringify(body) })).body?.cancel();
  return await (await fetch(url, { headers })).text();
}

/** Says yes to a webhook, takes every address as it is offered, and writes. */
const HOOKED = [MENU.webhook, "y", "", "", "", ""];

Deno.test("setup() writes our webhook into Seerr when that is wanted, after the file", async () => {
  await inHouse(async (house) => {
    const file = workingFile(house);
    const without = await house.setUp({ file, answers: [...HOOKED, "n"] });
    assert.equal(without.exit, 0, without.err);
    assert.ok(!(await hookOf(house)).includes("hooks/seerr"));
    const done = await house.setUp({ file, answers: [...HOOKED, ""] });
    assert.equal(done.exit, 0, done.err);
    assert.match(done.out, /Usherr hears it once the bot runs/);
    assert.match(done.out, /✓ Wrote [^]*Ours is written: http:\/\/127\.0\.0\.1:8464\/hooks\/seerr/);
    assert.ok((await hookOf(house)).includes("http://127.0.0.1:8464/hooks/seerr"));
  });
});

Deno.test("setup() never replaces somebody else's webhook without another yes", async () => {
  await inHouse(async (house) => {
    const options = { webhookUrl: "http://127.0.0.1:9/theirs", authHeader: "theirs", jsonPayload: '{"a":1}' };
    const before = await hookOf(house, { enabled: true, types: 8, options });
    const file = workingFile(house);
    for (const answers of [[...HOOKED, "y", ""], [...HOOKED, "y", "no"], [...HOOKED, "y"]]) {
      const done = await house.setUp({ file, args: ["--yes"], answers: answers.toSpliced(5, 1) });
      assert.ok(done.written, done.err);
      assert.equal(await hookOf(house), before);
    }
    const done = await house.setUp({ file, answers: [...HOOKED, "y", "y"] });
    assert.equal(done.exit, 0, done.err);
    assert.notEqual(await hookOf(house), before);
    assert.equal(Object.keys(done.saved).filter((path) => path.includes("webhook-before-")).length, 1);
  });
});

Deno.test("setup() says why our webhook cannot be written, and has written the file", async () => {
  await inHouse(async (house) => {
    house.seerr.faults.broken = "/settings/notifications/webhook";
    const done = await house.setUp({ file: workingFile(house), answers: [...HOOKED, ""] });
    assert.equal(done.exit, 0, done.err);
    assert.match(done.out, /✗ Seerr: .*500/);
    assert.ok(done.written);
  });
});

Deno.test("setup() wants an address that Seerr can reach when Usherr listens everywhere", async () => {
  await inHouse(async (house) => {
    const listens = ["nowhere", "0.0.0.0:8464"];
    const urls = ["", "the same", "192.168.1.20", "http://192.168.1.20:8464/hooks/seerr"];
    const done = await house.setUp({
      file: workingFile(house),
      answers: [MENU.webhook, "y", ...listens, ...urls, "", "", "n"],
    });
    assert.equal(done.exit, 0, done.err);
    assert.deepEqual(done.left, []);
    assert.match(done.out, /✗ It is no address of this machine with a port\. Write/);
    assert.match(done.out, /✗ It is no address that starts with http/);
    assert.partialDeepStrictEqual(done.written, { web: { listen: "0.0.0.0:8464", url: "http://192.168.1.20:8464" } });
  });
});
