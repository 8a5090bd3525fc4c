import { expectClearError } from './harness/expect-clear-error';
import { pathWithOnly } from './harness/path-with-only';
import { pluginsInProcess, pluginWorkspace, serviceWorkspace } from './harness/prepared-workspaces';
import { recordingUv } from './harness/recording-uv';
import { defaultNxVersion } from './harness/versions';
import { scratchFolder, type Workspace } from './harness/workspace';

/** Nothing that finds uv in another way: no Python that could bring it as a module, no cache, no UV. */
async function withoutUv(): Promise<Record<string, string | undefined>> {
  const cache = await scratchFolder('cache');
  return {
    PATH: await pathWithOnly('node', 'npm', 'sh', 'env', 'git'),
    XDG_CACHE_HOME: cache,
    UV: undefined,
  };
}

describe('without uv', () => {
  let env: Record<string, string | undefined>;

  beforeAll(async () => {
    env = await withoutUv();
  });

  it('writes the service and says how to get uv', async () => {
    const workspace = await pluginWorkspace(defaultNxVersion, env);
    const ended = await workspace.succeedNx(['g', '@paxx/nx:project', 'apps/api']);
    expect(workspace.has('apps/api/main.py')).toBe(true);
    expect(ended.output).toContain('python3 -m pip install uv');
    expect(ended.output).toContain('uv sync --all-packages');
  });

  it.each(['serve', 'upgrade', 'status', 'shell'])(
    'refuses to %s and says how to get uv',
    async (target) => {
      const workspace = await withoutEnvironment();
      const refused = await workspace.nx(['run', `api:${target}`], { env });
      expectClearError(refused, 'uv', 'python3 -m pip install uv');
    },
  );

  let unsynced: Workspace | undefined;
  async function withoutEnvironment(): Promise<Workspace> {
    unsynced ??= await serviceWorkspace(defaultNxVersion, pluginsInProcess);
    await unsynced.remove('.venv');
    return unsynced;
  }
});

describe('with a Python that is too old', () => {
  it('says what is needed and found, and downloads nothing', async () => {
    const uv = await recordingUv();
    const only = await pathWithOnly('node', 'npm', 'sh', 'env', 'git', 'python3');
    const path = `${uv.path.split(':')[0]}:${only}`;
    const managed = await scratchFolder('pythons');
    const env = { PATH: path, UV_PYTHON_INSTALL_DIR: managed, UV_PYTHON: undefined };
    const workspace = await pluginWorkspace(defaultNxVersion, env);
    const before = performance.now();
    const args = ['apps/api', '--pythonVersion', '3.99'];
    const { output } = await workspace.succeedNx(['g', '@paxx/nx:project', ...args]);
    expect(performance.now() - before).toBeLessThan(8_000);
    expect(output).toMatch(/needs Python >=3\.99, found 3\.\d+\.\d+/);
    expect(output).toContain('uv python install 3.99');
    expect(workspace.has('apps/api/main.py')).toBe(true);
    expect((await uv.calls()).filter((call) => /^(lock|sync)/.test(call))).toEqual([]);
  });
});
