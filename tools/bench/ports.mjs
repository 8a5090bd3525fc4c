import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

let next = 21_000 + (process.pid % 700) * 10;

/** A port below the range that the system gives to outgoing connections, never the same twice in a run. */
export async function freePort() {
  for (let tries = 0; tries < 200; tries += 1) {
    next += 1;
    if (await isFree(next)) return next;
  }
  throw new Error(`Cannot find a free port near ${next}`);
}

/** Resolves once nobody listens on the port; asks every 5 ms. */
export async function untilFree(port, patience = 30_000) {
  const end = performance.now() + patience;
  while (performance.now() < end) {
    if (await isFree(port)) return;
    await sleep(5);
  }
  throw new Error(`Port ${port} is still held after ${patience / 1000} s`);
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
