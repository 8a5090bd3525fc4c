import { createTargetFinder } from '../../lock/find-targets';
import { lockedFolder } from '../../lock/locked-folder';
import type { LockedEdge, LockedPackage, UvLock } from '../../lock/uv-lock';

/** What a project needs of a lock, itself with it. */
export interface Closure {
  /** The extras by which each package is needed; of a member of the workspace uv locks all of them. */
  readonly packages: ReadonlyMap<LockedPackage, ReadonlySet<string>>;
  /** Its members of the uv workspace, by their folder relative to the lock; `.` is its root. */
  readonly members: ReadonlyMap<string, LockedPackage>;
}

/**
 * All that can be installed for the project in `folder`, with every extra and group of it and of the members it
 * reaches, as `uv lock` itself has it; `undefined` where the lock does not know the folder. Markers are not
 * judged: a package of another platform stays.
 */
export function findClosure(lock: UvLock, folder: string): Closure | undefined {
  const start = lock.packages.find(({ source }) => lockedFolder(source) === folder);
  if (start === undefined) return undefined;
  const isMember = ({ name, source }: LockedPackage): boolean =>
    lockedFolder(source) !== undefined && (lock.members?.has(name) ?? name === start.name);
  const targetsOf = createTargetFinder(lock);
  const visited = new Map<LockedPackage, Set<string>>();
  // '' stands for the package without an extra.
  const queue: [LockedPackage, string][] = [[start, '']];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [found, extra] = next;
    const seen = visited.get(found) ?? new Set();
    if (seen.has(extra)) continue;
    visited.set(found, seen.add(extra));
    if (isMember(found)) for (const own of found.extras.keys()) queue.push([found, own]);
    for (const dependency of needsOf(found, extra, isMember(found)))
      for (const target of targetsOf(dependency))
        for (const wanted of ['', ...dependency.extras]) queue.push([target, wanted]);
  }
  const members = [...visited.keys()]
    .filter(isMember)
    .map((member) => [lockedFolder(member.source) ?? '.', member] as const);
  return {
    packages: visited,
    members: new Map(members.sort(([one], [two]) => (one < two ? -1 : 1))),
  };
}

function needsOf(
  { dependencies, extras, groups }: LockedPackage,
  extra: string,
  isMember: boolean,
): readonly LockedEdge[] {
  if (extra !== '') return extras.get(extra) ?? [];
  return isMember ? [...dependencies, ...[...groups.values()].flat()] : dependencies;
}
