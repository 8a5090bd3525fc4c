const account = { email: 'bench@example.com', password: 'correct horse battery staple' };
/** More than one page. */
const stored = 40;

/** Registers a user, logs in and stores what is read later. */
export async function seed({ url }) {
  await send(`${url}/auth/register`, { json: account });
  const headers = await logIn({ url });
  let row;
  for (let number = 0; number < stored; number += 1) {
    const json = { name: `Order ${number}`, description: 'Two of each, wrapped.' };
    row = await send(`${url}/orders`, { json, headers });
  }
  return { headers, row: `/orders/${row.id}` };
}

/** Returns the header of the new session. */
export async function logIn({ url }) {
  const form = new URLSearchParams({ username: account.email, password: account.password });
  const tokens = await send(`${url}/auth/token`, { form });
  return { authorization: `Bearer ${tokens.access_token}` };
}

async function send(url, { json, form, headers = {} }) {
  const response = await fetch(url, {
    method: 'POST',
    body: form ?? JSON.stringify(json),
    headers: { ...headers, ...(json && { 'content-type': 'application/json' }) },
  });
  const text = await response.text();
  if (response.ok) return text && JSON.parse(text);
  throw new Error(`POST ${url} answered ${response.status}: ${text}`);
}
