import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import * as errors from './errors';
import type { Environment } from './find-environment';
import { findUv, type UvCommand } from './find-uv';
import { run } from './run';
import { checkSync, pythonFind, pythonVersion, syncAllPackages, withoutDownloads } from './uv';

export type SyncResult =
  | { readonly kind: 'synced' }
  | {
      readonly kind: 'no-uv' | 'python-missing' | 'sync-failed';
      /** One line for the user: what was wrong, where, what to type next. */
      readonly message: string;
    };

export interface SyncOptions {
  /** Told what is about to happen. */
  readonly log: (line: string) => void;
  readonly env?: NodeJS.ProcessEnv;
  /** The plugin's option `uv`. */
  readonly uv?: string;
  readonly abort?: AbortSignal;
}

/**
 * Locks where needed and installs the environment, with uv's own output shown. Whether a Python is there
 * that fits is asked first: uv would try to download one and say something else. Never throws for a user's problem.
 */
export async function syncEnvironment(
  environment: Environment,
  options: SyncOptions,
): Promise<SyncResult> {
  const env = options.env ?? process.env;
  const uv = findUv(environment.root, env, options.uv);
  if (!uv) {
    return { kind: 'no-uv', message: errors.uvNotFound('install the Python environment') };
  }
  const problem = await findPythonProblem(uv, environment, env);
  if (problem) return { kind: 'python-missing', message: problem };
  const argv = syncAllPackages(uv, environment);
  const command = ['uv', ...argv.slice(uv.argv.length)].join(' ');
  options.log(`Running ${command} in ${environment.root}`);
  const { code } = await run(argv, {
    cwd: environment.root,
    env,
    // Nx takes each piece that a program without a terminal writes for a line.
    stdio: process.stderr.isTTY ? 'inherit' : 'pipe',
    onLine: (line) => process.stderr.write(`${line}\n`),
    ...(options.abort ? { abort: options.abort } : {}),
  });
  if (code === 0) return { kind: 'synced' };
  return { kind: 'sync-failed', message: errors.syncFailed(environment.root, command, code) };
}

export type Drift =
  | { readonly kind: 'in-step' | 'drifted' }
  /** uv could not answer, for example offline with a stale lock. */
  | { readonly kind: 'unknown'; readonly cause: string };

/** Compares the environment with the lock and the manifests; 30 to 70 ms, changes nothing. */
export async function checkDrift(
  environment: Environment,
  uv: UvCommand,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Drift> {
  const { code, stderr } = await run(checkSync(uv, environment), { cwd: environment.root, env });
  if (code === 0) return { kind: 'in-step' };
  if (code === 1 && stderr.includes('outdated')) return { kind: 'drifted' };
  return { kind: 'unknown', cause: firstError(stderr) };
}

async function findPythonProblem(
  uv: UvCommand,
  environment: Environment,
  env: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  const cwd = environment.root;
  const local = withoutDownloads(env);
  const found = await run(pythonFind(uv), { cwd, env: local });
  if (found.code === 0) return undefined;
  const needed =
    found.stderr.match(/for Python (.+?) in /)?.[1] ?? requiredPython(found.stderr, cwd);
  const version = await run(pythonVersion(uv), { cwd, env: local });
  const where = relative(process.cwd(), cwd) || '.';
  return version.code === 0
    ? errors.pythonTooOld(where, needed, version.stdout.trim())
    : errors.pythonNotFound(where, firstError(found.stderr));
}

function requiredPython(message: string, root: string): string | undefined {
  const quoted = message.match(/requirement: ['`"]([^'`"]+)['`"]/)?.[1];
  if (quoted) return quoted;
  const manifest = readFileSync(`${root}/pyproject.toml`, 'utf8');
  return manifest.match(/^requires-python\s*=\s*["']([^"']+)["']/m)?.[1];
}

/** uv writes `error: …`, then causes and hints. */
export function firstError(stderr: string): string {
  // Nx asks for colours, and uv gives them.
  const lines = stripVTControlCharacters(stderr)
    .split('\n')
    .map((line) => line.trim());
  const error =
    lines.find((line) => line.startsWith('error:')) ?? lines.find(Boolean) ?? 'no message';
  return error.replace(/^error:\s*/, '').replace(/[.\s]+$/, '');
}
