/** The demonstration in a browser, for one test. */
import assert from "node:assert/strict";
import { demo } from "../../src/playground/demo.ts";
import { findChromium, startBrowser } from "./browser.ts";
import type { Page } from "./page.ts";

/** What a test gets: a fresh world each time. */
export interface OnPage {
  page: Page;
  /** Another one, with storage of its own. */
  open(): Promise<Page>;
  /** Ends the demonstration before the test does. */
  end(): Promise<void>;
}

const chromium = findChromium();

/** Whether there is a browser; where there is none, one line says so. */
export const hasBrowser = chromium !== undefined;

/** A test with the page open. Nothing may have been logged as an error at its end, and nothing asked of anywhere else. */
export function onPage(name: string, run: (stage: OnPage) => Promise<void>): void {
  if (chromium !== undefined) Deno.test(name, () => withPage(chromium, run));
}

async function withPage(path: string, run: (stage: OnPage) => Promise<void>): Promise<void> {
  const stop = new AbortController();
  const { promise, resolve } = Promise.withResolvers<string>();
  const running = demo({ port: 0, say: resolve, stop: stop.signal, now: Date.now });
  const [line, browser] = await Promise.all([Promise.race([promise, running.then(() => "")]), startBrowser(path)]);
  const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? assert.fail(`no address: ${line}`);
  const pages: Page[] = [];
  const open = async () => {
    const page = await browser.open();
    pages.push(page);
    await page.go(address);
    // Whoever types before the page knows whose it is types in vain.
    await page.until(() => Promise.resolve(page.requests.some((url) => url.includes("/commands?as="))));
    return page;
  };
  const end = async () => {
    stop.abort();
    await running;
  };
  try {
    await run({ page: await open(), open, end });
    for (const { errors, requests } of pages) {
      assert.deepEqual(errors, []);
      assert.deepEqual(requests.filter((url) => !url.startsWith(`${address}/`) && !url.startsWith("data:")), []);
    }
  } finally {
    await browser.close();
    await end();
  }
}
