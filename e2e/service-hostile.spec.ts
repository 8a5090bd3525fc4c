import { readFile } from 'node:fs/promises';
import { Agent } from 'node:http';
import { expectProblem } from './harness/expect-problem';
import { manyLogins, useLiveService } from './harness/live-service';
import { createOrder } from './harness/orders';
import { ask, type Answer, type RequestOptions } from './harness/request';
import type { Serving } from './harness/serve';
import { newAccount, signIn, type SignedIn } from './harness/sign-in';

const megabyte = Buffer.alloc(1024 * 1024, 'a');

describe('a service in production that is sent what nobody should send', () => {
  const live = useLiveService('SQLite');
  let service: Serving;
  let user: SignedIn;
  let orderId: string;

  beforeAll(async () => {
    // As people write them: one with capitals, and a comma too many.
    const hosts = { TRUSTED_HOSTS: 'LocalHost,127.0.0.1,' };
    service = await live.start({ ...manyLogins, ...hosts, ENVIRONMENT: 'production' });
    user = await signIn(service.url);
    const order = await createOrder(service.url, user.headers);
    orderId = order.json<{ id: string }>().id;
  });

  describe('answers 422 to', () => {
    const name = 'x';
    it.each<[string, string, unknown]>([
      ['a NUL byte', '/orders', { name: 'a\0b' }],
      ['half a surrogate pair', '/orders', '{"name": "\\ud800"}'],
      ['half a surrogate pair as a key', '/orders', '{"name": "x", "\\udfff": 1}'],
      ['a number for a text', '/orders', '{"name": 99999999999999999999}'],
      ['an infinite number', '/orders', '{"name": 1e999}'],
      ['a name that is too long', '/orders', { name: 'x'.repeat(100_000) }],
      ['a field that does not exist', '/orders', { name, id: 1, is_admin: true }],
      ['JSON that is cut off', '/orders', '{"name": '],
      ['a list for an object', '/orders', []],
      ['no body', '/orders', ''],
      [
        'a NUL byte in a password',
        '/auth/register',
        { ...newAccount(), password: '\0'.repeat(20) },
      ],
      [
        'a password that is too long',
        '/auth/register',
        { ...newAccount(), password: 'x'.repeat(129) },
      ],
      ['a common password', '/auth/register', { ...newAccount(), password: 'password1234' }],
      [
        'an address with a line break',
        '/auth/register',
        { ...newAccount(), email: 'a@b.example\nCc: c@d.example' },
      ],
      ['a refresh token with a NUL byte', '/auth/refresh', { refresh_token: 'a\0b' }],
      [
        'a login without a password',
        '/auth/token',
        new URLSearchParams({ username: 'a@example.com' }),
      ],
      ['a login as JSON', '/auth/token', { username: 'a@example.com', password: 'x' }],
    ])('%s', async (_, path, body) => {
      expectProblem(await send(path, { method: 'POST', body }), 422);
    });

    it.each([
      '/orders?limit=0',
      '/orders?limit=-1',
      '/orders?limit=101',
      '/orders?limit=99999999999999999999',
      '/orders?limit=1.5',
      '/orders?limit=%00',
      '/orders?limit=1&unknown=1',
      '/orders?cursor=%00%FF',
      '/orders?cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
      `/orders?cursor=${'A'.repeat(5_000)}`,
      '/orders/99999999999999999999',
      '/orders/2147483648',
      '/orders/not-an-id',
      '/orders/%00',
      '/orders/%ED%A0%80',
    ])('%s', async (path) => {
      expectProblem(await send(path), 422);
    });

    it('a content type that is no JSON', async () => {
      const headers = { ...user.headers, 'content-type': 'text/plain' };
      expectProblem(await send('/orders', { body: '{"name": "x"}', headers }), 422);
    });
  });

  it.each<[string, unknown]>([
    ['a number of 100,000 digits', `{"name": ${'9'.repeat(100_000)}}`],
    ['JSON nested 50,000 deep', '['.repeat(50_000)],
    ['objects nested 50,000 deep', '{"a":'.repeat(50_000)],
    ['text that is no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
  ])('answers 400 to %s', async (_, body) => {
    expectProblem(await send('/orders', { method: 'POST', body }), 400);
  });

  describe('answers 413 to 50 MB', () => {
    // Who closes after the answer resets what is on its way, and can lose the answer.
    const agent = new Agent({ keepAlive: true });

    afterAll(() => agent.destroy());

    it('that are declared', async () => {
      const headers = { 'content-length': 50 * megabyte.length };
      const body = chunks(50);
      expectProblem(await send('/orders', { method: 'POST', headers, body, agent }), 413);
    });

    it('that come in chunks', async () => {
      expectProblem(await send('/orders', { method: 'POST', body: chunks(50), agent }), 413);
    });

    it('of a form', async () => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const body = chunks(50);
      expectProblem(await send('/auth/token', { method: 'POST', headers, body, agent }), 413);
    });
  });

  it.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1@evil.example',
    '127.0.0.1.evil',
    'evil.example/path',
  ])('answers 400 to the host %j', async (host) => {
    expectProblem(await send('/orders', { headers: { ...user.headers, host } }), 400);
  });

  it('answers to a host with capitals', async () => {
    const headers = { ...user.headers, host: 'LOCALHOST' };
    expect((await send('/orders', { headers })).status).toBe(200);
  });

  it('keeps nothing of long hosts', async () => {
    const before = await residentMegabytes(service.running.pid);
    for (let sent = 0; sent < 24; sent += 1) {
      const host = `${sent}-${'x'.repeat(4 * megabyte.length)}.example`;
      expectProblem(await send('/orders', { headers: { ...user.headers, host } }), 400);
    }
    expect((await residentMegabytes(service.running.pid)) - before).toBeLessThan(60);
  });

  it.each([
    ['DELETE', '/orders', 405],
    ['GET', '/nothing', 404],
    ['GET', '/orders/00000000-0000-4000-8000-000000000000', 404],
    ['GET', '/users', 403],
    ['PROPFIND', '/orders', 405],
    ['GET', '/docs', 404],
  ])('answers %s %s with %d', async (method, path, status) => {
    expectProblem(await send(path, { method }), status);
  });

  it('answers 409 to a name that is taken', async () => {
    const { name } = (await send(`/orders/${orderId}`)).json<{ name: string }>();
    expectProblem(await send('/orders', { body: { name } }), 409);
  });

  it.each(['a b', 'short', 'x'.repeat(65), 'line\u2028break', '{"event":"forged"}', '../../etc'])(
    'makes an id of its own in place of %j',
    async (id) => {
      const headers = { ...user.headers, 'x-request-id': encodeURI(id) };
      const answer = await send('/orders', { headers });
      expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/);
    },
  );

  it('keeps a well-formed id of a request', async () => {
    const headers = { ...user.headers, 'x-request-id': 'from-the-gateway_1.2' };
    const answer = await send('/orders', { headers });
    expect(answer.headers['x-request-id']).toBe('from-the-gateway_1.2');
  });

  it('keeps answers out of caches, frames and plain HTTP', async () => {
    for (const path of ['/orders', '/nothing', '/health/live']) {
      const { headers } = await send(path);
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
        'strict-transport-security': 'max-age=31536000',
      });
      expect(headers).not.toHaveProperty('server');
    }
  });

  it('has met nothing that it did not expect', () => {
    const lines = service.running.output().split('\n');
    expect(lines.filter((line) => /unhandled_error|Traceback/.test(line))).toEqual([]);
  });

  function send(path: string, options: RequestOptions = {}): Promise<Answer> {
    const headers = { ...user.headers, ...options.headers };
    return ask(service.url + path, { ...options, headers });
  }
});

/** As Linux tells it. */
async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}

function* chunks(count: number): Generator<Buffer> {
  for (let sent = 0; sent < count; sent += 1) yield megabyte;
}
