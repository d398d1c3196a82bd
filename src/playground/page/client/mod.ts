/** The browser's side as one script: every function of this folder as it is written, and a call of the first. */
import * as app from "./app.ts";
import * as componentsView from "./components_view.ts";
import * as composerSend from "./composer_send.ts";
import * as composerState from "./composer_state.ts";
import * as composerView from "./composer_view.ts";
import * as embedView from "./embed_view.ts";
import * as formView from "./form_view.ts";
import * as inline from "./inline.ts";
import * as markdown from "./markdown.ts";
import * as marksView from "./marks_view.ts";
import * as messageView from "./message_view.ts";
import * as moment from "./moment.ts";
import * as offers from "./offers.ts";
import * as patch from "./patch.ts";
import * as picking from "./picking.ts";
import * as pressing from "./pressing.ts";
import * as sideView from "./side_view.ts";
import * as start from "./start.ts";
import * as state from "./state.ts";
import * as talk from "./talk.ts";
import * as tree from "./tree.ts";
import * as typing from "./typing.ts";
import * as wireView from "./wire_view.ts";

/** What the script is made of. */
const MODULES: readonly object[] = [
  app,
  componentsView,
  composerSend,
  composerState,
  composerView,
  embedView,
  formView,
  inline,
  markdown,
  marksView,
  messageView,
  moment,
  offers,
  patch,
  picking,
  pressing,
  sideView,
  start,
  state,
  talk,
  tree,
  typing,
  wireView,
];

/**
 * The script. Functions are called by whatever names they have here, which a bundler may have changed: in all of them alike.
 */
export function script(): string {
  const functions = MODULES.flatMap((module) => Object.values(module)).filter((it) => typeof it === "function");
  const calls = `${start.startClient.name}();`;
  return `"use strict";\n(() => {\n${functions.map(String).join("\n")}\n${calls}\n})();\n`;
}
