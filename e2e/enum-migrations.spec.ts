import { createDatabase, query, type PostgresDatabase } from './harness/postgres-database';
import { twoDriversWorkspace } from './harness/prepared-workspaces';
import { databaseKinds, type DatabaseKind } from './harness/service-database';
import type { Ended } from './harness/start-process';
import type { Workspace } from './harness/workspace';

const versions = 'apps/api/migrations/versions';
const models = 'apps/api/features/invoices/models.py';
const invoice = "'00000000-0000-7000-8000-000000000001'";
/** Alembic's commands one after the other, as a person types them, in the time of one process. */
const runSteps = `
import sys
from alembic import command
from alembic.config import Config

config = Config(toml_file="pyproject.toml")
for step in sys.argv[1:]:
    name, *arguments = step.split()
    getattr(command, name)(config, *arguments)
`;
const thereAndBack = ['upgrade head', 'check', 'downgrade -1', 'upgrade head', 'check'];

describe('migrations of enums', () => {
  let workspace: Workspace;
  let postgres: PostgresDatabase;

  beforeAll(async () => {
    workspace = await twoDriversWorkspace();
    postgres = await createDatabase();
    const fields = 'number:str status:enum(draft,paid)=draft';
    await workspace.succeedNx(['g', '@paxx/nx:feature', 'invoices', '--fields', fields]);
    const notes = 'text:str kind:enum(open,shut):index=open';
    const owned = ['--access', 'owner', '--fields', notes];
    await workspace.succeedNx(['g', '@paxx/nx:feature', 'notes', ...owned]);
    await migrate('add invoices and notes');
    await everywhere(thereAndBack);
    const row = `insert into invoices (id, number, status) values (${invoice}, 'one', 'paid')`;
    await Promise.all(databaseKinds.map((kind) => sql(kind, row)));
  });

  afterAll(() => postgres.drop());

  it('check the values of a new table', async () => {
    await expectValues('status', ['draft', 'paid'], 'void');
  });

  it('add an enum to a table with rows, and take it back', async () => {
    const added = `channel:enum('by mail',"it's",'a,b',größe)='by mail'`;
    const field = ['g', '@paxx/nx:field', 'invoices', added];
    await workspace.succeedNx(field);
    const once = await workspace.changes();
    await workspace.succeedNx(field);
    expect(await workspace.changes()).toBe(once);
    await migrate('add channel to invoices');
    await everywhere(thereAndBack);
    await expectValues('channel', ['by mail', "it's", 'a,b', 'größe'], 'by fax');
  });

  it('change the values that the generator has changed, once rows have left them', async () => {
    const changed = 'status:enum(draft,paid,void)=draft';
    const { output } = await workspace.succeedNx(['g', '@paxx/nx:field', 'invoices', changed]);
    expect(output).toContain('migrate --message "change status of invoices"');
    const missed = await workspace.nx(['run', 'api:db-check']);
    expect(missed.code).not.toBe(0);
    expect(missed.output).toContain(
      "('change_values', ['draft', 'paid'], ['draft', 'paid', 'void'])",
    );
    const revision = await migrate('change status of invoices');
    await everywhere(thereAndBack);
    await expectValues('status', ['draft', 'paid', 'void'], 'open');
    await set('status', 'void');
    const refused = await Promise.all(databaseKinds.map((kind) => run(kind, ['downgrade -1'])));
    for (const { code, output } of refused) {
      expect(code).not.toBe(0);
      expect(output).toMatch(/ck_invoices_status/);
    }
    await fill(revision, "UPDATE invoices SET status = 'draft' WHERE status = 'void'");
    await everywhere(['downgrade -1', 'upgrade head', 'check']);
    await expectValues('status', ['draft', 'paid', 'void'], 'open');
  });

  it('leave a service that passes every check with no edit', async () => {
    const checks = ['lint', 'typecheck', 'test', 'db-check'];
    await workspace.succeedNx(['run-many', '-p', 'api', '-t', ...checks]);
    await workspace.succeed([workspace.path('.venv/bin/ruff'), 'check', versions]);
  });

  it('rename a value by hand, in a revision that PostgreSQL has written', async () => {
    await set('status', 'void');
    await workspace.edit(models, 'VOID = "void"', 'CANCELLED = "cancelled"');
    await workspace.edit(models, '    A_B = "a,b"\n', '    A_B = "a,b"\n    C = "(c)::text"\n');
    const revision = await writeRevision('PostgreSQL');
    const [to, from] = (await workspace.read(revision)).split('def downgrade');
    expect(to).toMatch(/drop_constraint[\s\S]+# Rows whose status is 'void'[\s\S]+create_check/);
    expect(from).toMatch(
      /drop_constraint[\s\S]+# Rows whose status is 'cancelled'[\s\S]+create_check/,
    );
    await fill(revision, "UPDATE invoices SET status = 'cancelled' WHERE status = 'void'");
    await fill(revision, "UPDATE invoices SET status = 'void' WHERE status = 'cancelled'");
    await everywhere(thereAndBack);
    for (const kind of databaseKinds) expect(await rows(kind, 'status')).toEqual(['cancelled']);
    await expectValues('channel', ['(c)::text', 'größe'], 'by fax');
  });

  it('drop an enum, and bring it back with its values', async () => {
    await workspace.edit(models, / {4}channel: [\s\S]*$/, '');
    await writeRevision('SQLite');
    await everywhere(['upgrade head', 'check', 'downgrade -1']);
    await expectValues('channel', ['by mail', 'größe'], 'by fax');
    await everywhere(['upgrade head', 'check']);
  });

  /** @returns the path of the new revision */
  async function migrate(message: string): Promise<string> {
    return newRevision(() => workspace.succeedNx(['run', 'api:migrate', '--message', message]));
  }

  async function writeRevision(kind: DatabaseKind): Promise<string> {
    const command = ['revision', '--autogenerate', '-m', `on ${kind}`];
    const alembic = workspace.path('.venv/bin/alembic');
    return newRevision(() => workspace.succeed([alembic, ...command], of(kind)));
  }

  async function newRevision(write: () => Promise<unknown>): Promise<string> {
    const before = await workspace.list(versions);
    await write();
    const [added] = (await workspace.list(versions)).filter(
      (file) => file.endsWith('.py') && !before.includes(file),
    );
    return `${versions}/${added}`;
  }

  /** Writes a statement at the first place in a revision that asks for one. */
  async function fill(revision: string, statement: string): Promise<void> {
    const place = / {4}# Rows whose .*\n {4}# Where there are any.*\n/;
    await workspace.edit(revision, place, `    op.execute("${statement}")\n`);
  }

  async function everywhere(steps: readonly string[]): Promise<void> {
    const all = await Promise.all(databaseKinds.map((kind) => run(kind, steps)));
    for (const { code, output } of all) if (code !== 0) throw new Error(output);
  }

  function run(kind: DatabaseKind, steps: readonly string[]): Promise<Ended> {
    const python = workspace.path('.venv/bin/python');
    return workspace.run([python, '-c', runSteps, ...steps], of(kind));
  }

  /** A row can have each of these values, and not another one. */
  async function expectValues(column: string, values: readonly string[], another: string) {
    const check = async (kind: DatabaseKind): Promise<void> => {
      for (const value of values) await sql(kind, update(column, value));
      await expect(sql(kind, update(column, another))).rejects.toThrow(/ck_invoices_/);
      expect(await rows(kind, column)).toEqual([values.at(-1)]);
    };
    await Promise.all(databaseKinds.map(check));
  }

  async function set(column: string, value: string): Promise<void> {
    await Promise.all(databaseKinds.map((kind) => sql(kind, update(column, value))));
  }

  function update(column: string, value: string): string {
    return `update invoices set ${column} = '${value.replaceAll("'", "''")}'`;
  }

  async function rows(kind: DatabaseKind, column: string): Promise<unknown[]> {
    return (await sql(kind, `select ${column} as value from invoices`)).map(({ value }) => value);
  }

  async function sql(kind: DatabaseKind, statement: string): Promise<{ value?: unknown }[]> {
    if (kind === 'PostgreSQL') return (await query(postgres, statement)) as { value?: unknown }[];
    const code =
      'import json, sqlite3, sys; c = sqlite3.connect("api.sqlite3"); c.row_factory = sqlite3.Row; ' +
      'r = [dict(each) for each in c.execute(sys.argv[1])]; c.commit(); print(json.dumps(r))';
    const python = workspace.path('.venv/bin/python');
    const { stdout } = await workspace.succeed([python, '-c', code, statement], of(kind));
    return JSON.parse(stdout) as { value?: unknown }[];
  }

  function of(kind: DatabaseKind): { cwd: string; env: Record<string, string> } {
    return { cwd: 'apps/api', env: kind === 'SQLite' ? {} : { DATABASE_URL: postgres.url } };
  }
});
