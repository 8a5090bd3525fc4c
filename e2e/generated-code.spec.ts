import { runCli } from './harness/live-service';
import { createDatabase, type PostgresDatabase } from './harness/postgres-database';
import { copyTypeCache, pluginsInProcess, serviceWorkspace } from './harness/prepared-workspaces';
import { databaseKinds, type DatabaseKind } from './harness/service-database';
import { defaultNxVersion, longRun } from './harness/versions';
import type { Workspace } from './harness/workspace';

/** The tools themselves, in the service's folder, as a Python developer runs them. */
const checks = [
  ['ruff', 'check', '.'],
  ['ruff', 'format', '--check', '.'],
  ['mypy', '.'],
  ['lint-imports'],
  ['pytest', '-W', 'error'],
];

interface Service {
  readonly name: string;
  readonly options: readonly string[];
  readonly features: readonly string[];
  /** The one of its settings. */
  readonly database: DatabaseKind;
}

const postgres = ['--database', 'postgres'];
const python = ['--pythonVersion', '3.11'];
const withoutUsers = ['--auth', 'none'];
const discovery = ['--discovery'];

/** Each two choices of two options meet in one of these; `api` is the prepared one. */
const everyPair: readonly Service[] = [
  { name: 'api', options: [], features: ['orders'], database: 'SQLite' },
  {
    name: 'ledger',
    options: [...postgres, ...python, ...discovery],
    features: [],
    database: 'PostgreSQL',
  },
  {
    name: 'search',
    options: [...withoutUsers, ...python, ...discovery],
    features: [],
    database: 'SQLite',
  },
  {
    name: 'proxy',
    options: [...withoutUsers, ...postgres, ...discovery],
    features: [],
    database: 'PostgreSQL',
  },
  {
    name: 'billing',
    options: [...withoutUsers, ...postgres, ...python],
    features: ['entries', 'accounts'],
    database: 'PostgreSQL',
  },
];

/** A usual run leaves out the two whose every choice another one has made. */
const services = everyPair.filter(({ name }) => longRun || !['search', 'proxy'].includes(name));

describe('the generated code', () => {
  let workspace: Workspace;
  let forTests: PostgresDatabase;
  const databases = new Map<string, PostgresDatabase>();

  beforeAll(async () => {
    workspace = await serviceWorkspace(defaultNxVersion, pluginsInProcess);
    for (const { name, options, features } of services.slice(1)) {
      const project = ['g', '@paxx/nx:project', `apps/${name}`, '--skipSync', ...options];
      await workspace.succeedNx(project);
      for (const feature of features) {
        await workspace.succeedNx(['g', '@paxx/nx:feature', feature, '--project', name]);
      }
      await copyTypeCache(workspace, `apps/${name}`);
    }
    await workspace.succeed(['uv', 'sync', '--all-packages', '--quiet']);
    forTests = await createDatabase();
    for (const { name } of services) databases.set(name, await createDatabase());
    for (const { name, database, features } of services.slice(1)) {
      if (features.length > 0) await makeRevision(name, database);
    }
  });

  afterAll(async () => {
    for (const database of [forTests, ...databases.values()]) await database.drop();
  });

  const cases = services.flatMap(({ name, database }) =>
    checks.map((check) => [name, check, database] as const),
  );
  it.each(cases)('of %s passes %j', async (name, check, database) => {
    const [program = '', ...args] = check;
    const argv = [workspace.path(`.venv/bin/${program}`), ...args];
    const env = database === 'PostgreSQL' ? { TEST_DATABASE_URL: forTests.url } : {};
    await workspace.succeed(argv, { cwd: `apps/${name}`, env });
  });

  const places = services.flatMap(({ name }) => databaseKinds.map((kind) => [name, kind] as const));
  it.each(places)('of %s has revisions that make its models on %s', async (name, kind) => {
    const options = { cwd: `apps/${name}`, env: environmentOf(name, kind) };
    await runCli(workspace, ['db', 'upgrade'], options);
    await workspace.succeed([workspace.path('.venv/bin/alembic'), 'check'], options);
  });

  it('declares what it imports', async () => {
    await workspace.succeedNx(['run-many', '-t', 'deps']);
  });

  it('ignores no finding of a tool', async () => {
    const found = await workspace.run(['git', 'grep', '-nE', 'type: ignore|noqa', '--', 'apps']);
    expect(found.output).toBe('');
  });

  it('takes a deprecation as a failed test', async () => {
    const test =
      'import warnings\n\n\ndef test_warns() -> None:\n    warnings.warn("old", DeprecationWarning, stacklevel=1)\n';
    await workspace.write('apps/api/tests/test_deprecation.py', test);
    const pytest = [workspace.path('.venv/bin/pytest'), '-q', 'tests/test_deprecation.py'];
    const ended = await workspace.run(pytest, { cwd: 'apps/api' });
    expect(ended.code).toBe(1);
    expect(ended.output).toContain('DeprecationWarning');
    await workspace.remove('apps/api/tests/test_deprecation.py');
  });

  async function makeRevision(name: string, kind: DatabaseKind): Promise<void> {
    const options = { cwd: `apps/${name}`, env: environmentOf(name, kind) };
    await runCli(workspace, ['db', 'upgrade'], options);
    await runCli(workspace, ['db', 'migrate', '--message', 'start'], options);
  }

  function environmentOf(name: string, kind: DatabaseKind): Record<string, string | undefined> {
    const server = databases.get(name)?.url;
    return { DATABASE_URL: kind === 'SQLite' ? 'sqlite:///checked.sqlite3' : server };
  }
});
