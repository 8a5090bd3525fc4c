import type { Environment } from './harness/live-service';
import { createDatabase, query, type PostgresDatabase } from './harness/postgres-database';
import { twoDriversWorkspace } from './harness/prepared-workspaces';
import { databaseKinds } from './harness/service-database';
import type { Workspace } from './harness/workspace';

/** What a developer may have in the environment of a terminal and of the folder; a test reads none of it. */
const elsewhere = [
  'ENVIRONMENT=production',
  'SECRET_KEY=too-short',
  'DATABASE_URL=postgresql://nobody@127.0.0.1:1/nowhere',
  'AUTH_CACHE_SECONDS=never',
  'AUTH_REQUIRE_VERIFIED_EMAIL=true',
  'TRUSTED_HOSTS=elsewhere.example',
  'MAIL_URL=smtp://127.0.0.1:1',
  'MAX_BODY_BYTES=1024',
  'LOG_LEVEL=error',
  'UNKNOWN=1',
];

describe('the tests of a service', () => {
  let workspace: Workspace;
  let database: PostgresDatabase;
  const counts: number[] = [];

  beforeAll(async () => {
    workspace = await twoDriversWorkspace();
    database = await createDatabase();
  });

  afterAll(() => database.drop());

  it.each(databaseKinds)('pass on %s, two at a time', async (kind) => {
    const env = kind === 'PostgreSQL' ? { TEST_DATABASE_URL: database.url } : {};
    counts.push(await runTests(['-n', '2'], env));
  });

  it('leave no database behind', async () => {
    const left = `select datname from pg_database where datname like '${database.name}_%'`;
    expect(await query(database, left)).toEqual([]);
  });

  it('give the same result whatever .env and the environment hold', async () => {
    await workspace.write('apps/api/.env', `${elsewhere.join('\n')}\n`);
    const exported = Object.fromEntries(elsewhere.map((line) => line.split('=', 2)));
    counts.push(await runTests([], exported));
    expect(new Set(counts).size).toBe(1);
  });

  it('are refused on a database that is not named for them', async () => {
    const pytest = [workspace.path('.venv/bin/pytest'), '-q'];
    const env = { TEST_DATABASE_URL: database.url.replace('_test_', '_live_') };
    const ended = await workspace.run(pytest, { cwd: 'apps/api', env });
    expect(ended.code).not.toBe(0);
    expect(ended.output).toContain("must contain 'test'");
  });

  /** Answers with how many there were. */
  async function runTests(args: readonly string[], env: Environment = {}): Promise<number> {
    const pytest = [workspace.path('.venv/bin/pytest'), '-q', '-W', 'error', ...args];
    const { output } = await workspace.succeed(pytest, { cwd: 'apps/api', env });
    expect(output).not.toMatch(/skipped|warning/);
    return Number(/(\d+) passed/.exec(output)?.[1]);
  }
});
