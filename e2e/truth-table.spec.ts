import { graphWorkspace } from './harness/graph-workspace';
import { taskResults } from './harness/task-results';
import { nxVersions } from './harness/versions';
import type { Workspace } from './harness/workspace';

const TARGETS = ['lint', 'typecheck', 'test', 'deps', 'openapi', 'build', 'prune', 'test-ci'];
const PARTS = ['features/orders', 'features/notes', 'tests'] as const;
const parts = (...names: readonly string[]): string[] => [
  'api:test-ci',
  ...names.map((name) => `api:test-ci--${name}`),
];
const of = (project: string, ...targets: readonly string[]): string[] =>
  targets.map((target) => `${project}:${target}`);

const API_SOURCE = of('api', 'lint', 'typecheck', 'test', 'deps', 'openapi', 'prune');
/** What reads the sources of the libraries that a project reaches. */
const API_ABOVE = [...of('api', 'typecheck', 'test', 'openapi', 'prune'), ...parts(...PARTS)];
const LIBRARY = ['lint', 'typecheck', 'test', 'deps', 'build'];
/** What a package can change. */
const API_LOCKED = [...API_SOURCE, ...parts(...PARTS)];
const LOCKED = ['lint', 'typecheck', 'test', 'deps'];
const EVERY = [
  ...API_LOCKED,
  ...of('billing', ...LOCKED),
  ...of('money', ...LOCKED),
  ...of('rounding', ...LOCKED),
];

const addComment = (file: string) => (workspace: Workspace) =>
  workspace.edit(file, /$/, '\n# Changed.\n');

/** The same package with another artefact: the environment stays in step, and the lock differs. */
const relock = (name: string) => async (workspace: Workspace) => {
  const lock = await workspace.read('uv.lock');
  const at = lock.indexOf(`[[package]]\nname = "${name}"\n`);
  const hash = lock.indexOf('hash = "sha256:', at) + 'hash = "sha256:'.length;
  const digit = lock.charAt(hash) === '0' ? '1' : '0';
  await workspace.write('uv.lock', lock.slice(0, hash) + digit + lock.slice(hash + 1));
};

interface Row {
  readonly change: string;
  readonly make: (workspace: Workspace) => Promise<void>;
  /** What has to run again; everything else comes from the cache. */
  readonly runs: readonly string[];
}

const ROWS: readonly Row[] = [
  {
    change: 'a source that one feature imports',
    make: addComment('apps/api/features/orders/services.py'),
    runs: [...API_SOURCE, ...parts('features/orders', 'tests')],
  },
  {
    change: 'a test of a feature',
    make: addComment('apps/api/features/notes/tests/test_notes.py'),
    runs: [...API_SOURCE, ...parts('features/notes', 'tests')],
  },
  {
    change: 'a module of core that one feature imports',
    make: addComment('apps/api/core/amounts.py'),
    runs: [...API_SOURCE, ...parts('features/orders', 'tests')],
  },
  {
    change: 'the conftest above all tests',
    make: addComment('apps/api/conftest.py'),
    runs: [...API_SOURCE, ...parts(...PARTS)],
  },
  {
    change: 'a migration',
    make: addComment('apps/api/migrations/versions/0001_start.py'),
    runs: [...API_SOURCE, ...parts('tests')],
  },
  {
    change: 'a library',
    make: addComment('libs/money/src/money/__init__.py'),
    runs: [...of('money', ...LIBRARY), ...API_ABOVE],
  },
  {
    change: 'a library of a library',
    make: addComment('libs/rounding/src/rounding/__init__.py'),
    runs: [...of('rounding', ...LIBRARY), ...of('money', 'typecheck', 'test'), ...API_ABOVE],
  },
  {
    change: 'a locked package of one project',
    make: relock('six'),
    runs: of('billing', ...LOCKED),
  },
  {
    change: 'a locked package of all projects',
    make: relock('pytest'),
    runs: EVERY,
  },
  {
    change: 'the lock, and no package in it',
    make: (workspace) => workspace.edit('uv.lock', /revision = \d+/, 'revision = 2'),
    runs: [],
  },
  {
    change: 'settings at the root',
    make: (workspace) => workspace.edit('pyproject.toml', 'line-length = 100', 'line-length = 99'),
    // The others have settings of their own; what is built and deployed takes those of uv from there.
    runs: [...of('rounding', 'lint', 'typecheck', 'test', 'build'), 'money:build', 'api:prune'],
  },
  {
    change: 'a README',
    make: addComment('apps/billing/README.md'),
    runs: [],
  },
  {
    change: 'the lock of npm',
    make: (workspace) =>
      workspace.edit('package-lock.json', '"license": "MIT"', '"license": "ISC"'),
    runs: [],
  },
  {
    change: 'the version of Python',
    make: (workspace) => workspace.write('.python-version', '>=3.11\n'),
    runs: [...EVERY, 'money:build', 'rounding:build'],
  },
];

describe.each(nxVersions)('after a change, on Nx %s', (version) => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await graphWorkspace(version);
    const first = await taskResults(workspace, ['run-many', '-t', ...TARGETS]);
    expect({ failed: first.failed, output: first.ended.output }).toMatchObject({ failed: [] });
    await workspace.commit('chore: add what the targets write');
  });

  it.each(ROWS)('of $change runs what it can reach, and nothing else', async ({ make, runs }) => {
    await make(workspace);
    await workspace.commit('chore: change');
    const affected = await taskResults(workspace, ['affected', '-t', ...TARGETS, '--base=HEAD~1']);
    expect(affected.failed).toEqual([]);
    expect(withoutSlices(affected.ran)).toEqual([...runs].sort());
    // What was not selected has its result already: nothing that the change reaches was passed over.
    const all = await taskResults(workspace, ['run-many', '-t', ...TARGETS]);
    expect([...all.ran, ...all.failed]).toEqual([]);
  });

  // One target more is another configuration of the project, which Nx hashes into each of its tasks.
  it('of features runs the new one', async () => {
    const test = 'def test_nothing() -> None:\n    pass\n';
    await workspace.write('apps/api/features/carts/tests/test_carts.py', test);
    await workspace.commit('feat: add carts');
    const { ran, failed } = await taskResults(workspace, [
      'affected',
      '-t',
      ...TARGETS,
      '--base=HEAD~1',
    ]);
    expect(failed).toEqual([]);
    expect(ran).toEqual(
      expect.arrayContaining([...API_SOURCE, ...parts('features/carts', 'tests')]),
    );
  });
});

function withoutSlices(ids: readonly string[]): string[] {
  return ids.filter((id) => !id.endsWith(':lock-slice'));
}
