import type { Tree } from '@nx/devkit';
import { editNxJson } from '../seams/edit-nx-json';
import { addGitignoreLines } from './add-gitignore-lines';
import { ensureHooksFile } from './add-hooks';
import { addPluginEntry } from './add-plugin-entry';
import { ensureUvWorkspace, readUvWorkspace } from './uv-workspace';

/** What every workspace with Python services has; each part adds only what is missing. */
export function initialise(tree: Tree): void {
  addPluginEntry(tree);
  ensureUvWorkspace(tree);
  addGitignoreLines(tree);
  ensureHooksFile(tree);
}

/** The same for a generator that needs it: a workspace that has been set up keeps what its owner took out. */
export function initialiseOnce(tree: Tree): void {
  const listed = editNxJson(tree.read('nx.json', 'utf-8') ?? '', '@paxx/nx').kind === 'unchanged';
  if (!listed || readUvWorkspace(tree) === undefined) initialise(tree);
}
