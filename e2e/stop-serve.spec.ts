import { startNxInTerminal, ctrlC } from './harness/in-terminal';
import { freePort, untilFree } from './harness/ports';
import { processesLeft } from './harness/processes';
import { serviceWorkspace } from './harness/prepared-workspaces';
import { serve, untilReady, type Serving } from './harness/serve';
import { defaultNxVersion, longRun, nxVersions } from './harness/versions';
import type { Workspace } from './harness/workspace';

/** A resource of the service that tells when it was closed: only a graceful end closes it. */
const witness = `from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from core.state import Resource
from settings import ROOT, Settings


@asynccontextmanager
async def open_witness(settings: Settings) -> AsyncIterator[None]:
    yield
    (ROOT / "closed.txt").touch()


WITNESS = Resource("witness", open_witness)
`;
const closed = 'apps/api/closed.txt';

describe.each(nxVersions)('stopping serve on Nx %s', (version) => {
  // What differs between versions of Nx is how a process and a terminal of it end; SIGINT to each is in main-job.
  const everyWay = longRun || version === defaultNxVersion;
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await serviceWorkspace(version);
    await workspace.write('apps/api/core/witness.py', witness);
    const resources = 'apps/api/core/resources.py';
    await workspace.edit(resources, '\nRESOURCES', 'from core.witness import WITNESS\n\nRESOURCES');
    await workspace.edit(resources, '    DATABASE,\n', '    DATABASE,\n    WITNESS,\n');
  });

  if (everyWay) {
    it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('ends gracefully at %s', async (signal) => {
      const serving = await serve(workspace);
      serving.running.signal(signal);
      await expectNothingLeft(serving);
    });

    it('ends when the terminal is closed', async () => {
      const serving = await serveInTerminal();
      serving.running.signal('SIGTERM');
      await expectNothingLeft(serving);
    });
  }

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

  async function serveInTerminal(): Promise<Serving> {
    const port = await freePort();
    return untilReady(startNxInTerminal(workspace, ['run', 'api:serve', `--port=${port}`]), port);
  }

  async function expectNothingLeft({ port, running }: Serving): Promise<void> {
    expect(await untilFree(port)).toBeLessThan(3_000);
    await running.ended;
    expect(await processesLeft(workspace.root)).toEqual([]);
    expect(workspace.has(closed)).toBe(true);
    await workspace.remove(closed);
  }
});
