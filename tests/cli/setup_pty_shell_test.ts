/** Setup as somebody at a real terminal meets it. */
import assert from "node:assert/strict";
import { eventually } from "../support/eventually.ts";
import { type Answer, answer, filesIn, SANE, seatOf, testAtTerminal } from "./setup/seat.ts";

async function sttyOf(device: string, ...words: string[]): Promise<string> {
  const { stdout } = await new Deno.Command("stty", { args: ["-F", device, ...words] }).output();
  return new TextDecoder().decode(stdout);
}

async function isAlive(pid: number): Promise<boolean> {
  const { stdout } = await new Deno.Command("ps", { args: ["-o", "stat=", "-p", `${pid}`] }).output();
  return /^[^Z\s]/.test(new TextDecoder().decode(stdout));
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
    const wrong: Answer[] = [
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
    await answer(pty, wrong.map(([prompt, typed, said]) => [prompt, `${typed}\r`, said]));
    assert.equal(await pty.ended, 0, pty.shown());
  });
  assert.deepEqual(filesIn(folder), ["config.json"]);
});

testAtTerminal("setup at a terminal asks each question again that was answered wrong, up to the end", async (seat) => {
  const { discord, seerr, folder, at } = seat;
  const { roles, channels } = discord;
  const channel = '(a number or a name; or "none") [none]: ';
  const address = "like http://192.168.1.20:8464?: ";
  const answers: Answer[] = [
    ["token, not shown: ", discord.token],
    ["browser shows it: ", seerr.url],
    ["key, not shown: ", seerr.apiKey],
    ["can wait [no]: ", "y"],
    ["[everyone]: ", "nobody at all", 'There is no "nobody at all" among the roles'],
    ["[everyone]: ", "adm"],
    ["Admins? [yes]: ", "perhaps", "Answer yes or no"],
    ["Admins? [yes]: ", "n"],
    ["[everyone]: ", "3", "✓ Members"],
    ["[all]: ", "9", 'There is no "9" among the channels'],
    ["[all]: ", "#general, requests", "✓ #general, #requests"],
    ["[nobody]: ", "everyone", 'There is no "everyone" among the roles'],
    ["[nobody]: ", "admins", "✓ Admins"],
    [`needs them? ${channel}`, "general, requests", "Only one is possible"],
    [`needs them? ${channel}`, "moderators", "the bot may not see that channel"],
    ["told? [1]: ", "4", "Answer with a number from 1 to 3"],
    ["told? [1]: ", "2"],
    ["In which channel? (a number or a name): ", "", "Nothing was typed"],
    ["In which channel? (a number or a name): ", "general", "✓ #general"],
    [`library? ${channel}`, "nowhere", 'There is no "nowhere" among the channels'],
    [`library? ${channel}`, "requests", "✓ #requests"],
    ["seconds [no]: ", "perhaps", "Answer yes or no"],
    ["seconds [no]: ", "y"],
    ["[127.0.0.1:8464]: ", "nowhere", "It is no address of this machine with a port"],
    ["[127.0.0.1:8464]: ", "0.0.0.0:8464"],
    [address, "192.168.1.20", "It is no address that starts with http"],
    [address, "http://192.168.1.20:8464"],
    ["speak? [1]: ", "tlh", "Answer with a number from 1 to 2"],
    ["speak? [1]: ", "de"],
    ['config.json"? [yes]: ', "perhaps", "Answer yes or no"],
    ['config.json"? [yes]: ', "", "Wrote"],
    ["into Seerr now? [yes]: ", "perhaps", "Answer yes or no"],
    ["into Seerr now? [yes]: ", "n", "Start the bot"],
  ];
  await at("setup", async (pty) => {
    await answer(pty, answers.map(([prompt, typed, said]) => [prompt, `${typed}\r`, said]));
    assert.equal(await pty.ended, 0, pty.shown());
    const { web: { secret }, ...written } = JSON.parse(await Deno.readTextFile(`${folder}/config.json`));
    assert.deepEqual(written, {
      version: 1,
      language: "de",
      discord: {
        token: discord.token,
        requestRoles: [roles.members.id],
        requestChannels: [channels.general.id, channels.requests.id],
        adminRoles: [roles.admins.id],
        adminChannel: channels.hidden.id,
      },
      seerr: { url: seerr.url, apiKey: seerr.apiKey },
      notices: { to: "channel", channel: channels.general.id, announce: channels.requests.id },
    });
    for (const hidden of [discord.token, seerr.apiKey, secret]) assert.ok(!pty.shown().includes(hidden));
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
    assert.equal(await pty.ended, 1);
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
