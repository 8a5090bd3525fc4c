import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../paths.mjs';

export const baselinePlugin = 'paxx-bench-baseline';

/** Into the node_modules of a workspace, as if it were installed. */
export async function putBaselinePlugin(directory) {
  const source = join(repositoryRoot, 'tools/bench/baseline-plugin');
  await cp(source, join(directory, 'node_modules', baselinePlugin), { recursive: true });
}
