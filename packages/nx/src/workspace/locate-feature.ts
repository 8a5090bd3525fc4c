import type { Tree } from '@nx/devkit';
import { readService, type Service } from './list-services';
import { nameFeature, snake, type FeatureName } from './name-feature';
import { wordsOf } from './words';

export interface LocatedFeature {
  readonly service: Service;
  readonly name: FeatureName;
  /** Its folder, from the workspace's root. */
  readonly folder: string;
  readonly isThere: boolean;
}

// `make_order` of its tests, whatever the plural of its package is.
const FACTORY = /^async def make_(?!values\()(\w+)\(/m;

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
  const name = nameInService(tree, service.root, given);
  const folder = `${service.root}/features/${snake(name.plural)}`;
  const isThere = name.plural.length > 0 && tree.exists(`${folder}/feature.py`);
  return { service, name, folder, isThere };
}

/** The name of a feature as the service has it, where that is there; else as the words inflect. */
export function nameInService(tree: Tree, root: string, given: string): FeatureName {
  const inflected = nameFeature(given);
  const candidates = [wordsOf(given), inflected.plural].filter((words) => words.length > 0);
  const plural = candidates.find((words) =>
    tree.exists(`${root}/features/${snake(words)}/feature.py`),
  );
  if (plural === undefined) return inflected;
  const factories =
    tree.read(`${root}/features/${snake(plural)}/tests/factories.py`, 'utf-8') ?? '';
  const singular =
    FACTORY.exec(factories)?.[1]?.split('_') ?? nameFeature(plural.join('-')).singular;
  return { plural, singular };
}
