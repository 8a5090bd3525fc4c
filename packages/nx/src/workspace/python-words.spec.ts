import { execFileSync } from 'node:child_process';
import { BUILTIN_CLASSES, BUILTIN_FUNCTIONS, KEYWORDS } from './python-words';

const ask = 'import builtins, json, keyword; print(json.dumps([keyword.kwlist, dir(builtins)]))';

describe('the words of Python', () => {
  const [keywords = [], builtins = []] = JSON.parse(
    execFileSync('python3', ['-c', ask], { encoding: 'utf8' }),
  ) as [string[], string[]];

  test('hold every keyword of the Python of this machine', () => {
    expect(keywords.filter((word) => !KEYWORDS.has(word))).toEqual([]);
  });

  test('hold every name that it brings', () => {
    const known = new Set([...KEYWORDS, ...BUILTIN_CLASSES, ...BUILTIN_FUNCTIONS]);
    expect(builtins.filter((name) => !name.startsWith('_') && !known.has(name))).toEqual([]);
  });
});
