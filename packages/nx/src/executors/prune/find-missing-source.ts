import type { Table } from '../../manifest/check-shape';
import { lockedFolder } from '../../lock/locked-folder';
import type { Closure } from './find-closure';

/** A package of a closure that comes from a path of which a deployment would have nothing. */
export interface MissingSource {
  readonly name: string;
  /** Relative to the lock. */
  readonly path: string;
}

/**
 * The first package of which no file is copied: a folder that is no member of the uv workspace, a wheel beside it,
 * an index in a folder, a member that Nx or git leaves out.
 */
export function findMissingSource(
  { packages }: Closure,
  copied: readonly string[],
): MissingSource | undefined {
  for (const { name, source } of packages.keys()) {
    const path = pathOf(source)?.replace(/\/+$/, '');
    if (path === undefined || path === '.') continue;
    if (!copied.some((file) => file === path || file.startsWith(`${path}/`))) return { name, path };
  }
  return undefined;
}

function pathOf(source: Table): string | undefined {
  const path = lockedFolder(source) ?? source['path'];
  if (typeof path === 'string') return path;
  const { registry } = source;
  const isFolder = typeof registry === 'string' && !/^[a-z][a-z+.-]*:\/\//i.test(registry);
  return isFolder ? registry : undefined;
}
