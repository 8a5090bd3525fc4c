import type { Manifest } from '../../manifest/manifest';
import { normalizeName } from '../../manifest/normalize-name';

/** The names from one project to another that it needs, over the fewest others; `undefined` where it does not. */
export function findChain(
  manifests: readonly Manifest[],
  from: string,
  to: string,
): readonly string[] | undefined {
  const byName = new Map(
    manifests.map((manifest) => [normalizeName(manifest.project?.name ?? ''), manifest]),
  );
  const seen = new Set<string>();
  const queue: string[][] = [[normalizeName(from)]];
  for (let chain = queue.shift(); chain !== undefined; chain = queue.shift()) {
    const last = chain.at(-1) ?? '';
    if (last === normalizeName(to)) return chain;
    if (seen.has(last)) continue;
    seen.add(last);
    for (const { name } of byName.get(last)?.requirements ?? []) {
      if (byName.has(name)) queue.push([...chain, name]);
    }
  }
  return undefined;
}
