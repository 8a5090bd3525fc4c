import { getJson, postJson } from './harness/http';
import { freePort, untilFree } from './harness/ports';
import { addPlugin, bareWorkspace, copyTypeCache } from './harness/prepared-workspaces';
import { untilReady } from './harness/serve';
import { nxVersions } from './harness/versions';
import type { Workspace } from './harness/workspace';

describe.each(nxVersions)('the main job on Nx %s', (version) => {
  let workspace: Workspace;
  let port: number;

  beforeAll(async () => {
    workspace = await bareWorkspace(version);
    port = await freePort();
    await addPlugin(workspace);
    await workspace.succeedNx(['g', '@paxx/nx:project', 'apps/api', '--port', String(port)]);
    await workspace.succeedNx(['g', '@paxx/nx:feature', 'orders', '--project', 'api']);
    await workspace.succeedNx(['run', 'api:migrate', '--message', 'add orders']);
    await workspace.succeedNx(['run', 'api:upgrade']);
  });

  it('creates and reads an order over HTTP', async () => {
    const { url, running } = await untilReady(workspace.startNx(['run', 'api:serve']), port);
    const created = await postJson(`${url}/orders`, { name: 'First', description: 'Of many' });
    expect(created).toMatchObject({ status: 201, json: { name: 'First' } });
    const { id } = created.json as { id: string };
    expect(await getJson(`${url}/orders/${id}`)).toMatchObject({ status: 200, json: { id } });
    expect(await getJson(`${url}/orders`)).toMatchObject({ json: { items: [{ id }] } });

    running.signal('SIGINT');
    expect(await untilFree(port)).toBeLessThan(3_000);
    await running.ended;
  });

  it('writes one revision that creates the table', async () => {
    const revisions = await workspace.list('apps/api/migrations/versions');
    const [revision = '', ...more] = revisions.filter((file) => file.endsWith('.py'));
    expect(more).toEqual([]);
    expect(revision).toContain('add_orders');
    expect(await workspace.read(`apps/api/migrations/versions/${revision}`)).toMatch(
      /create_table\(\s*"orders"/,
    );
  });

  it('passes every inferred check with no edit', async () => {
    await copyTypeCache(workspace, 'apps/api');
    const checks = ['test', 'lint', 'typecheck', 'db-check', 'openapi'];
    const { output } = await workspace.succeedNx(['run-many', '-t', ...checks]);
    for (const check of checks) expect(output).toContain(`api:${check}`);
  });

  it('keeps what must not be committed out of git', async () => {
    const changes = await workspace.changes();
    expect(changes).not.toMatch(/\.env$|\.venv|__pycache__|sqlite3|_cache|node_modules/m);
  });
});
