import assert from "node:assert/strict";
import { script } from "../../../src/playground/page/client/mod.ts";
import { isFree } from "../../lint/scope.ts";

/** What the client may use of the browser; nothing here can load anything from elsewhere but fetch and EventSource. */
const BROWSER = new Set([
  ...[
    "undefined",
    "Array",
    "Boolean",
    "Date",
    "Error",
    "Infinity",
    "Intl",
    "JSON",
    "Map",
    "Math",
    "Number",
    "Object",
    "Set",
    "String",
  ],
  ...[
    "document",
    "location",
    "localStorage",
    "encodeURIComponent",
    "URLSearchParams",
    "FormData",
    "EventSource",
    "fetch",
  ],
  ...["setTimeout", "clearTimeout", "setInterval", "Node", "Element", "HTMLElement", "HTMLInputElement"],
  ...["HTMLTextAreaElement", "HTMLSelectElement", "HTMLDialogElement", "HTMLFormElement"],
]);

/** All names in a script that it does not declare itself. */
function freeNames(source: string): Set<string> {
  const names = new Set<string>();
  const plugin: Deno.lint.Plugin = {
    name: "names",
    rules: {
      free: {
        create: () => ({
          Identifier(node) {
            if (isFree(node)) names.add(node.name);
          },
        }),
      },
    },
  };
  // Names behind the hole of a pattern would not be seen as declared.
  let holes = 0;
  Deno.lint.runPlugin(plugin, "script.js", source.replace(/\[,/g, () => `[hole${holes++},`));
  return names;
}

Deno.test("script() is whole: it refers to nothing but itself and the browser", () => {
  const source = script();
  new Function(source);
  assert.deepEqual([...freeNames(source)].filter((name) => !BROWSER.has(name)), []);
});

Deno.test("script() would be found out when a function were missing", () => {
  const source = script().replace("function markdownTree(", "function somethingElse(");
  assert.deepEqual([...freeNames(source)].filter((name) => !BROWSER.has(name)), ["markdownTree"]);
});

Deno.test("script() writes no text as HTML and names no address", () => {
  assert.doesNotMatch(script(), /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b/);
  assert.doesNotMatch(script(), /https?:\/\/\w/);
});
