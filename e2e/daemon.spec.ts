import { untilFree } from './harness/ports';
import { serviceWorkspace } from './harness/prepared-workspaces';
import { serve } from './harness/serve';
import { versionsOfALongMatrix } from './harness/versions';
import type { Workspace } from './harness/workspace';

describe.each(versionsOfALongMatrix)('with the daemon of Nx %s', (version) => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await serviceWorkspace(version, { NX_DAEMON: 'true' });
  });

  afterAll(() => workspace.succeedNx(['daemon', '--stop']));

  it('generates a service and sees it at once', async () => {
    expect((await workspace.succeedNx(['show', 'projects'])).stdout).not.toContain('billing');
    await workspace.succeedNx(['g', '@paxx/nx:project', 'apps/billing', '--skipSync']);
    expect((await workspace.succeedNx(['show', 'projects'])).stdout).toContain('billing');
  });

  it('serves, and frees the port at SIGINT and at the death of Nx', async () => {
    for (const signal of ['SIGINT', 'SIGKILL'] as const) {
      const { port, running } = await serve(workspace);
      running.signal(signal);
      expect(await untilFree(port)).toBeLessThan(3_000);
      await running.ended;
    }
  });

  it('follows a manifest that is typed, broken, repaired, renamed and deleted', async () => {
    const manifest = 'apps/tool/pyproject.toml';
    const good = '[project]\r\nname = "tool"\r\n';
    const projects = async (): Promise<string[]> => {
      const { stdout } = await workspace.succeedNx(['show', 'projects']);
      return stdout.split('\n').filter((name) => ['api', 'tool', 'kit'].includes(name));
    };
    await workspace.write(manifest, `\uFEFF${good}`);
    expect((await projects()).sort()).toEqual(['api', 'tool']);
    for (const bad of [
      '[project]\nname = "to',
      '[project]\nname = 3\n',
      'x = '.repeat(10_000),
      '',
    ]) {
      await workspace.write(manifest, bad);
      expect(await projects()).toEqual(['api']);
      await workspace.write(manifest, good);
      expect((await projects()).sort()).toEqual(['api', 'tool']);
    }
    await workspace.write(manifest, good.replace('tool', 'kit'));
    expect((await projects()).sort()).toEqual(['api', 'kit']);
    await workspace.remove('apps/tool');
    expect(await projects()).toEqual(['api']);
  });

  it('drops a target when its evidence goes', async () => {
    await workspace.edit(
      'apps/api/pyproject.toml',
      /\n\[tool\.mypy\][\s\S]*?\n(?=\[tool\.pytest)/,
      '\n',
    );
    await workspace.edit('apps/api/pyproject.toml', /\n {2}"mypy[^\n]*/, '');
    const { stdout } = await workspace.succeedNx(['show', 'project', 'api', '--json']);
    expect(stdout).not.toContain('"typecheck"');
  });
});
