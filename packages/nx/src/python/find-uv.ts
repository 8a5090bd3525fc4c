import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { succeeds } from './run';

export interface UvCommand {
  /** The words that every uv command line starts with. */
  readonly argv: readonly string[];
  readonly found: 'option' | 'UV' | 'PATH' | '.venv' | 'private' | 'python3 -m uv';
}

/**
 * Finds uv: the plugin's option, `UV` (uv sets it for its children), `PATH`, a development dependency in the
 * workspace's `.venv`, the private copy in the user's cache, the module of `python3`.
 *
 * @param root the folder that holds the workspace's `.venv`
 * @param option the plugin's option `uv`: a path, or a name on `PATH`
 */
export function findUv(
  root: string,
  env: NodeJS.ProcessEnv = process.env,
  option?: string,
): UvCommand | undefined {
  const program = process.platform === 'win32' ? 'uv.exe' : 'uv';
  const bin = process.platform === 'win32' ? 'Scripts' : 'bin';
  const candidates: readonly (readonly [UvCommand['found'], () => string | undefined])[] = [
    ['option', () => option && locate(option, root, env)],
    ['UV', () => env['UV'] && locate(env['UV'], root, env)],
    ['PATH', () => locate(program, root, env)],
    ['.venv', () => runnable(join(root, '.venv', bin, program))],
    ['private', () => privateCopies(env, join(bin, program)).find(runnable)],
  ];
  for (const [found, look] of candidates) {
    const path = look();
    if (path) return { argv: [path], found };
  }
  const module = ['python3', '-m', 'uv'];
  // 25 ms, and only where nothing else was found.
  return succeeds([...module, '--version'], env)
    ? { argv: module, found: 'python3 -m uv' }
    : undefined;
}

/** A name is looked up on `PATH`, a path is taken from the root. */
function locate(program: string, root: string, env: NodeJS.ProcessEnv): string | undefined {
  if (/[\\/]/.test(program)) return runnable(resolve(root, program));
  return (env['PATH'] ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((directory) => join(directory, program))
    .find(runnable);
}

/** Newest first. The user's cache survives `nx reset` and `npm ci`; the workspace's own folders do not. */
function privateCopies(env: NodeJS.ProcessEnv, program: string): string[] {
  const cache = join(env['XDG_CACHE_HOME'] || join(env['HOME'] || homedir(), '.cache'), 'paxx-nx');
  if (!existsSync(cache)) return [];
  return readdirSync(cache)
    .filter((name) => name.startsWith('uv-'))
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .map((name) => join(cache, name, program));
}

function runnable(path: string): string | undefined {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile() ? path : undefined;
  } catch {
    // Not there, or not ours to run: the next place is looked at.
    return undefined;
  }
}
