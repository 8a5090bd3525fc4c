import type { Tree } from '@nx/devkit';
import { cannotRemove, wouldLose } from '../../workspace/errors';
import type { Service } from '../../workspace/list-services';
import { locateFeature } from '../../workspace/locate-feature';
import { snake, type FeatureName } from '../../workspace/name-feature';
import { findDependents } from './find-dependents';
import { findEdits } from './find-edits';
import type { RemoveFeatureGeneratorSchema } from './schema';

/** The options of `remove-feature` with every value checked. */
export interface RemoveOptions {
  readonly name: FeatureName;
  readonly service: Service;
  /** The feature's folder, from the workspace's root. */
  readonly folder: string;
  /** Files that are not as the generator writes them, in the folder. */
  readonly edited: readonly string[];
}

/** @throws CannotGenerate where there is no such feature, others need it, or it was edited and `force` is not set */
export function normalizeOptions(tree: Tree, schema: RemoveFeatureGeneratorSchema): RemoveOptions {
  const { service, name, folder, isThere } = locateFeature(tree, schema.name, schema);
  const plural = snake(name.plural);
  if (!isThere) {
    const there = tree
      .children(`${service.root}/features`)
      .filter((each) => tree.exists(`${service.root}/features/${each}/feature.py`));
    throw cannotRemove(schema.name, `there is no ${folder}`, `one of ${there.join(', ')}`);
  }
  const dependents = findDependents(tree, service.root, plural);
  if (dependents.length > 0)
    throw cannotRemove(
      plural,
      `others need it: ${dependents.join(', ')}`,
      'to remove those first, or what they import of it',
    );
  const edited = findEdits(tree, service, name);
  if (edited.length > 0 && schema.force !== true) throw wouldLose(plural, edited);
  return { name, service, folder, edited };
}
