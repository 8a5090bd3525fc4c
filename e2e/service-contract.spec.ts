import { manyLogins, useLiveService } from './harness/live-service';
import { ask } from './harness/request';
import type { Serving } from './harness/serve';
import { runSchemathesis } from './harness/schemathesis';
import { logIn, newAccount, type SignedIn } from './harness/sign-in';
import { longRun } from './harness/versions';

/** For each operation. */
const cases = longRun ? 120 : 20;
const leastCases = longRun ? 2_000 : 400;
/** In the log, as what is created may be deleted again. */
const createdOrder = /method=POST .* route=\/orders status=201/;
/** With these, an operation would end the session that the others are called in. */
const endsSession = '^/auth/(logout|sessions/)';

describe.each(longRun ? (['PostgreSQL', 'SQLite'] as const) : (['PostgreSQL'] as const))(
  'what OpenAPI says of a service on %s',
  (kind) => {
    const live = useLiveService(kind);
    let service: Serving;
    const account = newAccount();

    beforeAll(async () => {
      const create = ['users', 'create-admin', account.email, '--password-stdin'];
      await live.cli(create, account.password);
      service = await live.start(manyLogins);
    });

    it('is true whatever is sent', async () => {
      const admin = await logIn(service.url, account);
      const options = ['--exclude-path-regex', endsSession, '--max-examples', String(cases)];
      expect(await sendCases(admin, options)).toBeGreaterThanOrEqual(leastCases);

      // The token was good to the end, and things were really created.
      expect((await ask(`${service.url}/users`, { headers: admin.headers })).status).toBe(200);
      expect(service.running.output()).toMatch(createdOrder);
    });

    it('is true of ending sessions', async () => {
      const admin = await logIn(service.url, account);
      await sendCases(admin, ['--include-path-regex', endsSession, '--max-examples', '10']);
    });

    it('names an operation of every route', async () => {
      const { paths } = (await ask(`${service.url}/openapi.json`)).json<{ paths: object }>();
      expect(Object.keys(paths)).toEqual(
        expect.arrayContaining(['/auth/token', '/users/me', '/orders', '/orders/{order_id}']),
      );
    });

    function sendCases({ headers }: SignedIn, options: readonly string[]): Promise<number> {
      // Without a seed of its own each run would try something else, and fail on its own.
      const seed = longRun ? [] : ['--seed', '1'];
      const phases = ['--phases', 'examples,coverage,fuzzing'];
      return runSchemathesis(live.workspace, service.url, headers, [
        ...phases,
        ...options,
        ...seed,
      ]);
    }
  },
);
