import { getJson, postJson } from './harness/http';
import { serviceWorkspace } from './harness/prepared-workspaces';
import { serve } from './harness/serve';
import { signIn } from './harness/sign-in';
import { versionsOfALongMatrix } from './harness/versions';
import { Workspace, scratchFolder } from './harness/workspace';

describe.each(versionsOfALongMatrix)('a fresh clone on Nx %s', (version) => {
  it('serves with one command and says what it did', async () => {
    const origin = await serviceWorkspace(version);
    const clone = new Workspace(await scratchFolder('clone'));
    await clone.git('clone', '-q', origin.root, '.');
    await clone.succeed(['npm', 'install', '--no-audit', '--no-fund']);
    expect(clone.has('.venv')).toBe(false);
    expect(clone.has('apps/api/.env')).toBe(false);

    const { running, url } = await serve(clone, { milliseconds: 120_000 });
    expect(running.output()).toMatch(/uv sync/);
    expect(running.output()).toMatch(/\.env/);
    expect(running.output()).toMatch(/[Aa]ppl(ied|ying) .*revision/);
    const { headers } = await signIn(url);
    const created = await postJson(`${url}/orders`, { name: 'First' }, headers);
    expect(created).toMatchObject({ status: 201 });
    expect(await getJson(`${url}/orders`, headers)).toMatchObject({ status: 200 });
    expect(await clone.read('apps/api/.env')).toMatch(/^SECRET_KEY=.{32,}$/m);
    expect(await clone.changes()).toBe('');

    running.signal('SIGINT');
    await running.ended;
  });

  it('syncs an environment that has drifted from the lock, and says so', async () => {
    const workspace = await serviceWorkspace(version);
    await workspace.succeed(['uv', 'pip', 'uninstall', '--quiet', 'ipython']);
    const { output } = await workspace.succeedNx(['run', 'api:status']);
    expect(output).toContain('uv sync --all-packages');
    expect(workspace.has('.venv/bin/ipython')).toBe(true);
  });
});
