import { narrate } from './narrate.mjs';

/** Sends and shows one request; rejects on any answer that is no success. */
export async function requestJson(method, url, body) {
  const data = body === undefined ? '' : ` --json '${JSON.stringify(body)}'`;
  narrate.command(`curl -X ${method} ${url}${data}`);
  const response = await fetch(url, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  narrate.line(`${response.status} ${text}`);
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}`);
  return JSON.parse(text);
}
