import { narrate } from './narrate.mjs';

/**
 * Sends and shows one request; rejects on any answer that is no success. What is sent is `json` or a `form`; a token
 * is too long to be read, so it is shown shortened.
 */
export async function requestJson(method, url, { json, form, headers = {} } = {}) {
  narrate.command(['curl', '-X', method, url, ...asArguments({ json, form, headers })].join(' '));
  const response = await fetch(url, { method, ...encode({ json, form, headers }) });
  const text = await response.text();
  narrate.line(`${response.status} ${shorten(text)}`);
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}`);
  return text === '' ? undefined : JSON.parse(text);
}

function encode({ json, form, headers }) {
  if (form !== undefined) return { headers, body: new URLSearchParams(form) };
  if (json === undefined) return { headers };
  const typed = { ...headers, 'content-type': 'application/json' };
  return { headers: typed, body: JSON.stringify(json) };
}

function asArguments({ json, form = {}, headers }) {
  return [
    ...Object.entries(headers).map(([name, value]) => `-H '${name}: ${shorten(value)}'`),
    ...Object.entries(form).map(([name, value]) => `-d '${name}=${value}'`),
    ...(json === undefined ? [] : [`--json '${JSON.stringify(json)}'`]),
  ];
}

/** Tokens are the only long words. */
function shorten(text) {
  return text.replace(/[\w.-]{40,}/g, (word) => `${word.slice(0, 8)}…`);
}
