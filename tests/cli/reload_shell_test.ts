/** A configuration that changes while the bot runs. */
import assert from "node:assert/strict";
import { run } from "../../src/cli/run.ts";
import { type Person, startTinyDiscord, type TinyDiscord } from "../../src/playground/discord/mod.ts";
import { startTinySeerr, type TinySeerr } from "../../src/playground/seerr/mod.ts";
import { en } from "../../src/words/mod.ts";
import { eventually } from "../support/eventually.ts";
import { IDS, LIBRARY, PEOPLE } from "../support/small_world.ts";
import { type Terminal, terminal } from "../support/terminal.ts";

const PATH = "/home/usherr/config.json";
const ROLE = "300000000000000001";

interface Running {
  io: Terminal;
  discord: TinyDiscord;
  seerr: TinySeerr;
  mia: Person;
  /** Writes the file anew: keys of `discord` that are not as before, or any text. */
  change(to: Record<string, unknown> | string): void;
  /** Waits for a line that contains a text, so many times. */
  said(text: string, times?: number): Promise<void>;
}

async function running(act: (it: Running) => Promise<void>, exit = 0): Promise<void> {
  const discord = await startTinyDiscord({ identifyEvery: 1 });
  const seerr = await startTinySeerr({ library: LIBRARY, people: PEOPLE });
  const textOf = (more: Record<string, unknown> = {}) =>
    JSON.stringify({
      discord: { token: discord.token, apiUrl: discord.apiUrl, ...more },
      seerr: { url: seerr.url, apiKey: seerr.apiKey },
      store: ":memory:",
      pace: 0,
    });
  const io = terminal({ files: { [PATH]: textOf() } });
  const ended = run(io, undefined, { lookEvery: 5 });
  const count = (text: string) => io.lines.err.filter((line) => line.includes(text)).length;
  const said = (text: string, times = 1) => eventually(() => count(text) >= times);
  try {
    await said(" ready ms=");
    await act({
      io,
      discord,
      seerr,
      mia: discord.person({ id: IDS.mia, name: "Mia" }),
      change: (to) => void (io.saved[PATH] = typeof to === "string" ? to : textOf(to)),
      said,
    });
  } finally {
    io.stopper.abort();
    assert.equal(await ended, exit);
    await Promise.all([discord.close(), seerr.close()]);
  }
  assert.deepEqual(discord.refused(), []);
  assert.doesNotMatch(io.lines.err.join("\n"), new RegExp(`${discord.token}|${seerr.apiKey}`));
}

/** What somebody reads who asks for a film. */
async function asksFor(person: Person): Promise<string> {
  return JSON.stringify((await person.command("request movie", { title: `tmdb:${LIBRARY[0]?.id}` })).message);
}

Deno.test("run() takes over a changed file, answers first what is under way, and remembers what it knew", () =>
  running(async ({ io, seerr, mia, change, said }) => {
    const card = await mia.command("request movie", { title: `tmdb:${LIBRARY[0]?.id}` });
    await mia.press(card, en.request.button);
    seerr.faults.slow = 300;
    const asking = mia.command("me");
    await eventually(() => seerr.calls.some(({ path }) => path.startsWith("/user/")));
    change({ requestRoles: [ROLE] });
    await said(" ready ms=", 2);
    assert.equal((await asking).error, undefined);
    seerr.faults.slow = 0;
    await said('the configuration changed keys=["discord.requestRoles"]');
    assert.match(await asksFor(mia), /<@&/);
    assert.ok(JSON.stringify((await mia.command("me")).message).includes(en.me.keptRequests(1)));
    assert.equal(io.lines.err.filter((line) => line.includes(" stopped")).length, 1);
  }));

Deno.test("run() refuses a changed file that cannot be used, says all that is wrong, and goes on", () =>
  running(async ({ io, mia, change, said }) => {
    change({ requestRoles: "nobody", allowDirectMessages: "yes" });
    await said("the former one goes on");
    await said('Cannot use "discord.requestRoles" from');
    await said('Cannot use "discord.allowDirectMessages" from');
    change("{ no JSON");
    await said("the former one goes on", 2);
    assert.doesNotMatch(await asksFor(mia), /<@&/);
    change({});
    await said("nothing in it changed");
    assert.equal(io.lines.err.filter((line) => line.includes(" ready ms=")).length, 1);
  }));

Deno.test("run() goes back to the former configuration when Discord refuses the changed token", () =>
  running(async ({ mia, change, said }) => {
    change({ token: "MTAx.wrong.token-that-nobody-gave-out" });
    await said("does not work: the former one goes on");
    await said(" ready ms=", 2);
    assert.equal((await mia.command("help")).error, undefined);
    change({ adminRoles: [ROLE] });
    await said(" ready ms=", 3);
  }));

Deno.test("run() reads its file again on SIGHUP, and keeps the store that it has", () =>
  running(async ({ io, mia, said }) => {
    io.hangUp();
    await said("nothing in it changed");
    const file = JSON.parse(await io.readText(PATH));
    io.saved[PATH] = JSON.stringify({ ...file, store: "other.db", language: "de" });
    io.hangUp();
    await said('Cannot take over "store"');
    await said(" ready ms=", 2);
    assert.equal((await mia.command("help")).error, undefined);
  }));
