/** What people do on the page, in one line each. */
import type { Page } from "./page.ts";

/** Becomes somebody by the list of people, and waits until the page is theirs: then it asks for their commands. */
export async function beSomebody(page: Page, name: string): Promise<void> {
  await page.find("button", "#requests");
  const before = page.requests.length;
  await page.focus("combobox", "Be");
  // Letters typed within a second would count as one word.
  const index = await page.evaluate(
    `[...document.getElementById("be").options].findIndex((it) => it.text.startsWith("${name}"))`,
  );
  await page.press("Home", ...Array<string>(Number(index)).fill("ArrowDown"));
  await page.until(async () => {
    if (!(await page.find("combobox", "Be")).value.startsWith(name)) return false;
    const id = await page.evaluate("document.getElementById('be').value");
    return page.requests.slice(before).some((url) => url.includes(`/commands?as=${id}&`));
  });
}

/** Types a command with its options and sends it; of what is suggested for an option the first that fits is taken. */
export async function typeCommand(page: Page, name: string, options: Record<string, string>): Promise<void> {
  await page.focus("combobox", "Command");
  await page.type(`/${name}`);
  await page.find("option", new RegExp(`^/${name}`));
  await page.press("Enter");
  for (const value of Object.values(options)) {
    await page.type(value);
    await page.find("option", new RegExp(literal(value.split(" ")[0] ?? ""), "i"));
    await page.press("Enter");
  }
  await page.click("button", "Send");
  await page.find("combobox", "Command");
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
