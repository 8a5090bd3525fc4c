import type { ParseError } from 'jsonc-parser';
import { changedFrom, lineBreakOf, refuse, unchanged, type SeamResult } from './seam';

/** List a plugin in nx.json, where it may stand as a string or as an object with options. */
export function editNxJson(content: string, plugin: string): SeamResult {
  const jsonc = require('jsonc-parser') as typeof import('jsonc-parser');
  const paste = [`"plugins": ["${plugin}"]`];
  const source = content === '' ? '{}\n' : content;
  const errors: ParseError[] = [];
  const parsed: unknown = jsonc.parse(source, errors, { allowTrailingComma: true });
  if (errors.length > 0 || !isObject(parsed)) return refuse('it is not valid JSON', paste);
  const plugins = parsed['plugins'] ?? [];
  if (!Array.isArray(plugins)) return refuse('its `plugins` is not a list', paste);
  if (plugins.some((entry) => nameOf(entry) === plugin)) return unchanged;
  const formattingOptions = {
    insertSpaces: !/^\t/m.test(source),
    tabSize: 2,
    eol: lineBreakOf(source),
  };
  const edits =
    parsed['plugins'] === undefined
      ? jsonc.modify(source, ['plugins'], [plugin], { formattingOptions })
      : jsonc.modify(source, ['plugins', plugins.length], plugin, {
          formattingOptions,
          isArrayInsertion: true,
        });
  return changedFrom(content, jsonc.applyEdits(source, edits));
}

function nameOf(entry: unknown): unknown {
  return isObject(entry) ? entry['plugin'] : entry;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
