/** The browser's side, as texts. */
import { script } from "./client/mod.ts";
import css from "./page.css" with { type: "text" };
import html from "./page.html" with { type: "text" };
import type { Assets } from "./server.ts";

/** What the browser is given. */
export function pageAssets(): Assets {
  return { html, css, script: script() };
}
