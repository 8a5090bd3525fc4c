import type { Tree } from '@nx/devkit';
import { readService, type Service } from './list-services';
import { nameFeature, snake, type FeatureName } from './name-feature';

export interface LocatedFeature {
  readonly service: Service;
  readonly name: FeatureName;
  /** Its folder, from the workspace's root. */
  readonly folder: string;
  readonly isThere: boolean;
}

/**
 * The feature that a user names, in the service that is named or stood in.
 *
 * @throws CannotGenerate where there is no such service
 */
export function locateFeature(
  tree: Tree,
  given: string,
  options: { readonly project?: string; readonly workingDirectory?: string },
): LocatedFeature {
  const service = readService(tree, options.project, options.workingDirectory ?? '');
  const name = nameFeature(given);
  const folder = `${service.root}/features/${snake(name.plural)}`;
  const isThere = name.plural.length > 0 && tree.exists(`${folder}/feature.py`);
  return { service, name, folder, isThere };
}
