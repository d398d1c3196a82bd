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
  const ids: Record<string, string> = { "request movie": "11", "request series": "11", help: "12", me: "13" };
  const { commands } = en.help;
  assert.equal(
    await said({ commandId: (name) => ids[name] }),
    [
      `</request movie:11> – ${commands.movie}`,
      `</request series:11> – ${commands.series}`,
      `\`/requests\` – ${commands.requests}`,
      `\`/following\` – ${commands.following}`,
      `\`/notifications\` – ${commands.notifications}`,
      `</me:13> – ${commands.me}`,
      `\`/link\` – ${commands.link}`,
      `\`/status\` – ${commands.status}`,
      `</help:12> – ${commands.help}`,
    ].join("\n"),
  );
});

Deno.test("/help tells only what the person may use", async () => {
  const neither = await said({ may: (needs) => needs === "own" });
  assert.doesNotMatch(neither, /request (movie|series)|status/);
  assert.match(neither, /`\/requests`/);
  const series = await said({ may: (_, of) => of !== "movie" });
  assert.match(series, /request series/);
  assert.doesNotMatch(series, /request movie/);
});

Deno.test("/help speaks the person's language, and asks no server", async () => {
  const { context, asked } = fakeContext({ words: de });
  await help.run(context, {});
  assert.deepEqual(asked, []);
  assert.match(await said({ words: de }), /`\/request movie` – fragt einen Film an/);
});
