import { join } from 'node:path';

/**
 * Lock and install the environment of a new project, after its files are written.
 *
 * @returns what to say where uv or a Python is missing
 * @throws Error where the installation fails; the files stay
 */
export async function installEnvironment(
  workspaceRoot: string,
  directory: string,
  log: (line: string) => void,
): Promise<string | undefined> {
  // Loaded here: no command may start a process, or pay for being able to, before the files are written.
  const { findEnvironment } =
    require('../python/find-environment') as typeof import('../python/find-environment');
  const { syncEnvironment } =
    require('../python/sync-environment') as typeof import('../python/sync-environment');
  const environment = findEnvironment(join(workspaceRoot, directory), workspaceRoot);
  const result = await syncEnvironment(environment, { log });
  if (result.kind === 'synced') return undefined;
  if (result.kind === 'sync-failed') {
    throw new Error(`${result.message} (The files of ${directory} are written and stay.)`);
  }
  return `The files are written; the environment is not installed. ${result.message}, then: uv sync --all-packages`;
}
