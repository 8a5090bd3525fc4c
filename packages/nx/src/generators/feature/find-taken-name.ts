import type { Tree } from '@nx/devkit';
import { snake, type FeatureName } from '../../workspace/name-feature';

const TABLE = /__tablename__ = "(\w+)"|sa\.Table\(\s*"(\w+)"/g;
const ROUTE = /^async def (\w+)\(/gm;

/**
 * What another feature of the service has already: the table, or the name of a route, by which generated clients
 * call it. `undefined` where nothing is taken; a feature is no other one to itself.
 */
export function findTakenName(tree: Tree, root: string, name: FeatureName): string | undefined {
  const [many, one] = [snake(name.plural), snake(name.singular)];
  const verbs = ['create', 'get', 'update', 'delete'];
  const routes = [`list_${many}`, ...verbs.map((verb) => `${verb}_${one}`)];
  for (const feature of tree.children(`${root}/features`)) {
    if (feature === many) continue;
    const folder = `${root}/features/${feature}`;
    if (namesIn(tree, `${folder}/models.py`, TABLE).includes(many)) {
      return `features/${feature} has a table ${many}`;
    }
    const theirs = routeFiles(tree, folder).flatMap((file) => namesIn(tree, file, ROUTE));
    const taken = routes.find((route) => theirs.includes(route));
    if (taken !== undefined) return `features/${feature} has a route ${taken}`;
  }
  return undefined;
}

function routeFiles(tree: Tree, folder: string): string[] {
  const several = tree.children(`${folder}/routes`).map((file) => `${folder}/routes/${file}`);
  return [`${folder}/routes.py`, ...several.filter((file) => file.endsWith('.py'))];
}

function namesIn(tree: Tree, file: string, pattern: RegExp): string[] {
  const content = tree.exists(file) ? (tree.read(file, 'utf-8') ?? '') : '';
  return [...content.matchAll(pattern)].flatMap((match) => match.slice(1).filter(Boolean));
}
