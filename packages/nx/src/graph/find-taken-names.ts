import { posix } from 'node:path';
import { explainTakenName } from './errors';
import type { PythonProject } from './model';

/**
 * Projects that cannot enter the graph under their own name, with the explanation, by root. Two projects of one name
 * fail every Nx command, so the first by path keeps it; one that a project.json names takes part in no such contest.
 *
 * @param projects those that enter: a workspace root that nx.json excludes takes no name from anybody
 */
export function findTakenNames(
  projects: readonly PythonProject[],
  isNamedElsewhere: (root: string) => boolean,
): ReadonlyMap<string, string> {
  const rootsByName = new Map<string, string[]>();
  for (const { name, root } of projects)
    rootsByName.set(name, [...(rootsByName.get(name) ?? []), root]);
  const taken = new Map<string, string>();
  for (const [name, roots] of rootsByName) {
    if (roots.length === 1) continue;
    const [owner, ...others] = roots.filter((root) => !isNamedElsewhere(root)).sort();
    for (const root of others)
      taken.set(root, explainTakenName(name, posix.join(root, 'pyproject.toml'), `${owner}`));
  }
  return taken;
}
