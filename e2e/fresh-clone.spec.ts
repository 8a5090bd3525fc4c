import { getJson, postJson } from './harness/http';
import { serviceWorkspace } from './harness/prepared-workspaces';
import { serve } from './harness/serve';
import { signIn } from './harness/sign-in';
import { versionsOfALongMatrix } from './harness/versions';
import { Workspace, scratchFolder } from './harness/workspace';

describe.each(versionsOfALongMatrix)('a fresh clone on Nx %s', (version) => {
  let origin: Workspace;

  beforeAll(async () => {
    origin = await serviceWorkspace(version);
  });

  it('serves with one command and says what it did', async () => {
    const clone = new Workspace(await scratchFolder('clone'));
    await clone.git('clone', '-q', origin.root, '.');
    // In place of `npm ci`, which the long run of ci-workflow types: the subject is the Python.
    await clone.succeed(['cp', '-al', origin.path('node_modules'), '.']);
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
    await origin.succeed(['uv', 'pip', 'uninstall', '--quiet', 'ipython']);
    const { output } = await origin.succeedNx(['run', 'api:status']);
    expect(output).toContain('is not in step with its uv.lock: syncing it');
    expect(origin.has('.venv/bin/ipython')).toBe(true);
  });
});
