import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Ended {
  /** The exit code; null where a signal ended the program. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  /** Both streams in the order of their arrival. */
  readonly output: string;
}

export interface Running {
  readonly pid: number;
  readonly ended: Promise<Ended>;
  output(): string;
  /** Resolves with the time in milliseconds that it took; rejects with the whole output when the program ends or the time is over. */
  waitFor(text: string | RegExp, milliseconds?: number): Promise<number>;
  write(text: string): void;
  endInput(): void;
  signal(signal: NodeJS.Signals): void;
}

export interface StartOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Written to standard input, which is closed after it; without it, input is closed at once unless `keepInput`. */
  readonly input?: string;
  readonly keepInput?: boolean;
}

/** Starts a program in a process group of its own, so that a signal of the test reaches only whom it is meant for. */
export function startProcess(argv: readonly string[], options: StartOptions): Running {
  const [program = '', ...args] = argv;
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: options.env,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let stdout = '';
  let output = '';
  let ending: Ended | undefined;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  // A program that ends before it has read its input closes the pipe; its exit code tells more.
  child.stdin.on('error', () => undefined);
  if (options.input !== undefined) child.stdin.end(options.input);
  else if (options.keepInput !== true) child.stdin.end();
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    // 'exit', not 'close': a process left behind would hold the pipe open and hide that the program has ended.
    child.once('exit', (code, signal) => {
      setTimeout(() => resolve((ending = { code, signal, stdout, output })), 30);
    });
  });
  const described = argv.join(' ');
  return {
    pid: child.pid ?? -1,
    ended,
    output: () => output,
    write: (text) => void child.stdin.write(text),
    endInput: () => void child.stdin.end(),
    signal: (signal) => void process.kill(child.pid ?? -1, signal),
    async waitFor(text, milliseconds = 60_000) {
      const start = performance.now();
      while (performance.now() - start < milliseconds) {
        if (typeof text === 'string' ? output.includes(text) : text.test(output)) {
          return performance.now() - start;
        }
        if (ending) throw new Error(`'${described}' ended before it said ${text}:\n${output}`);
        await sleep(20);
      }
      throw new Error(`'${described}' did not say ${text} in ${milliseconds} ms:\n${output}`);
    },
  };
}
