import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makePytestProject, passed, passing } from '../../testing/make-pytest-project';
import type { PartResult } from './part';

// Each starts pytest several times; on a busy machine that takes its time.
jest.setTimeout(60_000);

const failing = 'def test_it():\n    assert 1 + 1 == 3\n';
const textOf = (results: Readonly<Record<string, PartResult>>, name: string): string =>
  results[name]?.terminalOutput ?? '';

describe('runParts with settings and arguments', () => {
  it('says in one line that there is no environment', async () => {
    const { run, projectDir } = makePytestProject({ orders: passing, users: passing });
    rmSync(join(projectDir, '.venv'));
    const results = await run();
    expect(textOf(results, 'users')).toBe(
      "Cannot test 'api': there is no environment at apps/api/.venv. Run: uv sync\n",
    );
    expect(results['orders']).toEqual(results['users']);
  });

  it('refuses wrong options of a part without failing the others', async () => {
    const { run } = makePytestProject({ orders: passing });
    const results = await run({
      only: { orders: ['features/orders/'], none: [], gone: ['gone'], out: ['../web'] },
    });
    expect(passed(results)).toEqual(['orders']);
    expect(textOf(results, 'gone')).toMatch(/^Cannot test '.*': there is no 'gone' in the project/);
    expect(textOf(results, 'out')).toMatch(/'\.\.\/web' is not in the project/);
    expect(textOf(results, 'none')).toMatch(/paths is empty/);
  });

  describe('with options that would stop a run early', () => {
    const files = { bad: 'def test_it():\n    assert False\n', worse: failing, zebra: passing };

    it.each(['-x', '--maxfail=1', '--exitfirst --lf', '--sw --ff', '-x -p no:cacheprovider'])(
      'runs everything under %s',
      async (addopts) => {
        const { run } = makePytestProject(files);
        const results = await run({ env: { PYTEST_ADDOPTS: addopts } });
        expect(Object.keys(results).sort()).toEqual(['bad', 'worse', 'zebra']);
        expect(passed(results)).toEqual(['zebra']);
        expect(textOf(results, 'worse')).toContain('1 failed');
      },
    );

    it('takes a usage error to all parts', async () => {
      const { run } = makePytestProject(files);
      const results = await run({ options: { args: ['--no-such-option'] } });
      expect(passed(results)).toEqual([]);
      expect(textOf(results, 'bad')).toContain('unrecognized arguments: --no-such-option');
      expect(textOf(results, 'zebra')).toContain("for the cause that 'features/bad' shows");
    });
  });

  it('keeps no state: neither a cache in the project nor one of the last run', async () => {
    const { run, projectDir } = makePytestProject({
      orders:
        'def test_it(cache):\n    assert cache.get("k", None) is None\n    cache.set("k", 1)\n',
    });
    expect(passed(await run())).toEqual(['orders']);
    expect(passed(await run())).toEqual(['orders']);
    expect(existsSync(join(projectDir, '.pytest_cache'))).toBe(false);
  });

  it('needs no plugin to be loaded by itself', async () => {
    const { run } = makePytestProject({ orders: passing, users: failing });
    const env = { PYTEST_DISABLE_PLUGIN_AUTOLOAD: '1', PYTEST_ADDOPTS: '-p no:terminal' };
    expect(passed(await run({ env }))).toEqual(['orders']);
  });

  it('leaves a threshold of coverage to the whole suite', async () => {
    const { run, projectDir } = makePytestProject({
      ...{ orders: passing, 'core.py': 'def unused():\n    return 1\n' },
    });
    const addopts = '--cov=. --cov-report=xml --cov-fail-under=100';
    expect(passed(await run({ env: { PYTEST_ADDOPTS: addopts } }))).toEqual(['orders']);
    expect(readFileSync(join(projectDir, 'coverage.xml'), 'utf8')).toContain('core.py');
  });

  it('shows what passing tests print where that is asked for', async () => {
    const { run } = makePytestProject({ orders: 'def test_it():\n    print("hello")\n' });
    expect(textOf(await run({ options: { args: ['-s'] } }), 'orders')).toContain('hello\n');
    expect(textOf(await run(), 'orders')).not.toContain('hello');
  });

  it('shows what pytest prints in place of testing', async () => {
    const { run } = makePytestProject({ orders: passing });
    const results = await run({ options: { args: ['--collect-only', '-q'] } });
    expect(passed(results)).toEqual(['orders']);
    expect(textOf(results, 'orders')).toContain('features/orders/test_orders.py::test_it');
  });

  it('passes typed words on', async () => {
    const { run } = makePytestProject({ orders: `${passing}\n\ndef test_two():\n    assert 0\n` });
    const results = await run({ options: { __unparsed__: ['-k', 'test_it', '--timeout=9'] } });
    expect(textOf(results, 'orders')).toContain('1 passed, 1 deselected');
  });

  it('takes the configuration that pytest finds for the whole project', async () => {
    const warning = 'import warnings\n\n\ndef test_it():\n    warnings.warn("careful")\n';
    const { run } = makePytestProject({
      ...{ orders: warning, users: passing },
      'features/users/pytest.ini': '[pytest]\naddopts = --no-such-option\n',
      'pyproject.toml': '[tool.pytest.ini_options]\nfilterwarnings = ["error"]\n',
    });
    const results = await run();
    expect(passed(results)).toEqual(['users']);
    expect(textOf(results, 'orders')).toContain('UserWarning: careful');
  });
});
