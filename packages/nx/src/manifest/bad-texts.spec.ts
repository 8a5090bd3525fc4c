import fc from 'fast-check';
import { anyManifestText } from '../testing/any-manifest-text';
import { parsePyproject } from './parse-pyproject';

describe('parsePyproject', () => {
  it('answers any text, with a line of it where it is broken', () => {
    fc.assert(
      fc.property(fc.oneof(anyManifestText, fc.string({ unit: 'binary' })), (text) => {
        const parsed = parsePyproject(text);
        if (parsed.kind === 'manifest') return;
        expect(parsed.problem.cause).not.toContain('\n');
        expect(parsed.problem.line).toBeGreaterThan(0);
        expect(parsed.problem.line).toBeLessThanOrEqual(text.split('\n').length);
      }),
      { numRuns: process.env['PAXX_E2E_LONG'] === '1' ? 50_000 : 1_500 },
    );
  });

  it.each([
    ['brackets', (n: number) => `a = ${'['.repeat(n)}`],
    ['tables', (n: number) => `[${'a.'.repeat(n)}a]`],
    ['spaces in a header', (n: number) => `[project\n[ ${' '.repeat(n)}`],
    [
      'a requirement',
      (n: number) => `[project]\nname = "a"\ndependencies = ["${'a-'.repeat(n)}!"]`,
    ],
    ['a name', (n: number) => `[project]\nname = "${'a.'.repeat(n)}"`],
    ['quotes', (n: number) => `x = ${"'".repeat(n)}\n${'"\n'.repeat(n)}`],
    ['lines', (n: number) => `[project]\nname = 3\n${'# a comment [x] = "y"\n'.repeat(n)}`],
    [
      'dependencies',
      (n: number) => `[project]\nname = "a"\ndependencies = [${'"b>=1",\n'.repeat(n)}]`,
    ],
  ])('is done with ten thousand %s in a moment', (_, write) => {
    const start = performance.now();
    parsePyproject(write(10_000));
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
