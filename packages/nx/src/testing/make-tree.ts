import type { Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';

/** A workspace in memory with the given files, their paths from its root. */
export function makeTree(files: Readonly<Record<string, string>> = {}): Tree {
  const tree = createTreeWithEmptyWorkspace({ formatter: 'none' });
  for (const [path, content] of Object.entries(files)) tree.write(path, content);
  return tree;
}

/** Every file of a tree with its text, for a comparison of two states. */
export function readAll(tree: Tree, under = '.'): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of tree.children(under)) {
    const path = under === '.' ? name : `${under}/${name}`;
    if (tree.isFile(path)) found[path] = tree.read(path, 'utf-8') ?? '';
    else Object.assign(found, readAll(tree, path));
  }
  return found;
}
