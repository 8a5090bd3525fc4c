import type { Tree } from '@nx/devkit';
import { editTuple } from '../../seams/edit-tuple';
import type { Refusal } from '../../seams/seam';
import { applySeam } from '../../workspace/apply-seam';
import { snake } from './name-feature';
import type { FeatureOptions } from './normalize-options';

/** List the feature in main.py; a file whose shape is unknown stays, and the lines to paste come back. */
export function registerFeature(
  tree: Tree,
  { service, name }: FeatureOptions,
): Refusal | undefined {
  const plural = snake(name.plural);
  return applySeam(tree, `${service.root}/main.py`, (content) =>
    editTuple(content, {
      tuple: 'FEATURES',
      element: `${plural}_feature`,
      module: `features.${plural}.feature`,
      imported: `${plural}_feature`,
    }),
  );
}
