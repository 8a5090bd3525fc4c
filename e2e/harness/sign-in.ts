import { randomBytes } from 'node:crypto';
import { ask, type Answer } from './request';

export interface Account {
  readonly email: string;
  readonly password: string;
}

export interface SignedIn extends Account {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** What a request to a protected route sends. */
  readonly headers: { readonly authorization: string };
}

/** Nobody else's address, and a password that no policy refuses. */
export function newAccount(): Account {
  const [name, secret] = [1, 2].map(() => randomBytes(6).toString('hex'));
  return { email: `${name}@example.com`, password: `a long one, ${secret}` };
}

/** Registers an account and logs it in, as the guide shows. */
export async function signIn(url: string, account: Account = newAccount()): Promise<SignedIn> {
  const registered = await ask(`${url}/auth/register`, { body: account });
  expectStatus(registered, 202);
  return logIn(url, account);
}

/** Logs in an account that exists. */
export async function logIn(url: string, account: Account): Promise<SignedIn> {
  const answer = await tryToLogIn(url, account);
  expectStatus(answer, 200);
  return { ...account, ...readTokens(answer) };
}

export function tryToLogIn(
  url: string,
  { email, password }: Account,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const body = new URLSearchParams({ grant_type: 'password', username: email, password });
  return ask(`${url}/auth/token`, { body, headers });
}

export function refresh(url: string, refreshToken: string): Promise<Answer> {
  return ask(`${url}/auth/refresh`, { body: { refresh_token: refreshToken } });
}

export function readTokens(answer: Answer): Omit<SignedIn, keyof Account> {
  const tokens = answer.json<{ access_token: string; refresh_token: string }>();
  return {
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token,
    headers: { authorization: `Bearer ${tokens.access_token}` },
  };
}

function expectStatus(answer: Answer, status: number): void {
  if (answer.status === status) return;
  throw new Error(`Expected ${status}, and the answer was ${answer.status}: ${answer.text}`);
}
