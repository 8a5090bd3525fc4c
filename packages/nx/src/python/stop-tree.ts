import { setTimeout as sleep } from 'node:timers/promises';
import type { Child, Exit } from './run';

/** How long a group may take to end after SIGTERM before it is killed, in milliseconds. Nx itself kills after 5,000. */
const graceMilliseconds = 3_000;

/**
 * Ends a process group: SIGTERM, then SIGKILL after the grace. Resolves when the first process is gone.
 *
 * SIGTERM and not SIGINT: Nx >= 23 has already sent the leaves a SIGINT, and a second one makes uvicorn
 * skip the application's shutdown; a Python that is still importing prints a traceback on SIGINT.
 */
export async function stopTree(child: Child, grace: number = graceMilliseconds): Promise<Exit> {
  child.signal('SIGTERM');
  const timer = new AbortController();
  const late = sleep(grace, 'late' as const, { signal: timer.signal }).catch(() => 'late' as const);
  const first = await Promise.race([child.exited, late]);
  timer.abort();
  // Whatever the program left behind in its group goes with it.
  child.signal('SIGKILL');
  return first === 'late' ? child.exited : first;
}

export type StopReason = 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'disconnect';

const reasons: readonly StopReason[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'];

/**
 * Calls the handler once, when this process is asked to stop or its parent is gone (`disconnect`: Nx was
 * killed and its channel closed). Returns a function that takes the listeners away again.
 */
export function onStop(handler: (reason: StopReason) => void): () => void {
  let asked = false;
  const listeners = reasons.map((reason) => {
    const listener = () => {
      // Nobody reads our output any more: the end must not fail on a broken pipe.
      if (reason === 'disconnect' || reason === 'SIGHUP') ignoreClosedOutput();
      if (asked) return;
      asked = true;
      handler(reason);
    };
    process.on(reason, listener);
    return { reason, listener };
  });
  return () => {
    for (const { reason, listener } of listeners) process.off(reason, listener);
  };
}

function ignoreClosedOutput(): void {
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
}
