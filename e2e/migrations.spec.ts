import { copyFile } from 'node:fs/promises';
import { expectClearError } from './harness/expect-clear-error';
import { startNxInTerminal } from './harness/in-terminal';
import { pluginsInProcess, serviceWorkspace } from './harness/prepared-workspaces';
import { versionsOfALongMatrix } from './harness/versions';
import type { Workspace } from './harness/workspace';

const versions = 'apps/api/migrations/versions';
const database = 'apps/api/api.sqlite3';
/** The database as each test finds it. */
const upgraded = 'apps/api/upgraded.sqlite3';
const models = 'apps/api/features/orders/models.py';

describe.each(versionsOfALongMatrix)('migrations on Nx %s', (version) => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await serviceWorkspace(version, pluginsInProcess);
    await copyFile(workspace.path(database), workspace.path(upgraded));
  });

  afterEach(async () => {
    await workspace.git('checkout', '-q', '.');
    await workspace.git('clean', '-qfd');
    await copyFile(workspace.path(upgraded), workspace.path(database));
  });

  it('says that there are no changes and writes no file', async () => {
    const { output } = await workspace.succeedNx(['run', 'api:migrate', '--message', 'nothing']);
    expect(output).toMatch(/no changes/i);
    expect(await workspace.changes()).toBe('');
  });

  it('writes a revision for a changed model', async () => {
    await addColumn('note');
    await workspace.succeedNx(['run', 'api:migrate', '--message', 'add note']);
    expect(await revisionFiles()).toHaveLength(3);
    await workspace.succeedNx(['run', 'api:upgrade']);
    await workspace.succeedNx(['run', 'api:db-check']);
  });

  it('applies pending revisions to a local SQLite file first', async () => {
    await workspace.remove(database);
    await addColumn('note');
    const { output } = await workspace.succeedNx(['run', 'api:migrate', '--message', 'add note']);
    expect(output).toMatch(/appl(ied|ying)/i);
    expect(await revisionFiles()).toHaveLength(3);
  });

  it('refuses pending revisions with --no-upgrade and names the command', async () => {
    await workspace.remove(database);
    await addColumn('note');
    const args = ['run', 'api:migrate', '--message', 'x', '--no-upgrade'];
    expectClearError(await workspace.nx(args), 'nx run api:upgrade');
    expect(await revisionFiles()).toHaveLength(2);
  });

  it('names --merge at two heads, and merges them', async () => {
    await addSecondHead();
    const refused = await workspace.nx(['run', 'api:migrate', '--message', 'more']);
    expectClearError(refused, '--merge');
    await workspace.succeedNx(['run', 'api:migrate', '--merge', '--message', 'merge both']);
    await workspace.succeedNx(['run', 'api:upgrade']);
    const { output } = await workspace.succeedNx(['run', 'api:status', '--check']);
    expect(output).not.toMatch(/two heads|\d+ heads/i);
  });

  it('tells the state by the exit code of status --check', async () => {
    await workspace.succeedNx(['run', 'api:status', '--check']);
    await workspace.succeedNx(['run', 'api:downgrade', '--yes']);
    const pending = await workspace.nx(['run', 'api:status', '--check']);
    expect(pending.code).not.toBe(0);
    expect(pending.output).toMatch(/pending/i);
  });

  it('needs --yes to downgrade without a terminal', async () => {
    expectClearError(await workspace.nx(['run', 'api:downgrade']), '--yes');
    const head = await appliedRevision();
    await workspace.succeedNx(['run', 'api:downgrade', '--yes']);
    expect(await appliedRevision()).not.toBe(head);
  });

  it('asks in a terminal before it downgrades', async () => {
    const head = await appliedRevision();
    await answerDowngrade('n');
    expect(await appliedRevision()).toBe(head);
    await answerDowngrade('y');
    expect(await appliedRevision()).not.toBe(head);
  });

  it('shows what db-check misses', async () => {
    await addColumn('note');
    const ended = await workspace.nx(['run', 'api:db-check']);
    expect(ended.code).not.toBe(0);
    expect(ended.output).toContain('note');
  });

  it('hands extra arguments to alembic', async () => {
    const { output } = await workspace.succeedNx(['run', 'api:upgrade', '--', '--sql']);
    expect(output).toContain('CREATE TABLE');
  });

  async function answerDowngrade(answer: 'y' | 'n'): Promise<void> {
    const asking = startNxInTerminal(workspace, ['run', 'api:downgrade']);
    await asking.waitFor(/\?/);
    asking.write(`${answer}\r`);
    await asking.ended;
  }

  /** Asks the database itself. */
  async function appliedRevision(): Promise<string> {
    const select = 'select version_num from alembic_version';
    const code = `import sqlite3; print(sqlite3.connect('${database}').execute('${select}').fetchone()[0])`;
    const { stdout } = await workspace.succeed([workspace.path('.venv/bin/python'), '-c', code]);
    return stdout.trim();
  }

  async function revisionFiles(): Promise<string[]> {
    return (await workspace.list(versions)).filter((file) => file.endsWith('.py'));
  }

  async function addColumn(name: string): Promise<void> {
    await workspace.write(
      models,
      `${await workspace.read(models)}    ${name}: Mapped[str | None]\n`,
    );
  }

  /** What a merge of two branches leaves: two revisions upon the same one. */
  async function addSecondHead(): Promise<void> {
    const head = (await revisionFiles()).sort().at(-1) ?? '';
    const base = /^revision(?:: str)? = ["'](\w+)["']/m.exec(
      await workspace.read(`${versions}/${head}`),
    )?.[1];
    for (const revision of ['aaaaaaaaaaaa', 'bbbbbbbbbbbb']) {
      await workspace.write(
        `${versions}/${revision}.py`,
        `"""${revision}"""\n\nrevision = "${revision}"\ndown_revision = "${base}"\nbranch_labels = None\ndepends_on = None\n\n\ndef upgrade() -> None:\n    pass\n\n\ndef downgrade() -> None:\n    pass\n`,
      );
    }
  }
});
