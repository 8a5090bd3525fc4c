import type { ModuleImport, ParsedModule } from './parse-module';
import { lineBreakOf } from './seam';

/** A text to put at an offset of a module. */
export interface Placement {
  readonly at: number;
  readonly text: string;
}

// The packages of a service: isort puts them last, in one block.
const LOCAL = /^(?:cli|conftest|core|features|migrations|settings|tests)(?:\.|$)/;

/**
 * Where ruff's isort rule wants one more import line, so that the file needs no sorting afterwards:
 * among the service's own imports, else after the last import, else at the top.
 */
export function placeImport(
  content: string,
  { imports, docstringEnd }: ParsedModule,
  module: string,
  line: string,
): Placement {
  const eol = lineBreakOf(content);
  const local = imports.filter((item) => item.isFrom && LOCAL.test(item.module));
  const following = local.find((item) => compareModules(item.module, module) > 0);
  if (following !== undefined) return { at: following.from, text: `${line}${eol}` };
  const previous: ModuleImport | undefined = local.at(-1) ?? imports.at(-1);
  if (previous !== undefined) {
    const gap = local.length === 0 ? eol : '';
    return { at: endOfLine(content, previous.to), text: `${gap}${eol}${line}` };
  }
  if (docstringEnd === 0) return { at: 0, text: `${line}${eol}${eol}` };
  return { at: endOfLine(content, docstringEnd), text: `${eol}${eol}${line}` };
}

function endOfLine(content: string, at: number): number {
  return at + content.slice(at).search(/\r?\n|$/);
}

/**
 * The order of ruff's isort rule: case-blind, sign by sign, runs of digits by their number, or by
 * their digits where one starts with 0.
 */
export function compareModules(left: string, right: string): number {
  const a = left.toLowerCase().match(PARTS) ?? [];
  const b = right.toLowerCase().match(PARTS) ?? [];
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const order = compareParts(a[index] ?? '', b[index] ?? '');
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

const PARTS = /\d+|\D/g;

function compareParts(x: string, y: string): number {
  const areNumbers = /^[1-9]/.test(x) && /^[1-9]/.test(y);
  return areNumbers ? Number(x) - Number(y) : Number(x > y) - Number(x < y);
}
