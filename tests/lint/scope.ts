/** Whether a name in a program means the global of that name: no member, key or type, and declared nowhere around it. */

type Node = Deno.lint.Node | Deno.lint.TSParameterProperty;

/** Nodes that begin like types' do and hold expressions. */
const EXPRESSIONS = new Set([
  ...["TSAsExpression", "TSNonNullExpression", "TSSatisfiesExpression", "TSTypeAssertion", "TSInstantiationExpression"],
  ...["TSExportAssignment", "TSEnumMember", "TSEnumBody", "TSEnumDeclaration", "TSModuleBlock", "TSModuleDeclaration"],
  ...["TSParameterProperty", "TSAbstractPropertyDefinition"],
]);

/** Whether an identifier refers to a global. */
export function isFree(identifier: Deno.lint.Identifier): boolean {
  if (isLabel(identifier)) return false;
  let node: Node | null = parentOf(identifier);
  for (; node; node = parentOf(node)) {
    if (node.type.startsWith("TS") && !EXPRESSIONS.has(node.type)) return false;
    if (declared(node).includes(identifier.name)) return false;
  }
  return true;
}

/** The name of a member or key, which refers to nothing. */
function isLabel(identifier: Deno.lint.Identifier): boolean {
  const parent = parentOf(identifier);
  switch (parent?.type) {
    case "MemberExpression":
      return !parent.computed && same(parent.property, identifier);
    case "Property":
      return !parent.computed && !parent.shorthand && same(parent.key, identifier);
    case "MethodDefinition":
    case "PropertyDefinition":
      return !parent.computed && same(parent.key, identifier);
    case "ImportSpecifier":
    case "ExportSpecifier":
    case "ImportAttribute":
    case "MetaProperty":
      return true;
    default:
      return false;
  }
}

/** The names that a node declares for what is inside it. */
function declared(node: Node): string[] {
  switch (node.type) {
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return [...node.params.flatMap(bound), ...("id" in node && node.id ? [node.id.name] : [])];
    case "ClassExpression":
      return node.id ? [node.id.name] : [];
    case "CatchClause":
      return node.param ? bound(node.param) : [];
    case "ForStatement":
      return node.init ? ofStatement(node.init) : [];
    case "ForInStatement":
    case "ForOfStatement":
      return ofStatement(node.left);
    case "Program":
    case "BlockStatement":
    case "StaticBlock":
      return node.body.flatMap(ofStatement);
    case "SwitchStatement":
      return node.cases.flatMap((one) => one.consequent.flatMap(ofStatement));
    default:
      return [];
  }
}

function ofStatement(node: Node): string[] {
  switch (node.type) {
    case "VariableDeclaration":
      return node.declarations.flatMap((one) => bound(one.id));
    case "FunctionDeclaration":
    case "ClassDeclaration":
    case "TSEnumDeclaration":
      return node.id ? [node.id.name] : [];
    case "ImportDeclaration":
      return node.specifiers.map((one) => one.local.name);
    case "ExportNamedDeclaration":
    case "ExportDefaultDeclaration":
      return node.declaration ? ofStatement(node.declaration) : [];
    default:
      return [];
  }
}

/** The names in a pattern. */
function bound(node: Node): string[] {
  switch (node.type) {
    case "Identifier":
      return [node.name];
    case "ObjectPattern":
      return node.properties.flatMap((one) => one.type === "Property" ? bound(one.value) : bound(one.argument));
    case "ArrayPattern":
      return node.elements.flatMap((one) => one ? bound(one) : []);
    case "AssignmentPattern":
      return bound(node.left);
    case "RestElement":
      return bound(node.argument);
    case "TSParameterProperty":
      return bound(node.parameter);
    default:
      return [];
  }
}

/** What a node stands in. */
export function parentOf(node: Node): Node | null {
  return "parent" in node ? node.parent : null;
}

/** Nodes are made anew at each look, so it is their place that tells. */
export function same(a: Node, b: Node): boolean {
  return a.range[0] === b.range[0] && a.range[1] === b.range[1];
}
