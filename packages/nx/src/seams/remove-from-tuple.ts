import type { SyntaxNode } from '@lezer/common';
import { importLine, type TupleEntry } from './edit-tuple';
import { childrenOf, parseModule } from './parse-module';
import { changedFrom, refuse, unchanged, type SeamResult } from './seam';

interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Take an entry out of a tuple of a Python module, and its import: what `editTuple` has put there. Comments and
 * line breaks stay. What cannot be taken out is refused with the lines to delete.
 */
export function removeFromTuple(content: string, entry: TupleEntry): SeamResult {
  const lines = [importLine(entry), `${entry.element},  # in ${entry.tuple}`];
  const parsed = parseModule(content);
  if (parsed === undefined) return refuse('it is not valid Python', lines);
  const imported = parsed.imports.find(({ binds }) => binds.includes(entry.element));
  const tuples = parsed.assignments.filter(({ name }) => name === entry.tuple);
  const [tuple] = tuples;
  if (tuple === undefined || tuples.length > 1)
    return refuse(`it has no single tuple ${entry.tuple} at its top level`, lines);
  const element = childrenOf(tuple.value).find(
    (node) => content.slice(node.from, node.to) === entry.element,
  );
  if (imported === undefined && element === undefined) return unchanged;
  if (imported !== undefined && imported.binds.length > 1)
    return refuse(`one import brings \`${entry.element}\` and other names`, lines);
  const spans = [
    ...(element === undefined ? [] : [elementSpan(content, element)]),
    ...(imported === undefined ? [] : [lineSpan(content, imported)]),
  ];
  const text = spans
    .sort((left, right) => right.from - left.from)
    .reduce((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), content);
  const after = parseModule(text);
  if (after === undefined) return refuse('its layout is not one that can be edited', lines);
  if (after.uses.has(entry.element)) return refuse(`it uses \`${entry.element}\` elsewhere`, lines);
  return changedFrom(content, text);
}

/** An element on a line of its own goes with the line, any other with its comma. */
function elementSpan(content: string, element: SyntaxNode): Span {
  const line = lineSpan(content, element);
  const alone = /^\s*\w+,?[^\S\r\n]*(?:#.*)?\r?\n?$/.test(content.slice(line.from, line.to));
  if (alone) return line;
  const after = /^\s*,\s*/.exec(content.slice(element.to))?.[0].length ?? 0;
  const isLast = content.charAt(element.to + after) === ')';
  const before = isLast ? (/,\s*$/.exec(content.slice(0, element.from))?.[0].length ?? 0) : 0;
  // `(a, b)` without b is `(a,)`, and `(a,)` without a is `()`.
  return before > 0
    ? { from: element.from - before + 1, to: element.to + after }
    : { from: element.from, to: element.to + after };
}

function lineSpan(content: string, { from, to }: Span): Span {
  const end = content.indexOf('\n', to);
  return { from: content.lastIndexOf('\n', from - 1) + 1, to: end < 0 ? content.length : end + 1 };
}
