import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { OTHER_LOCKS } from '../../manifest/compare-members';
import { findEnvironment, type Environment } from '../../python/find-environment';
import { findUv, type UvCommand } from '../../python/find-uv';
import { run, type RunResult } from '../../python/run';
import { checkFrozen, checkLock, pythonFind, uvVersion, withoutDownloads } from '../../python/uv';

import type { Facts } from './facts';

/** What uv says of one environment; what it was not asked is absent. */
export interface UvAnswer {
  /** The folder, from the root of the workspace. */
  readonly folder: string;
  readonly environment: Environment;
  readonly hasLock: boolean;
  readonly python: RunResult;
  readonly lock?: RunResult;
  readonly sync?: RunResult;
}

export interface UvAnswers {
  readonly uv: UvCommand | undefined;
  readonly version: string;
  readonly answers: readonly UvAnswer[];
}

/** Asks about every environment that has a project; nothing is written, and nothing goes over the network. */
export async function askUv(facts: Facts, unlisted: ReadonlySet<string>): Promise<UvAnswers> {
  const uv = findUv(facts.root, facts.env);
  if (uv === undefined) return { uv, version: '', answers: [] };
  const environments = new Map<string, Environment>();
  for (const { root, environment } of facts.model.projects.values()) {
    // A project that uv shall list gets its environment with that; one of Poetry has its own ways.
    if (unlisted.has(root) || environments.has(environment)) continue;
    if (isManagedElsewhere(join(facts.root, environment))) continue;
    environments.set(environment, findEnvironment(join(facts.root, root), facts.root, facts.env));
  }
  const [version, ...answers] = await Promise.all([
    run(uvVersion(uv), { cwd: facts.root, env: facts.env }),
    ...[...environments].map(([folder, environment]) => askAbout(folder, environment, uv, facts)),
  ]);
  return { uv, version: version.stdout.trim().split(' ')[1] ?? '', answers };
}

function isManagedElsewhere(folder: string): boolean {
  const has = (file: string): boolean => existsSync(join(folder, file));
  return !has('uv.lock') && OTHER_LOCKS.some(has);
}

async function askAbout(
  folder: string,
  environment: Environment,
  uv: UvCommand,
  { env }: Facts,
): Promise<UvAnswer> {
  const options = { cwd: environment.root, env: withoutDownloads(env) };
  const hasLock = existsSync(join(environment.root, 'uv.lock'));
  const python = await run([...pythonFind(uv), '--show-version'], options);
  // Without a Python, uv would say the same three times.
  if (python.code !== 0 || !hasLock) return { folder, environment, hasLock, python };
  const [lock, sync] = await Promise.all([
    run(checkLock(uv), options),
    environment.exists ? run(checkFrozen(uv, environment), options) : undefined,
  ]);
  return { folder, environment, hasLock, python, lock, ...(sync && { sync }) };
}
