import type { Tree } from '@nx/devkit';
import { isOwner, readFields } from '../../fields/read-fields';
import type { Service } from '../../workspace/list-services';
import { nameInService } from '../../workspace/locate-feature';
import type { Access } from './access';
import { pascal, snake, type FeatureName } from '../../workspace/name-feature';
import { columnOfParent, readPrefix, type Parent } from './parent';
import { planFeature, shapedTemplate, type FeaturePlan } from './plan-feature';
import { featureFiles, formatFeature } from './render-feature';
import type { RoutePath } from './route-paths';
import { OWNER } from './scoped-rows';

type Read = (file: string) => string;

/** What a feature was made of, read from its code; `undefined` where that is not such as comes from a generator. */
export function readPlan(tree: Tree, service: Service, name: FeatureName): FeaturePlan | undefined {
  const folder = `${service.root}/features/${snake(name.plural)}`;
  const read: Read = (file) => tree.read(`${folder}/${file}`, 'utf-8') ?? '';
  const models = read('models.py');
  const path = readPrefix(read('routes.py'));
  if (path === undefined) return undefined;
  const access = readAccess(models, read('routes.py'));
  const parent = readParent(path, read);
  const fields = readFields(
    { models, schemas: read('schemas.py') },
    {
      model: pascal(name.singular),
      belongsTo: access === 'owner' ? OWNER.column : parent && columnOfParent(parent),
    },
    (given) => nameInService(tree, service.root, given),
  );
  if (fields === undefined) return undefined;
  return {
    name,
    fields,
    access,
    hasUsers: tree.exists(`${service.root}/core/security.py`),
    pagination: read('schemas.py').includes('(OffsetQuery)') ? 'offset' : 'cursor',
    paths: [{ version: '', path }, ...readVersions(tree.children(folder), read)],
    ...(parent === undefined ? {} : { parent }),
  };
}

/** Every file of a feature as it would be written, by its path from the workspace's root. */
export function renderPlan(
  tree: Tree,
  service: Service,
  plan: FeaturePlan,
): ReadonlyMap<string, string> {
  const { templates } = planFeature(tree, service, shapedTemplate(plan), plan);
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

/** `/orders/{order_id}/lines`, where the table has an `order_id` that refers to `orders`. */
function readParent(prefix: string, read: Read): Parent | undefined {
  const [, path, singular] = /^(.+)\/\{(\w+)_id\}\/[^/]+$/.exec(prefix) ?? [];
  if (path === undefined || singular === undefined) return undefined;
  const reference = new RegExp(`^ {4}${singular}_id: .*?sa\\.ForeignKey\\(\\s*"(\\w+)\\.id"`, 'ms');
  const feature = reference.exec(read('models.py'))?.[1];
  if (feature === undefined) return undefined;
  return { feature, singular, path, isOwned: read('dependencies.py').includes('PrincipalDep') };
}

function readVersions(files: readonly string[], read: Read): RoutePath[] {
  const versions = files.flatMap((file) => /^routes_(v\d+)\.py$/.exec(file)?.[1] ?? []);
  return versions
    .sort((left, right) => Number(left.slice(1)) - Number(right.slice(1)))
    .flatMap((version) => {
      const path = readPrefix(read(`routes_${version}.py`));
      return path === undefined ? [] : [{ version, path }];
    });
}
