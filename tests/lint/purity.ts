/** Lint plugin: pure rooms take time and chance as arguments; and nowhere in src stands what Deno 2.4 lacks. */
import { isPure, SRC } from "./house.ts";
import { isFree, parentOf, same } from "./scope.ts";

/** Names of the outside world. */
const WORLD = new Set([
  ...["Deno", "fetch", "console", "process", "crypto", "performance", "globalThis", "window", "self", "navigator"],
  ...["setTimeout", "setInterval", "setImmediate", "clearTimeout", "clearInterval", "clearImmediate", "queueMicrotask"],
  ...[
    "WebSocket",
    "EventSource",
    "XMLHttpRequest",
    "Worker",
    "BroadcastChannel",
    "caches",
    "localStorage",
    "sessionStorage",
  ],
]);
/** Their harmless owners have more than these to offer, and so may be used by their members only, not handed on. */
const WORLD_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  Date: ["now"],
  Math: ["random"],
  AbortSignal: ["timeout"],
};
/** Members that Deno 2.9 has and Deno 2.4 lacks: measured on 2.4.2. */
const LATER_MEMBERS = new Set([
  ...["toBase64", "fromBase64", "setFromBase64", "toHex", "fromHex", "setFromHex"],
  ...["getOrInsert", "getOrInsertComputed", "sumPrecise"],
]);

const plugin: Deno.lint.Plugin = {
  name: "purity",
  rules: {
    pure: {
      create(context) {
        if (!isPure(context.filename)) return {};
        const report = (node: Deno.lint.Node, name: string) =>
          context.report({
            node,
            message: `Cannot use ${name} in a pure room: take it, or its result, as an argument`,
          });
        return {
          Identifier(node) {
            const kept = Object.hasOwn(WORLD_MEMBERS, node.name) && !isUsedAsItIs(node);
            if ((WORLD.has(node.name) || kept) && isFree(node)) report(node, node.name);
          },
          MemberExpression(node) {
            const [owner, member] = [node.object, memberOf(node)];
            if (owner.type !== "Identifier" || !member || !isFree(owner)) return;
            const members = Object.hasOwn(WORLD_MEMBERS, owner.name) ? WORLD_MEMBERS[owner.name] : [];
            if (members?.includes(member)) report(node, `${owner.name}.${member}`);
          },
          NewExpression(node) {
            if (node.arguments.length === 0 && isDate(node.callee)) report(node, "new Date()");
          },
          CallExpression(node) {
            if (isDate(node.callee)) report(node, "Date()");
          },
        };
      },
    },
    "oldest-deno": {
      create(context) {
        if (!context.filename.startsWith(SRC)) return {};
        const report = (node: Deno.lint.Node, name: string) =>
          context.report({ node, message: `Cannot use ${name}: Deno 2.4 lacks it` });
        return {
          Identifier(node) {
            if (node.name === "Temporal" && isFree(node)) report(node, "Temporal");
          },
          MemberExpression(node) {
            const member = memberOf(node);
            if (member && LATER_MEMBERS.has(member)) report(node, member);
          },
        };
      },
    },
  },
};
export default plugin;

function isDate(callee: Deno.lint.Node): boolean {
  return callee.type === "Identifier" && callee.name === "Date" && isFree(callee);
}

/** Whether it is named for one of its members, an instance or a test, and goes nowhere itself. */
function isUsedAsItIs(owner: Deno.lint.Identifier): boolean {
  const parent = parentOf(owner);
  switch (parent?.type) {
    case "MemberExpression":
      return same(parent.object, owner) && memberOf(parent) !== undefined;
    case "NewExpression":
    case "CallExpression":
      return same(parent.callee, owner);
    case "BinaryExpression":
      return parent.operator === "instanceof";
    default:
      return false;
  }
}

/** The name of a member, also as `["name"]`. */
function memberOf({ computed, property }: Deno.lint.MemberExpression): string | undefined {
  if (!computed) return property.type === "Identifier" ? property.name : undefined;
  return property.type === "Literal" && typeof property.value === "string" ? property.value : undefined;
}
