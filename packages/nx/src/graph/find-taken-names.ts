import { explainTakenName } from './errors';
import type { PythonProject } from './model';
import { manifestIn } from './manifest-path';

/** Questions to the disk, asked only about names that are there twice. */
export interface Look {
  readonly isNamedElsewhere: (root: string) => boolean;
  readonly isLink: (root: string) => boolean;
}

/**
 * Projects that cannot enter the graph under their own name, with the explanation, by root. Two projects of one name
 * fail every Nx command, so the first by path keeps it, a link to another manifest last; one that a project.json names
 * takes part in no such contest.
 *
 * @param projects those that enter
 */
export function findTakenNames(
  projects: readonly PythonProject[],
  { isNamedElsewhere, isLink }: Look,
): ReadonlyMap<string, string> {
  const rootsByName = new Map<string, string[]>();
  for (const { name, root } of projects)
    rootsByName.set(name, [...(rootsByName.get(name) ?? []), root]);
  const taken = new Map<string, string>();
  for (const [name, roots] of rootsByName) {
    if (roots.length === 1) continue;
    const contested = roots.filter((root) => !isNamedElsewhere(root)).sort();
    const [owner, ...others] = contested.sort((a, b) => Number(isLink(a)) - Number(isLink(b)));
    for (const root of others)
      taken.set(root, explainTakenName(name, manifestIn(root), `${owner}`));
  }
  return taken;
}
