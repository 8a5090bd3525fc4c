import { createServer } from 'node:http';
import { expectClearError } from './harness/expect-clear-error';
import { freePort } from './harness/ports';
import { pluginsInProcess, serviceWorkspace } from './harness/prepared-workspaces';
import { untilReady } from './harness/serve';
import { longRun, versionsOfALongMatrix } from './harness/versions';
import type { Workspace } from './harness/workspace';

const unreachable = 'postgresql://postgres@127.0.0.1:1/nothing';

describe.each(versionsOfALongMatrix)('what serve refuses on Nx %s', (version) => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await serviceWorkspace(version, pluginsInProcess);
  });

  it('names the port in use and who holds it', async () => {
    const port = await freePort();
    const holder = createServer().listen(port, '127.0.0.1');
    try {
      const refused = await workspace.nx(['run', 'api:serve', `--port=${port}`]);
      expectClearError(refused, `${port}`, /in use/, '--port');
      expect(refused.output).toContain(String(process.pid));
    } finally {
      holder.close();
    }
  });

  it.each(longRun ? ['70000', '0', '1.5', 'abc'] : ['70000', 'abc'])(
    'refuses --port=%s',
    async (port) => {
      expectClearError(await workspace.nx(['run', 'api:serve', `--port=${port}`]), 'port');
    },
  );

  it('names the command that installs a missing driver', async () => {
    const refused = await workspace.nx(['run', 'api:status'], {
      env: { DATABASE_URL: unreachable },
    });
    expectClearError(refused, 'uv add asyncpg');
  });

  it('says in one line that the database is unreachable', async () => {
    await workspace.succeed(['uv', 'add', '--quiet', 'asyncpg'], { cwd: 'apps/api' });
    const env = { DATABASE_URL: unreachable };
    for (const target of ['upgrade', 'status']) {
      const refused = await workspace.nx(['run', `api:${target}`], { env });
      expectClearError(refused, /127\.0\.0\.1/);
    }
    const refused = await workspace.nx(['run', 'api:migrate', '--message', 'x'], { env });
    expectClearError(refused, /127\.0\.0\.1/);
  });

  it('hands extra arguments to uvicorn', async () => {
    // Not by an option: Nx drops what stands before a bare `--`.
    const port = await freePort();
    await workspace.edit('apps/api/project.json', /"port": \d+/, `"port": ${port}`);
    const running = workspace.startNx(['run', 'api:serve', '--', '--header', 'X-Extra:yes']);
    const serving = await untilReady(running, port);
    const response = await fetch(`${serving.url}/health/live`);
    expect(response.headers.get('x-extra')).toBe('yes');
    serving.running.signal('SIGINT');
    await serving.running.ended;
  });
});
