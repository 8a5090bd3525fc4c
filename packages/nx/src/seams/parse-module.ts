import type { SyntaxNode, Tree } from '@lezer/common';

/** A `from x import y` or `import x` at the top level of a Python module. */
export interface ModuleImport {
  /** The dotted module, `features.users.feature`. */
  readonly module: string;
  /** The names it binds. */
  readonly binds: readonly string[];
  readonly isFrom: boolean;
  readonly from: number;
  readonly to: number;
}

/** A module-level assignment `NAME = …` or `NAME: type = …` and the node of its value. */
export interface ModuleAssignment {
  readonly name: string;
  readonly value: SyntaxNode;
}

export interface ParsedModule {
  readonly imports: readonly ModuleImport[];
  readonly assignments: readonly ModuleAssignment[];
  /** Every name that is read or bound anywhere but in an import. */
  readonly uses: ReadonlySet<string>;
  /** Where the module's docstring ends; 0 without one. */
  readonly docstringEnd: number;
}

/** Read a Python module's top level from its syntax tree; `undefined` where it does not parse. */
export function parseModule(content: string): ParsedModule | undefined {
  const tree = parse(content);
  if (hasError(tree)) return undefined;
  const statements = childrenOf(tree.topNode).filter((node) => node.name !== 'Comment');
  const first = statements[0];
  return {
    imports: statements
      .filter((node) => node.name === 'ImportStatement')
      .map((node) => readImport(node, content)),
    assignments: statements.flatMap((node) => readAssignment(node, content)),
    uses: namesIn(tree, content),
    docstringEnd: first !== undefined && isDocstring(first) ? first.to : 0,
  };
}

export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}

// 14 ms to load: only a command that edits Python pays for it.
function parse(content: string): Tree {
  const { parser } = require('@lezer/python') as typeof import('@lezer/python');
  return parser.parse(content);
}

function hasError(tree: Tree): boolean {
  let found = false;
  tree.iterate({
    enter: (node) => {
      if (node.type.isError) found = true;
      return !found;
    },
  });
  return found;
}

function namesIn(tree: Tree, content: string): Set<string> {
  const names = new Set<string>();
  tree.iterate({
    enter: ({ name, from, to }) => {
      if (name === 'VariableName') names.add(content.slice(from, to));
      return name !== 'ImportStatement';
    },
  });
  return names;
}

function isDocstring(node: SyntaxNode): boolean {
  return node.name === 'ExpressionStatement' && node.firstChild?.name === 'String';
}

function readImport(node: SyntaxNode, content: string): ModuleImport {
  const text = (child: SyntaxNode): string => content.slice(child.from, child.to);
  const parts = childrenOf(node).filter((child) => child.name !== 'Comment');
  const isFrom = parts[0]?.name === 'from';
  const importAt = parts.findIndex((child) => child.name === 'import');
  const names = parts.slice(importAt + 1);
  const module = isFrom ? parts.slice(1, importAt).map(text).join('') : names.map(text).join(' ');
  return { module, binds: boundNames(names, text), isFrom, from: node.from, to: node.to };
}

// `a as b` binds b, `a.b` binds a, `a, c` binds both.
function boundNames(parts: SyntaxNode[], text: (child: SyntaxNode) => string): string[] {
  return parts
    .map(text)
    .join(' ')
    .replace(/[()]/g, ' ')
    .split(',')
    .map((clause) => clause.trim().split(/\s+/))
    .flatMap((words) => {
      const bound = words[1] === 'as' ? words[2] : words[0];
      return bound === undefined || bound === '' ? [] : [bound];
    });
}

function readAssignment(node: SyntaxNode, content: string): ModuleAssignment[] {
  if (node.name !== 'AssignStatement') return [];
  const [target, ...rest] = childrenOf(node);
  const operators = rest.filter((child) => child.name === 'AssignOp');
  const value = rest.at(-1);
  if (target?.name !== 'VariableName' || operators.length !== 1 || value === undefined) return [];
  // `F = a, b` has no brackets to add to: its value is three nodes, not one.
  const after = rest.slice(rest.findIndex((child) => child.name === 'AssignOp') + 1);
  const single = after.filter((child) => child.name !== 'Comment').length === 1;
  return [{ name: content.slice(target.from, target.to), value: single ? value : node }];
}
