import { getJson, postJson } from './harness/http';
import { freePort, untilFree } from './harness/ports';
import { copyTypeCache, pluginsInProcess, serviceWorkspace } from './harness/prepared-workspaces';
import { untilReady } from './harness/serve';
import { signIn } from './harness/sign-in';
import { versionsOfALongMatrix } from './harness/versions';
import type { Workspace } from './harness/workspace';

interface ProjectJson {
  targets: { serve: { options: { port: number } } };
}

describe.each(versionsOfALongMatrix)('a second service on Nx %s', (version) => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await serviceWorkspace(version, pluginsInProcess);
    await workspace.succeedNx(['g', '@paxx/nx:project', 'apps/billing']);
    await workspace.succeedNx(['g', '@paxx/nx:feature', 'invoices', '--project', 'billing']);
    await workspace.succeedNx(['run', 'billing:migrate', '--message', 'add invoices']);
    await workspace.succeedNx(['run', 'billing:upgrade']);
  });

  it('gets the next free port of the workspace', async () => {
    expect(await portOf('billing')).toBe((await portOf('api')) + 1);
  });

  it('shares one lock and one environment with the first', () => {
    expect(workspace.has('uv.lock')).toBe(true);
    expect(workspace.has('.venv')).toBe(true);
    expect(workspace.has('apps/billing/.venv')).toBe(false);
    expect(workspace.has('apps/billing/uv.lock')).toBe(false);
  });

  it('serves beside the first, each with its own data', async () => {
    const ports = { api: await freePort(), billing: await freePort() };
    for (const [project, port] of Object.entries(ports)) {
      await workspace.edit(`apps/${project}/project.json`, /"port": \d+/, `"port": ${port}`);
    }
    const both = workspace.startNx(['run-many', '-t', 'serve', '-p', 'api,billing']);
    const { url: api } = await untilReady(both, ports.api);
    const { url: billing } = await untilReady(both, ports.billing);

    const { headers } = await signIn(api);
    const order = await postJson(`${api}/orders`, { name: 'An order' }, headers);
    expect(order).toMatchObject({ status: 201 });
    const elsewhere = await signIn(billing);
    const bill = await postJson(`${billing}/invoices`, { name: 'A bill' }, elsewhere.headers);
    expect(bill).toMatchObject({ status: 201 });
    expect(await getJson(`${billing}/invoices`, headers)).toMatchObject({ status: 401 });
    expect(await getJson(`${billing}/orders`)).toMatchObject({ status: 404 });
    const orders = await getJson(`${api}/orders`, headers);
    expect(orders).toMatchObject({ json: { items: [{ name: 'An order' }] } });

    both.signal('SIGINT');
    await Promise.all(Object.values(ports).map((port) => untilFree(port)));
    await both.ended;
  });

  it('passes its checks beside the first', async () => {
    await copyTypeCache(workspace, 'apps/billing');
    await workspace.succeedNx(['run-many', '-t', 'test', 'typecheck', 'db-check']);
  });

  async function portOf(project: string): Promise<number> {
    const file = JSON.parse(await workspace.read(`apps/${project}/project.json`)) as ProjectJson;
    return file.targets.serve.options.port;
  }
});
