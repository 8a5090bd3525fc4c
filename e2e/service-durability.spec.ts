import {
  cli,
  databaseKinds,
  emptyDatabase,
  liveWorkspace,
  manyLogins,
  runCli,
  startService,
  stopService,
  upgradedDatabase,
  type ServiceDatabase,
} from './harness/live-service';
import { createOrder, listOrderIds } from './harness/orders';
import { ask } from './harness/request';
import type { Serving } from './harness/serve';
import { signIn } from './harness/sign-in';
import { longRun } from './harness/versions';
import type { Workspace } from './harness/workspace';

const clients = 8;
const writes = longRun ? 2_000 : 200;

describe('what a service has acknowledged', () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await liveWorkspace();
  });

  describe.each(databaseKinds)('on %s', (kind) => {
    let database: ServiceDatabase;
    let service: Serving;
    let headers: Record<string, string>;

    beforeAll(async () => {
      database = await upgradedDatabase(workspace, kind);
      service = await start();
      ({ headers } = await signIn(service.url));
    });

    afterAll(async () => {
      await stopService(service);
      await database.drop();
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

      service = await start();
      const stored = await listOrderIds(service.url, headers);
      expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
    });

    it('lets eight processes upgrade an empty database at once', async () => {
      const empty = await emptyDatabase(kind);
      const env = empty.environment;
      const upgrades = Array.from({ length: 8 }, () =>
        workspace.run([...cli(workspace), 'db', 'upgrade'], { cwd: 'apps/api', env }),
      );
      const failures = (await Promise.all(upgrades)).filter(({ code }) => code !== 0);
      expect(failures.map(({ output }) => output)).toEqual([]);
      await runCli(workspace, ['db', 'status', '--check'], { env });
      await empty.drop();
    });

    function start(): Promise<Serving> {
      return startService(workspace, { ...database.environment, ...manyLogins });
    }
  });
});

async function inParallel(client: () => Promise<void>): Promise<void> {
  await Promise.all(Array.from({ length: clients }, client));
}
