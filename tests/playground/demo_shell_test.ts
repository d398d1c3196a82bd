/** The whole demonstration, from a command to the private message, without a browser. */
import assert from "node:assert/strict";
import { demo } from "../../src/playground/demo.ts";
import { nested, textOf } from "../../src/playground/discord/rules/mod.ts";
import { sampleIds } from "../../src/playground/seerr/mod.ts";
import { de, en } from "../../src/words/mod.ts";
import { cli } from "../../src/cli/mod.ts";
import type { PageMessage } from "../../src/playground/page/protocol.ts";
import { terminal } from "../support/terminal.ts";
import { willTell } from "../support/will_tell.ts";
import { lookAs, type Looking } from "./page/looking.ts";
import { IDS } from "./page/on_page.ts";

/** Runs it for as long as a test looks at it. */
async function whileOn(run: (address: string) => Promise<void>): Promise<void> {
  const stop = new AbortController();
  const address = Promise.withResolvers<string>();
  const say = (line: string) => address.resolve(/http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? assert.fail(line));
  const running = demo({ port: 0, say, stop: stop.signal, now: Date.now });
  try {
    await run(await Promise.race([address.promise, running.then(() => assert.fail("it ended"))]));
  } finally {
    stop.abort();
    await running;
  }
}

/** Types /request movie, and waits for the card. */
async function card(page: Looking, id: number) {
  const options = { title: `tmdb:${id}` };
  const before = new Set(page.messages().map(({ message }) => message.id));
  assert.deepEqual(await page.do({ do: "command", in: "direct", name: "request movie", options }), { ok: true });
  return await page.message(({ message, isThinking }) => !before.has(message.id) && !isThinking);
}

/** Presses the button of that label, wherever it is in the message. */
async function press(page: Looking, { message }: Awaited<ReturnType<typeof card>>, label: string) {
  const button = nested({ components: message.components }).find((each) => textOf(each, "label") === label);
  const customId = button ? textOf(button, "custom_id") : assert.fail(`there is no button "${label}"`);
  assert.deepEqual(await page.do({ do: "press", in: "direct", message: message.id, customId }), { ok: true });
}

/** Whether it is a message that nobody asked for, about a title, to one person. */
function isTold({ message, command, channel }: PageMessage, title: string): boolean {
  return channel === "direct" && !command && JSON.stringify(message).includes(title);
}

Deno.test("a film that is requested is approved, downloads, and is told of privately", () =>
  whileOn(async (address) => {
    const page = await fetch(address);
    assert.match(await page.text(), /<!doctype html>/i);
    await using mira = await lookAs(address, IDS.mira);
    await using ada = await lookAs(address, IDS.ada);
    await mira.do({ do: "speed", speed: 60 });
    await press(mira, await card(mira, sampleIds.open), en.request.button);
    await mira.message((it) => isTold(it, "The Lantern Keeper"));
    await ada.message(({ channel, message }) => channel !== "direct" && JSON.stringify(message).includes("Lantern"));
    assert.equal(ada.messages().some(({ channel }) => channel === "direct"), false);
    const broken = [...mira.updates, ...ada.updates].filter((it) => it.kind === "exchange" && it.it.broken.length > 0);
    assert.deepEqual(broken, []);
  }));

Deno.test("a request waits for the administrator, and comes when nobody need approve any more", () =>
  whileOn(async (address) => {
    await using mira = await lookAs(address, IDS.mira);
    await mira.do({ do: "switch", name: "approveByHand", on: true });
    await mira.do({ do: "speed", speed: 100 });
    await press(mira, await card(mira, sampleIds.sequel), en.request.button);
    await mira.message(({ message }) =>
      message.content === willTell(en.request.pending("The Lantern Keeper's Daughter"))
    );
    await new Promise((resolve) => setTimeout(resolve, 700));
    assert.equal(mira.messages().some((it) => isTold(it, "Daughter")), false);
    await mira.do({ do: "switch", name: "approveByHand", on: false });
    await mira.message((it) => isTold(it, "Daughter"));
  }));

Deno.test("everybody is what is said of them", () =>
  whileOn(async (address) => {
    await using zofka = await lookAs(address, IDS.zofka);
    assert.match(JSON.stringify(await card(zofka, sampleIds.notOutYet)), new RegExp(de.request.button));
    await using ulla = await lookAs(address, IDS.ulla);
    assert.match(JSON.stringify(await card(ulla, sampleIds.open)), /not linked|link/i);
    await using quentin = await lookAs(address, IDS.quentin);
    await press(quentin, await card(quentin, sampleIds.open), en.request.button);
    await quentin.message(({ message }) => message.content === willTell(en.request.pending("The Lantern Keeper")));
    const refused = await card(quentin, sampleIds.sequel);
    assert.match(JSON.stringify(refused), /used up|quota/i);
  }));

Deno.test("demo says what to do when its port is taken, and ends at once when it is stopped", async () => {
  using taken = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = taken.addr;
  const io = terminal();
  assert.equal(await cli(["demo", "--port", `${port}`], io), 1);
  assert.deepEqual(io.lines, {
    out: [],
    err: [`Cannot show the bot: port ${port} is taken. Give another one, or none for any that is free`],
  });
  const stopped = terminal();
  stopped.stopper.abort();
  assert.equal(await cli(["demo"], stopped), 0);
  assert.deepEqual(stopped.lines.err, []);
});
