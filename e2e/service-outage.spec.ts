import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { manyLogins, useLiveService } from './harness/live-service';
import { ask, type Answer } from './harness/request';
import type { Serving } from './harness/serve';
import { readTokens, refresh, signIn, tryToLogIn, type SignedIn } from './harness/sign-in';
import { startTcpProxy, type TcpProxy } from './harness/tcp-proxy';

const poolSize = 4;

interface Timed {
  readonly request: string;
  readonly answer: Answer;
  readonly milliseconds: number;
}

describe('a service whose database fails', () => {
  const live = useLiveService('PostgreSQL');
  let proxy: TcpProxy;
  let service: Serving;
  let user: SignedIn;

  beforeAll(async () => {
    const url = new URL(live.database.url);
    proxy = await startTcpProxy(url.hostname, Number(url.port || 5432));
    url.host = `127.0.0.1:${proxy.port}`;
    service = await live.start({
      ...manyLogins,
      DATABASE_URL: url.toString(),
      DATABASE_POOL_SIZE: String(poolSize),
      // Every request asks the database who it comes from.
      AUTH_CACHE_SECONDS: '0',
    });
    user = await signIn(service.url);
  });

  afterAll(() => proxy.stop());

  beforeEach(fillPool);
  afterEach(async () => {
    await proxy.pass();
    await untilWell();
  });

  it.each([
    ['falls silent on pooled connections', () => proxy.fallSilent()],
    ['refuses connections', () => proxy.refuse()],
    [
      'is a black hole to new connections',
      () => {
        proxy.fallSilent();
        proxy.cut();
      },
    ],
  ])('answers 503 in time while it %s', async (_, fail) => {
    await fail();
    // The first round finds broken connections, the second none.
    for (let round = 0; round < 2; round += 1) expectUnavailable(await askEverything());
    expect((await ask(`${service.url}/health/live`)).status).toBe(200);
  });

  it('serves again when the database is back', async () => {
    await proxy.refuse();
    expectUnavailable(await askEverything());
    await proxy.pass();
    const answers = await askEverything();
    expect(answers.map(describeStatus)).toEqual(answers.map(({ request }) => `${request}: well`));
  });

  it('recovers from a restart of the database by itself', async () => {
    proxy.cut();
    const answers = [...(await askEverything()), ...(await askEverything())];
    for (const { answer } of answers) expect([200, 201, 503]).toContain(answer.status);
    const later = await askEverything();
    expect(later.map(describeStatus)).toEqual(later.map(({ request }) => `${request}: well`));
  });

  it('answers 503 in time when every connection is taken', async () => {
    const blocker = new Client({ connectionString: live.database.url });
    await blocker.connect();
    await blocker.query('begin');
    await blocker.query('lock table orders in access exclusive mode');
    try {
      const lists: Promise<Timed>[] = [];
      // In waves, so that some find a connection just before their wait for it is over.
      for (let wave = 0; wave < 8; wave += 1) {
        for (let each = 0; each < poolSize; each += 1) lists.push(timed('list', list));
        await sleep(300);
      }
      const live = await timed('live', () => ask(`${service.url}/health/live`));
      expect(live.milliseconds).toBeLessThan(500);
      expectUnavailable(await Promise.all(lists));
    } finally {
      await blocker.query('rollback');
      await blocker.end();
    }
  });

  it('serves more clients than it has connections', async () => {
    const answers = await Promise.all(Array.from({ length: poolSize * 10 }, list));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });

  function list(): Promise<Answer> {
    return ask(`${service.url}/orders`, { headers: user.headers });
  }

  async function refreshUser(): Promise<Answer> {
    const answer = await refresh(service.url, user.refreshToken);
    if (answer.status === 200) user = { ...user, ...readTokens(answer) };
    return answer;
  }

  async function fillPool(): Promise<void> {
    const answers = await Promise.all(Array.from({ length: poolSize * 2 }, list));
    for (const { status } of answers) expect(status).toBe(200);
  }

  /** One request of every kind that needs the database, at once. */
  function askEverything(): Promise<Timed[]> {
    const { headers } = user;
    return Promise.all([
      timed('list', list),
      timed('create', () =>
        ask(`${service.url}/orders`, { body: { name: String(performance.now()) }, headers }),
      ),
      timed('login', () => tryToLogIn(service.url, user)),
      timed('refresh', refreshUser),
      timed('ready', () => ask(`${service.url}/health/ready`)),
    ]);
  }

  /** A network that was silent keeps its dead connections; the service finds them one by one. */
  async function untilWell(): Promise<void> {
    const end = performance.now() + 15_000;
    for (let well = 0; well < poolSize * 2;) {
      if (performance.now() > end) throw new Error('The service does not recover');
      well = (await list()).status === 200 ? well + 1 : 0;
    }
  }
});

async function timed(request: string, send: () => Promise<Answer>): Promise<Timed> {
  const start = performance.now();
  const answer = await send();
  return { request, answer, milliseconds: performance.now() - start };
}

function describeStatus({ request, answer }: Timed): string {
  return `${request}: ${answer.status < 300 ? 'well' : `${answer.status} ${answer.text}`}`;
}

function expectUnavailable(answers: readonly Timed[]): void {
  const wrong = answers.filter(
    ({ request, answer, milliseconds }) =>
      answer.status !== 503 ||
      answer.headers['content-type'] !== 'application/problem+json' ||
      // Who probes has an interval of its own.
      (answer.headers['retry-after'] === undefined && request !== 'ready') ||
      milliseconds >= 3_000,
  );
  expect(
    wrong.map((each) => `${describeStatus(each)} after ${Math.round(each.milliseconds)} ms`),
  ).toEqual([]);
}
