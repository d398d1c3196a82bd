/** Setup as somebody at a real terminal meets it. */
import assert from "node:assert/strict";
import { startTinyDiscord, type TinyDiscord } from "../../src/playground/discord/mod.ts";
import { startTinySeerr, type TinySeerr } from "../../src/playground/seerr/mod.ts";
import { eventually } from "../support/eventually.ts";
import { hasPty, type Pty, withPty } from "../support/pty.ts";
import { LIBRARY, PEOPLE } from "../support/small_world.ts";
import { inTempFolder } from "../support/temp_folder.ts";

const RIGHTS = "--no-prompt --allow-net=127.0.0.1 --allow-read --allow-write --allow-env";
const PROGRAM = `"${Deno.execPath()}" run ${RIGHTS} "${new URL("../../src/main.ts", import.meta.url).pathname}"`;

const isThere = await hasPty();
if (!isThere) console.log('Setup is not tried at a terminal: there is no "script" of util-linux');

interface Seat {
  discord: TinyDiscord;
  seerr: TinySeerr;
  folder: string;
  /** Runs the program in the folder, and tells how the terminal was left. */
  at(words: string, run: (pty: Pty) => Promise<void>): Promise<void>;
}

/** What `stty` says of a terminal as it should be. */
const SANE = "terminal: echo icanon isig";

function testAtTerminal(name: string, run: (seat: Seat) => Promise<void>): void {
  Deno.test({ name, ignore: !isThere, fn: () => inTempFolder((folder) => seated(folder, run)) });
}

async function seated(folder: string, run: (seat: Seat) => Promise<void>): Promise<void> {
  const [discord, seerr] = await Promise.all([
    startTinyDiscord(),
    startTinySeerr({ library: LIBRARY, people: PEOPLE }),
  ]);
  const modes = "stty -a | grep -oE -- '-?\\b(icanon|echo|isig)\\b' | sort";
  const at = (words: string, act: (pty: Pty) => Promise<void>) => {
    // The shell goes on after Ctrl-C.
    const program = `sh -c 'echo seat: $$ $(tty); exec ${PROGRAM} ${words}'`;
    const command = `trap : INT TERM; ${program}; code=$?; echo terminal: $(${modes}); exit $code`;
    return withPty(command, { cwd: folder, env: { USHERR_DISCORD_API_URL: discord.apiUrl } }, act);
  };
  try {
    await run({ discord, seerr, folder, at });
  } finally {
    await Promise.all([discord.close(), seerr.close()]);
  }
}

/** The program's process and terminal. */
function seatOf(pty: Pty): { pid: number; device: string } {
  const [, pid, device = ""] = /seat: (\d+) (\S+)/.exec(pty.shown()) ?? [];
  return { pid: Number(pid), device };
}

async function sttyOf(device: string, ...words: string[]): Promise<string> {
  const { stdout } = await new Deno.Command("stty", { args: ["-F", device, ...words] }).output();
  return new TextDecoder().decode(stdout);
}

async function isAlive(pid: number): Promise<boolean> {
  const { stdout } = await new Deno.Command("ps", { args: ["-o", "stat=", "-p", `${pid}`] }).output();
  return /^[^Z\s]/.test(new TextDecoder().decode(stdout));
}

function filesIn(folder: string): string[] {
  return [...Deno.readDirSync(folder)].map(({ name }) => name).sort();
}

testAtTerminal(
  "setup at a terminal writes what was answered, for its owner alone, and shows no secret",
  async (seat) => {
    const { discord, seerr, folder } = seat;
    await seat.at("setup", async (pty) => {
      await pty.until("token, not shown: ");
      await pty.type(`${discord.token}\r`);
      await pty.until('It is in the server "Film club"');
      await pty.until("as your browser shows it: ");
      // A slip, put right with Backspace.
      await pty.type(`${seerr.url}/logim\x7fn\r`);
      await pty.until("API key, not shown: ");
      await pty.type(`${seerr.apiKey}\r`);
      await pty.until("can wait [no]: ");
      await pty.type("\r");
      await pty.until("[yes]: ");
      await pty.type("\r");
      assert.equal(await pty.ended, 0, pty.shown());
      assert.match(pty.shown(), /\(\d+ characters\)/);
      assert.ok(pty.shown().includes(`${seerr.url}/logi`), "what is typed is seen");
      for (const secret of [discord.token, seerr.apiKey]) assert.ok(!pty.shown().includes(secret));
    });
    const path = `${folder}/config.json`;
    assert.deepEqual(JSON.parse(await Deno.readTextFile(path)), {
      version: 1,
      discord: { token: discord.token },
      seerr: { url: seerr.url, apiKey: seerr.apiKey },
    });
    assert.equal(((await Deno.stat(path)).mode ?? 0) & 0o777, 0o600);
    assert.deepEqual(filesIn(folder), ["config.json"]);
  },
);

testAtTerminal("setup at a terminal explains wrong answers, and asks again", async ({ discord, seerr, folder, at }) => {
  await at("setup", async (pty) => {
    const wrong: [prompt: string, answer: string, said: string][] = [
      ["token, not shown: ", "", "Nothing was typed"],
      ["token, not shown: ", "123456789012345678", "application's id"],
      ["token, not shown: ", "MTAx.wrong.token-that-nobody-gave-out", "refuses that token"],
      ["token, not shown: ", discord.token, "It is the bot"],
      ["browser shows it: ", "http://127.0.0.1:9", "✗ http://127.0.0.1:9"],
      ["same again]: ", seerr.url, "answers at"],
      ["key, not shown: ", "nope", "refuses that key"],
      ["key, not shown: ", seerr.apiKey, "takes the key"],
      ["can wait [no]: ", "perhaps", "Answer yes or no"],
      ["can wait [no]: ", "n", "To be written"],
      ["[yes]: ", "perhaps", "Answer yes or no"],
      ["[yes]: ", "", "Wrote"],
    ];
    for (const [prompt, answer, said] of wrong) {
      await pty.until(prompt);
      await pty.type(`${answer}\r`);
      await pty.until(said);
    }
    assert.equal(await pty.ended, 0, pty.shown());
  });
  assert.deepEqual(filesIn(folder), ["config.json"]);
});

testAtTerminal("setup at a terminal takes a paste of all answers at once, and shows no secret of it", async (seat) => {
  const { discord, seerr, folder } = seat;
  await seat.at("setup", async (pty) => {
    await pty.until("token, not shown: ");
    await pty.type(`${discord.token}\r\n${seerr.url}\n${seerr.apiKey}\r\n\n\n`);
    assert.equal(await pty.ended, 0, pty.shown());
    for (const secret of [discord.token, seerr.apiKey]) assert.ok(!pty.shown().includes(secret));
  });
  assert.deepEqual(filesIn(folder), ["config.json"]);
});

testAtTerminal(
  "setup at a terminal leaves nothing behind but a sane terminal, whatever question Ctrl-C answers",
  async (seat) => {
    const { discord, seerr, folder, at } = seat;
    const steps: [prompt: string, answer: string][] = [
      ["token, not shown: ", `${discord.token}\r`],
      ["browser shows it: ", `${seerr.url}\r`],
      ["key, not shown: ", `${seerr.apiKey}\r`],
      ["can wait [no]: ", "y\r"],
      ["[everyone]: ", "\r"],
      ["[all]: ", "\r"],
      ["[nobody]: ", "\r"],
      ['needs them? (a number or a name; or "none") [none]: ', "\r"],
      ["told? [1]: ", "\r"],
      ['private messages? (a number or a name; or "none") [none]: ', "\r"],
      ['library? (a number or a name; or "none") [none]: ', "\r"],
      ["seconds [no]: ", "y\r"],
      ["[127.0.0.1:8464]: ", "\r"],
      ["[the same]: ", "\r"],
      ["speak? [1]: ", "2\r"],
      [`config.json"? [yes]: `, "\r"],
    ];
    for (let asked = 0; asked < steps.length; asked++) {
      await at("setup", async (pty) => {
        for (const [prompt, answer] of steps.slice(0, asked)) {
          await pty.until(prompt);
          await pty.type(answer);
        }
        await pty.until(steps[asked]?.[0] ?? "");
        // The last one by Ctrl-D.
        await pty.type(asked === steps.length - 1 ? "\x04" : "half an answer\x03");
        await pty.until("Nothing was written.");
        await pty.until(SANE);
        assert.equal(await pty.ended, 1, pty.shown());
      });
      assert.deepEqual(filesIn(folder), []);
    }
  },
);

testAtTerminal(
  "setup at a terminal ends at once on Ctrl-C while a server is asked",
  async ({ discord, folder, at }) => {
    discord.faults.rest({ on: "GET /users/@me", does: "hang" });
    await at("setup", async (pty) => {
      await pty.until("token, not shown: ");
      await pty.type(`${discord.token}\r`);
      await discord.until(() => discord.exchanges.some(({ route }) => route === "/users/@me"));
      const began = performance.now();
      await pty.type("\x03");
      await pty.until("Nothing was written.");
      assert.ok(performance.now() - began < 5_000);
      await pty.until(SANE);
      assert.equal(await pty.ended, 1, pty.shown());
    });
    assert.deepEqual(filesIn(folder), []);
  },
);

testAtTerminal("setup at a terminal that goes away ends by itself, and leaves nothing behind", async (seat) => {
  const { discord, folder, at } = seat;
  discord.faults.rest({ on: "GET /users/@me", does: "hang" });
  for (const answer of ["half a tok", `${discord.token}\r`]) {
    await at("setup", async (pty) => {
      await pty.until("token, not shown: ");
      await pty.type(answer);
      if (answer.endsWith("\r")) {
        await discord.until(() => discord.exchanges.some(({ route }) => route === "/users/@me"));
      }
      const { pid } = seatOf(pty);
      assert.ok(await isAlive(pid));
      try {
        pty.goAway();
        await eventually(async () => !await isAlive(pid), 10_000);
      } finally {
        if (await isAlive(pid)) Deno.kill(pid, "SIGKILL");
      }
    });
    assert.deepEqual(filesIn(folder), []);
  }
});

testAtTerminal("setup at a terminal leaves it sane, whatever signal ends it", async ({ discord, folder, at }) => {
  discord.faults.rest({ on: "GET /users/@me", does: "hang" });
  for (const signal of ["SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT"] as const) {
    for (const answer of ["half a tok", `${discord.token}\r`]) {
      const asked = discord.exchanges.length;
      await at("setup", async (pty) => {
        await pty.until("token, not shown: ");
        await pty.type(answer);
        if (answer.endsWith("\r")) await discord.until(() => discord.exchanges.length > asked);
        Deno.kill(seatOf(pty).pid, signal);
        await pty.until("Nothing was written.");
        await pty.until(SANE);
        assert.equal(await pty.ended, 1, `${signal} ${pty.shown()}`);
      });
      assert.deepEqual(filesIn(folder), []);
    }
  }
});

testAtTerminal("setup at a terminal does not show what is typed while a server is asked", async ({ discord, at }) => {
  discord.faults.rest({ on: "GET /users/@me", does: "hang" });
  await at("setup", async (pty) => {
    await pty.until("token, not shown: ");
    await pty.type(`${discord.token}\r`);
    await discord.until(() => discord.exchanges.some(({ route }) => route === "/users/@me"));
    await pty.type("typed ahead");
    // Not by Ctrl-C, which throws away what the terminal would still show.
    Deno.kill(seatOf(pty).pid, "SIGTERM");
    await pty.until(SANE);
    assert.doesNotMatch(pty.shown(), /typed ahead/);
  });
});

testAtTerminal("setup at a terminal hides a secret also after it was stopped, and went on", async (seat) => {
  const { discord, at } = seat;
  await at("setup", async (pty) => {
    await pty.until("token, not shown: ");
    const { pid, device } = seatOf(pty);
    Deno.kill(pid, "SIGSTOP");
    // As shells do.
    await sttyOf(device, "sane");
    Deno.kill(pid, "SIGCONT");
    await eventually(async () => (await sttyOf(device, "-a")).includes("-echo "));
    await pty.type(`${discord.token}\r`);
    await pty.until("It is the bot");
    assert.ok(!pty.shown().includes(discord.token));
    await pty.until("shows it: ");
    await pty.type("\x1a\x03");
    await pty.until("Nothing was written.");
    await pty.until(SANE);
  });
});

testAtTerminal("usherr at a terminal without a configuration offers setup, and goes on to run", async (seat) => {
  const { discord, seerr, at } = seat;
  await at("", async (pty) => {
    await pty.until("Set one up now? [Y/n] ");
    await pty.type("\x03");
    await pty.until(SANE);
    assert.equal(await pty.ended, 2);
  });
  await at("", async (pty) => {
    await pty.until("Set one up now? [Y/n] ");
    await pty.type(`\r${discord.token}\r${seerr.url}\r${seerr.apiKey}\r\r\r`);
    await pty.until(" ready ");
    // It starts by itself, in a terminal that shows again what is typed.
    assert.doesNotMatch(pty.shown(), /Start the bot/);
    assert.match(await sttyOf(seatOf(pty).device, "-a"), /[^-]icanon\b[^]*[^-]echo\b/);
    await pty.type("\x03");
    await pty.until(SANE);
    assert.equal(await pty.ended, 0, pty.shown());
  });
});
