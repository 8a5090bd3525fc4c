import type { ParseError } from 'jsonc-parser';
import { changedFrom, lineBreakOf, refuse, unchanged, type SeamResult } from './seam';

/** List a plugin in nx.json, where it may stand as a string or as an object with options. */
export function editNxJson(content: string, plugin: string): SeamResult {
  const paste = [`"plugins": ["${plugin}"]`];
  return addToList(content, ['plugins'], plugin, paste);
}

/** Let `nx sync` run a generator for the workspace as a whole. */
export function addSyncGenerator(content: string, generator: string): SeamResult {
  const paste = [`"sync": { "globalGenerators": ["${generator}"] }`];
  return addToList(content, ['sync', 'globalGenerators'], generator, paste);
}

function addToList(
  content: string,
  path: readonly string[],
  value: string,
  paste: readonly string[],
): SeamResult {
  const jsonc = require('jsonc-parser') as typeof import('jsonc-parser');
  const source = content === '' ? '{}\n' : content;
  const errors: ParseError[] = [];
  const parsed: unknown = jsonc.parse(source, errors, { allowTrailingComma: true });
  if (errors.length > 0 || !isObject(parsed)) return refuse('it is not valid JSON', paste);
  const table = path.slice(0, -1).reduce((value: unknown, key) => read(value, key) ?? {}, parsed);
  const list = read(table, path.at(-1) ?? '');
  if (!isObject(table) || (list !== undefined && !Array.isArray(list)))
    return refuse(`its \`${path.join('.')}\` is not a list`, paste);
  const items: readonly unknown[] = list ?? [];
  if (items.some((entry) => nameOf(entry) === value)) return unchanged;
  const formattingOptions = {
    insertSpaces: !/^\t/m.test(source),
    tabSize: 2,
    eol: lineBreakOf(source),
  };
  const edits =
    list === undefined
      ? jsonc.modify(source, [...path], [value], { formattingOptions })
      : jsonc.modify(source, [...path, items.length], value, {
          formattingOptions,
          isArrayInsertion: true,
        });
  return changedFrom(content, jsonc.applyEdits(source, edits));
}

function read(value: unknown, key: string): unknown {
  return isObject(value) ? value[key] : undefined;
}

function nameOf(entry: unknown): unknown {
  return isObject(entry) ? entry['plugin'] : entry;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
