import { setTimeout as sleep } from 'node:timers/promises';
import type { Child, Exit } from '../../python/run';
import { stopTree } from '../../python/stop-tree';
import { serviceEnded } from './errors';

/** Nx >= 23 signals the service before this process: its end and our stop arrive in this order, closely. */
const stopMayFollowMilliseconds = 300;

/** uvicorn's code for arguments that it does not know: no save can repair that. */
const usageCode = 2;

export interface Supervision {
  /** Starts the service; the environment may be another one each time. */
  readonly start: () => Child;
  /** Resolves true once the service answers, false when aborted. */
  readonly answers: (abort: AbortSignal) => Promise<boolean>;
  /**
   * Resolves once a service that was told to stop has let go of what the next one needs: its port. What is
   * left (open connections, the end of Python) then runs beside the next start and costs the user nothing.
   */
  readonly released: (abort: AbortSignal) => Promise<void>;
  /** Called at each time that the service answers after a start. */
  readonly onReady: (milliseconds: number) => void;
  /** Resolves with the paths of the next change; never when there is no reload. */
  readonly nextChange: () => Promise<readonly string[]>;
  /** Called before a restart; false when the service cannot be started as things are. */
  readonly beforeRestart: (paths: readonly string[]) => Promise<boolean>;
  readonly reload: boolean;
  /** Aborted when this process is asked to stop. */
  readonly stop: AbortSignal;
  readonly log: (line: string) => void;
}

export type Outcome = 'stopped' | 'bad usage' | 'ended';

type Event = { readonly exit: Exit } | { readonly paths: readonly string[] } | 'stop';

/**
 * Runs a service until it is told to stop: each change restarts it, and a service that has ended by itself
 * (a syntax error, an error at start) waits for the next change. Without reload its end is the end.
 */
export async function supervise(supervision: Supervision): Promise<Outcome> {
  const leaving = new Set<Promise<Exit>>();
  try {
    return await restartUntilStopped(supervision, leaving);
  } finally {
    await Promise.all(leaving);
  }
}

async function restartUntilStopped(
  supervision: Supervision,
  leaving: Set<Promise<Exit>>,
): Promise<Outcome> {
  const stopped = new Promise<'stop'>((resolve) => {
    if (supervision.stop.aborted) resolve('stop');
    else supervision.stop.addEventListener('abort', () => resolve('stop'), { once: true });
  });
  // One reader of the feed for all the waiting: a change that no one waits for would be lost.
  let change = supervision.nextChange().then((paths) => ({ paths }));
  let startable = true;
  while (!supervision.stop.aborted) {
    let event: Event | 'waiting' = 'waiting';
    if (startable) {
      const end = await runOnce(supervision, change, stopped, leaving);
      if (typeof end === 'string' && end !== 'waiting') return end;
      event = end;
    }
    if (event === 'waiting') event = await Promise.race([change, stopped]);
    if (event === 'stop' || !('paths' in event)) return 'stopped';
    change = supervision.nextChange().then((paths) => ({ paths }));
    startable = await supervision.beforeRestart(event.paths);
  }
  return 'stopped';
}

/** One life of the service: to a change, a stop, or its own end. */
async function runOnce(
  supervision: Supervision,
  change: Promise<{ readonly paths: readonly string[] }>,
  stopped: Promise<'stop'>,
  leaving: Set<Promise<Exit>>,
): Promise<{ readonly paths: readonly string[] } | 'waiting' | Outcome> {
  const child = supervision.start();
  const life = new AbortController();
  const ready = reportReady(supervision, life.signal);
  const exited = child.exited.then((exit) => ({ exit }));
  const event: Event = await Promise.race([stopped, change, exited]);
  life.abort();
  if (event === 'stop' || 'paths' in event) {
    const gone = stopTree(child);
    leaving.add(gone);
    void gone.then(() => leaving.delete(gone));
    if (event === 'stop') return 'stopped';
    await letGo(supervision, gone);
    return event;
  }
  child.signal('SIGKILL');
  const { exit } = event;
  const next = await Promise.race([
    stopped,
    change,
    sleep(stopMayFollowMilliseconds, 'quiet' as const),
  ]);
  if (next === 'stop') return 'stopped';
  if (!(await ready) && exit.code === usageCode) return 'bad usage';
  if (!supervision.reload) {
    supervision.log(serviceEnded(exit.code, exit.signal));
    return 'ended';
  }
  if (next !== 'quiet') return next;
  supervision.log(`${serviceEnded(exit.code, exit.signal)} It starts again with the next change.`);
  return 'waiting';
}

async function letGo({ released }: Supervision, gone: Promise<Exit>): Promise<void> {
  const looking = new AbortController();
  await Promise.race([gone, released(looking.signal)]);
  looking.abort();
}

/** Whether the service has answered in this life. */
async function reportReady(supervision: Supervision, abort: AbortSignal): Promise<boolean> {
  const began = performance.now();
  const ready = await supervision.answers(abort);
  if (ready) supervision.onReady(performance.now() - began);
  return ready;
}
