import { execFileSync } from 'node:child_process';
import { BUILTIN_CLASSES, BUILTIN_FUNCTIONS, KEYWORDS, STANDARD_MODULES } from './python-words';

const ask =
  'import builtins, json, keyword, sys; print(json.dumps([keyword.kwlist, dir(builtins), [*sys.stdlib_module_names]]))';

describe('the words of Python', () => {
  const [keywords = [], builtins = [], modules = []] = JSON.parse(
    execFileSync('python3', ['-c', ask], { encoding: 'utf8' }),
  ) as [string[], string[], string[]];

  test('hold every keyword of the Python of this machine', () => {
    expect(keywords.filter((word) => !KEYWORDS.has(word))).toEqual([]);
  });

  test('hold every module that it brings', () => {
    const missing = modules.filter((name) => !name.startsWith('_') && !STANDARD_MODULES.has(name));
    expect(missing).toEqual([]);
  });

  test('hold every name that it brings', () => {
    const known = new Set([...KEYWORDS, ...BUILTIN_CLASSES, ...BUILTIN_FUNCTIONS]);
    expect(builtins.filter((name) => !name.startsWith('_') && !known.has(name))).toEqual([]);
  });
});
