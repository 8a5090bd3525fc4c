import { createHash } from 'node:crypto';
import type { Table } from '../manifest/check-shape';
import { createTargetFinder, type TargetFinder } from './find-targets';
import { lockedFolder } from './locked-folder';
import type { LockedEdge, LockedPackage, UvLock } from './uv-lock';

/** What one project of a uv workspace gets installed, of all that the lock holds. */
export interface LockSlicer {
  /** A line for each package of the closure, sorted: equal texts mean equal packages. `undefined` for a name that is not locked. */
  readonly slice: (project: string) => string | undefined;
  /** The closure itself, with the project. */
  readonly closure: (project: string) => ReadonlySet<LockedPackage>;
}

/**
 * Cuts the closure of a project out of a lock: all its extras and groups, and the groups of the workspace root, where
 * the tools of everybody are. Markers are not evaluated: one slice serves every platform. Agrees with
 * `uv export --all-extras --all-groups`, which takes 20 to 37 ms for each project where this takes 0.2.
 */
export function createLockSlicer(lock: UvLock): LockSlicer {
  const targetsOf = createTargetFinder(lock);
  const lines = new Map<LockedPackage, string>();
  const lineOf = (entry: LockedPackage): string => {
    const line = lines.get(entry) ?? renderPackage(entry);
    lines.set(entry, line);
    return line;
  };
  const closure = (project: string): ReadonlySet<LockedPackage> => walk(project, lock, targetsOf);
  return {
    closure,
    slice(project) {
      const reached = closure(project);
      if (reached.size === 0) return undefined;
      const body = [...reached].map(lineOf).sort();
      return `requires-python ${lock.requiresPython}\n${body.join('\n')}\n`;
    },
  };
}

/** From package to package; an extra is followed where an edge asks for it, those of the project all. */
function walk(project: string, lock: UvLock, targetsOf: TargetFinder): Set<LockedPackage> {
  const reached = new Set<LockedPackage>();
  const followed = new Set<readonly LockedEdge[]>();
  const pending: (readonly LockedEdge[])[] = [];
  const follow = (edges: readonly LockedEdge[] | undefined): void => {
    if (edges === undefined || followed.has(edges)) return;
    followed.add(edges);
    pending.push(edges);
  };
  for (const entry of targetsOf({ name: project })) {
    if (lockedFolder(entry.source) === undefined) continue;
    reached.add(entry);
    [entry.dependencies, ...entry.extras.values(), ...entry.groups.values()].forEach(follow);
  }
  if (reached.size > 0) follow(lock.rootGroups);
  for (let edges = pending.pop(); edges !== undefined; edges = pending.pop()) {
    for (const edge of edges) {
      for (const entry of targetsOf(edge)) {
        reached.add(entry);
        follow(entry.dependencies);
        for (const extra of edge.extras) follow(entry.extras.get(extra));
      }
    }
  }
  return reached;
}

/** One digest instead of twenty hashes: the slices of a thousand projects would be 200 MB. */
function renderPackage({ name, version, source, hashes, ...edges }: LockedPackage): string {
  const of = (list: readonly LockedEdge[]): string[] => list.map(renderEdge).sort();
  const content = JSON.stringify([
    [...hashes].sort(),
    of(edges.dependencies),
    [...edges.extras].map(([extra, list]) => [extra, of(list)]),
    [...edges.groups].map(([group, list]) => [group, of(list)]),
  ]);
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 32);
  return `${name}==${version ?? ''} ${describeSource(source)} ${digest}`;
}

function renderEdge({ name, version, source, extras, marker }: LockedEdge): string {
  return JSON.stringify([
    name,
    version,
    source && describeSource(source),
    [...extras].sort(),
    marker,
  ]);
}

/** One key says the kind; that of a registry holds the host, and the hashes say what came from it. */
function describeSource(source: Table): string {
  return Object.entries(source)
    .map(([kind, place]) =>
      kind === 'registry' ? kind : `${kind}:${typeof place === 'string' ? place : ''}`,
    )
    .join();
}
