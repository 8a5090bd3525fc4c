import type { Tree } from '@nx/devkit';
import { cannotCreate } from '../../workspace/errors';
import { snake } from '../../workspace/name-feature';
import { mergePlan } from './merge-plan';
import type { FeatureOptions } from './normalize-options';
import { readPlan } from './read-plan';

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
  if (plan.paths.some((there) => there.path === path.path)) return false;
  const paths = [...plan.paths, path] as const;
  const [first, ...others] = paths;
  mergePlan(tree, service, {
    from: plan,
    to: { ...plan, paths: [first ?? path, ...others] },
    what: `add ${path.version} to`,
  });
  return true;
}
