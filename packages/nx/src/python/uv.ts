// Every uv command line. One shape of sync everywhere: `--package api` would remove what the others need
// from the shared environment.
import type { Environment } from './find-environment';
import type { UvCommand } from './find-uv';

type Shape = Pick<Environment, 'kind'>;

/** Resolves and writes `uv.lock`. */
export function lock(uv: UvCommand): string[] {
  return [...uv.argv, 'lock'];
}

/** Locks where needed and installs every member with its default groups. */
export function syncAllPackages(uv: UvCommand, { kind }: Shape): string[] {
  return [...uv.argv, 'sync', ...(kind === 'workspace' ? ['--all-packages'] : [])];
}

/** Says with code 1 that `sync` would change something; changes nothing itself. */
export function checkSync(uv: UvCommand, shape: Shape): string[] {
  return [...syncAllPackages(uv, shape), '--check'];
}

/** Installs what the lock says, whatever the manifests say by now; the lock is not written. */
export function syncFrozen(uv: UvCommand, shape: Shape): string[] {
  return [...syncAllPackages(uv, shape), '--frozen'];
}

/** Says with code 1 that `syncFrozen` would change something; it resolves nothing, and needs no network and no cache. */
export function checkFrozen(uv: UvCommand, shape: Shape): string[] {
  return [...syncFrozen(uv, shape), '--check', '--offline'];
}

/** Whether the lock is what the manifests ask for: code 1 where not, or where that cannot be told offline. */
export function checkLock(uv: UvCommand): string[] {
  return [...lock(uv), '--check', '--offline'];
}

/** `uv 0.13.9 (…)`. */
export function uvVersion(uv: UvCommand): string[] {
  return [...uv.argv, '--version'];
}

/** Builds the project in the working directory; both kinds unless one is named. */
export function buildArtefacts(
  uv: UvCommand,
  folder: string,
  only: { readonly sdist?: boolean; readonly wheel?: boolean } = {},
): string[] {
  const kinds = (['sdist', 'wheel'] as const).filter((kind) => only[kind] === true);
  return [...uv.argv, 'build', ...kinds.map((kind) => `--${kind}`), '--out-dir', folder];
}

/** Prints what `sync --frozen --no-dev --package` would install, by the lock alone: 20 to 40 ms. */
export function exportFrozen(uv: UvCommand, name: string): string[] {
  const what = ['--package', name, '--no-dev', '--no-header'];
  return [...uv.argv, 'export', '--quiet', '--frozen', ...what];
}

/** Finds the Python that `sync` would take; code 2 when there is none. Pass the environment of `withoutDownloads`. */
export function pythonFind(uv: UvCommand): string[] {
  return [...uv.argv, 'python', 'find'];
}

/** The version of the Python that uv would take for no project in particular, such as `3.11.7`. */
export function pythonVersion(uv: UvCommand): string[] {
  return [...uv.argv, 'python', 'find', '--no-project', '--show-version'];
}

/** Without it, a `sync` that finds no Python tries for 6 to 10 seconds to download one. */
export function withoutDownloads(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...env, UV_PYTHON_DOWNLOADS: 'never' };
}
