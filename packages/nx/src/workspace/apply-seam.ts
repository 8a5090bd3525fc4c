import type { Tree } from '@nx/devkit';
import type { Refusal, SeamResult } from '../seams/seam';
import { cannotEdit } from './errors';

/** Edit one file of the Tree through a seam; a file that is not there counts as empty. */
export function applySeam(
  tree: Tree,
  path: string,
  edit: (content: string) => SeamResult,
): Refusal | undefined {
  const result = edit(tree.read(path, 'utf-8') ?? '');
  if (result.kind === 'changed') tree.write(path, result.content);
  return result.kind === 'refused' ? result : undefined;
}

/** The same where going on without the edit would leave the workspace half made. */
export function applySeamOrThrow(
  tree: Tree,
  path: string,
  edit: (content: string) => SeamResult,
): void {
  const refusal = applySeam(tree, path, edit);
  if (refusal !== undefined) throw cannotEdit(path, refusal.cause, refusal.paste);
}
