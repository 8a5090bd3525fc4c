import { pluginWorkspace } from './harness/prepared-workspaces';
import { recordingUv, type RecordingUv } from './harness/recording-uv';
import { versionsOfALongMatrix } from './harness/versions';
import type { Workspace } from './harness/workspace';

describe.each(versionsOfALongMatrix)('--dry-run on Nx %s', (version) => {
  let workspace: Workspace;
  let uv: RecordingUv;

  beforeAll(async () => {
    uv = await recordingUv();
    workspace = await pluginWorkspace(version, { PATH: uv.path });
  });

  it('lists the files of a service and writes none', async () => {
    const { output } = await workspace.succeedNx([
      'g',
      '@paxx/nx:project',
      'apps/api',
      '--dry-run',
    ]);
    expect(output).toContain('CREATE apps/api/main.py');
    expect(output).toContain('UPDATE pyproject.toml');
    expect(await workspace.changes()).toBe('');
    expect(await uv.calls()).toEqual([]);
  });

  it('starts uv for the same command without it', async () => {
    await workspace.succeedNx(['g', '@paxx/nx:project', 'apps/api']);
    expect((await uv.calls()).some((call) => call.startsWith('sync'))).toBe(true);
    await workspace.commit('feat: add the api');
  });

  it('lists the files of a feature and writes none', async () => {
    const before = await uv.calls();
    const feature = ['g', '@paxx/nx:feature', 'orders', '--project', 'api', '--dry-run'];
    const { output } = await workspace.succeedNx(feature);
    expect(output).toContain('CREATE apps/api/features/orders/models.py');
    expect(output).toContain('UPDATE apps/api/main.py');
    expect(await workspace.changes()).toBe('');
    expect(await uv.calls()).toEqual(before);
  });
});
