import { setTimeout as sleep } from 'node:timers/promises';

/** Such as those of `signIn`. */
type Headers = Readonly<Record<string, string>>;

/** Asks until an answer passes, as a browser being reloaded would; answers with the body's text. */
export async function untilAnswer(
  url: string,
  passes: (status: number, body: string) => boolean = (status) => status === 200,
  milliseconds = 60_000,
  headers: Headers = {},
): Promise<string> {
  const end = Date.now() + milliseconds;
  let last = 'no answer';
  while (Date.now() < end) {
    const answer = await ask(url, headers);
    if (answer && passes(answer.status, answer.body)) return answer.body;
    if (answer) last = `${answer.status} ${answer.body}`;
    await sleep(30);
  }
  throw new Error(`${url} did not give the expected answer in ${milliseconds} ms; last: ${last}`);
}

/** undefined while nobody listens. */
async function ask(
  url: string,
  headers: Headers,
): Promise<{ status: number; body: string } | undefined> {
  try {
    const response = await fetch(url, { headers: { connection: 'close', ...headers } });
    return { status: response.status, body: await response.text() };
  } catch {
    return undefined;
  }
}

export async function postJson(
  url: string,
  body: unknown,
  headers: Headers = {},
): Promise<{ status: number; json: unknown }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, json: await response.json() };
}

export async function getJson(
  url: string,
  headers: Headers = {},
): Promise<{ status: number; json: unknown }> {
  const response = await fetch(url, { headers: { connection: 'close', ...headers } });
  return { status: response.status, json: await response.json() };
}
