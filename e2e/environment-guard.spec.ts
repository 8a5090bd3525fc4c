import { expectClearError } from './harness/expect-clear-error';
import { graphWorkspace } from './harness/graph-workspace';
import { pathWithOnly } from './harness/path-with-only';
import { recordingUv } from './harness/recording-uv';
import { taskResults } from './harness/task-results';
import { versionsOfALongMatrix } from './harness/versions';
import { scratchFolder, type Workspace } from './harness/workspace';

const TEST = ['run', 'billing:test'];

describe.each(versionsOfALongMatrix)('an environment that has drifted, on Nx %s', (version) => {
  let workspace: Workspace;
  let lock: string;

  beforeAll(async () => {
    workspace = await graphWorkspace(version);
    lock = await workspace.read('uv.lock');
  });

  afterEach(async () => {
    expect(await workspace.read('uv.lock')).toBe(lock);
    await workspace.succeed(['uv', 'sync', '--all-packages', '--frozen', '--quiet']);
  });

  it('is synced before a cached target runs, and asked once where nothing is to do', async () => {
    await drift();
    const uv = await recordingUv();
    const run = await taskResults(workspace, TEST, { env: { PATH: uv.path } });
    expect(run.ended.output).toContain("The environment of '.' is not in step with its uv.lock");
    expect(run.ran).toContain('billing:test');
    expect(await uv.calls()).toEqual([
      'sync --all-packages --frozen --check --offline',
      'sync --all-packages --frozen',
    ]);
    await taskResults(workspace, TEST, { env: { PATH: uv.path } });
    expect(await uv.calls()).toHaveLength(3);
  });

  it('is synced with the daemon too', async () => {
    const env = { NX_DAEMON: 'true' };
    await workspace.succeedNx(['show', 'projects'], { env });
    await drift();
    const run = await workspace.nx([...TEST, '--skip-nx-cache'], { env });
    await workspace.succeedNx(['daemon', '--stop'], { env });
    expect(run).toMatchObject({ code: 0 });
    expect(await installed()).toBe(true);
  });

  it('stops the command in one message where it cannot be synced, and nothing is stored', async () => {
    await drift();
    const env = { UV_OFFLINE: '1', UV_CACHE_DIR: await scratchFolder('empty') };
    const run = await taskResults(workspace, ['run', 'billing:lint'], { env });
    expectClearError(run.ended, /Cannot run on the environment of '\.'.*: .*six.*/);
    expect(run.ended.output).toContain("Run in '.': uv sync --all-packages");
    expect(run.ended.output.match(/Cannot run on the environment/g)).toHaveLength(1);
    expect([...run.ran, ...run.fromCache]).toEqual([]);
    expect((await taskResults(workspace, ['run', 'billing:lint'])).ran).toContain('billing:lint');
  });

  it('is left alone where the guard is off', async () => {
    await drift();
    const nxJson = await workspace.read('nx.json');
    const parsed = JSON.parse(nxJson) as { plugins: unknown[] };
    parsed.plugins = parsed.plugins.map((entry) =>
      JSON.stringify(entry).includes('@paxx/nx')
        ? { plugin: '@paxx/nx', options: { guardEnvironments: false } }
        : entry,
    );
    await workspace.write('nx.json', JSON.stringify(parsed));
    const run = await taskResults(workspace, [...TEST, '--skip-nx-cache']);
    await workspace.write('nx.json', nxJson);
    expect(run.failed).toContain('billing:test');
    expect(await installed()).toBe(false);
  });

  it('is taken as it is where there is no uv', async () => {
    await drift();
    const run = await taskResults(workspace, ['run', 'money:test', '--skip-nx-cache'], {
      env: {
        PATH: await pathWithOnly('node', 'sh', 'env', 'git'),
        XDG_CACHE_HOME: await scratchFolder('cache'),
      },
    });
    expect({ ran: run.ran, output: run.ended.output }).toMatchObject({
      ran: expect.arrayContaining(['money:test']),
    });
    expect(await installed()).toBe(false);
  });

  async function drift(): Promise<void> {
    await workspace.succeed(['uv', 'pip', 'uninstall', '--quiet', 'six']);
    expect(await installed()).toBe(false);
  }

  async function installed(): Promise<boolean> {
    const { code } = await workspace.run([workspace.path('.venv/bin/python'), '-c', 'import six']);
    return code === 0;
  }
});
