import type { Tree } from '@nx/devkit';
import { cannotCreate } from '../../workspace/errors';
import { snake } from '../../workspace/name-feature';
import type { Service } from '../../workspace/list-services';
import { pathBelow } from './choose-path';
import { mergePlan } from './merge-plan';
import type { FeatureOptions } from './normalize-options';
import { findParent } from './parent';
import type { FeaturePlan } from './plan-feature';
import { readPlan } from './read-plan';
import type { RoutePath } from './route-paths';

/**
 * Give a feature that is there its routes in another version of the API, beside those that it has. They begin as the same,
 * with the same schemas.
 *
 * @returns whether it had none there
 * @throws CannotGenerate where the feature is not such as the generator writes
 */
export function addVersion(tree: Tree, { service, name, path }: FeatureOptions): boolean {
  if (path.version === '') return false;
  const plan = readPlan(tree, service, name);
  const plural = snake(name.plural);
  if (plan === undefined) {
    const cause = `features/${plural} is not such as feature writes`;
    throw cannotCreate('feature', plural, cause, `to add a router for ${path.path} by hand`);
  }
  const added = plan.parent === undefined ? path : belowParent(tree, service, plan, path);
  if (plan.paths.some((there) => there.path === added.path)) return false;
  const [first, ...others] = plan.paths;
  mergePlan(tree, service, {
    from: plan,
    to: { ...plan, paths: [first, ...others, added] },
    what: `add ${path.version} to`,
  });
  return true;
}

/** A nested feature follows its parent, which must be there in that version. */
function belowParent(
  tree: Tree,
  service: Service,
  { parent, name }: FeaturePlan,
  { version, path }: RoutePath,
): RoutePath {
  if (parent === undefined) return { version, path };
  const feature = snake(name.plural);
  const above = findParent(tree, service, { given: parent.feature, feature, version });
  return { version, path: pathBelow(name.plural, above) };
}
