// The only file that starts processes.
import { spawn, spawnSync, type ChildProcess, type StdioOptions } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Duplex } from 'node:stream';

export interface RunOptions {
  readonly cwd: string;
  /** The whole environment of the child; the caller's own when left out. */
  readonly env?: NodeJS.ProcessEnv;
  /** `inherit` gives the child our terminal, `pipe` collects its output; `pipe` unless said. */
  readonly stdio?: 'inherit' | 'pipe';
  /** Text for the child's stdin; without it the child has none under `pipe` and ours under `inherit`. */
  readonly input?: string;
  /** Called with each line of stdout and stderr as it arrives (`pipe` only). */
  readonly onLine?: (line: string, stream: 'stdout' | 'stderr') => void;
  /** Ends the child with SIGTERM when aborted. */
  readonly abort?: AbortSignal;
}

export interface Exit {
  /** Exit code; 127 when the program could not be started, 128 + n after signal n is left to the reader. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface RunResult extends Exit {
  readonly stdout: string;
  readonly stderr: string;
}

/** A process in its own group, so that a signal reaches everything that it started. */
export interface Child {
  readonly pid: number | undefined;
  /** Settles once, never rejects; a program that cannot be started counts as code 127. */
  readonly exited: Promise<Exit>;
  /** Settles when it has ended and everything that it said has been read; later, or never, where something that it started lives on. */
  readonly closed: Promise<void>;
  /** Sends a signal to the whole group; false when the group is gone. */
  signal(name: NodeJS.Signals): boolean;
}

/** Runs a program to its end. Never rejects: what went wrong is in `code` and `stderr`. */
export async function run(argv: readonly string[], options: RunOptions): Promise<RunResult> {
  const [program, ...rest] = argv;
  const stdin = options.input === undefined ? undefined : 'pipe';
  const stdio: StdioOptions =
    options.stdio === 'inherit'
      ? [stdin ?? 'inherit', 'inherit', 'inherit']
      : [stdin ?? 'ignore', 'pipe', 'pipe'];
  const child = spawn(program ?? '', rest, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio,
    ...(options.abort ? { signal: options.abort, killSignal: 'SIGTERM' } : {}),
  });
  child.stdin?.on('error', ignoreBrokenPipe).end(options.input);
  const stdout = collect(child, 'stdout', options.onLine);
  const stderr = collect(child, 'stderr', options.onLine);
  const exit = await exitOf(child, 'close');
  return { ...exit, stdout: stdout(), stderr: stderr() || (exit.problem ?? '') };
}

export interface StartOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Called with what the child prints; without it the child prints to our output. */
  readonly onOutput?: (text: string, stream: 'stdout' | 'stderr') => void;
  /** A pipe of its own between us and the child, whose file descriptor is `pipeNumber`. */
  readonly pipe?: {
    /** What the child can read from it. */
    readonly input: string;
    /** Called with each line that the child writes to it. */
    readonly onLine: (line: string) => void;
  };
}

/** The first one behind stdin, stdout and stderr. */
export const pipeNumber = 3;

/**
 * Starts a long-running program in a new process group, without stdin: a group in the background that reads
 * the terminal would be stopped by it.
 */
export function start(argv: readonly string[], options: StartOptions): Child {
  const [program, ...rest] = argv;
  const { onOutput, pipe } = options;
  const output = onOutput ? 'pipe' : 'inherit';
  const child = spawn(program ?? '', rest, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ['ignore', output, output, ...(pipe ? ['pipe' as const] : [])],
    detached: true,
  });
  if (onOutput) {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => onOutput(text, 'stdout'));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => onOutput(text, 'stderr'));
  }
  if (pipe) connect(child.stdio[pipeNumber] as Duplex, pipe);
  return {
    pid: child.pid,
    exited: exitOf(child, 'exit').then(({ code, signal }) => ({ code, signal })),
    closed: exitOf(child, 'close').then(() => undefined),
    signal: (name) => signalGroup(child.pid, name),
  };
}

function connect(end: Duplex, { input, onLine }: NonNullable<StartOptions['pipe']>): void {
  createInterface({ input: end }).on('line', onLine).on('error', ignoreBrokenPipe);
  end.on('error', ignoreBrokenPipe).write(input);
}

/** Whether a short command ends with code 0; for questions such as "is this module there?". */
export function succeeds(argv: readonly string[], env: NodeJS.ProcessEnv): boolean {
  const [program, ...rest] = argv;
  return spawnSync(program ?? '', rest, { env, stdio: 'ignore' }).status === 0;
}

function exitOf(
  child: ChildProcess,
  event: 'exit' | 'close',
): Promise<Exit & { readonly problem?: string }> {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      if (child.pid === undefined) resolve({ code: 127, signal: null, problem: error.message });
    });
    child.once(event, (code: number | null, signal: NodeJS.Signals | null) =>
      resolve({ code, signal }),
    );
  });
}

function collect(
  child: ChildProcess,
  stream: 'stdout' | 'stderr',
  onLine: RunOptions['onLine'],
): () => string {
  const source = child[stream];
  if (!source) return () => '';
  const chunks: Buffer[] = [];
  source.on('data', (chunk: Buffer) => chunks.push(chunk));
  if (onLine) createInterface({ input: source }).on('line', (line) => onLine(line, stream));
  return () => Buffer.concat(chunks).toString('utf8');
}

function signalGroup(pid: number | undefined, name: NodeJS.Signals): boolean {
  if (pid === undefined) return false;
  try {
    return process.kill(-pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

/** A child may end without reading its input, or be gone in the middle of a word; its exit code tells the story. */
function ignoreBrokenPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE' && error.code !== 'ECONNRESET') throw error;
}
