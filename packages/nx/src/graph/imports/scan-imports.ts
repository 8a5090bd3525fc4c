import { callsWhatTextNames } from './calls-what-text-names';

/** One module that a text imports, as written: `core.app`, `..models`. */
export interface ImportedModule {
  readonly module: string;
  /** After `import`; absent for `import a.b`. Each may be a module of the package as well as something inside it. */
  readonly names?: readonly string[];
}

export interface Scan {
  readonly modules: readonly ImportedModule[];
  /** It imports, runs or reads files by names that only exist at run time: anything may be behind it. */
  readonly isDynamic: boolean;
}

/**
 * Finds what a Python text imports, wherever it stands: at the top, in a function, under `if TYPE_CHECKING`, behind a
 * colon or a semicolon. Looks at the lines with the word `import` only: 2 microseconds a file, where @lezer/python takes a
 * millisecond. What looks like an import inside a string counts as one; too much is harmless, too little is not.
 */
export function scanImports(content: string): Scan {
  const text = content.includes('\\') ? content.replace(/\\\r?\n/g, ' ') : content;
  const modules: ImportedModule[] = [];
  for (let at = text.indexOf(WORD); at >= 0; at = text.indexOf(WORD, at + WORD.length)) {
    const after = at + WORD.length;
    if (!ENDS_WORD.test(text.charAt(after))) continue;
    const module = moduleBefore(text.slice(text.lastIndexOf('\n', at) + 1, at));
    if (module === '') modules.push(...modulesIn(restOfLine(text, after)));
    else if (module !== undefined) modules.push({ module, names: namesAfter(text, after) });
  }
  return { modules, isDynamic: modules.some(isLoader) || callsWhatTextNames(text) };
}

const WORD = 'import';
const ENDS_WORD = /[ \t(*]/;
const STATEMENT =
  /(?:^|[;:])[ \t\f\uFEFF]*(?:from(?:[ \t]+|(?=\.))([^\s#;:'"()=,]+(?:[ \t]+[^\s#;:'"()=,]+)*)[ \t]+)?$/;

/** What stands between `from` and `import`; `''` for a plain import, `undefined` for no statement. */
function moduleBefore(head: string): string | undefined {
  if (head === '') return '';
  const match = STATEMENT.exec(head);
  // `from . models import Order` is Python too.
  return match === null ? undefined : (match[1]?.replace(/\s/g, '') ?? '');
}

function restOfLine(text: string, from: number): string {
  const end = text.indexOf('\n', from);
  return (end < 0 ? text.slice(from) : text.slice(from, end)).split(/[#;]/, 1)[0] ?? '';
}

function modulesIn(list: string): ImportedModule[] {
  return namesIn(list).map((module) => ({ module }));
}

/** In parentheses they go over lines, with comments that may hold a parenthesis. */
function namesAfter(text: string, from: number): string[] {
  const line = restOfLine(text, from);
  if (!line.trimStart().startsWith('(')) return namesIn(line);
  const names: string[] = [];
  let at = text.indexOf('(', from) + 1;
  for (let rows = 0; at > 0 && rows < MOST_ROWS; rows += 1) {
    const [code = '', ...rest] = restOfLine(text, at).split(')');
    names.push(...namesIn(code));
    if (rest.length > 0) break;
    at = text.indexOf('\n', at) + 1;
  }
  return names;
}

/** A list that never ends is a half-typed one. */
const MOST_ROWS = 1_000;

/** The first word of each part: `a, b as c`. */
function namesIn(list: string): string[] {
  return Array.from(list.matchAll(FIRST_WORDS), ([, word = '']) => word);
}

const FIRST_WORDS = /(?:^|,)\s*([^\s,]+)/g;

/** Alembic runs the revisions of the folder that its configuration names; the others are there to load or to start. */
const LOADERS = /^(?:alembic|pkgutil|runpy|subprocess|multiprocessing|importlib|imp)(?:\.|$)/;
/** Of importlib, what looks at packages and does not load them. */
const LOOKERS = /^importlib\.(?:metadata|resources)(?:\.|$)/;

function isLoader({ module, names }: ImportedModule): boolean {
  if (!LOADERS.test(module) || LOOKERS.test(module)) return false;
  return !(module === 'importlib.util' && names?.every((name) => name === 'find_spec'));
}
