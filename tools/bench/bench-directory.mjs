import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../paths.mjs';

const identity = createHash('sha256').update(repositoryRoot).digest('hex').slice(0, 8);

/** Outside the repository, and another for each clone. */
export const benchDirectory = join(tmpdir(), `paxx-bench-${identity}`);
