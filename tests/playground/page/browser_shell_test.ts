/** The page as people use it, in Chromium: requests, seasons, private messages, languages, and what stays between two. */
import assert from "node:assert/strict";
import { sampleLibrary } from "../../../src/playground/seerr/mod.ts";
import { de, en } from "../../../src/words/mod.ts";
import { hasBrowser, onPage } from "../../support/on_page.ts";
import { beSomebody, typeCommand } from "../../support/page_people.ts";

if (!hasBrowser) {
  Deno.test.ignore("the page in a browser (there is no Chromium here; CHROMIUM may say where it is)", () => {});
}

onPage("a film is requested by keyboard alone", async ({ page }) => {
  await page.find("button", "#requests");
  await page.press("/");
  await page.find("option", /^\/request movie/);
  await page.type("request mov");
  await page.press("Enter");
  assert.equal((await page.find("combobox", "title (required)")).states.focused, true);
  await page.type("beekeep");
  await page.find("option", /The Beekeeper in Orbit/);
  await page.press("Enter", "Enter");
  await page.find("heading", /The Beekeeper in Orbit/);
  await page.reads("typed /request movie");
  assert.equal((await page.all("button", en.request.button)).length, 0, "somebody else has requested this one");

  await page.type("/request movie ");
  await page.type("snow globe");
  await page.press("Enter");
  await page.reads("I found no film called “snow globe”");

  await page.type("/request movie ");
  await page.type("night train to now");
  await page.find("option", /Night Train to Nowhere/);
  await page.press("Enter", "Enter");
  await page.find("button", en.request.button);
  await page.tabTo("button", en.request.button);
  await page.press("Enter");
  await page.reads("✅ Requested: Night Train to Nowhere. An administrator will look at it.");
  await page.reads("Only you can see this");
});

onPage("19 of 60 seasons are picked, and just these are requested", async ({ page }) => {
  await page.click("switch", /Pause/);
  const wanted = Array.from({ length: 19 }, (_, index) => 2 + index * 3);
  await typeCommand(page, "request series", { title: "sixty winters" });
  await page.click("button", en.season.choose);
  for (let picked = 0;;) {
    const { name } = await page.find("combobox", / to /);
    await page.click("combobox", name);
    const here = (await page.all("option")).map((it) => Number(/Season (\d+)/.exec(it.name)?.[1]));
    const mine = here.filter((number) => wanted.includes(number));
    for (const number of mine) await page.click("option", new RegExp(`Season ${number}\\b`));
    await page.click("button", "Done");
    picked += mine.length;
    await page.find("button", en.season.request(picked));
    const [next] = await page.all("button", en.choice.next);
    if (next === undefined || next.states.disabled === true) break;
    await page.click("button", en.choice.next);
    await page.gone("combobox", name);
  }
  await page.click("button", en.season.request(19));
  await page.reads(`Requested: Sixty Winters, seasons ${wanted.slice(0, -1).join(", ")}`);
  await page.reads(/, 53(,| and) 56\./);
});

onPage("who follows a title reads a private message when it arrives", async ({ page }) => {
  await typeCommand(page, "request movie", { title: "harbour 2049" });
  await page.click("button", en.request.button);
  await page.reads("✅ Requested: Harbour 2049");
  await beSomebody(page, "Quentin");
  await typeCommand(page, "request movie", { title: "harbour 2049" });
  await page.click("button", en.follow.notify);
  await page.reads("🔔 I will tell you about Harbour 2049: when it can be watched.");
  assert.deepEqual((await page.all("button", /^Direct messages/)).map((it) => it.name), ["Direct messages"]);
  await page.click("button", "20×");
  await page.click("button", "Direct messages, 1 new");
  await page.find("heading", "Direct messages");
  await page.reads("✅ Ready to watch");
  await page.find("heading", /Harbour 2049/);
  assert.equal((await page.all("link", new RegExp(en.card.links.watch))).length, 1);
  await page.find("button", "Direct messages");
});

onPage("a download's bar moves, stands still while time is paused, and then the film is there", async ({ page }) => {
  const bars = async () => (await page.text()).match(/▰+▱* \d+%/g) ?? [];
  const ask = () => typeCommand(page, "requests", { status: en.requests.filters.all });
  await typeCommand(page, "request movie", { title: "harbour 2049" });
  await page.click("button", en.request.button);
  await page.reads("✅ Requested: Harbour 2049");
  await page.click("button", "4×");
  await page.until(async () => {
    await ask();
    return new Set(await bars()).size > 1;
  });
  await page.click("switch", /Pause/);
  await page.checked(/Pause/, true);
  const before = (await bars()).length;
  for (const more of [1, 2, 3]) {
    await ask();
    await page.until(async () => (await bars()).length >= before + more);
  }
  assert.equal(new Set((await bars()).slice(-2)).size, 1);
  await page.click("switch", /Pause/);
  await page.find("button", "Direct messages, 1 new");
});

onPage("nobody sees what only another can see, and each finds their own again", async ({ page, open }) => {
  await typeCommand(page, "request series", { title: "moss" });
  await page.reads("Only you can see this");
  const other = await open();
  await beSomebody(other, "Ada");
  await typeCommand(other, "me", {});
  await other.reads(en.me.title);
  assert.equal((await other.all("article")).length, 1);
  assert.doesNotMatch(await other.text(), /moss/i);
  assert.doesNotMatch(await page.text(), new RegExp(en.me.title));

  await beSomebody(page, "Ulla");
  await page.gone("article");
  assert.doesNotMatch(await page.text(), /moss/i, "not even for those who listen");
  await beSomebody(page, "Mira");
  await page.reads("Only you can see this");
});

onPage("who speaks German reads German", async ({ page }) => {
  await beSomebody(page, "Žofka");
  await page.focus("combobox", "Command");
  await page.type("/");
  await page.find("option", new RegExp(`^/${de.request.name} ${de.request.movie.name}`));
  await page.press("Escape");
  await typeCommand(page, `${de.request.name} ${de.request.movie.name}`, { title: "nachtzug nach nirgend" });
  await page.find("heading", /Nachtzug nach Nirgendwo/);
  await page.click("button", de.request.button);
  await page.reads("✅ Angefragt: Nachtzug nach Nirgendwo. Die Administration sieht es sich an.");
});

onPage("who is not linked is told how to be", async ({ page }) => {
  await beSomebody(page, "Ulla");
  await typeCommand(page, "request movie", { title: "harbour 2049" });
  await page.reads(en.link.needed);
  await page.find("button", en.link.again);
});

onPage("every poster of the library is a picture", async ({ page }) => {
  const paths = sampleLibrary.flatMap((it) => it.kind === "person" ? [] : it.posterPath ?? []);
  const broken = await page.evaluate(`Promise.all(${JSON.stringify(paths)}.map(async (path) => {
    const image = new Image();
    image.src = "/poster" + path;
    await image.decode().catch(() => {});
    return image.naturalWidth === 342 && image.naturalHeight === 513 ? [] : [path];
  })).then((paths) => paths.flat().join())`);
  assert.equal(broken, "");
  assert.equal(page.requests.filter((url) => url.includes("/poster/")).length, paths.length);
});
