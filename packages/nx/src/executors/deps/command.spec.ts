import { depsCommand, type DepsCommand } from './command';

const command = (changes: Partial<DepsCommand> = {}): readonly string[] =>
  depsCommand({
    deptry: '.venv/bin/deptry',
    project: { module: 'acme_money_lib', hasTests: true, folder: '/shop/libs/money' },
    settings: undefined,
    output: 'report.json',
    extra: [],
    ...changes,
  });

describe('depsCommand', () => {
  test('reads the tests too, which deptry leaves out', () => {
    expect(command().slice(0, 3)).toEqual(['.venv/bin/deptry', '.', '../money/tests']);
    expect(command({ settings: { exclude: ['x'] } })).not.toContain('../money/tests');
  });

  test('knows the package of a src layout as its own', () => {
    expect(command().join(' ')).toContain('--known-first-party acme_money_lib');
    const service = { module: undefined, hasTests: true, folder: '/shop/apps/api' };
    expect(command({ project: service })).not.toContain('--known-first-party');
    expect(command({ settings: { known_first_party: ['x'] } })).not.toContain(
      '--known-first-party',
    );
  });

  test('looks for unused requirements only where the project is configured', () => {
    expect(command().join(' ')).toContain('--ignore DEP002');
    expect(command({ settings: {} })).not.toContain('--ignore');
  });

  test('ends with what the user typed', () => {
    expect(command({ extra: ['--verbose'] }).at(-1)).toBe('--verbose');
  });
});
