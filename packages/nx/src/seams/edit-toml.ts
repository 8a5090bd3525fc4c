import { changedFrom, lineBreakOf, refuse, unchanged, type SeamResult } from './seam';

type TomlPatch = typeof import('@decimalturn/toml-patch');
type Table = Record<string, unknown>;

/** One value at a place in a TOML file. */
export type TomlEntry =
  /** A string in an array; one that is there is not added twice. */
  | { readonly kind: 'item'; readonly path: readonly string[]; readonly value: string }
  /** A string that is to leave an array. */
  | { readonly kind: 'no item'; readonly path: readonly string[]; readonly value: string }
  /** A key's value; one that is there is replaced. */
  | { readonly kind: 'value'; readonly path: readonly string[]; readonly value: string }
  /** An inline table; a key that has another value is left as it is, and refused. */
  | {
      readonly kind: 'table';
      readonly path: readonly string[];
      readonly value: Readonly<Record<string, string | boolean>>;
    };

/**
 * Edit TOML in place: every comment, blank line and quote that is there stays. The result is parsed
 * again and compared with what was meant; a file whose shape defeats the edit is refused, not spoilt.
 */
export function editToml(content: string, entry: TomlEntry): SeamResult {
  const toml = loadTomlPatch();
  const paste = linesToPaste(entry);
  const before = parseOrCause(toml, content);
  if (typeof before === 'string') return refuse(`it is not valid TOML (${before})`, paste);
  const after = copy(before);
  const cause = applyEntry(after, entry);
  if (cause !== undefined) return refuse(cause, paste);
  if (same(before, after)) return unchanged;
  const isRight = (text: string): boolean =>
    same(parseOrCause(toml, text), after) && keepsComments(content, text);
  const texts = [
    hasTable(before, entry.path.slice(0, -1))
      ? withoutLastComma(toml.patch(content, after), content)
      : addTable(content, entry.path.slice(0, -2), paste),
    // The patch takes the comments around an item that goes with it.
    ...(entry.kind === 'no item' ? [withoutLine(content, entry.value)] : []),
  ];
  const text = texts.find(isRight);
  if (text === undefined) return refuse('its layout is not one that can be edited safely', paste);
  return changedFrom(content, text);
}

/**
 * The patch ends an inline table with a comma, which TOML 1.1 allows and Python's tomllib does not. Lines of the user's
 * stay as they are.
 */
function withoutLastComma(text: string, before: string): string {
  const own = new Set(before.split('\n'));
  const mend = (line: string): string => line.replace(/,\s*\}(\s*)$/, ' }$1');
  return text
    .split('\n')
    .map((line) => (own.has(line) ? line : mend(line)))
    .join('\n');
}

/** Takes an item out that has a line of its own; a comment behind it stays. */
function withoutLine(content: string, value: string): string {
  const quoted = [JSON.stringify(value), `'${value}'`];
  const lines = content.split(/(?<=\n)/).flatMap((line) => {
    const [, indent, item, comment] = /^(\s*)([^\s,#]+)\s*,?[ \t]*(#.*\r?\n)?\s*$/.exec(line) ?? [];
    if (item === undefined || !quoted.includes(item)) return [line];
    return comment === undefined ? [] : [`${indent}${comment}`];
  });
  return lines.join('');
}

// An ES module of 160 kB that only a command that edits TOML needs.
function loadTomlPatch(): TomlPatch {
  return require('@decimalturn/toml-patch') as TomlPatch;
}

function parseOrCause(toml: TomlPatch, content: string): Table | string {
  try {
    return toml.parse(content) as Table;
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? 'unknown';
  }
}

function applyEntry(root: Table, entry: TomlEntry): string | undefined {
  let table: Table = root;
  for (const key of entry.path.slice(0, -1)) {
    const next = (table[key] ??= {});
    if (!isTable(next)) return `\`${key}\` in it is not a table`;
    table = next;
  }
  const key = entry.path.at(-1) ?? '';
  if (entry.kind === 'value') {
    table[key] = entry.value;
    return undefined;
  }
  if (entry.kind === 'table') {
    if (!same((table[key] ??= { ...entry.value }), entry.value))
      return `\`${entry.path.join('.')}\` in it has another value`;
    return undefined;
  }
  const items = (table[key] ??= []);
  if (!Array.isArray(items)) return `\`${entry.path.join('.')}\` in it is not a list`;
  if (entry.kind === 'no item') {
    table[key] = items.filter((item) => item !== entry.value);
    return undefined;
  }
  if (!items.includes(entry.value)) items.splice(placeOf(entry.value, items), 0, entry.value);
  return undefined;
}

// In order where the list is in order, else at its end.
function placeOf(value: string, items: readonly unknown[]): number {
  const names = items.map((item) => nameOf(String(item)));
  const inOrder = names.every((name, index) => index === 0 || (names[index - 1] ?? '') <= name);
  const place = inOrder ? names.findIndex((name) => name > nameOf(value)) : -1;
  return place === -1 ? items.length : place;
}

/** Requirements are in the order of their names: `pydantic>=2` before `pydantic-settings>=2`. */
function nameOf(item: string): string {
  return item.replace(/[\s[<>=!~;@(].*/, '').toLowerCase();
}

function hasTable(root: Table, path: readonly string[]): boolean {
  let table: unknown = root;
  for (const key of path) table = isTable(table) ? table[key] : undefined;
  return isTable(table);
}

function isTable(value: unknown): value is Table {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  // Dates are values. Tables have no prototype or the plain one, of whichever realm.
  return Object.prototype.toString.call(value) === '[object Object]';
}

// Not structuredClone: it turns a date of TOML into one of JavaScript, which is written differently.
function copy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copy) as T;
  if (!isTable(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copy(item)])) as T;
}

/** A new table stands below the one that it is part of, where that has a header; else at the end. */
function addTable(content: string, parent: readonly string[], lines: readonly string[]): string {
  const eol = lineBreakOf(content);
  const old = content.split(/\r?\n/);
  const header = old.findIndex((line) => line.startsWith(`[${parent.join('.')}]`));
  const next = old.findIndex((line, index) => index > header && /^\s*\[/.test(line));
  if (header === -1 || next === -1) return appendTable(content, lines);
  // Comments above the next header are about it.
  let end = next;
  while (/^\s*(?:#.*)?$/.test(old[end - 1] ?? '')) end -= 1;
  return [...old.slice(0, end), '', ...lines, ...old.slice(end)].join(eol);
}

function appendTable(content: string, lines: readonly string[]): string {
  const eol = lineBreakOf(content);
  const base = content === '' || content.endsWith('\n') ? content : content + eol;
  return `${base}${base === '' ? '' : eol}${lines.join(eol)}${eol}`;
}

function linesToPaste(entry: TomlEntry): string[] {
  const key = entry.path.at(-1) ?? '';
  const header = `[${entry.path.slice(0, -1).join('.')}]`;
  if (entry.kind === 'table') return [header, `${key} = ${inlineTable(entry.value)}`];
  const value = JSON.stringify(entry.value);
  if (entry.kind === 'value') return [header, `${key} = ${value}`];
  return [header, `${key} = [`, `    ${value},`, ']'];
}

function inlineTable(value: Readonly<Record<string, string | boolean>>): string {
  const pairs = Object.entries(value).map(([key, item]) => `${key} = ${JSON.stringify(item)}`);
  return `{ ${pairs.join(', ')} }`;
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(sorted(left)) === JSON.stringify(sorted(right));
}

function sorted(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return value.map(sorted);
  if (!isTable(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
}

function keepsComments(before: string, after: string): boolean {
  return commentsOf(before).every((comment) => after.includes(comment));
}

// Everything from a `#` on; a `#` inside a string only makes the comparison stricter.
function commentsOf(content: string): string[] {
  return content.match(/#.*$/gm) ?? [];
}
