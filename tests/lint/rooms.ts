/** Lint plugin: who may import whom. */
import { isPure, roomOf, ROOMS, SRC } from "./house.ts";

/** How a module is imported. */
type Manner = "value" | "type" | "late";

const plugin: Deno.lint.Plugin = {
  name: "rooms",
  rules: {
    imports: {
      create(context) {
        const file = context.filename;
        if (!file.startsWith(SRC)) return {};
        const check = (node: Deno.lint.Node, specifier: unknown, manner: Manner) => {
          const why = typeof specifier === "string"
            ? problemWith(file, specifier, manner)
            : "its name must be a plain text";
          if (why) context.report({ node, message: `Cannot import ${JSON.stringify(specifier ?? "this")}: ${why}` });
        };
        return {
          ImportDeclaration: (node) => check(node, node.source.value, mannerOf(node.importKind, node.specifiers)),
          ExportAllDeclaration: (node) => check(node, node.source.value, node.exportKind),
          ExportNamedDeclaration(node) {
            if (node.source) check(node, node.source.value, mannerOf(node.exportKind, node.specifiers));
          },
          ImportExpression: (node) => check(node, textOf(node.source), "late"),
          TSImportType: (node) => check(node, textOf(node.argument), "type"),
        };
      },
    },
  },
};
export default plugin;

type Specifier = Deno.lint.ImportDeclaration["specifiers"][number] | Deno.lint.ExportSpecifier;

/** A declaration whose names are all types costs as little as one that says so itself. */
function mannerOf(kind: "type" | "value", specifiers: readonly Specifier[]): Manner {
  return specifiers.length > 0 && specifiers.every(isType) ? "type" : kind;
}

function isType(specifier: Specifier): boolean {
  if (specifier.type === "ImportSpecifier") return specifier.importKind === "type";
  return specifier.type === "ExportSpecifier" && specifier.exportKind === "type";
}

function textOf(node: Deno.lint.Node): unknown {
  if (node.type === "TSLiteralType") return textOf(node.literal);
  return node.type === "Literal" ? node.value : undefined;
}

/** Why a file may not import a module in that manner; undefined when it may. */
export function problemWith(file: string, specifier: string, manner: Manner): string | undefined {
  const from = roomOf(file);
  if (!from) return `"${file.slice(SRC.length)}" stands in no room of the house`;
  if (!/^\.{1,2}\//.test(specifier)) return problemWithPackage(file, from, specifier, manner);
  const target = resolve(file, specifier);
  if (from === "cli" && target === resolve(SRC, "../deno.json")) return undefined;
  const to = roomOf(target);
  if (!to) return "it stands in no room of the house";
  return to === from || mayImport(from, to, manner) ? undefined : refusal(from, to);
}

function mayImport(from: string, to: string, manner: Manner): boolean {
  const { imports = [], types = [], late = [] } = ROOMS[from] ?? {};
  return imports.includes(to) || (manner === "type" && types.includes(to)) || (manner === "late" && late.includes(to));
}

function refusal(from: string, to: string): string {
  const { imports = [], types = [], late = [] } = ROOMS[from] ?? {};
  const parts = [
    imports.join(", "),
    types.length > 0 ? `types of ${types.join(", ")}` : "",
    late.length > 0 ? `${late.join(", ")} dynamically` : "",
  ];
  return `the room "${from}" may import ${parts.filter(Boolean).join("; ") || "nothing"}, not "${to}"`;
}

function problemWithPackage(file: string, from: string, specifier: string, manner: Manner): string | undefined {
  if (specifier === "zod") return undefined;
  if (specifier === "discord-api-types/v10") return manner === "type" ? undefined : "it is there for its types only";
  if (specifier.startsWith("@discordeno/")) {
    return from === "discord shell" ? undefined : "only the files that speak with Discord use it";
  }
  if (specifier === "dotenv" && from === "cli") return undefined;
  if (specifier.startsWith("node:")) return isPure(file) ? `the room "${from}" is pure` : undefined;
  return "src uses zod, discord-api-types and Discordeno, and nothing else from outside";
}

/** An absolute path, for a relative specifier in an absolute file. */
function resolve(file: string, specifier: string): string {
  const path = file.split("/").slice(0, -1);
  for (const part of specifier.split("/")) {
    if (part === "..") path.pop();
    else if (part !== ".") path.push(part);
  }
  return path.join("/");
}
