import { visitNotIgnoredFiles, type Tree } from '@nx/devkit';
import { isOwner, readFields } from '../../fields/read-fields';
import type { Service } from '../../workspace/list-services';
import type { Access } from '../feature/access';
import { pascal, snake, type FeatureName } from '../feature/name-feature';
import { guardedTemplate, planFeature } from '../feature/plan-feature';
import { featureFiles, formatFeature } from '../feature/render-feature';

/**
 * The files in a feature's folder that are not what the generator writes for its fields and access, which are read
 * from the code itself: nothing else remembers them.
 */
export function findEdits(tree: Tree, service: Service, name: FeatureName): string[] {
  const folder = `${service.root}/features/${snake(name.plural)}`;
  const generated = regenerate(tree, service, name);
  const edited: string[] = [];
  visitNotIgnoredFiles(tree, folder, (path) => {
    if (generated.get(path) !== tree.read(path, 'utf-8')) edited.push(path);
  });
  const gone = [...generated.keys()].filter(
    (path) => path.startsWith(`${folder}/`) && !tree.exists(path),
  );
  return [...edited, ...gone.map((path) => `${path} (deleted)`)].sort();
}

/** Every file that the feature would have, by its path; none where its models are not such as come from fields. */
export function regenerate(
  tree: Tree,
  service: Service,
  name: FeatureName,
): ReadonlyMap<string, string> {
  const folder = `${service.root}/features/${snake(name.plural)}`;
  const read = (file: string): string => tree.read(`${folder}/${file}`, 'utf-8') ?? '';
  const fields = readFields(read('models.py'), read('schemas.py'), pascal(name.singular));
  if (fields === undefined) return new Map();
  const hasUsers = tree.exists(`${service.root}/core/security.py`);
  const access = readAccess(read('models.py'), read('routes.py'));
  const guarded = guardedTemplate(access, hasUsers);
  const { templates } = planFeature(tree, service, guarded, { name, fields, access, hasUsers });
  const files = formatFeature(tree, service.root, featureFiles({ name, service, templates }));
  return new Map(files.map(({ path, content }) => [path, content]));
}

function readAccess(models: string, routes: string): Access {
  if (isOwner(models)) return 'owner';
  if (routes.includes('require(')) return 'permission';
  return routes.includes('openapi_extra=PUBLIC') ? 'public' : 'authenticated';
}
