import { readJwt, signJwt, unsignedJwt, type Jwt } from './harness/access-tokens';
import { expectProblem } from './harness/expect-problem';
import { useLiveService } from './harness/live-service';
import { createOrder } from './harness/orders';
import { ask, type Answer } from './harness/request';
import type { Serving } from './harness/serve';
import { newAccount, signIn, tryToLogIn, type Account, type SignedIn } from './harness/sign-in';

const secret = 'only-for-this-test-4Jk2vQ9xLw7Bz1Nc8Rt5';

describe('a service in production under attack', () => {
  const live = useLiveService('SQLite');
  let service: Serving;
  /** With the limits that a service has by default. */
  let limited: Serving;
  let user: SignedIn;

  beforeAll(async () => {
    const environment = {
      ENVIRONMENT: 'production',
      SHUTDOWN_DRAIN_SECONDS: '0',
      SECRET_KEY: secret,
    };
    const attempts = { AUTH_ATTEMPTS_PER_ADDRESS: '6000', AUTH_ATTEMPTS_PER_ACCOUNT: '6000' };
    [service, limited] = await Promise.all([
      live.start({ ...environment, ...attempts }),
      live.start(environment),
    ]);
    user = await signIn(service.url);
  });

  describe('answers 401 to', () => {
    const forgeries: Record<string, (jwt: Jwt) => string> = {
      'a token without a signature': (jwt) => unsignedJwt(jwt),
      'a token with the algorithm nOnE': (jwt) => unsignedJwt(jwt, 'nOnE'),
      'a token for another audience': changed({ aud: 'another-service' }),
      'a token without an audience': changed({ aud: undefined }),
      'a token of another issuer': changed({ iss: 'another-service' }),
      'an expired token': changed({ exp: Math.floor(Date.now() / 1000) - 1 }),
      'a token that never expires': changed({ exp: undefined }),
      'a token of no session': changed({ sid: '00000000-0000-4000-8000-000000000000' }),
      'a token of another type': ({ header, claims }) =>
        signJwt(secret, { header: { ...header, typ: 'JWT' }, claims }),
      'a token with the key of another purpose': (jwt) => signJwt(secret, jwt, 'cursor'),
      'a token with another key': (jwt) => signJwt(secret.toUpperCase(), jwt),
      'a token that nests deep': () =>
        `${Buffer.from('['.repeat(20_000)).toString('base64url')}.e30.x`,
      'a refresh token': () => user.refreshToken,
      'no text at all': () => '\u00ff\u00fe',
      'an empty token': () => '',
    };

    it.each(Object.entries(forgeries))('%s', async (_, forge) => {
      const authorization = `Bearer ${forge(readJwt(user.accessToken))}`;
      const refused = await ask(`${service.url}/users/me`, { headers: { authorization } });
      expectProblem(refused, 401);
      expect(refused.headers['www-authenticate']).toBe('Bearer');
    });

    it('a request without a token', async () => {
      expectProblem(await ask(`${service.url}/orders`), 401);
    });

    it('and 200 to the token that the forgeries are made of', async () => {
      const token = signJwt(secret, readJwt(user.accessToken));
      const headers = { authorization: `Bearer ${token}` };
      expect((await ask(`${service.url}/users/me`, { headers })).status).toBe(200);
    });

    it('a cursor as a refresh token', async () => {
      await createOrder(service.url, user.headers);
      await createOrder(service.url, user.headers);
      const page = (await ask(`${service.url}/orders?limit=1`, { headers: user.headers })).json<{
        next_cursor: string;
      }>();
      const body = { refresh_token: page.next_cursor };
      expectProblem(await ask(`${service.url}/auth/refresh`, { body }), 401);
    });

    function changed(claims: Record<string, unknown>): (jwt: Jwt) => string {
      return (jwt) => signJwt(secret, { ...jwt, claims: { ...jwt.claims, ...claims } });
    }
  });

  it('takes as long for an unknown user as for a wrong password', async () => {
    const known: number[] = [];
    const unknown: number[] = [];
    for (let count = 0; count < 25; count += 1) {
      const account = newAccount();
      known.push(await timeOfLogin({ ...account, email: user.email }));
      unknown.push(await timeOfLogin(account));
    }
    const ratio = median(known) / median(unknown);
    expect(ratio).toBeGreaterThan(1 / 1.5);
    expect(ratio).toBeLessThan(1.5);
  });

  it('answers 429 to many wrong logins, whatever address they claim to have', async () => {
    const answers: Answer[] = [];
    for (let count = 0; count < 30; count += 1) {
      const wrong = { email: user.email, password: `a wrong one, ${count}` };
      const claimed = { 'x-forwarded-for': `10.0.0.${count}`, forwarded: `for=10.0.0.${count}` };
      answers.push(await tryToLogIn(limited.url, wrong, claimed));
    }
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(15);
    for (const answer of refused) {
      expectProblem(answer, 429);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    }
  });

  it('keeps passwords and tokens out of its log', () => {
    expect(linesWith(/"route":"\/auth\/token"/)).not.toEqual([]);
    for (const told of [user.password, user.accessToken, user.refreshToken, secret]) {
      expect(lines().filter((line) => line.includes(told))).toEqual([]);
    }
    expect(linesWith(/a wrong one|\$argon2|eyJ[\w-]{20}/)).toEqual([]);
  });

  function lines(): string[] {
    return [service, limited].flatMap(({ running }) => running.output().split('\n'));
  }

  function linesWith(pattern: RegExp): string[] {
    return lines().filter((line) => pattern.test(line));
  }

  async function timeOfLogin(account: Account): Promise<number> {
    const start = performance.now();
    await tryToLogIn(service.url, account);
    return performance.now() - start;
  }
});

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
