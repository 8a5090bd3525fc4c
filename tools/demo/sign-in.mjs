import { requestJson } from './request-json.mjs';

const account = { email: 'demo@example.com', password: 'correct horse battery' };

/** Registers an account and logs it in; returns it with the headers that a protected route asks for. */
export async function signIn(url) {
  await requestJson('POST', `${url}/auth/register`, { json: account });
  const form = { username: account.email, password: account.password };
  const tokens = await requestJson('POST', `${url}/auth/token`, { form });
  return { ...account, headers: { authorization: `Bearer ${tokens.access_token}` } };
}
