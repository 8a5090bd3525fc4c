import { setTimeout as sleep } from 'node:timers/promises';
import { manyLogins, useLiveService } from './harness/live-service';
import { ask } from './harness/request';
import type { Serving } from './harness/serve';
import { databaseKinds } from './harness/service-database';
import { logIn, readTokens, refresh, signIn, tryToLogIn, type SignedIn } from './harness/sign-in';
import { longRun } from './harness/versions';

const rounds = longRun ? 25 : 5;
/** What AUTH_CACHE_SECONDS is by default, and the time of the question itself. */
const cacheMilliseconds = 5_000 + 500;

describe.each(databaseKinds)('tokens on %s', (kind) => {
  const live = useLiveService(kind);
  /** Two processes as they are by default, and one that remembers and forgives nothing. */
  let first: Serving;
  let second: Serving;
  let strict: Serving;

  beforeAll(async () => {
    const nothing = { AUTH_CACHE_SECONDS: '0', AUTH_REFRESH_GRACE_SECONDS: '0' };
    [first, second, strict] = await Promise.all([
      live.start(manyLogins),
      live.start(manyLogins),
      live.start({ ...manyLogins, ...nothing }),
    ]);
  });

  it('have one successor, however many processes are asked at once', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const user = await signIn(first.url);
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          refresh(index % 2 === 0 ? first.url : second.url, user.refreshToken),
        ),
      );
      const [winner, ...others] = answers.sort((one, other) => one.status - other.status);
      expect(winner?.status).toBe(200);
      expect(others.map(({ status }) => status)).toEqual(Array<number>(19).fill(401));

      // The race was an honest one: the session lives.
      if (winner === undefined) throw new Error('There was no answer');
      const successor = readTokens(winner);
      for (const { url } of [first, second, strict]) {
        expect(await statusOf(url, successor)).toBe(200);
        expect(await statusOf(url, user)).toBe(200);
      }
      expect((await refresh(second.url, successor.refreshToken)).status).toBe(200);
    }
  });

  it('end with all their family when one is used again after the grace', async () => {
    const user = await signIn(strict.url);
    const successor = readTokens(await refresh(strict.url, user.refreshToken));
    expect(await statusOf(first.url, successor)).toBe(200);

    const reused = await refresh(strict.url, user.refreshToken);
    expect(reused.status).toBe(401);
    expect(reused.headers['www-authenticate']).toBe('Bearer');

    expect((await refresh(first.url, successor.refreshToken)).status).toBe(401);
    expect(await statusOf(strict.url, successor)).toBe(401);
    expect(await statusOf(second.url, successor)).toBe(401);
    // Only this family: the same user logs in again.
    expect(await statusOf(strict.url, await logIn(strict.url, user))).toBe(200);
  });

  it('are refreshed no longer than the session lasts', async () => {
    const user = await signIn(first.url);
    await ask(`${second.url}/auth/logout-all`, { method: 'POST', headers: user.headers });
    expect((await refresh(first.url, user.refreshToken)).status).toBe(401);
  });

  // What a process remembers does not depend on the database: a usual run waits for it once.
  if (longRun || kind === 'PostgreSQL') {
    describe('end within five seconds, and at once without a cache,', () => {
      const ends = new Map<string, { strict: number; first: number; second: number }>();
      const ways: Record<string, (user: SignedIn) => Promise<unknown>> = {
        'after a logout': (user) => post('/auth/logout', user),
        'after a logout everywhere': (user) => post('/auth/logout-all', user),
        'when another session ends theirs': endFromElsewhere,
        'when the password changes': changePassword,
        'when the user is disabled': disable,
        'when their refresh token is used again': useTwice,
      };

      // At once: each of them takes the five seconds of the cache.
      beforeAll(async () => {
        await Promise.all(
          Object.entries(ways).map(async ([way, end]) => ends.set(way, await measure(end))),
        );
      });

      it.each(Object.keys(ways))('%s', (way) => {
        const end = ends.get(way);
        expect(end?.strict).toBe(401);
        expect(end?.first).toBeLessThan(cacheMilliseconds);
        expect(end?.second).toBeLessThan(cacheMilliseconds);
      });
    });
  }

  it('are given to nobody whose user is disabled or whose password is the old one', async () => {
    const user = await signIn(first.url);
    await changePassword(user);
    expect((await tryToLogIn(first.url, user)).status).toBe(401);
    const renewed = await logIn(second.url, { ...user, password: newPassword });

    await disable(user);
    const refused = await tryToLogIn(first.url, renewed);
    expect(refused.status).toBe(401);
    expect(refused.text).not.toContain('disabled');
    expect((await refresh(second.url, renewed.refreshToken)).status).toBe(401);
  });

  async function measure(end: (user: SignedIn) => Promise<unknown>): Promise<{
    strict: number;
    first: number;
    second: number;
  }> {
    const user = await signIn(first.url);
    for (const { url } of [first, second, strict]) expect(await statusOf(url, user)).toBe(200);
    await end(user);
    const atOnce = await statusOf(strict.url, user);
    const times = [first, second].map(({ url }) => timeToEnd(url, user));
    const [ofFirst = Infinity, ofSecond = Infinity] = await Promise.all(times);
    return { strict: atOnce, first: ofFirst, second: ofSecond };
  }

  async function endFromElsewhere(user: SignedIn): Promise<void> {
    const elsewhere = await logIn(second.url, user);
    const url = `${second.url}/auth/sessions`;
    const listed = await ask(url, { headers: elsewhere.headers });
    const [, older] = listed.json<{ id: string }[]>();
    const options = { method: 'DELETE', headers: elsewhere.headers };
    expect((await ask(`${url}/${older?.id}`, options)).status).toBe(204);
  }

  async function useTwice({ refreshToken }: SignedIn): Promise<void> {
    expect((await refresh(strict.url, refreshToken)).status).toBe(200);
    expect((await refresh(strict.url, refreshToken)).status).toBe(401);
  }

  function disable({ email }: SignedIn): Promise<unknown> {
    return live.cli(['users', 'disable', email]);
  }

  const newPassword = 'another one, as long as it gets';

  async function changePassword(user: SignedIn): Promise<void> {
    const body = { current_password: user.password, new_password: newPassword };
    await post('/users/me/password', user, body);
  }

  async function post(path: string, { headers }: SignedIn, body?: unknown): Promise<void> {
    const answer = await ask(first.url + path, { method: 'POST', headers, body });
    expect({ path, status: answer.status }).toEqual({ path, status: 204 });
  }
});

type Bearer = Pick<SignedIn, 'headers'>;

async function statusOf(url: string, { headers }: Bearer): Promise<number> {
  return (await ask(`${url}/users/me`, { headers })).status;
}

/** The milliseconds for which a token is still believed. */
async function timeToEnd(url: string, bearer: Bearer): Promise<number> {
  const start = performance.now();
  while ((await statusOf(url, bearer)) !== 401) {
    if (performance.now() - start > 2 * cacheMilliseconds) return Infinity;
    await sleep(50);
  }
  return performance.now() - start;
}
