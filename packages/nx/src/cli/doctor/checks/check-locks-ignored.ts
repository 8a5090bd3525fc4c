import { posix } from 'node:path';
import { listEnvironments } from '../../../graph/list-environments';
import type { Facts } from '../facts';
import type { Finding } from '../finding';

/** Nx hashes no file that git ignores: whatever such a lock says, the results of other packages come from the cache. */
export function checkLocksIgnored({ files, isRepository, model, read }: Facts): Finding[] {
  if (!isRepository) return [];
  const known = new Set(files);
  return listEnvironments(model)
    .map(({ folder }) => posix.join(folder, 'uv.lock'))
    .filter((lock) => !known.has(lock) && read(lock) !== undefined)
    .map((lock) => ({
      check: 'lock-ignored',
      where: lock,
      what: 'Git ignores it, so Nx does not hash it: after a bump, results of the old packages come from the cache.',
      cure: `Take uv.lock out of .gitignore, and commit it: git add -f ${lock}`,
    }));
}
