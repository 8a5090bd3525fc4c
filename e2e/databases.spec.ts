import { getJson, postJson } from './harness/http';
import { createDatabase, query, type PostgresDatabase } from './harness/postgres-database';
import { copyTypeCache, serviceWorkspace } from './harness/prepared-workspaces';
import { serve } from './harness/serve';
import { defaultNxVersion, longRun } from './harness/versions';
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
    workspace = await serviceWorkspace(defaultNxVersion);
    await workspace.succeedNx([
      ...['g', '@paxx/nx:project', 'apps/ledger', '--database', 'postgres'],
    ]);
    await workspace.succeedNx(['g', '@paxx/nx:feature', 'entries', '--project', 'ledger']);
  });

  afterAll(async () => {
    for (const database of databases) await database.drop();
  });

  it('names the command that installs a missing driver', async () => {
    const env = { DATABASE_URL: 'postgresql://postgres@127.0.0.1/x' };
    await workspace.succeed(['uv', 'sync', '--quiet', '--package', 'api']);
    const refused = await workspace.nx(['run', 'api:status'], { env });
    expect(refused.code).not.toBe(0);
    expect(refused.output).toContain("uv add 'psycopg[binary]'");
    await workspace.succeed(['uv', 'add', '--quiet', 'psycopg[binary]'], { cwd: 'apps/api' });
    await workspace.succeed(['uv', 'sync', '--quiet', '--all-packages']);
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
    await workspace.succeedNx(['run', 'ledger:migrate', '--message', 'add entries'], { env });
    await workspace.succeedNx(['run', 'ledger:upgrade'], { env });
    await workspace.succeedNx(['run', 'ledger:db-check'], { env });

    const sqlite = { DATABASE_URL: 'sqlite:///other.sqlite3' };
    await workspace.succeedNx(['run', 'ledger:upgrade'], { env: sqlite });
    await workspace.succeedNx(['run', 'ledger:db-check'], { env: sqlite });
  });

  it('serves and stores on PostgreSQL', async () => {
    const database = await ownDatabase();
    const env = { DATABASE_URL: database.url };
    await workspace.succeedNx(['run', 'ledger:upgrade'], { env });
    const { running, url } = await serve(workspace, { project: 'ledger', env });
    const created = await postJson(`${url}/entries`, { name: 'Opening' });
    expect(created).toMatchObject({ status: 201 });
    const { id } = created.json as { id: string };
    expect(await getJson(`${url}/entries/${id}`)).toMatchObject({ json: { name: 'Opening' } });
    expect(await query(database, 'select name from entries')).toEqual([{ name: 'Opening' }]);
    running.signal('SIGINT');
    await running.ended;
  });

  it('only warns of pending revisions on PostgreSQL', async () => {
    const database = await ownDatabase();
    const env = { DATABASE_URL: database.url };
    const port = await serve(workspace, { project: 'ledger', env }).catch(String);
    if (typeof port === 'string') throw new Error(port);
    expect(port.running.output()).toMatch(/not applied/);
    expect(port.running.output()).toContain('nx run ledger:upgrade');
    port.running.signal('SIGINT');
    await port.running.ended;
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

  it('passes every check on PostgreSQL', async () => {
    const database = await ownDatabase();
    const env = { DATABASE_URL: database.url, TEST_DATABASE_URL: database.url };
    await workspace.succeedNx(['run', 'ledger:upgrade'], { env });
    await copyTypeCache(workspace, 'apps/ledger');
    const checks = ['test', 'lint', 'typecheck', 'db-check', 'openapi'];
    await workspace.succeedNx(['run-many', '-p', 'ledger', '-t', ...checks], { env });
  });

  async function ownDatabase(): Promise<PostgresDatabase> {
    const database = await createDatabase(server);
    databases.push(database);
    return database;
  }
});
