import type { Tree } from '@nx/devkit';
import { isOwner, readFields } from '../../fields/read-fields';
import type { Service } from '../../workspace/list-services';
import type { Access } from './access';
import { pascal, snake, type FeatureName } from '../../workspace/name-feature';
import { guardedTemplate, planFeature, type FeaturePlan } from './plan-feature';
import { featureFiles, formatFeature } from './render-feature';

/** What a feature was made of, read from its code; `undefined` where its models are not such as come from fields. */
export function readPlan(tree: Tree, service: Service, name: FeatureName): FeaturePlan | undefined {
  const folder = `${service.root}/features/${snake(name.plural)}`;
  const read = (file: string): string => tree.read(`${folder}/${file}`, 'utf-8') ?? '';
  const fields = readFields(read('models.py'), read('schemas.py'), pascal(name.singular));
  if (fields === undefined) return undefined;
  const hasUsers = tree.exists(`${service.root}/core/security.py`);
  return { name, fields, access: readAccess(read('models.py'), read('routes.py')), hasUsers };
}

/** Every file of a feature as it would be written, by its path from the workspace's root. */
export function renderPlan(
  tree: Tree,
  service: Service,
  plan: FeaturePlan,
): ReadonlyMap<string, string> {
  const guarded = guardedTemplate(plan.access, plan.hasUsers);
  const { templates } = planFeature(tree, service, guarded, plan);
  const files = featureFiles({ name: plan.name, service, templates });
  return new Map(
    formatFeature(tree, service.root, files).map(({ path, content }) => [path, content]),
  );
}

function readAccess(models: string, routes: string): Access {
  if (isOwner(models)) return 'owner';
  if (routes.includes('require(')) return 'permission';
  return routes.includes('openapi_extra=PUBLIC') ? 'public' : 'authenticated';
}
