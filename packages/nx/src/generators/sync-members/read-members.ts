import { createProjectGraphAsync, type Tree } from '@nx/devkit';
import { posix } from 'node:path';
import type { MembersOnDisk } from '../../manifest/compare-members';
import { foldersAbove } from '../../manifest/find-environment-root';
import type { Manifest } from '../../manifest/manifest';
import { parsePyproject } from '../../manifest/parse-pyproject';

/**
 * The folders of all projects in the graph: so what git, Nx or the plugin's `exclude` leaves out is no project here
 * either. devkit's walk over the files that are not ignored would need an Nx of devkit's own major version.
 */
export async function projectRoots(): Promise<string[]> {
  const { nodes } = await createProjectGraphAsync();
  return Object.values(nodes).map(({ data }) => data.root);
}

/** The manifests of those folders and above them. One that is half typed counts as there, and says nothing. */
export function readMembers(tree: Tree, roots: readonly string[]): MembersOnDisk {
  const manifests = new Map<string, Manifest>();
  const manifestOf = (folder: string): string => posix.join(folder, 'pyproject.toml');
  for (const folder of new Set(
    roots.flatMap((root) => [root, ...foldersAbove(root)]).concat('.'),
  )) {
    const parsed = parsePyproject(tree.read(manifestOf(folder), 'utf-8') ?? '');
    if (tree.exists(manifestOf(folder)) && parsed.kind === 'manifest')
      manifests.set(folder, parsed.manifest);
  }
  return {
    manifests,
    hasManifest: (folder) => tree.exists(manifestOf(folder)),
    hasFile: (path) => tree.exists(path),
  };
}
