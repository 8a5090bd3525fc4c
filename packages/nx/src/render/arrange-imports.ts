import { importBlock, type PythonImport } from './import-block';

// From the first import of a module to the end of its last one at the top.
const BLOCK = /^(?:(?:from|import) [^\n(]*(?:\([^)]*\))?\n|\n(?=(?:from|import) ))+/m;
const STATEMENT = /^(?:from (\S+) import (?:\(([^)]*)\)|([^\n(]*))|import (\S+)(?: as (\S+))?)$/gm;

// Docstrings, and lines that are comments: prose has words and points of its own.
const PROSE = /"""[\s\S]*?"""|^\s*#.*$/gm;
// A name that is read, with the point behind a module's: `dt.date` reads `dt.`; no attribute, and no name of an argument.
const READ = /(?<![\w.])[A-Za-z_]\w*(?!\w|=[^=])\.?/g;

/**
 * Give a module the imports that it needs, of those that it has and those that it may have, sorted as ruff's isort
 * rule wants them. What nothing in the module reads is left out.
 */
export function arrangeImports(content: string, known: readonly PythonImport[]): string {
  const block = BLOCK.exec(content);
  const start = block?.index ?? content.length;
  const before = content.slice(0, start);
  const body = content.slice(start + (block?.[0].length ?? 0));
  const words = new Set(body.replace(PROSE, '').match(READ));
  const used = [...importsOf(block?.[0] ?? ''), ...known].filter((each) => isRead(each, words));
  return `${before}${importBlock(used)}${body}`;
}

/** `pytest` and `sa` are read with a point behind them, what they hold without or with one. */
function isRead({ module, name, alias }: PythonImport, words: ReadonlySet<string>): boolean {
  if (name === undefined) return words.has(`${alias ?? module.split('.')[0]}.`);
  return words.has(name) || words.has(`${name}.`);
}

function importsOf(block: string): PythonImport[] {
  return [...block.matchAll(STATEMENT)].flatMap(
    ([, from, several, one, whole, alias]): PythonImport[] => {
      if (from !== undefined)
        return namesOf(several ?? one ?? '').map((name) => ({ module: from, name }));
      const statement: PythonImport = {
        module: whole ?? '',
        ...(alias === undefined ? {} : { alias }),
      };
      return [statement];
    },
  );
}

function namesOf(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
