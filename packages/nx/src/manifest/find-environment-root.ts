import { posix } from 'node:path';

/** What a folder is for the projects below it. */
export type UvRoot = { readonly isMember: (folder: string) => boolean } | undefined;

/**
 * The folder whose `.venv` and `uv.lock` serve a project: the nearest uv workspace root above it that lists it,
 * else the project itself. As in uv, a workspace root that does not list the project ends the search.
 */
export function findEnvironmentRoot(folder: string, uvRootAt: (folder: string) => UvRoot): string {
  if (uvRootAt(folder) !== undefined) return folder;
  for (const above of foldersAbove(folder)) {
    const root = uvRootAt(above);
    if (root !== undefined) return root.isMember(within(above, folder)) ? above : folder;
  }
  return folder;
}

/** From the nearest up to `.`, the root of the Nx workspace. */
export function foldersAbove(folder: string): string[] {
  if (folder === '.') return [];
  const parent = posix.dirname(folder);
  return [parent, ...foldersAbove(parent)];
}

/** `posix.relative` asks for the working directory first, for a thousand projects half of the search. */
function within(above: string, folder: string): string {
  return above === '.' ? folder : folder.slice(above.length + 1);
}
