import { createDatabase, type PostgresDatabase } from './harness/postgres-database';
import { copyTypeCache, pluginsInProcess, serviceWorkspace } from './harness/prepared-workspaces';
import { defaultNxVersion } from './harness/versions';
import type { Workspace } from './harness/workspace';

/** The tools themselves, in the service's folder, as a Python developer runs them. */
const checks = [
  ['ruff', 'check', '.'],
  ['ruff', 'format', '--check', '.'],
  ['mypy', '.'],
  ['lint-imports'],
  ['pytest', '-W', 'error'],
];

describe('the generated code', () => {
  let workspace: Workspace;
  let database: PostgresDatabase;

  beforeAll(async () => {
    workspace = await serviceWorkspace(defaultNxVersion, pluginsInProcess);
    database = await createDatabase();
    const postgres = ['--database', 'postgres', '--pythonVersion', '3.11'];
    await workspace.succeedNx(['g', '@paxx/nx:project', 'apps/ledger', ...postgres]);
    await workspace.succeedNx(['g', '@paxx/nx:feature', 'entries', '--project', 'ledger']);
    await workspace.succeedNx(['g', '@paxx/nx:feature', 'accounts', '--project', 'ledger']);
    await copyTypeCache(workspace, 'apps/ledger');
    const env = { DATABASE_URL: database.url };
    await workspace.succeedNx(['run', 'ledger:migrate', '--message', 'start'], { env });
    await workspace.succeedNx(['run', 'ledger:upgrade'], { env });
  });

  afterAll(() => database.drop());

  const cases = ['api', 'ledger'].flatMap((project) =>
    checks.map((check) => [project, check] as const),
  );
  it.each(cases)('of %s passes %j', async (project, check) => {
    const [program = '', ...args] = check;
    const env = project === 'ledger' ? { DATABASE_URL: database.url } : {};
    const argv = [workspace.path(`.venv/bin/${program}`), ...args];
    await workspace.succeed(argv, { cwd: `apps/${project}`, env });
  });

  it('agrees with its migrations on both databases', async () => {
    const alembic = [workspace.path('.venv/bin/alembic'), 'check'];
    await workspace.succeed(alembic, { cwd: 'apps/api' });
    const env = { DATABASE_URL: database.url };
    await workspace.succeed(alembic, { cwd: 'apps/ledger', env });
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
});
