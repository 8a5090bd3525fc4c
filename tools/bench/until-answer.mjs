import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** Asks every 5 ms, each time over a connection of its own, until the answer is a 200 that passes. */
export async function untilAnswer(url, { server, passes = () => true, patience = 60_000 }) {
  const end = performance.now() + patience;
  let ended;
  void server.ended.then((result) => (ended = result));
  while (performance.now() < end) {
    const answer = await ask(url);
    if (answer?.status === 200 && passes(answer.body)) return;
    if (ended !== undefined) break;
    await sleep(5);
  }
  const cause =
    ended === undefined ? `in ${patience / 1000} s` : `before the server ended (${ended})`;
  throw new Error(`${url} did not give the expected answer ${cause}:\n${server.output()}`);
}

/** undefined while nobody listens, or where the server stops with the request in its hands. */
function ask(url) {
  return new Promise((resolve) => {
    const request = get(url, { agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text) => (body += text));
      response.once('end', () => resolve({ status: response.statusCode, body }));
      response.once('error', () => resolve(undefined));
    });
    request.once('error', () => resolve(undefined));
  });
}
