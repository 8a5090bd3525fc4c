import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { scratchRoot } from './build-once';
import { processesLeft } from './processes';
import { startProcess, type Ended, type Running } from './start-process';
import { userEnvironment } from './user-environment';

const execute = promisify(execFile);
const open = new Set<Workspace>();
const folders = new Set<string>();

/** A scratch workspace outside of the repository; everything in it is done by the commands that a user types. */
export class Workspace {
  constructor(
    readonly root: string,
    /** What this workspace's commands see on top of a user's environment; undefined takes a variable away. */
    readonly environment: Record<string, string | undefined> = {},
  ) {
    open.add(this);
  }

  path(file: string): string {
    return join(this.root, file);
  }

  has(file: string): boolean {
    return existsSync(this.path(file));
  }

  read(file: string): Promise<string> {
    return readFile(this.path(file), 'utf8');
  }

  async write(file: string, text: string): Promise<void> {
    await mkdir(dirname(this.path(file)), { recursive: true });
    await writeFile(this.path(file), text);
  }

  /** Replaces text that must be there. */
  async edit(file: string, from: string | RegExp, to: string): Promise<void> {
    const before = await this.read(file);
    const after = before.replace(from, to);
    if (after === before) throw new Error(`'${file}' does not hold ${from}:\n${before}`);
    await this.write(file, after);
  }

  async remove(file: string): Promise<void> {
    await rm(this.path(file), { recursive: true, force: true });
  }

  list(folder: string): Promise<string[]> {
    return readdir(this.path(folder));
  }

  start(argv: readonly string[], options: RunOptions = {}): Running {
    const { env, cwd, ...rest } = options;
    const running = startProcess(argv, {
      ...rest,
      cwd: cwd === undefined ? this.root : this.path(cwd),
      env: userEnvironment({
        NX_CACHE_DIRECTORY: this.path('.nx/cache'),
        NX_WORKSPACE_DATA_DIRECTORY: this.path('.nx/workspace-data'),
        ...this.environment,
        ...env,
      }),
    });
    return running;
  }

  startNx(args: readonly string[], options?: RunOptions): Running {
    return this.start([this.path('node_modules/.bin/nx'), ...args], options);
  }

  /** Runs a program to its end, whatever its exit code. */
  run(argv: readonly string[], options?: RunOptions): Promise<Ended> {
    return this.start(argv, options).ended;
  }

  nx(args: readonly string[], options?: RunOptions): Promise<Ended> {
    return this.startNx(args, options).ended;
  }

  /** Runs a program that must end with 0. */
  async succeed(argv: readonly string[], options?: RunOptions): Promise<Ended> {
    const ended = await this.run(argv, options);
    if (ended.code === 0) return ended;
    throw new Error(
      `'${argv.join(' ')}' ended with ${ended.signal ?? ended.code}:\n${ended.output}`,
    );
  }

  succeedNx(args: readonly string[], options?: RunOptions): Promise<Ended> {
    return this.succeed([this.path('node_modules/.bin/nx'), ...args], options);
  }

  async git(...args: string[]): Promise<string> {
    const identity = ['-c', 'user.name=e2e', '-c', 'user.email=e2e@example.com'];
    const { stdout } = await execute('git', [...identity, ...args], { cwd: this.root });
    return stdout;
  }

  /** What differs from the last commit, new files with it. */
  changes(): Promise<string> {
    return this.git('status', '--porcelain', '--untracked-files=all');
  }

  async commit(message: string): Promise<void> {
    await this.git('add', '-A');
    await this.git('commit', '-q', '--allow-empty', '-m', message);
  }

  /** Leaves the folder where it is: another owner takes it over. */
  release(): void {
    open.delete(this);
  }

  /** Stops what still runs and removes the folder; fails where a process of the workspace outlived the commands that started it. */
  async dispose(): Promise<void> {
    if (!open.delete(this)) return;
    const left = await processesLeft(this.root);
    for (const { pid } of left) stop(pid);
    await rm(this.root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    if (left.length > 0) {
      const lines = left.map(({ pid, command }) => `${pid} ${command}`).join('\n');
      throw new Error(`Processes outlived the tests of this workspace:\n${lines}`);
    }
  }
}

export interface RunOptions {
  readonly env?: Record<string, string | undefined>;
  /** Relative to the workspace. */
  readonly cwd?: string;
  readonly input?: string;
  readonly keepInput?: boolean;
}

/** An empty folder of its own in the scratch area, removed after the file of tests. */
export async function scratchFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(scratchRoot, `paxx-e2e-${name}-`));
  folders.add(folder);
  return folder;
}

/** Disposes of every workspace that the file of tests has made. */
export async function disposeAll(): Promise<void> {
  const results = await Promise.allSettled([...open].map((workspace) => workspace.dispose()));
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
  const failures = results.flatMap((result) =>
    result.status === 'rejected' ? [String(result.reason)] : [],
  );
  if (failures.length > 0) throw new Error(failures.join('\n'));
}

function stop(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended in the meantime.
  }
}
