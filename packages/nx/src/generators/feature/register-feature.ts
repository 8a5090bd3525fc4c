import type { Tree } from '@nx/devkit';
import { editTuple } from '../../seams/edit-tuple';
import { applySeam } from '../../workspace/apply-seam';
import { cannotRegister } from '../../workspace/errors';
import { featureEntry } from '../../workspace/feature-entry';
import { snake } from '../../workspace/name-feature';
import type { FeatureOptions } from './feature-options';

/**
 * List the feature in main.py, unless features are found there.
 *
 * @throws CannotGenerate with the lines to paste, where the file has a shape that cannot be edited
 */
export function registerFeature(tree: Tree, { service, name }: FeatureOptions): void {
  const plural = snake(name.plural);
  const path = `${service.root}/main.py`;
  const refusal = applySeam(tree, path, (content) => editTuple(content, featureEntry(plural)));
  if (refusal !== undefined) throw cannotRegister(plural, path, refusal.cause, refusal.paste);
}
