/**
 * The line (from 1) on which a key of a TOML text is set: `['project', 'dependencies']` finds
 * `dependencies =` under `[project]`, and falls back to the nearest table around it.
 * The parser gives positions for syntax errors only; this runs only when a value has a wrong type.
 */
export function locateKey(text: string, path: readonly string[]): number {
  const wanted = path.join('.');
  let table = '';
  let best = { line: 1, depth: 0 };
  text.split(/\r?\n/).forEach((line, index) => {
    const header = /^\s*\[+([^\]]+)\]/.exec(line)?.[1];
    if (header !== undefined) table = bare(header);
    const key = /^\s*([A-Za-z0-9_."'-]+)\s*=/.exec(line)?.[1];
    const here =
      header !== undefined ? table : key === undefined ? undefined : join(table, bare(key));
    if (here === undefined || !isPrefix(here, wanted)) return;
    const depth = here.split('.').length;
    if (depth > best.depth) best = { line: index + 1, depth };
  });
  return best.line;
}

const bare = (key: string): string => key.replace(/["'\s]/g, '');
const join = (table: string, key: string): string => (table === '' ? key : `${table}.${key}`);
const isPrefix = (here: string, wanted: string): boolean =>
  wanted === here || wanted.startsWith(`${here}.`);
