import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

let next = 0;

/** Below the range that the system gives to outgoing connections, and apart for every worker and every run. */
export async function freePort(): Promise<number> {
  const worker = Number(process.env['JEST_WORKER_ID'] ?? 1);
  for (let tries = 0; tries < 200; tries += 1) {
    const port = 20_000 + worker * 1_000 + ((process.ppid * 37 + next++) % 1_000);
    if (await isFree(port)) return port;
  }
  throw new Error('Cannot find a free port between 21000 and 30000');
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** The time in milliseconds until nobody listens on the port. */
export async function untilFree(port: number, milliseconds = 15_000): Promise<number> {
  const start = performance.now();
  while (performance.now() - start < milliseconds) {
    if (await isFree(port)) return performance.now() - start;
    await sleep(20);
  }
  throw new Error(`Port ${port} is still held after ${milliseconds} ms`);
}
