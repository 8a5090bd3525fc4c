import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { EnvironmentFolder } from '../graph/list-environments';
import { environmentAt, type Environment } from '../python/find-environment';
import { findUv, type UvCommand } from '../python/find-uv';
import { run } from '../python/run';
import { checkFrozen, syncFrozen } from '../python/uv';
import { cannotSync, syncing } from './errors';

/**
 * Brings the environments in step with their locks before Nx runs a task: after a pull, old packages would give
 * results that are stored under the hash of the new lock. The lock is never written, as Nx has hashed it by now. One
 * process of 30 to 60 ms an environment where there is nothing to do.
 *
 * What is not there is not made: a task without an environment fails, and its result is not stored.
 *
 * @throws Error with what to type, when an environment cannot be brought in step
 */
export async function guardEnvironments(
  root: string,
  folders: readonly EnvironmentFolder[],
  log: (line: string) => void,
  env: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  await Promise.all(
    folders.map(async ({ folder, kind }) => {
      const environment = environmentAt(join(root, folder), kind, env);
      const isLocked = existsSync(join(environment.root, 'uv.lock'));
      const uv = environment.exists && isLocked ? findUv(environment.root, env) : undefined;
      if (uv) await guard(environment, uv, relative(root, environment.root) || '.', log, env);
    }),
  );
}

async function guard(
  environment: Environment,
  uv: UvCommand,
  place: string,
  log: (line: string) => void,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const options = { cwd: environment.root, env };
  const check = await run(checkFrozen(uv, environment), options);
  // Anything else than drift (a member that is not locked yet) is said by the task that meets it, in its own words.
  if (check.code !== 1 || !check.stderr.includes('outdated')) return;
  log(syncing(place));
  const { code, stderr } = await run(syncFrozen(uv, environment), options);
  if (code !== 0) throw new Error(cannotSync(place, stderr, environment.kind));
}
