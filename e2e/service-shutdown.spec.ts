import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { expectProblem } from './harness/expect-problem';
import { manyLogins, useLiveService, type Environment } from './harness/live-service';
import { createOrder } from './harness/orders';
import { untilFree } from './harness/ports';
import { ask, type Answer } from './harness/request';
import type { Serving } from './harness/serve';
import { signIn } from './harness/sign-in';
import type { Workspace } from './harness/workspace';

const clients = 16;
const production = { ENVIRONMENT: 'production', SHUTDOWN_DRAIN_SECONDS: '1' };

/** The ways in which a service is deployed: its own command, and plain uvicorn. */
const commands = {
  'python -m cli serve': undefined,
  'uvicorn main:app': (workspace: Workspace) => (port: number) => [
    workspace.path('.venv/bin/python'),
    '-m',
    'uvicorn',
    'main:app',
    '--port',
    String(port),
  ],
};

describe('a service that is told to stop', () => {
  const live = useLiveService('SQLite');

  it.each(Object.entries(commands))('answers all that %s has accepted', async (_, command) => {
    const service = await start(production, command?.(live.workspace));
    const { headers } = await signIn(service.url);
    const load = startLoad(service.url, headers);
    await sleep(700);

    const asked = performance.now();
    service.running.signal('SIGTERM');
    const { answers, lost } = await load;
    const { code, signal } = await service.running.ended;

    expect(lost).toEqual([]);
    expect(answers.length).toBeGreaterThan(clients * 5);
    expect(answers.filter(({ status }) => status >= 400)).toEqual([]);
    expect(performance.now() - asked).toBeLessThan(4_000);
    // uvicorn raises the signal again when it has ended in order.
    expect(code ?? signal).toEqual(code === null ? 'SIGTERM' : 0);
  });

  it('is alive and not ready while it drains', async () => {
    const service = await start({ ...production, SHUTDOWN_DRAIN_SECONDS: '2' });
    service.running.signal('SIGTERM');
    await sleep(500);
    const ready = await ask(`${service.url}/health/ready`);
    expect(ready.status).toBe(503);
    expect(ready.headers).toMatchObject({
      'content-type': 'application/problem+json',
      connection: 'close',
    });
    expect((await ask(`${service.url}/health/live`)).status).toBe(200);
    await service.running.ended;
  });

  it('stops, and answers until then, where its log cannot be written', async () => {
    const full = 'exec "$0" -m uvicorn main:app --port "$1" --no-access-log >/dev/full 2>&1';
    const service = await start(production, (port) => [
      ...['sh', '-c', full],
      ...[live.workspace.path('.venv/bin/python'), String(port)],
    ]);
    const headers = { authorization: 'Bearer wrong' };
    expectProblem(await ask(`${service.url}/orders`, { headers }), 401);
    expect(await timeToEnd(service, 'SIGTERM')).toBeLessThan(4_000);
  });

  it('does not wait for a drain at Ctrl-C', async () => {
    const service = await start({ ...production, SHUTDOWN_DRAIN_SECONDS: '30' });
    expect(await timeToEnd(service, 'SIGINT')).toBeLessThan(1_500);
  });

  it('stops at once in development, with a connection open', async () => {
    const service = await start({ ENVIRONMENT: 'development' });
    const agent = new Agent({ keepAlive: true });
    await ask(`${service.url}/health/live`, { agent });
    expect(await timeToEnd(service, 'SIGTERM')).toBeLessThan(1_500);
    agent.destroy();
  });

  function start(
    changes: Environment,
    command?: (port: number) => readonly string[],
  ): Promise<Serving> {
    return live.start({ ...manyLogins, ...changes }, command);
  }

  async function timeToEnd(service: Serving, signal: NodeJS.Signals): Promise<number> {
    const start = performance.now();
    service.running.signal(signal);
    await service.running.ended;
    await untilFree(service.port);
    return performance.now() - start;
  }
});

interface Load {
  readonly answers: Answer[];
  readonly lost: string[];
}

/** Reads and writes over kept connections; a client that is told to close goes elsewhere, as behind a balancer. */
async function startLoad(url: string, headers: Record<string, string>): Promise<Load> {
  const load: Load = { answers: [], lost: [] };
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      for (let told = false; !told;) {
        try {
          const answer =
            client % 4 === 0
              ? await createOrder(url, headers, agent)
              : await ask(`${url}/orders`, { headers, agent });
          load.answers.push(answer);
          told = answer.headers['connection'] === 'close';
        } catch (error) {
          load.lost.push(String(error));
          told = true;
        }
      }
      agent.destroy();
    }),
  );
  return load;
}
