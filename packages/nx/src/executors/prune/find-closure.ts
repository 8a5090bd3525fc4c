import type { Table } from '../../manifest/check-shape';
import type { Lock, LockedDependency, LockedPackage } from './lock';

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
export function findClosure(lock: Lock, folder: string): Closure | undefined {
  const start = lock.packages.find(({ source }) => folderOf(source) === folder);
  if (start === undefined) return undefined;
  const isMember = ({ name, source }: LockedPackage): boolean =>
    folderOf(source) !== undefined && (lock.members?.has(name) ?? name === start.name);
  const named = byName(lock);
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
      for (const target of named.get(dependency.name) ?? [])
        if (isMeant(dependency, target))
          for (const wanted of ['', ...dependency.extras]) queue.push([target, wanted]);
  }
  const members = [...visited.keys()]
    .filter(isMember)
    .map((member) => [folderOf(member.source) ?? '.', member] as const);
  return {
    packages: visited,
    members: new Map(members.sort(([one], [two]) => (one < two ? -1 : 1))),
  };
}

/** The folder of a package that is built from one, relative to the lock. */
export function folderOf({ virtual, editable, directory }: Table): string | undefined {
  const folder = virtual ?? editable ?? directory;
  return typeof folder === 'string' ? folder : undefined;
}

function needsOf(
  { dependencies, extras, groups }: LockedPackage,
  extra: string,
  isMember: boolean,
): readonly LockedDependency[] {
  if (extra !== '') return extras.get(extra) ?? [];
  return isMember ? [...dependencies, ...[...groups.values()].flat()] : dependencies;
}

function byName({ packages }: Lock): Map<string, LockedPackage[]> {
  const named = new Map<string, LockedPackage[]>();
  for (const entry of packages) named.set(entry.name, [...(named.get(entry.name) ?? []), entry]);
  return named;
}

/** Forks of a resolution hold one package in several versions, or from several sources. */
function isMeant({ version, source }: LockedDependency, target: LockedPackage): boolean {
  if (version !== undefined && version !== target.version) return false;
  return source === undefined || JSON.stringify(source) === JSON.stringify(target.source);
}
