import type { Tree } from '@nx/devkit';
import { editNxJson } from '../seams/edit-nx-json';
import { applySeamOrThrow } from './apply-seam';

/** List this plugin in nx.json, with every comment and key that is there kept. */
export function addPluginEntry(tree: Tree): void {
  applySeamOrThrow(tree, 'nx.json', (content) => editNxJson(content, '@paxx/nx'));
}
