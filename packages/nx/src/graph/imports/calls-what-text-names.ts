/** Functions and methods that load modules, start programs or list files: what they reach is text, or not even that. */
const CALLS = new Set([
  '__import__',
  'create_subprocess_exec',
  'create_subprocess_shell',
  'eval',
  'exec',
  'exec_module',
  'getsource',
  'glob',
  'iglob',
  'import_module',
  'iter_modules',
  'iterdir',
  'listdir',
  'popen',
  'Popen',
  'rglob',
  'run_module',
  'run_path',
  'scandir',
  'spec_from_file_location',
  'system',
  'walk',
  'walk_packages',
]);
/** The last letters of those: most calls end in another one. */
const LAST = new Set([...CALLS].map((name) => name.charCodeAt(name.length - 1)));
/** As methods these are something else: a database session has `exec`, too. */
const BUILTINS = new Set(['eval', 'exec']);

/**
 * Whether a Python text calls one of the functions whose argument decides what is loaded or read, or names a source file in
 * a string. From parenthesis to parenthesis: a pattern of so many words takes ten times as long.
 */
export function callsWhatTextNames(text: string): boolean {
  for (let at = text.indexOf('('); at >= 0; at = text.indexOf('(', at + 1)) {
    if (!LAST.has(text.charCodeAt(at - 1))) continue;
    let start = at - 1;
    while (isLetter(text.charCodeAt(start - 1))) start -= 1;
    const word = text.slice(start, at);
    if (CALLS.has(word) && !(BUILTINS.has(word) && text.charAt(start - 1) === '.')) return true;
  }
  return text.includes('.py"') || text.includes(".py'");
}

/** a to z, A to Z and the underscore, as all of those names. */
const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || code === 95 || (code >= 65 && code <= 90);
