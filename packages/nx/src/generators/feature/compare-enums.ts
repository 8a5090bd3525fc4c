import type { Tree } from '@nx/devkit';
import { addImport, type ImportEntry } from '../../seams/edit-import';
import { applySeamOrThrow } from '../../workspace/apply-seam';
import type { FeatureOptions } from './feature-options';

/** How migrations/env.py takes up migrations/enums.py, which comes with the first enum of a service. */
export const ENUMS_IMPORT: ImportEntry = {
  module: 'migrations',
  imported: 'enums',
  comment: '# noqa: F401 # Alembic calls it',
};

/**
 * Let the migrations of a service compare enums, where it has one.
 *
 * @throws CannotGenerate with the line to paste, where env.py has a shape that cannot be edited
 */
export function compareEnums(
  tree: Tree,
  { service, fields }: Pick<FeatureOptions, 'service' | 'fields'>,
): void {
  const path = `${service.root}/migrations/env.py`;
  if (!fields.some(({ type }) => type.kind === 'enum') || !tree.exists(path)) return;
  applySeamOrThrow(tree, path, (content) => addImport(content, ENUMS_IMPORT));
}
