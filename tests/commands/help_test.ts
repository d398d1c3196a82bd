import assert from "node:assert/strict";
import { help } from "../../src/commands/help.ts";
import { de, en } from "../../src/words/mod.ts";
import { fakeContext } from "../support/context.ts";

async function said(overrides: Parameters<typeof fakeContext>[0]): Promise<string> {
  const answer = await help.run(fakeContext(overrides).context, {});
  assert.ok("type" in answer && answer.type === 4);
  return answer.data.embeds?.[0]?.description ?? "";
}

Deno.test("/help tells what there is, ready to click", async () => {
  const ids: Record<string, string> = { "request movie": "11", help: "12" };
  assert.equal(
    await said({ commandId: (name) => ids[name] }),
    [
      `</request movie:11> – ${en.help.commands.movie}`,
      `</help:12> – ${en.help.commands.help}`,
      "",
      en.help.linkedBy,
    ].join("\n"),
  );
});

Deno.test("/help tells only what the person may use", async () => {
  assert.doesNotMatch(await said({ may: (needs) => needs === "own" }), /request/);
});

Deno.test("/help speaks the person's language, and asks no server", async () => {
  const { context, asked } = fakeContext({ words: de });
  await help.run(context, {});
  assert.deepEqual(asked, []);
  assert.match(await said({ words: de }), /`\/request movie` – fragt einen Film an/);
});
