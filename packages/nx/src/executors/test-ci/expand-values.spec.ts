import { createRequire } from 'node:module';
import * as fc from 'fast-check';
import type { EnvValues } from '../../python/env-file';
import { expandValues } from './expand-values';

interface Expansion {
  readonly parsed: Record<string, string>;
  readonly processEnv: Record<string, string>;
}

/** What Nx itself expands with. */
const ofNx = createRequire(require.resolve('nx/package.json'))('dotenv-expand') as {
  readonly expand: (expansion: Expansion) => unknown;
};

function asNx(values: EnvValues, env: EnvValues): Record<string, string> {
  const processEnv = { ...values, ...env };
  ofNx.expand({ parsed: { ...values }, processEnv });
  return processEnv;
}

describe('expandValues', () => {
  const name = fc.constantFrom('A', 'B', 'C');
  const word = fc.constantFrom(
    ...['', 'x', 'y z', '$A', '${B}', '${C:-or}', '${A-or}', '${B:+and}', '${C+and}'],
    ...['\\$A', '$', '$$', 'a:${A}@${B}', '${D:-$A}', '$D', 'p$w0rd'],
  );
  const value = fc.array(word, { maxLength: 2 }).map((words) => words.join(''));
  // Values that refer to each other twice grow without end in Nx too.
  const values = fc.dictionary(name, value, { maxKeys: 3 }).filter(isFinite);
  const env = fc.dictionary(name, fc.constantFrom('', 'shell', 'x'), { maxKeys: 2 });

  it('does what Nx does', () => {
    fc.assert(
      fc.property(values, env, (file, shell) => {
        const mine: NodeJS.ProcessEnv = { ...shell };
        expandValues(file, mine);
        expect(mine).toEqual(asNx(file, shell));
      }),
      { numRuns: 2_000 },
    );
  });

  function isFinite(file: EnvValues): boolean {
    const reaches = (from: string, seen: readonly string[]): boolean =>
      seen.includes(from) ||
      ['A', 'B', 'C'].some(
        (to) => new RegExp(`\\$\\{?${to}`).test(file[from] ?? '') && reaches(to, [...seen, from]),
      );
    return !Object.keys(file).some((key) => reaches(key, []));
  }
});
