import { visitNotIgnoredFiles, type Tree } from '@nx/devkit';
import type { Service } from '../../workspace/list-services';
import { snake, type FeatureName } from '../../workspace/name-feature';
import { readPlan, renderPlan } from '../feature/read-plan';

/**
 * The files in a feature's folder that are not what the generator writes for its fields and access, which are read
 * from the code itself: nothing else remembers them.
 */
export function findEdits(tree: Tree, service: Service, name: FeatureName): string[] {
  const folder = `${service.root}/features/${snake(name.plural)}`;
  const plan = readPlan(tree, service, name);
  const generated =
    plan === undefined ? new Map<string, string>() : renderPlan(tree, service, plan);
  const edited: string[] = [];
  visitNotIgnoredFiles(tree, folder, (path) => {
    if (generated.get(path) !== tree.read(path, 'utf-8')) edited.push(path);
  });
  const gone = [...generated.keys()].filter(
    (path) => path.startsWith(`${folder}/`) && !tree.exists(path),
  );
  return [...edited, ...gone.map((path) => `${path} (deleted)`)].sort();
}
