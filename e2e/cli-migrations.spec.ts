import { pluginsInProcess, serviceWorkspace } from './harness/prepared-workspaces';
import type { Ended } from './harness/start-process';
import { defaultNxVersion } from './harness/versions';
import type { Workspace } from './harness/workspace';

const versions = 'apps/api/migrations/versions';
const env = { DATABASE_URL: 'sqlite:///own.sqlite3' };

/** The service's own commands, without Nx, over revisions that stand in for those of a team. */
describe('python -m cli db', () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await serviceWorkspace(defaultNxVersion, pluginsInProcess);
  });

  beforeEach(async () => {
    for (const file of await workspace.list(versions))
      await workspace.remove(`${versions}/${file}`);
    await workspace.remove('apps/api/own.sqlite3');
  });

  it('counts both sides of a merge as pending', async () => {
    await writeRevision('one', []);
    await writeRevision('two', ['one']);
    await writeRevision('three', ['one']);
    await writeRevision('merged', ['two', 'three']);
    expect(await db('upgrade', 'two')).toMatchObject({ code: 0 });
    expect((await db('status')).stdout).toMatch(/Pending: 2\n/);
  });

  it('tells SQL that fails in one line, with its place', async () => {
    await writeRevision('one', [], 'SELECT 1 FROM absent');
    const { code, output } = await db('upgrade');
    expect(code).toBe(1);
    expect(output.match(/^Cannot migrate: .*absent.*one\.py:3.*$/gm)).toHaveLength(1);
    expect(output).not.toMatch(/Traceback/);
  });

  it('does not tell as applied what was rolled back', async () => {
    await writeRevision('one', []);
    await writeRevision('two', ['one'], 'SELECT 1 FROM absent');
    expect((await db('upgrade')).output).not.toMatch(/Applied/);
    expect((await db('status')).stdout).toMatch(/Current: none\n/);
  });

  it('prints SQL alone in offline mode, without a database', async () => {
    await writeRevision('one', [], "SELECT 'one'");
    const { code, stdout } = await workspace.run(
      [workspace.path('.venv/bin/alembic'), 'upgrade', 'head', '--sql'],
      { cwd: 'apps/api', env: { DATABASE_URL: 'sqlite:////nowhere/at/all' } },
    );
    expect(code).toBe(0);
    expect(stdout).toContain("SELECT 'one';");
    expect(stdout).not.toMatch(/Applied/);
  });

  function db(...args: readonly string[]): Promise<Ended> {
    const python = workspace.path('.venv/bin/python');
    return workspace.run([python, '-m', 'cli', 'db', ...args], { cwd: 'apps/api', env });
  }

  async function writeRevision(
    name: string,
    down: readonly string[],
    sql = 'SELECT 1',
  ): Promise<void> {
    const revises = down.length === 0 ? 'None' : `(${down.map((each) => `"${each}",`).join(' ')})`;
    const lines = [
      'from alembic import op',
      `revision, down_revision = "${name}", ${revises}`,
      `def upgrade(): op.execute("${sql}")`,
      'def downgrade(): pass',
    ];
    await workspace.write(`${versions}/${name}.py`, `${lines.join('\n')}\n`);
  }
});
