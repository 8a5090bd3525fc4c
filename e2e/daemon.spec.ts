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
