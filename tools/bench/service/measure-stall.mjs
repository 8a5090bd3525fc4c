import { setTimeout as sleep } from 'node:timers/promises';
import { median } from '../statistics.mjs';
import { logIn } from './ask-service.mjs';

const probes = 300;
const pause = 5;

/** How long the slowest of a hundred probes waits while somebody always logs in, alone, and how long a login takes. */
export async function measureStall(worker) {
  await probe(worker);
  const alone = percentile(await probe(worker));
  const logins = [];
  let ended = false;
  const loggingIn = (async () => {
    while (!ended) logins.push(await timed(() => logIn(worker)));
  })();
  const beside = percentile(await probe(worker).finally(() => (ended = true)));
  await loggingIn;
  return { alone, beside, login: median(logins) };
}

async function probe({ url }) {
  const waits = [];
  for (let number = 0; number < probes; number += 1) {
    waits.push(await timed(async () => (await fetch(`${url}/health/live`)).text()));
    await sleep(pause);
  }
  return waits;
}

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function percentile(values) {
  return values.sort((a, b) => a - b)[Math.floor(values.length * 0.99)];
}
