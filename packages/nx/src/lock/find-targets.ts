import type { LockedEdge, LockedPackage, UvLock } from './uv-lock';

/** The packages that an entry of a list of dependencies means. */
export type TargetFinder = (
  edge: Pick<LockedEdge, 'name' | 'version' | 'source'>,
) => LockedPackage[];

/** Forks of the resolution lock several packages of one name; then the edge says which. */
export function createTargetFinder({ packages }: UvLock): TargetFinder {
  const named = new Map<string, LockedPackage[]>();
  for (const entry of packages) {
    const known = named.get(entry.name);
    if (known === undefined) named.set(entry.name, [entry]);
    else known.push(entry);
  }
  return ({ name, version, source }) => {
    const all = named.get(name) ?? [];
    if (version === undefined && source === undefined) return all;
    const written = source && JSON.stringify(source);
    return all.filter(
      (target) =>
        (version === undefined || version === target.version) &&
        (written === undefined || written === JSON.stringify(target.source)),
    );
  };
}
