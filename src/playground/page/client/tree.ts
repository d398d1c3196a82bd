/** What is to be seen, as plain data: views make it and `patch` turns it into nodes. */

/** Attributes by name; false and undefined leave one out, true leaves it empty. Names like "--bar" are CSS properties. */
export type Attrs = Record<string, string | number | boolean | undefined>;

/** An element. */
export interface Branch {
  tag: string;
  attrs: Attrs;
  children: Tree[];
}

/** An element or a text. */
export type Tree = string | Branch;

/** Some of it, or nothing. */
export type Inside = Tree | undefined | readonly Inside[];

/** An element: "p.small" is a `<p class="small">`. */
export function h(name: string, attrs: Attrs = {}, ...inside: Inside[]): Branch {
  const [tag = "div", ...classes] = name.split(".");
  const className = classes.join(" ");
  return { tag, attrs: className ? { class: className, ...attrs } : attrs, children: flat(inside) };
}

/** Without what is not there. */
export function flat(inside: Inside): Tree[] {
  if (inside === undefined) return [];
  if (typeof inside === "string" || "tag" in inside) return [inside];
  return inside.flatMap((each) => flat(each));
}

/** What is read out of it. */
export function treeText(trees: readonly Tree[]): string {
  return trees.map((tree) => typeof tree === "string" ? tree : treeText(tree.children)).join(" ").replace(/\s+/g, " ")
    .trim();
}
