import { cli, manyLogins, runCli, useLiveService } from './harness/live-service';
import { createOrder, listOrderIds } from './harness/orders';
import { ask } from './harness/request';
import type { Serving } from './harness/serve';
import { databaseKinds, emptyDatabase } from './harness/service-database';
import { signIn } from './harness/sign-in';
import { longRun } from './harness/versions';

const clients = 8;
const writes = longRun ? 2_000 : 200;
const upgraders = longRun ? 8 : 4;

describe.each(databaseKinds)('what a service has acknowledged on %s', (kind) => {
  const live = useLiveService(kind);
  let service: Serving;
  let headers: Record<string, string>;

  beforeAll(async () => {
    service = await live.start(manyLogins);
    ({ headers } = await signIn(service.url));
  });

  it('is read by the request after the 201', async () => {
    const misses: string[] = [];
    await inParallel(async () => {
      for (let count = 0; count < writes / clients; count += 1) {
        const created = await createOrder(service.url, headers);
        expect(created.status).toBe(201);
        const { id } = created.json<{ id: string }>();
        const read = await ask(`${service.url}/orders/${id}`, { headers });
        if (read.status !== 200) misses.push(id);
      }
    });
    expect(misses).toEqual([]);
  });

  it('survives kill -9 in the middle of writes', async () => {
    const acknowledged = new Set<string>();
    let killed = false;
    await inParallel(async () => {
      while (!killed) {
        // What dies with the process was not acknowledged.
        const created = await createOrder(service.url, headers).catch(() => undefined);
        if (created?.status === 201) acknowledged.add(created.json<{ id: string }>().id);
        if (acknowledged.size >= 100 && !killed) {
          killed = true;
          service.running.signal('SIGKILL');
        }
      }
    });
    await service.running.ended;

    service = await live.start(manyLogins);
    const stored = await listOrderIds(service.url, headers);
    expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
  });

  it('lets several processes upgrade an empty database at once', async () => {
    const { workspace } = live;
    const empty = await emptyDatabase(kind);
    const env = empty.environment;
    const upgrades = Array.from({ length: upgraders }, () =>
      workspace.run([...cli(workspace), 'db', 'upgrade'], { cwd: 'apps/api', env }),
    );
    const failures = (await Promise.all(upgrades)).filter(({ code }) => code !== 0);
    expect(failures.map(({ output }) => output)).toEqual([]);
    await runCli(workspace, ['db', 'status', '--check'], { env });
    await empty.drop();
  });
});

async function inParallel(client: () => Promise<void>): Promise<void> {
  await Promise.all(Array.from({ length: clients }, client));
}
