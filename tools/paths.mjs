import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repositoryRoot = dirname(dirname(fileURLToPath(import.meta.url)));
export const packageDirectory = join(repositoryRoot, 'packages/nx');
/** Where `npm run pack` leaves the tarball. */
export const tarball = join(repositoryRoot, 'dist/paxx-nx.tgz');
/** Scratch of the demo, the end-to-end tests and the benchmarks; git-ignored. */
export const scratchDirectory = join(repositoryRoot, 'tmp');
