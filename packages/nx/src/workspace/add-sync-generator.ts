import type { Tree } from '@nx/devkit';
import { addSyncGenerator } from '../seams/edit-nx-json';
import { applySeamOrThrow } from './apply-seam';

/** Let `nx sync` keep the members of the uv workspace, with every comment and key that is there kept. */
export function registerSyncGenerator(tree: Tree): void {
  applySeamOrThrow(tree, 'nx.json', (content) =>
    addSyncGenerator(content, '@paxx/nx:sync-members'),
  );
}
