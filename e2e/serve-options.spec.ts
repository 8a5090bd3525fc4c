import { connect } from 'node:net';
import { getJson } from './harness/http';
import { freePort, untilFree } from './harness/ports';
import { pluginsInProcess, serviceWorkspace } from './harness/prepared-workspaces';
import { serve, type Serving } from './harness/serve';
import { defaultNxVersion } from './harness/versions';
import type { Workspace } from './harness/workspace';

describe('options of serve', () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await serviceWorkspace(defaultNxVersion, pluginsInProcess);
  });

  it('take the settings of another env file', async () => {
    const env = await workspace.read('apps/api/.env');
    await workspace.write('apps/api/quiet.env', `${env}\nDOCS_ENABLED=false\n`);
    const serving = await serve(workspace, { args: ['--envFile=quiet.env'] });
    expect((await fetch(`${serving.url}/openapi.json`)).status).toBe(404);
    await stop(serving);
  });

  it('open a port for a debugger, again after a reload', async () => {
    const debugPort = await freePort();
    const serving = await serve(workspace, { args: [`--debug=${debugPort}`] });
    expect(await greetingOf(debugPort)).toContain('Content-Length');
    await workspace.edit('apps/api/main.py', '"""Lists', '"""Still lists');
    await serving.running.waitFor('is up again');
    expect(await greetingOf(debugPort)).toContain('Content-Length');
    await stop(serving);
    await untilFree(debugPort);
  });

  it('leave the files alone with --no-reload', async () => {
    const serving = await serve(workspace, { args: ['--no-reload'] });
    await workspace.edit(
      'apps/api/settings.py',
      'DatabaseSettings(EnvironmentSettings)',
      'Broken(',
    );
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await getJson(`${serving.url}/health/live`)).toMatchObject({ status: 200 });
    await stop(serving);
    await workspace.git('checkout', '-q', '.');
  });

  async function stop({ running, port }: Serving): Promise<void> {
    running.signal('SIGINT');
    await untilFree(port);
    await running.ended;
  }
});

/** What the debugger's adapter says to whom connects. */
function greetingOf(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.setTimeout(10_000, () => socket.destroy(new Error('The debugger says nothing')));
    socket.once('error', reject);
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString());
    });
  });
}
