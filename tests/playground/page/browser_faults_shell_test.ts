/** The page's switches that break things, in Chromium: each shows the sentence that people would read. */
import assert from "node:assert/strict";
import { en } from "../../../src/words/mod.ts";
import { onPage } from "../../support/on_page.ts";
import { beSomebody, typeCommand } from "../../support/page_people.ts";

for (
  const [name, sentence] of [
    ["Seerr down", en.trouble.unreachable("Seerr")],
    ["Wrong API key", en.trouble.key("Seerr")],
  ] as const
) {
  onPage(`"${name}" says so, and it is over when it is switched off`, async ({ page }) => {
    await page.click("switch", new RegExp(name));
    await page.checked(new RegExp(name), true);
    await typeCommand(page, "requests", {});
    await page.reads(sentence);
    await page.click("switch", new RegExp(name));
    await page.checked(new RegExp(name), false);
    await typeCommand(page, "requests", {});
    await page.find("heading", en.requests.title);
  });
}

onPage('"Discord drops the line": the application does not respond, and comes back by itself', async ({ page }) => {
  await page.click("switch", /Discord drops the line/);
  await typeCommand(page, "requests", {});
  await page.reads("The application did not respond");
  await page.checked(/Discord drops the line/, false);
  await page.until(async () => {
    await typeCommand(page, "me", {});
    return (await page.all("heading", en.me.title)).length > 0;
  });
});

onPage('"Direct messages closed": what cannot be told privately is told in the channel', async ({ page }) => {
  await page.click("switch", /Direct messages closed/);
  await typeCommand(page, "request movie", { title: "harbour 2049" });
  await page.click("button", en.request.button);
  await page.reads("✅ Requested: Harbour 2049");
  await page.click("button", "20×");
  await page.click("button", /^#general, \d new/);
  await page.reads(/Harbour 2049/);
  await page.find("button", "Direct messages");
});

onPage("a paused page moves nothing, and an administrator's requests wait", async ({ page }) => {
  await page.click("switch", /Requests wait for an administrator/);
  await page.click("button", "20×");
  await typeCommand(page, "request movie", { title: "harbour 2049" });
  await page.click("button", en.request.button);
  await page.reads("✅ Requested: Harbour 2049");
  await page.until(async () => {
    await typeCommand(page, "requests", { status: en.requests.filters.pending });
    return (await page.text()).split("Harbour 2049").length > 4;
  });
  await page.click("switch", /Requests wait for an administrator/);
  await page.find("button", "Direct messages, 1 new");
});

onPage("the raw JSON of a message stands beside it, and of private ones only where they are seen", async ({ page }) => {
  await typeCommand(page, "me", {});
  await page.reads(en.me.kept);
  await page.click("button", "Raw JSON of this message");
  await page.find("heading", /^Raw JSON of this message/);
  await page.reads(/"embeds": \[/);
  await page.click("button", "Close the raw JSON");
  await beSomebody(page, "Ada");
  await page.click("button", "Raw traffic");
  await page.find("heading", "Raw traffic, newest first");
  assert.equal((await page.text()).includes(en.me.kept), false);
});

onPage("a server that is gone is said to be gone", async ({ page, end }) => {
  await page.find("button", "#requests");
  await end();
  await page.reads("The playground has gone");
});
