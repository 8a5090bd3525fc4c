import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makePytestProject, passed, passing } from '../../testing/make-pytest-project';
import type { PartResult } from './part';

// Each starts pytest several times; on a busy machine that takes its time.
jest.setTimeout(60_000);

type Results = Readonly<Record<string, PartResult>>;
const textOf = (results: Results, name: string): string => results[name]?.terminalOutput ?? '';

/** Each ends or spoils a pytest process in its own way. */
const evil = {
  red: `def test_price():\n    print("the price")\n    assert 1 + 1 == 3\n`,
  segfault: 'import os, signal\n\n\ndef test_it():\n    os.kill(os.getpid(), signal.SIGSEGV)\n',
  leaving: 'import os\n\n\ndef test_it():\n    os._exit(0)\n',
  quitting: 'import pytest\n\n\ndef test_it():\n    pytest.exit("enough")\n',
  interrupting: 'def test_it():\n    raise KeyboardInterrupt\n',
  exiting: 'import sys\n\nsys.exit(3)\n',
  dying: 'import os\n\nos._exit(4)\n',
  unparsable: 'def test_it(:\n',
  unprepared: passing,
  'features/unprepared/conftest.py': 'raise RuntimeError("not prepared")\n',
  hooked: passing,
  'features/hooked/conftest.py': 'def pytest_runtest_protocol():\n    raise SystemExit(7)\n',
  meddling: passing,
  'features/meddling/conftest.py':
    'def pytest_collection_modifyitems():\n    raise ValueError("meddled")\n',
};

describe.each([8, 9] as const)('the parts of a project, with pytest %s', (version) => {
  const project = makePytestProject(
    {
      first: passing,
      ...evil,
      last: passing,
      'features/bare/__init__.py': '',
      bare: '',
    },
    version,
  );
  let results: Results;
  beforeAll(async () => (results = await project.run()));

  it('pass where nothing is wrong with them', () => {
    expect(passed(results).sort()).toEqual(['bare', 'first', 'last']);
    expect(textOf(results, 'first')).toMatch(/^features\/first: 1 passed in \d\.\d\ds\n$/);
  });

  it('say when there is no test in them', () => {
    expect(textOf(results, 'bare')).toMatch(/^features\/bare: no tests ran in 0\.00s\n$/);
  });

  it('show their own failure, with what the test printed', () => {
    const text = textOf(results, 'red');
    expect(text).toMatch(
      /_ test_price _[^]*assert \(1 \+ 1\) == 3[^]*features\/red\/test_red\.py:3/,
    );
    expect(text).toMatch(/Captured stdout call -+\nthe price\nfeatures\/red: 1 failed in/);
  });

  it.each([
    ['segfault', 'was ended by SIGSEGV in features/segfault/test_segfault.py::test_it'],
    ['leaving', 'ended with code 0 in features/leaving/test_leaving.py::test_it'],
    ['quitting', 'pytest.exit: enough'],
    ['interrupting', 'ended with code 2 in features/interrupting/test_interrupting.py::test_it'],
    ['exiting', 'ended with code 3 while it read features/exiting/test_exiting.py'],
    ['dying', 'ended with code 4 while it read features/dying/test_dying.py'],
    ['unparsable', 'SyntaxError'],
    ['unprepared', 'not prepared'],
    ['hooked', 'SystemExit: 7'],
    ['meddling', 'ValueError: meddled'],
  ])('name what is wrong in %s', (name, cause) => {
    expect(textOf(results, name)).toContain(cause);
  });
});

describe('runParts', () => {
  it('fails every part where the root conftest is broken', async () => {
    const { run } = makePytestProject({
      ...{ orders: passing, users: passing },
      'conftest.py': 'import missing_module\n',
    });
    const results = await run();
    expect(passed(results)).toEqual([]);
    expect(textOf(results, 'orders')).toContain("No module named 'missing_module'");
    expect(textOf(results, 'users')).toBe(
      "Cannot test 'features/users': for the cause that 'features/orders' shows.\n",
    );
  });

  it('finds the one part without which nothing is wrong', async () => {
    const hook = `def pytest_collection_modifyitems(items):
    if any("bad" in item.nodeid for item in items):
        raise ValueError("nobody's")
`;
    const { run } = makePytestProject({
      ...{ one: passing, two: passing, bad: passing, four: passing },
      'conftest.py': hook,
    });
    const results = await run();
    expect(passed(results).sort()).toEqual(['four', 'one', 'two']);
    expect(textOf(results, 'bad')).toContain("ValueError: nobody's");
  });

  it('fails all parts of a cause that they have in common', async () => {
    const { run } = makePytestProject({
      ...{ orders: passing, users: passing },
      'conftest.py': 'def pytest_collection_modifyitems():\n    raise ValueError("common")\n',
    });
    const results = await run();
    expect(passed(results)).toEqual([]);
    expect(textOf(results, 'orders')).toContain('ValueError: common');
    expect(textOf(results, 'users')).toContain("that 'features/orders' shows");
  });

  it('runs a test of two parts for both of them', async () => {
    const { run } = makePytestProject({ orders: passing, users: passing });
    const file = 'features/orders/test_orders.py';
    const results = await run({
      only: {
        all: ['.'],
        orders: ['features/orders'],
        file: [file],
        both: [file, 'features/users'],
      },
    });
    expect(passed(results).sort()).toEqual(['all', 'both', 'file', 'orders']);
    expect(textOf(results, 'all')).toContain('.: 2 passed');
    expect(textOf(results, 'file')).toContain(`${file}: 1 passed`);
  });

  describe('with a test that hangs', () => {
    const stuck = `import pathlib, time


def test_it():
    pathlib.Path("stuck").touch()
    time.sleep(60)
`;
    const { run, projectDir } = makePytestProject({
      ...{ orders: passing, stuck: stuck },
      users: passing,
      'conftest.py': `import pathlib, pytest


@pytest.fixture(scope="session", autouse=True)
def server():
    yield
    pathlib.Path("closed").touch()
`,
    });

    it('fails its part, with the place, and runs the others', async () => {
      const results = await run({ options: { timeout: 2 } });
      expect(passed(results).sort()).toEqual(['orders', 'users']);
      expect(textOf(results, 'stuck')).toMatch(
        /time\.sleep\(60\)[^]*made no progress for 2 s and was stopped in features\/stuck/,
      );
    });

    it('tears the session down when it is aborted', async () => {
      for (const name of ['closed', 'stuck']) rmSync(join(projectDir, name), { force: true });
      const stop = new AbortController();
      const running = run({ abort: stop.signal });
      while (!existsSync(join(projectDir, 'stuck'))) await sleep(20);
      const start = performance.now();
      stop.abort();
      const results = await running;
      // Less than the time after which it would be killed.
      expect(performance.now() - start).toBeLessThan(3_000);
      expect(textOf(results, 'stuck')).toContain('not tested, the run was interrupted');
      expect(existsSync(join(projectDir, 'closed'))).toBe(true);
    });
  });

  describe('where a teardown fails', () => {
    const fixture = (scope: string): string => `import pytest


@pytest.fixture(scope="${scope}", autouse=True)
def thing():
    yield
    raise RuntimeError("not torn down")
`;

    it.each([1, undefined])('fails all parts of a session (workers: %s)', async (workers) => {
      const { run } = makePytestProject({
        ...{ orders: passing, users: passing },
        'conftest.py': fixture('session'),
      });
      const results = await run(workers === undefined ? {} : { options: { workers } });
      expect(passed(results)).toEqual([]);
      expect(textOf(results, 'orders')).toMatch(
        /not torn down[^]*Cannot vouch for 'features\/orders'/,
      );
    });

    it('fails only the part whose own fixture it is', async () => {
      const { run } = makePytestProject({
        ...{ orders: passing, users: `${fixture('module')}\n\n${passing}` },
      });
      expect(passed(await run())).toEqual(['orders']);
    });

    it('fails all parts at a hook of the end, which no test owns', async () => {
      const { run } = makePytestProject({
        ...{ orders: passing, users: passing },
        'conftest.py': 'def pytest_sessionfinish():\n    raise RuntimeError("no end")\n',
      });
      const results = await run();
      expect(passed(results)).toEqual([]);
      expect(textOf(results, 'orders')).toMatch(/no end[^]*after the last test/);
    });
  });

  it('attributes tests in whatever order they run', async () => {
    const two = `${passing}\n\ndef test_other():\n    assert True\n`;
    const { run } = makePytestProject({
      ...{ orders: two, users: `${two}\n\ndef test_bad():\n    assert False\n` },
      'conftest.py': `def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: (item.name, item.nodeid), reverse=True)
`,
    });
    const results = await run();
    expect(passed(results)).toEqual(['orders']);
    expect(textOf(results, 'users')).toContain('1 failed, 2 passed');
  });

  it('attributes what the workers of pytest-xdist report', async () => {
    const { segfault, unparsable } = evil;
    const { run } = makePytestProject({
      orders: passing,
      segfault,
      unparsable,
      bare: '',
      users: passing,
    });
    const results = await run({ options: { workers: 2 } });
    expect(passed(results).sort()).toEqual(['bare', 'orders', 'users']);
    expect(textOf(results, 'segfault')).toMatch(/crashed while running/);
  });

  it('stores no path of this machine', async () => {
    const { run, workspaceRoot } = makePytestProject({
      orders: 'import os\n\n\ndef test_it():\n    print("in", os.getcwd())\n    assert False\n',
    });
    const results = await run({ options: { args: ['--tb=native'] } });
    expect(textOf(results, 'orders')).toContain('File "features/orders/test_orders.py", line 6');
    expect(textOf(results, 'orders')).toContain('in .\n');
    expect(textOf(results, 'orders')).not.toContain(workspaceRoot);
  });

  it('hears nothing of processes that a test forks', async () => {
    const forking = `import os, subprocess, sys


def test_it():
    assert "PAXX_TEST_CI_PIPE" not in os.environ
    if (child := os.fork()) == 0:
        raise SystemExit(0)
    os.waitpid(child, 0)
    code = "import os; os.fstat(3)"
    assert subprocess.run([sys.executable, "-c", code], close_fds=False).returncode == 1


def test_after():
    assert True
`;
    const { run } = makePytestProject({ orders: forking });
    expect(textOf(await run(), 'orders')).toContain('2 passed');
  });
});
