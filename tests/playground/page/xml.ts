/** A strict reader of the little XML that posters are made of. */
import assert from "node:assert/strict";

/** What stands in a document. */
export interface Xml {
  root: string;
  names: string[];
  attributes: [name: string, value: string][];
}

/** @throws AssertionError where a browser would show an error instead */
export function readXml(source: string): Xml {
  assert.doesNotMatch(source, /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u, "a character XML forbids");
  const [names, attributes, open]: [string[], Xml["attributes"], string[]] = [[], [], []];
  let rest = source;
  while (rest !== "") {
    const [token = ""] = /^(?:<[^<>]*>|[^<>]+)/.exec(rest) ?? [];
    assert.notEqual(token, "", `no XML: ${rest.slice(0, 80)}`);
    if (token.startsWith("<")) readTag(token, { names, attributes, open });
    else readText(token, open);
    rest = rest.slice(token.length);
    assert.ok(open.length > 0 || rest === "", `something follows the root: ${rest.slice(0, 80)}`);
  }
  assert.deepEqual(open, [], "tags stay open");
  return { root: names[0] ?? "", names, attributes };
}

function readTag(token: string, found: Omit<Xml, "root"> & { open: string[] }): void {
  const closing = /^<\/([a-z]+)>$/.exec(token);
  if (closing) return assert.equal(found.open.pop(), closing[1], token);
  const opening = /^<([a-z]+)((?: [a-zA-Z-]+="[^"<&]*")*)(\/?)>$/.exec(token);
  assert.ok(opening, `no tag: ${token}`);
  const [, name = "", attributes = "", isEmpty] = opening;
  found.names.push(name);
  const own = [...attributes.matchAll(/ ([a-zA-Z-]+)="([^"]*)"/g)].map(([, key = "", value = ""]) =>
    key && [key, value]
  );
  assert.equal(new Set(own.map((pair) => pair[0])).size, own.length, `an attribute twice: ${token}`);
  for (const [key = "", value = ""] of own) found.attributes.push([key, value]);
  if (!isEmpty) found.open.push(name);
}

function readText(token: string, open: readonly string[]): void {
  assert.ok(open.length > 0, `text outside of the root: ${token}`);
  assert.doesNotMatch(token, /&(?!(?:amp|lt|gt|quot|apos|#\d+);)/, "a bare &");
}
