import type { Tree } from '@nx/devkit';
import { editNxJson } from '../seams/edit-nx-json';
import { addGitignoreLines } from './add-gitignore-lines';
import { ensureHooksFile } from './add-hooks';
import { addPluginEntry } from './add-plugin-entry';
import { registerSyncGenerator } from './add-sync-generator';
import { ensureUvWorkspace, readUvWorkspace } from './uv-workspace';

/** What every workspace with Python services has; each part adds only what is missing. */
export function initialise(tree: Tree): void {
  // Only together with the plugin: who took it out of nx.json later does not find it there again.
  if (!isListed(tree)) registerSyncGenerator(tree);
  addPluginEntry(tree);
  ensureUvWorkspace(tree);
  addGitignoreLines(tree);
  ensureHooksFile(tree);
}

/** The same for a generator that needs it: a workspace that has been set up keeps what its owner took out. */
export function initialiseOnce(tree: Tree): void {
  if (!isListed(tree) || readUvWorkspace(tree) === undefined) initialise(tree);
}

function isListed(tree: Tree): boolean {
  return editNxJson(tree.read('nx.json', 'utf-8') ?? '', '@paxx/nx').kind === 'unchanged';
}
