import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Between two looks; a refused connection on loopback costs well under a millisecond. */
const pauseMilliseconds = 15;

/**
 * Resolves true once something answers on the port: uvicorn binds it after the application's start-up.
 * Resolves false when aborted.
 */
export async function awaitPort(port: number, host: string, abort: AbortSignal): Promise<boolean> {
  while (!abort.aborted) {
    if (await answers(port, reachable(host))) return !abort.aborted;
    await sleep(pauseMilliseconds);
  }
  return false;
}

/** Resolves once nothing answers on the port any more, or when aborted. */
export async function awaitPortFree(port: number, host: string, abort: AbortSignal): Promise<void> {
  while (!abort.aborted && (await answers(port, reachable(host)))) {
    await sleep(pauseMilliseconds);
  }
}

/** What to connect to, and to show, for an address that means "all". */
export function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  return host === '::' ? '::1' : host;
}

function answers(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
