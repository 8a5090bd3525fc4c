import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  ensureEnvFile,
  hasFreshSecret,
  envFileOf,
  readEnvFile,
  serviceEnvironment,
  type EnvValues,
} from './env-file';
import * as errors from './errors';
import { findEnvironment, type Environment } from './find-environment';
import { findInstaller } from './find-installer';
import { findUv } from './find-uv';
import { checkDrift, syncEnvironment } from './sync-environment';

/** What of an executor's context is needed here. */
export interface ServiceContext {
  /** Absolute path of the workspace. */
  readonly root: string;
  readonly projectName?: string;
  readonly projectsConfigurations: {
    readonly projects: Readonly<Record<string, { readonly root: string }>>;
  };
}

export interface PrepareOptions {
  /** An env file whose values win over those of the project's `.env`, relative to the project. */
  readonly envFile?: string;
  /** The plugin's option `uv`. */
  readonly uv?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly log?: (line: string) => void;
  readonly logError?: (line: string) => void;
  readonly abort?: AbortSignal;
}

export interface PreparedService {
  readonly kind: 'ready';
  readonly projectName: string;
  /** Absolute. */
  readonly projectDir: string;
  readonly environment: Environment;
  /** For the child process: the shell's values, then those of the env file. */
  readonly env: NodeJS.ProcessEnv;
  /** The values of `.env` as Nx read them; `serviceEnvironment` needs them after an edit. */
  readonly envAtStart: EnvValues;
}

/** The reason has been written to stderr. */
export interface RefusedService {
  readonly kind: 'refused';
}

/**
 * What every executor does first: the environment is there and in step with the lock, else it is synced;
 * `.env` is there, else it is written. Each is said. About 50 ms when there is nothing to do.
 */
export async function prepareService(
  context: ServiceContext,
  options: PrepareOptions = {},
): Promise<PreparedService | RefusedService> {
  const log = options.log ?? ((line) => process.stdout.write(`${line}\n`));
  const logError = options.logError ?? ((line) => process.stderr.write(`${line}\n`));
  const inherited = options.env ?? process.env;
  const { projectName } = context;
  const project = context.projectsConfigurations.projects[projectName ?? ''];
  if (!project || projectName === undefined) {
    logError(errors.projectNotFound(projectName));
    return { kind: 'refused' };
  }
  const projectDir = join(context.root, project.root);
  const envFile = options.envFile ? resolve(projectDir, options.envFile) : envFileOf(projectDir);
  const missing = options.envFile !== undefined && !existsSync(envFile);
  const environment = missing
    ? errors.envFileNotFound(projectName, envFile)
    : locateEnvironment(projectDir, context.root, inherited);
  if (typeof environment === 'string') {
    logError(environment);
    return { kind: 'refused' };
  }
  // Before `.env` may be written: Nx has not read that one.
  const envAtStart = readEnvFile(envFileOf(projectDir));
  const problem = await ensureInStep(environment, { ...options, env: inherited, log });
  if (problem) {
    logError(problem);
    return { kind: 'refused' };
  }
  if (ensureEnvFile(projectDir) === 'written') {
    const secret = hasFreshSecret(projectDir) ? ', with a fresh secret' : '';
    log(`Wrote ${project.root}/.env from .env.example${secret}.`);
  }
  const env = serviceEnvironment(inherited, envAtStart, readEnvFile(envFile));
  return { kind: 'ready', projectName, projectDir, environment, env, envAtStart };
}

/** A manifest with a slip in it is the user's to repair: one line, no stack trace. */
function locateEnvironment(
  projectDir: string,
  root: string,
  env: NodeJS.ProcessEnv,
): Environment | string {
  try {
    return findEnvironment(projectDir, root, env);
  } catch (error) {
    if (error instanceof errors.UnreadableManifest) return error.message;
    throw error;
  }
}

interface InStepOptions extends PrepareOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly log: (line: string) => void;
}

/**
 * Syncs a missing or drifted environment; returns the reason when that is not possible. One that another tool keeps is
 * taken as it is: uv would remove what its own lock does not name.
 */
export async function ensureInStep(
  environment: Environment,
  options: InStepOptions,
): Promise<string | undefined> {
  const installer = findInstaller(environment);
  if (installer.name !== 'uv') {
    const { lock = 'another tool', install } = installer;
    return environment.exists
      ? undefined
      : errors.environmentMissing(environment.venv, lock, install);
  }
  if (environment.exists) {
    const uv = findUv(environment.root, options.env, options.uv);
    if (!uv) return errors.uvNotFound('compare the environment with uv.lock');
    const drift = await checkDrift(environment, uv, options.env);
    if (drift.kind === 'in-step') return undefined;
    if (drift.kind === 'unknown') {
      options.log(errors.environmentUnchecked(drift.cause));
      return undefined;
    }
    options.log('The environment is not in step with uv.lock and pyproject.toml: syncing it.');
  } else {
    options.log(`There is no environment at ${environment.venv} yet: making it.`);
  }
  const result = await syncEnvironment(environment, options);
  return result.kind === 'synced' ? undefined : result.message;
}
