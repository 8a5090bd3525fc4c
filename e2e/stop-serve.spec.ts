import { startNxInTerminal, ctrlC } from './harness/in-terminal';
import { freePort, untilFree } from './harness/ports';
import { processesLeft } from './harness/processes';
import { serviceWorkspace } from './harness/prepared-workspaces';
import { serve, untilReady, type Serving } from './harness/serve';
import { nxVersions } from './harness/versions';
import type { Workspace } from './harness/workspace';

describe.each(nxVersions)('stopping serve on Nx %s', (version) => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await serviceWorkspace(version);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('ends gracefully at %s', async (signal) => {
    const serving = await serve(workspace);
    serving.running.signal(signal);
    await expectNothingLeft(serving);
    expect(serving.running.output()).toContain('Application shutdown complete');
  });

  it('ends when Nx itself is killed', async () => {
    const serving = await serve(workspace);
    serving.running.signal('SIGKILL');
    await expectNothingLeft(serving);
  });

  it('ends at Ctrl-C in a terminal', async () => {
    const serving = await serveInTerminal();
    serving.running.write(ctrlC);
    await expectNothingLeft(serving);
  });

  it('ends when the terminal is closed', async () => {
    const serving = await serveInTerminal();
    serving.running.signal('SIGTERM');
    await expectNothingLeft(serving);
  });

  async function serveInTerminal(): Promise<Serving> {
    const port = await freePort();
    return untilReady(startNxInTerminal(workspace, ['run', 'api:serve', `--port=${port}`]), port);
  }

  async function expectNothingLeft({ port, running }: Serving): Promise<void> {
    expect(await untilFree(port)).toBeLessThan(3_000);
    await running.ended;
    expect(await processesLeft(workspace.root)).toEqual([]);
  }
});
