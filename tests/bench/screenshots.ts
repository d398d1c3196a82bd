/** Writes pictures of every view of the page, in both themes, wide and narrow: `screenshots.ts FOLDER`, outside of the repository. */
import { demo } from "../../src/playground/demo.ts";
import { en } from "../../src/words/mod.ts";
import { findChromium, startBrowser } from "../support/browser.ts";
import type { Page } from "../support/page.ts";
import { beSomebody, typeCommand } from "../support/page_people.ts";

const SIZES = { wide: { width: 1280, height: 800 }, narrow: { width: 360, height: 740 } };

/** Each begins where the one before it ended. */
const VIEWS: readonly (readonly [name: string, go: (page: Page) => Promise<void>])[] = [
  ["nothing yet", async (page) => void await page.find("combobox", "Command")],
  ["commands", async (page) => {
    await page.focus("combobox", "Command");
    await page.type("/");
    await page.find("option", /^\/request movie/);
  }],
  ["suggestions", async (page) => {
    await page.type("request movie ");
    await page.type("lantern");
    await page.find("option", /The Lantern Keeper/);
  }],
  ["a film", async (page) => {
    await page.press("Enter", "Enter");
    await page.find("button", en.request.button);
  }],
  ["requested", async (page) => {
    await page.click("button", en.request.button);
    await page.reads("✅ Requested");
  }],
  ["its raw JSON", async (page) => {
    await page.click("button", "Raw JSON of this message");
    await page.reads('"embeds"');
  }],
  ["several found", async (page) => {
    await page.click("button", "Close the raw JSON");
    await typeLoosely(page, "request movie", "paper comet");
    await page.find("combobox", en.choice.placeholder.movie);
  }],
  ["seasons", async (page) => {
    await typeCommand(page, "request series", { title: "sixty winters" });
    await page.click("button", en.season.choose);
    await page.find("combobox", / to /);
  }],
  ["seasons open", async (page) => {
    await page.click("combobox", / to /);
    await page.click("option", /Season 58/);
    await page.click("option", /Season 55/);
  }],
  ["seasons picked", async (page) => {
    await page.click("button", "Done");
    await page.find("button", en.season.request(2));
  }],
  ["markup", async (page) => await typeCommand(page, "request movie", { title: "**@everyone" })],
  ["right to left", async (page) => await typeCommand(page, "request movie", { title: "فانوس" })],
  ["a long title", async (page) => await typeCommand(page, "request movie", { title: "being the true" })],
  ["no poster", async (page) => await typeCommand(page, "request movie", { title: "untitled lighthouse" })],
  ["partly there", async (page) => await typeCommand(page, "request series", { title: "moss" })],
  ["my requests", async (page) => await typeCommand(page, "requests", { status: en.requests.filters.all })],
  ["my account", async (page) => await typeCommand(page, "me", {})],
  ["help", async (page) => await typeCommand(page, "help", {})],
  ["notifications", async (page) => await typeCommand(page, "notifications", {})],
  ["private messages", async (page) => {
    await page.click("button", "20×");
    await page.click("button", /^Direct messages, \d new/);
    await page.reads("Ready to watch");
    await page.click("button", "1×");
  }],
  ["Seerr down", async (page) => {
    await page.click("button", /^#requests/);
    await page.click("switch", /Seerr down/);
    await typeCommand(page, "me", {});
    await page.reads(en.trouble.unreachable("Seerr"));
    await page.click("switch", /Seerr down/);
  }],
  ["no answer", async (page) => {
    await page.click("switch", /Discord drops the line/);
    await typeCommand(page, "me", {});
    await page.reads("The application did not respond");
  }],
  ["not linked", async (page) => {
    await page.checked(/Discord drops the line/, false);
    await beSomebody(page, "Ulla");
    await typeCommand(page, "link", {});
  }],
  ["quota", async (page) => {
    await beSomebody(page, "Quentin");
    await typeCommand(page, "request series", { title: "sixty winters" });
  }],
  ["German", async (page) => {
    await beSomebody(page, "Žofka");
    await typeCommand(page, "anfragen film", { title: "nachtzug nach n" });
  }],
];

const [folder] = Deno.args;
const chromium = findChromium();
if (folder === undefined || chromium === undefined) {
  console.error(folder === undefined ? "Give a folder for the pictures" : "Cannot find Chromium: set CHROMIUM");
  Deno.exit(1);
}
await Deno.mkdir(folder, { recursive: true });
for (const theme of ["dark", "light"] as const) {
  for (const [size, area] of Object.entries(SIZES)) await shoot(`${theme} ${size}`, theme, area);
}

/** A world of its own for each, so that all show the same. */
async function shoot(look: string, theme: "dark" | "light", size: { width: number; height: number }): Promise<void> {
  const stop = new AbortController();
  const { promise, resolve } = Promise.withResolvers<string>();
  const running = demo({ port: 0, say: resolve, stop: stop.signal, now: Date.now });
  const browser = await startBrowser(chromium ?? "");
  try {
    const page = await browser.open(size);
    await page.theme(theme);
    await page.go(/http:\/\/127\.0\.0\.1:\d+/.exec(await promise)?.[0] ?? "");
    await page.until(() => Promise.resolve(page.requests.some((url) => url.includes("/commands?as="))));
    for (const [index, [name, go]] of VIEWS.entries()) {
      await go(page).catch((error) => console.error(`${look}, ${name}: ${error.message.split("\n")[0]}`));
      await settled();
      await Deno.writeFile(`${folder}/${`${index}`.padStart(2, "0")} ${name}, ${look}.png`, await page.screenshot());
    }
    console.log(`${look}: ${VIEWS.length} pictures, ${page.errors.length} errors ${page.errors.join("; ")}`);
  } finally {
    await browser.close();
    stop.abort();
    await running;
  }
}

/** Without picking what is suggested: what fits is asked for. */
async function typeLoosely(page: Page, command: string, title: string): Promise<void> {
  await page.focus("combobox", "Command");
  await page.type(`/${command} `);
  await page.type(title);
  await page.click("button", "Send");
}

/** Pictures come, lists scroll. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 600));
}
