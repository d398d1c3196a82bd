/// <reference lib="dom" />
/** Brings nodes in line with trees and keeps the ones that fit, so that focus and scrolling stay where they are. */
import type { Branch, Tree } from "./tree.ts";

/** Makes the children of an element what the trees say. Elements with a "data-key" are found again wherever they went. */
export function patch(parent: Element, trees: readonly Tree[]): void {
  const keyed = dropUnknown(parent, trees);
  let next = parent.firstChild;
  for (const tree of trees) {
    const node = fittingNode(tree, keyed, next) ?? newNode(tree);
    if (node === next) next = next.nextSibling;
    else parent.insertBefore(node, next);
    if (typeof tree === "string") setText(node, tree);
    else if (node instanceof Element) patchElement(node, tree);
  }
  while (next) {
    const after: ChildNode | null = next.nextSibling;
    next.remove();
    next = after;
  }
}

/** Takes away what has a key that is not there any more. */
export function dropUnknown(parent: Element, trees: readonly Tree[]): Map<string, Element> {
  const wanted = new Set(trees.map((tree) => keyOf(tree)));
  const keyed = new Map<string, Element>();
  for (const child of [...parent.children]) {
    const key = child.getAttribute("data-key");
    if (key === null) continue;
    if (wanted.has(key)) keyed.set(key, child);
    else child.remove();
  }
  return keyed;
}

/** The key that a tree carries. */
export function keyOf(tree: Tree): string | undefined {
  const key = typeof tree === "string" ? undefined : tree.attrs["data-key"];
  return key === undefined ? undefined : String(key);
}

/** The node that a tree can go on with: the one of its key, else the next one when it is of the same kind. */
export function fittingNode(tree: Tree, keyed: Map<string, Element>, next: ChildNode | null): ChildNode | undefined {
  if (typeof tree === "string") return next?.nodeType === 3 ? next : undefined;
  const key = keyOf(tree);
  if (key !== undefined) return keyed.get(key);
  const fits = next instanceof Element && next.localName === tree.tag && !next.hasAttribute("data-key");
  return fits ? next : undefined;
}

/** A node that is filled afterwards. */
export function newNode(tree: Tree): ChildNode {
  return typeof tree === "string" ? document.createTextNode("") : document.createElement(tree.tag);
}

/** Writes a text only where it differs: what is selected stays so. */
export function setText(node: Node, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

/** One element and all inside. What has "data-kept" looks after its attributes itself once it is there. */
export function patchElement(element: Element, { attrs, children }: Branch): void {
  if (!element.hasAttribute("data-kept")) setAttributes(element, attrs);
  patch(element, children);
}

/** Sets what is given and takes away the rest. */
export function setAttributes(element: Element, attrs: Branch["attrs"]): void {
  for (const { name } of [...element.attributes]) {
    const isGone = attrs[name] === undefined || attrs[name] === false;
    if (isGone && name !== "style") element.removeAttribute(name);
  }
  for (const [name, value] of Object.entries(attrs)) {
    if (value === undefined || value === false) continue;
    const text = value === true ? "" : String(value);
    if (name.startsWith("--")) setProperty(element, name, text);
    else if (name === "value" && isField(element)) setValue(element, text);
    else if (element.getAttribute(name) !== text) element.setAttribute(name, text);
  }
}

/** The page's policy forbids the attribute "style", not this. */
export function setProperty(element: Element, name: string, value: string): void {
  if (element instanceof HTMLElement) element.style.setProperty(name, value);
}

/** What one types into. */
export function isField(element: Element): element is HTMLInputElement | HTMLTextAreaElement {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}

/** What stands in a field, with the caret behind it. Not by the attribute: that one leaves the caret in front. */
export function setValue(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  if (field.value === value) return;
  field.value = value;
  field.setSelectionRange(value.length, value.length);
}
