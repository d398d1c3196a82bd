/** Setup at a real terminal, ended by Ctrl-C at each of its questions. */
import assert from "node:assert/strict";
import type { Pty } from "../support/pty.ts";
import { type Answer, answer, filesIn, SANE, testAtTerminal } from "./setup/seat.ts";

/** Ends setup at a question. */
async function endAt(pty: Pty, question: string, keys = "half an answer\x03"): Promise<void> {
  await pty.until(question);
  await pty.type(keys);
  await pty.until("Nothing was written.");
  await pty.until(SANE);
  assert.equal(await pty.ended, 1, pty.shown());
}

testAtTerminal(
  "setup at a terminal leaves nothing behind but a sane terminal, whatever question Ctrl-C answers",
  async (seat) => {
    const { discord, seerr, folder, at } = seat;
    const steps: Answer[] = [
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
        await answer(pty, steps.slice(0, asked));
        // The last one by Ctrl-D.
        await endAt(pty, steps[asked]?.[0] ?? "", asked === steps.length - 1 ? "\x04" : "half an answer\x03");
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

testAtTerminal("setup at a terminal ends on Ctrl-C while it waits for the bot to join a server", async (seat) => {
  const { discord, folder, at } = seat;
  await at("setup", async (pty) => {
    await answer(pty, [["token, not shown: ", `${discord.token}\r`]]);
    await endAt(pty, "Waiting for it to join (Enter goes on without): ");
  });
  assert.deepEqual(filesIn(folder), []);
}, { guilds: [] });

testAtTerminal(
  "setup at a terminal leaves a configuration as it was, whatever question Ctrl-C answers",
  async (seat) => {
    const { discord, seerr, folder, at } = seat;
    const path = `${folder}/config.json`;
    const file = JSON.stringify({ discord: { token: discord.token }, seerr: { url: seerr.url, apiKey: seerr.apiKey } });
    await Deno.writeTextFile(path, file);
    const menu = "want to change? [9]: ";
    const ends: [before: Answer[], question: string][] = [
      [[], menu],
      [[[menu, "3\r"], ["[everyone]: ", "adm\r"]], "Admins? [yes]: "],
      [[[menu, "7\r"], ["speak? [1]: ", "2\r"], [menu, "\r"]], "A copy of it is kept [yes]: "],
    ];
    for (const [before, question] of ends) {
      await at("setup", async (pty) => {
        await answer(pty, before);
        await endAt(pty, question);
      });
      assert.deepEqual([filesIn(folder), await Deno.readTextFile(path)], [["config.json"], file], question);
    }
  },
);

testAtTerminal(
  "setup at a terminal ends on Ctrl-C when it could not write, and is asked to try again",
  async (seat) => {
    const { discord, seerr, folder, at } = seat;
    await at("setup", async (pty) => {
      await answer(pty, [
        ["token, not shown: ", `${discord.token}\r`],
        ["browser shows it: ", `${seerr.url}\r`],
        ["key, not shown: ", `${seerr.apiKey}\r`],
        ["can wait [no]: ", "\r"],
      ]);
      // A folder stands where the file would be written first.
      await Deno.mkdir(`${folder}/config.json.part/in the way`, { recursive: true });
      await answer(pty, [['config.json"? [yes]: ', "\r", "✗ Cannot write"]]);
      await endAt(pty, "Try again? [yes]: ");
    });
    assert.deepEqual(filesIn(folder), ["config.json.part"]);
  },
);
