import { setTimeout as sleep } from 'node:timers/promises';
import { pipeNumber, start, type Child } from '../../python/run';
import { stopTree } from '../../python/stop-tree';
import { pipeVariable } from './command';
import type { RoundEnd } from './judge-round';
import type { Part } from './part';
import { emptyRecord, recordLine, type RoundRecord } from './round-record';

export interface RoundOptions {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Seconds without progress after which the process counts as hanging; 0 for never. */
  readonly timeout: number;
  /** Ends the process, with the teardown of its fixtures. */
  readonly abort: AbortSignal;
  /** Shows pytest's own output while it runs. */
  readonly stream: boolean;
}

/** More than a dump of all threads needs, and little enough to be repeated for each part. */
const keptCharacters = 8_000;
/** Before the first file of tests is looked at, Python imports the project: a machine that is busy or cold takes its time. */
const startSeconds = 300;
/** A process that was left behind by a test, in a group of its own, may hold our pipes open. */
const drainMilliseconds = 1_000;

/** Runs pytest once for some parts, to its end. Never rejects. */
export async function runRound(
  parts: readonly Part[],
  options: RoundOptions,
): Promise<{ readonly record: RoundRecord; readonly end: RoundEnd }> {
  const record = emptyRecord(parts.length);
  const said = { stdout: '', stderr: '' };
  const seconds = (): number =>
    record.session ? options.timeout : Math.max(options.timeout, startSeconds);
  const watch = watchProgress(options.timeout > 0, seconds);
  const child = start(options.argv, {
    cwd: options.cwd,
    env: { ...options.env, [pipeVariable]: String(pipeNumber) },
    onOutput: (text, stream) => {
      if (options.stream) process[stream].write(text);
      said[stream] = (said[stream] + text).slice(stream === 'stderr' ? -keptCharacters : 0);
    },
    pipe: {
      input: `${JSON.stringify({ tasks: parts.map(({ label, paths }) => ({ label, paths })) })}\n`,
      onLine: (line) => {
        recordLine(record, line);
        watch.progress();
      },
    },
  });
  const ended = await untilEnd(child, watch.hung, options.abort);
  watch.end();
  const exit = await stopGroup(child, ended === 'exit');
  const hungFor = ended === 'hung' ? { hungFor: seconds() } : {};
  return { record, end: { exit, ...hungFor, ...said } };
}

async function untilEnd(
  child: Child,
  hung: Promise<'hung'>,
  abort: AbortSignal,
): Promise<'exit' | 'hung' | 'abort'> {
  const aborted = new Promise<'abort'>((resolve) => {
    if (abort.aborted) resolve('abort');
    abort.addEventListener('abort', () => resolve('abort'), { once: true });
  });
  return Promise.race([child.exited.then(() => 'exit' as const), hung, aborted]);
}

/** What the tests have started and not ended goes with them. */
async function stopGroup(child: Child, hasEnded: boolean): Promise<RoundEnd['exit']> {
  const exit = hasEnded ? await child.exited : await stopTree(child);
  child.signal('SIGKILL');
  const waiting = new AbortController();
  const enough = sleep(drainMilliseconds, undefined, { signal: waiting.signal });
  await Promise.race([child.closed, enough.catch(() => undefined)]);
  waiting.abort();
  return exit;
}

function watchProgress(
  isOn: boolean,
  seconds: () => number,
): {
  readonly hung: Promise<'hung'>;
  readonly progress: () => void;
  readonly end: () => void;
} {
  let timer: NodeJS.Timeout | undefined;
  let resolve: (value: 'hung') => void = () => undefined;
  const hung = new Promise<'hung'>((settle) => (resolve = settle));
  let ended = false;
  const progress = (): void => {
    clearTimeout(timer);
    // Lines still come while it is torn down; a timer that is set then would keep this process alive.
    if (isOn && !ended) timer = setTimeout(() => resolve('hung'), seconds() * 1_000);
  };
  progress();
  const end = (): void => {
    ended = true;
    clearTimeout(timer);
  };
  return { hung, progress, end };
}
