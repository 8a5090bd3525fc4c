import type { Tree } from '@nx/devkit';
import { cannotCreate } from '../../workspace/errors';
import { snake } from '../../workspace/name-feature';
import type { Service } from '../../workspace/list-services';
import { pathBelow } from './choose-path';
import { mergePlan } from './merge-plan';
import type { FeatureOptions } from './feature-options';
import { findParent } from './parent';
import type { FeaturePlan } from './plan-feature';
import { readPlan } from './read-plan';
import type { RoutePath } from './route-paths';

/**
 * Give a feature that is there its routes in another version of the API, beside those that it has. They begin as the same,
 * with the same schemas.
 *
 * @returns where they are, unless it had them there
 * @throws CannotGenerate where the feature is not such as the generator writes
 */
export function addVersion(
  tree: Tree,
  { service, name, path, hasPrefix }: FeatureOptions,
): RoutePath | undefined {
  if (path.version === '') return undefined;
  const plan = readPlan(tree, service, name);
  const plural = snake(name.plural);
  if (plan === undefined) {
    const cause = `features/${plural} is not such as feature writes`;
    throw cannotCreate('feature', plural, cause, `to add a router for ${path.path} by hand`);
  }
  const [first, ...others] = plan.paths;
  const beside = hasPrefix ? path : besideOf(first, path);
  const added = plan.parent === undefined ? beside : belowParent(tree, service, plan, path);
  if (plan.paths.some((there) => there.path === added.path)) return undefined;
  mergePlan(tree, service, {
    from: plan,
    to: { ...plan, paths: [first, ...others, added] },
    what: `add ${path.version} to`,
  });
  return added;
}

/** With the prefix of the first, where none was said: `/api/v2/orders` beside `/api/v1/orders`. */
function besideOf(first: RoutePath, { version, path }: RoutePath): RoutePath {
  const prefix = first.path
    .split('/')
    .slice(0, -1)
    .filter((part) => !/^v\d+$/.test(part));
  return { version, path: [...prefix, ...path.split('/').slice(-2)].join('/') };
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
