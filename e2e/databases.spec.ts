import { createDatabase, query, type PostgresDatabase } from './harness/postgres-database';
import { twoDriversWorkspace } from './harness/prepared-workspaces';
import { serve } from './harness/serve';
import { longRun } from './harness/versions';
import type { Workspace } from './harness/workspace';

const servers = [
  ['PostgreSQL', undefined] as const,
  ...(longRun
    ? [['the embedded PostgreSQL', process.env['PAXX_E2E_EMBEDDED_POSTGRES_URL']] as const]
    : []),
];

describe.each(servers)('services on SQLite and on %s', (_, server) => {
  let workspace: Workspace;
  const databases: PostgresDatabase[] = [];

  beforeAll(async () => {
    workspace = await twoDriversWorkspace();
    const postgres = ['--database', 'postgres'];
    await workspace.succeedNx(['g', '@paxx/nx:project', 'apps/ledger', ...postgres]);
    await workspace.succeedNx(['g', '@paxx/nx:feature', 'entries', '--project', 'ledger']);
  });

  afterAll(async () => {
    for (const database of databases) await database.drop();
  });

  it('upgrades PostgreSQL with revisions written on SQLite', async () => {
    const database = await ownDatabase();
    const env = { DATABASE_URL: database.url };
    await workspace.succeedNx(['run', 'api:upgrade'], { env });
    await workspace.succeedNx(['run', 'api:db-check'], { env });
    await workspace.succeedNx(['run', 'api:status', '--check'], { env });
  });

  it('upgrades SQLite with revisions written on PostgreSQL', async () => {
    const database = await ownDatabase();
    const env = { DATABASE_URL: database.url };
    // The users' revision is pending on an empty database, and only SQLite is upgraded unasked.
    await workspace.succeedNx(['run', 'ledger:upgrade'], { env });
    await workspace.succeedNx(['run', 'ledger:migrate', '--message', 'add entries'], { env });
    await workspace.succeedNx(['run', 'ledger:upgrade'], { env });
    await workspace.succeedNx(['run', 'ledger:db-check'], { env });

    const sqlite = { DATABASE_URL: 'sqlite:///other.sqlite3' };
    await workspace.succeedNx(['run', 'ledger:upgrade'], { env: sqlite });
    await workspace.succeedNx(['run', 'ledger:db-check'], { env: sqlite });
  });

  it('only warns of pending revisions on PostgreSQL', async () => {
    const database = await ownDatabase();
    const env = { DATABASE_URL: database.url };
    const { running } = await serve(workspace, { project: 'ledger', env });
    await running.waitFor(/not applied.*nx run ledger:upgrade/);
    running.signal('SIGINT');
    await running.ended;
    expect(await query(database, "select to_regclass('entries') as found")).toEqual([
      { found: null },
    ]);
  });

  it('refuses to migrate over pending revisions on PostgreSQL', async () => {
    const database = await ownDatabase();
    const env = { DATABASE_URL: database.url };
    const refused = await workspace.nx(['run', 'ledger:migrate', '--message', 'x'], { env });
    expect(refused.code).not.toBe(0);
    expect(refused.output).toContain('nx run ledger:upgrade');
  });

  async function ownDatabase(): Promise<PostgresDatabase> {
    const database = await createDatabase(server);
    databases.push(database);
    return database;
  }
});
