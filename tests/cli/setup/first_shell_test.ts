/** Setup where there is nothing yet. */
import assert from "node:assert/strict";
import { type House, inHouse, PATH } from "./house.ts";

/** What a newcomer types who gets everything right. */
function right({ discord, seerr }: House): string[] {
  return [discord.token, seerr.url.replace("http://", ""), seerr.apiKey, "", ""];
}

Deno.test("setup() gets a newcomer to a configuration with five answers", async () => {
  await inHouse(async (house) => {
    const { discord, seerr, setUp } = house;
    const done = await setUp({ answers: right(house) });
    assert.equal(done.exit, 0, done.err);
    assert.deepEqual(done.left, []);
    assert.deepEqual(done.written, {
      version: 1,
      discord: { token: discord.token },
      seerr: { url: seerr.url, apiKey: seerr.apiKey },
    });
    assert.deepEqual(Object.keys(done.saved), [PATH]);
    for (
      const text of [
        'It is the bot "usherr"',
        'It is in the server "Film club"',
        `Seerr 3.3.0 answers at ${seerr.url}`,
        "5 people are linked",
        "Profile → Settings → Notifications → Discord",
        "discord.token: (not shown)",
        "seerr.apiKey: (not shown)",
        "deno task start",
        "deno task check",
      ]
    ) assert.ok(done.out.includes(text), text);
  });
});

/** Where nothing listens. */
async function deadAddress(): Promise<string> {
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, () => new Response());
  await server.shutdown();
  return `http://127.0.0.1:${server.addr.port}`;
}

Deno.test("setup() explains each wrong answer, and asks again", async () => {
  await inHouse(async (house) => {
    const { discord, seerr, setUp } = house;
    const wrong: [answer: string, said: RegExp][] = [
      ["", /Nothing was typed/],
      ["123456789012345678", /application's id/],
      ["a".repeat(64), /public key/],
      ["no-dots-at-all", /no bot token/],
      ["MTAx.wrong.token-that-nobody-gave-out", /Discord refuses that token.*Reset Token/],
    ];
    const [token = "", url = "", key = "", more = "", write = ""] = right(house);
    const wrongUrls: [string, RegExp][] = [
      ["", /Nothing was typed/],
      [await deadAddress(), /✗ http:\/\/127\.0\.0\.1:\d+: nothing listens there\n/],
      [discord.apiUrl, /Look whether "seerr\.url" really leads to Seerr|Something else answers/],
    ];
    const wrongKeys: [string, RegExp][] = [["", /Nothing was typed/], ["nope", /Seerr refuses that key.*API Key/]];
    const answers = [
      ...wrong.map(([it]) => it),
      token,
      ...wrongUrls.map(([it]) => it),
      url,
      ...wrongKeys.map(([it]) => it),
      key,
      "perhaps",
      more,
      "perhaps",
      write,
    ];
    const done = await setUp({ answers });
    assert.equal(done.exit, 0, done.err);
    assert.deepEqual(done.left, []);
    assert.partialDeepStrictEqual(done.written, { seerr: { url: seerr.url } });
    for (const [, said] of [...wrong, ...wrongUrls, ...wrongKeys]) assert.match(done.out, said);
    assert.equal(done.out.match(/Answer yes or no/g)?.length, 2);
  });
});

Deno.test("setup() writes nothing when it is ended, at whatever question", async () => {
  await inHouse(async (house) => {
    const { seerr, setUp } = house;
    const [token = "", url = "", key = ""] = right(house);
    const all = [token, url, key, "y", "", "", "", "", "", "", "", "y", "", "", "", ""];
    const whole = await setUp({ answers: [...all, "n"] });
    assert.equal(whole.exit, 0, whole.err);
    assert.deepEqual(whole.left, []);
    for (let asked = 0; asked < all.length; asked++) {
      const done = await setUp({ answers: all.slice(0, asked) });
      assert.deepEqual([done.exit, done.saved, done.err], [1, {}, "Nothing was written."], done.asked.at(-1));
      assert.equal(done.asked.length, asked + 1);
    }
    const late = await setUp({ answers: all });
    assert.deepEqual([late.exit, late.err], [1, `Written so far: "${PATH}".`]);
    assert.match(late.asked.at(-1) ?? "", /into Seerr now/);
    assert.equal(seerr.webhooks.length, 0);
  });
});

Deno.test("setup() writes nothing when the last question is answered with no", async () => {
  await inHouse(async (house) => {
    const done = await house.setUp({ answers: [...right(house).slice(0, 4), "n"] });
    assert.deepEqual([done.exit, done.saved, done.err], [1, {}, "Nothing was written."]);
  });
});

Deno.test("setup() looks whether it can write before it asks anything", async () => {
  await inHouse(async (house) => {
    const cases: [Error, RegExp][] = [
      [new Deno.errors.PermissionDenied("no"), /this account may not/],
      [new Deno.errors.NotFound("no"), /there is no such folder\. Make it first/],
      [new Deno.errors.Busy("it is mounted by itself: mount its folder"), /mount its folder/],
    ];
    for (const [error, said] of cases) {
      const done = await house.setUp({
        answers: right(house),
        tamper: (io) => io.save = () => Promise.reject(error),
      });
      assert.notEqual(done.exit, 0);
      assert.deepEqual(done.asked, []);
      assert.match(done.err, said);
    }
  });
});

Deno.test("setup() keeps what was answered when it cannot be written in the end", async () => {
  await inHouse(async (house) => {
    const setUp = (answers: string[]) =>
      house.setUp({
        answers: [...right(house), ...answers],
        tamper(io) {
          const { save } = io;
          let saves = 0;
          // The first only looks whether it can.
          io.save = (...args) => ++saves === 2 ? Promise.reject(new Error("No space left on device")) : save(...args);
        },
      });
    const done = await setUp([""]);
    assert.deepEqual([done.exit, done.left], [0, []], done.err);
    assert.match(done.out, /✗ Cannot write .*No space left on device[^]*✓ Wrote/);
    assert.ok(done.written);
    const given = await setUp(["no"]);
    assert.deepEqual([given.exit, given.written, given.err], [1, undefined, "Nothing was written."]);
  });
});

Deno.test("setup() says whose the file is when that changes, and what to do", async () => {
  await inHouse(async (house) => {
    const done = await house.setUp({
      answers: right(house),
      tamper(io) {
        const { save } = io;
        io.save = (path, lines, saving) => {
          saving?.onKept?.(999);
          return save(path, lines, saving);
        };
      },
    });
    assert.equal(done.exit, 0, done.err);
    assert.match(done.out, /! It belonged to another account \(999\)[^]*chown 999 \/home\/usherr\/config\.json/);
  });
});

Deno.test("setup() shows the invite link, and waits until the bot has joined", async () => {
  await inHouse(async (house) => {
    const { discord, setUp } = house;
    const [token = "", ...rest] = right(house);
    const done = await setUp({
      answers: [token, ...rest],
      tamper(io) {
        const { ask } = io;
        io.ask = async (question, hidden, over) => {
          if (!question.startsWith("Waiting")) return await ask(question, hidden);
          io.asked.push(question);
          await discord.until(() => discord.exchanges.filter((it) => it.route === "/users/@me/guilds").length > 2);
          discord.join();
          await new Promise<void>((resolve) => over?.addEventListener("abort", () => resolve()));
          return "";
        };
      },
    });
    assert.equal(done.exit, 0, done.err);
    assert.match(done.out, new RegExp(`client_id=${discord.applicationId}&scope=bot\\+applications\\.commands`));
    assert.match(done.out, /✓ It is in the server "Film club"/);
    assert.equal(done.asked.filter((it) => it.startsWith("Waiting")).length, 1);
  }, { guilds: [] });
});

Deno.test("setup() goes on without a server, and offers no lists then", async () => {
  await inHouse(async (house) => {
    const [token = "", url = "", key = ""] = right(house);
    // Enter for the waiting, yes to the rest, then notices, webhook and language.
    const done = await house.setUp({ answers: [token, "", url, key, "y", "", "", "", ""] });
    assert.equal(done.exit, 0, done.err);
    assert.deepEqual(done.left, []);
    assert.match(done.out, /It is in no server yet\. The link works later/);
    assert.equal(done.out.match(/in no server yet, so there is no list/g)?.length, 3);
  }, { guilds: [] });
});

Deno.test("setup() goes on without a server at once, also while Discord owes an answer", async () => {
  await inHouse(async (house) => {
    const { discord, setUp } = house;
    let answeredAt = -Infinity;
    const done = await setUp({
      // Then the person ends it.
      answers: [discord.token],
      tamper(io) {
        const { ask } = io;
        io.ask = async (question, ...more) => {
          if (!question.startsWith("Waiting")) return await ask(question, ...more);
          discord.faults.rest({ on: "GET /users/@me/guilds", does: "hang", times: 1 });
          await discord.until(() => discord.exchanges.some(({ fault }) => fault));
          answeredAt = performance.now();
          return "";
        };
      },
    });
    assert.match(done.out, /It is in no server yet\. The link works later/);
    assert.ok(performance.now() - answeredAt < 5_000, "it waited for the answer");
  }, { guilds: [] });
});

Deno.test("setup() tries again when Discord or Seerr could not be reached", async () => {
  await inHouse(async (house) => {
    const { discord, seerr, setUp } = house;
    const lift = discord.faults.rest({ on: "GET /users/@me", does: { status: 503 } });
    seerr.faults.broken = "/auth/me";
    const [token = "", url = "", key = ""] = right(house);
    const done = await setUp({
      answers: [token, "", url, key, "", "", ""],
      tamper(io) {
        const { ask } = io;
        io.ask = (question, ...more) => {
          if (question.includes("the same again")) {
            if (question.startsWith("The bot")) lift();
            else seerr.faults.broken = false;
          }
          return ask(question, ...more);
        };
      },
    });
    assert.equal(done.exit, 0, done.err);
    assert.deepEqual(done.left, []);
    assert.match(done.out, /✗ .*Look whether this machine reaches Discord/);
    assert.match(done.out, /✗ Seerr: .*500.*Look into Seerr's log/);
    assert.match(done.out, /✓ Seerr takes the key/);
  });
});
