import type { SyntaxNode } from '@lezer/common';
import { childrenOf, parseModule, type ParsedModule } from './parse-module';
import { placeImport } from './place-import';
import { changedFrom, lineBreakOf, refuse, unchanged, type SeamResult } from './seam';

/** One entry of a module-level tuple and the import that brings its name. */
export interface TupleEntry {
  /** The tuple, `FEATURES`. */
  readonly tuple: string;
  /** The name to list, `orders`. */
  readonly element: string;
  /** The module that is imported from, `features.orders.feature`. */
  readonly module: string;
  /** What is imported, `feature`; imported `as` the element where the two differ. */
  readonly imported: string;
  /** The function that is called in the place of the tuple where entries are found, and need not be listed. */
  readonly foundBy?: string;
}

interface Insertion {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * List an entry in a tuple of a Python module and import it, by the syntax tree: comments, quotes and
 * line breaks stay. Twice is once. What is found has no need of it; what cannot be placed is refused with the lines to
 * paste.
 */
export function editTuple(content: string, entry: TupleEntry): SeamResult {
  const paste = [importLine(entry), `${entry.element},  # in ${entry.tuple}`];
  const parsed = parseModule(content);
  if (parsed === undefined) return refuse('it is not valid Python', paste);
  const imported = findImport(parsed, entry);
  // Pasted by hand into a list of another shape.
  if (imported === 'here' && parsed.uses.has(entry.element)) return unchanged;
  const tuples = parsed.assignments.filter(({ name }) => name === entry.tuple);
  const [tuple] = tuples;
  if (tuple === undefined)
    return refuse(`it assigns no tuple ${entry.tuple} at its top level`, paste);
  if (tuples.length > 1) return refuse(`it assigns ${entry.tuple} more than once`, paste);
  if (isFound(entry, tuple.value, content)) return unchanged;
  const brackets = childrenOf(tuple.value);
  if (!/^[([]$/.test(brackets[0]?.name ?? '') || isGrouping(tuple.value)) {
    return refuse(`its ${entry.tuple} is not a plain tuple`, paste);
  }
  const listed = elementsOf(brackets).some((node) => textOf(node, content) === entry.element);
  if (imported === 'other') {
    return refuse(`it already imports another \`${entry.element}\``, paste);
  }
  const edits: Insertion[] = [];
  if (!listed) edits.push(insertionFor(content, tuple.value, entry.element));
  if (imported === 'missing') {
    const { at, text } = placeImport(content, parsed, entry.module, importLine(entry));
    if (at > tuple.value.from) return refuse(`its imports come after ${entry.tuple}`, paste);
    edits.push({ from: at, to: at, text });
  }
  // From the end to the start, so that the offsets of what is still to do stay true.
  const text = edits.reduce(splice, content);
  if (parseModule(text) === undefined)
    return refuse('its layout is not one that can be edited', paste);
  return changedFrom(content, text);
}

export function importLine({ module, imported, element }: TupleEntry): string {
  return `from ${module} import ${imported === element ? element : `${imported} as ${element}`}`;
}

// `(a)` is not a tuple in Python, only a name in brackets.
function isGrouping(value: SyntaxNode): boolean {
  return value.name === 'ParenthesizedExpression';
}

/** `FEATURES = discover_features()`, also where others are listed beside what is found. */
function isFound({ foundBy }: TupleEntry, value: SyntaxNode, content: string): boolean {
  return foundBy !== undefined && textOf(value, content).includes(`${foundBy}(`);
}

function findImport(parsed: ParsedModule, entry: TupleEntry): 'here' | 'missing' | 'other' {
  const binding = parsed.imports.filter(({ binds }) => binds.includes(entry.element));
  if (binding.some(({ module, isFrom }) => isFrom && module === entry.module)) return 'here';
  const assigned = parsed.assignments.some(({ name }) => name === entry.element);
  return binding.length > 0 || assigned ? 'other' : 'missing';
}

function elementsOf(brackets: readonly SyntaxNode[]): SyntaxNode[] {
  return brackets.slice(1, -1).filter((node) => node.name !== ',' && node.name !== 'Comment');
}

function textOf(node: SyntaxNode, content: string): string {
  return content.slice(node.from, node.to);
}

function splice(content: string, { from, to, text }: Insertion): string {
  return content.slice(0, from) + text + content.slice(to);
}

function insertionFor(content: string, value: SyntaxNode, element: string): Insertion {
  const brackets = childrenOf(value);
  const elements = elementsOf(brackets);
  if (textOf(value, content).includes('\n')) return intoLines(content, brackets, element);
  return ontoOneLine(content, value, [...elements.map((node) => textOf(node, content)), element]);
}

// One entry is `(a,)`, as ruff writes it; from two on, one a line with a trailing comma, which ruff
// keeps, so that adding a feature is always a diff of one line.
function ontoOneLine(content: string, value: SyntaxNode, elements: readonly string[]): Insertion {
  const eol = lineBreakOf(content);
  const [open, close] = value.name === 'ArrayExpression' ? ['[', ']'] : ['(', ')'];
  const line = content.slice(content.lastIndexOf('\n', value.from) + 1, value.from);
  const short = `${open}${elements[0] ?? ''}${open === '(' ? ',' : ''}${close}`;
  const text =
    elements.length === 1 && line.length + short.length <= 88
      ? short
      : [open, ...elements.map((element) => `    ${element},`), close].join(eol);
  return { from: value.from, to: value.to, text };
}

function intoLines(content: string, brackets: readonly SyntaxNode[], element: string): Insertion {
  const eol = lineBreakOf(content);
  const elements = elementsOf(brackets);
  const last = elements.at(-1);
  const open = brackets[0];
  const anchor = last ?? open;
  if (anchor === undefined) throw new Error('a bracketed node has an opening bracket');
  const comma = brackets.find((node) => node.name === ',' && node.from >= anchor.to);
  const needsComma = last !== undefined && comma === undefined;
  // After the comma and after a comment that stands on the same line.
  const after = comma?.to ?? anchor.to;
  const rest = /^[^\S\r\n]*(#[^\r\n]*)?(?=\r?\n)/.exec(content.slice(after))?.[0] ?? '';
  const indent = last === undefined ? '    ' : indentOf(content, last.from);
  const text = `${needsComma ? ',' : ''}${rest}${eol}${indent}${element},`;
  return { from: after, to: after + rest.length, text };
}

function indentOf(content: string, at: number): string {
  const line = content.slice(content.lastIndexOf('\n', at - 1) + 1, at);
  return /^\s*$/.test(line) ? line : '    ';
}
