import type { Tree } from '@nx/devkit';
import type { Field } from '../../fields/field';
import type { Edit } from '../../render/derive-variant';
import { cannotCreate } from '../../workspace/errors';
import { snake, type FeatureName } from '../../workspace/name-feature';
import type { Parent } from './parent';

export interface RequiredFeatures {
  /** What `feature.py` says, in order. */
  readonly direct: readonly string[];
  /** Those, and all that they require, each after what it requires. */
  readonly all: readonly string[];
}

interface Needs {
  readonly name: FeatureName;
  readonly fields: readonly Field[];
  readonly parent: Parent | undefined;
  /** Whether its routes ask for a user. */
  readonly asksWho: boolean;
}

const REQUIRES = /requires=\(([^)]*)\)/;

/**
 * Which features the references of the fields need, besides users.
 *
 * @throws CannotGenerate where one is not there
 */
export function requiredFeatures(
  tree: Tree,
  root: string,
  { name, fields, parent, asksWho }: Needs,
): RequiredFeatures {
  const self = snake(name.plural);
  const referred = fields.flatMap(({ type }) => (type.kind === 'ref' ? [type.feature] : []));
  for (const { name: field, type, optional } of fields) {
    if (type.kind !== 'ref') continue;
    const refers = `its field ${field} refers to ${type.feature}`;
    if (type.feature === self && !optional) {
      const cause = `${refers}, so that no first one could be made`;
      throw cannotCreate('feature', self, cause, `--fields='${field}:ref(${type.feature})?'`);
    }
    const there =
      type.feature === self || tree.exists(`${root}/features/${type.feature}/feature.py`);
    if (!there) {
      const cause = `${refers}, and ${root}/features/${type.feature} is not there`;
      throw cannotCreate('feature', self, cause, `nx g @paxx/nx:feature ${type.feature} first`);
    }
  }
  const others = [...(parent === undefined ? [] : [parent.feature]), ...referred].filter(
    (feature) => feature !== self,
  );
  const direct = [...new Set([...(asksWho ? ['users'] : []), ...others])];
  return { direct, all: closureOf(tree, root, direct) };
}

function closureOf(tree: Tree, root: string, features: readonly string[]): string[] {
  const ordered: string[] = [];
  const visit = (feature: string, path: readonly string[]): void => {
    if (ordered.includes(feature) || path.includes(feature)) return;
    const content = tree.read(`${root}/features/${feature}/feature.py`, 'utf-8') ?? '';
    const required = REQUIRES.exec(content)?.[1]?.match(/[\w]+/g) ?? [];
    for (const other of required) visit(other, [...path, feature]);
    ordered.push(feature);
  };
  for (const feature of features) visit(feature, []);
  return ordered;
}

/** The feature's `requires`, and the applications of its tests. */
export function requireEdits({ direct, all }: RequiredFeatures, asksWho: boolean): Edit[] {
  // What the template requires and imports by itself.
  const given = asksWho ? ['users'] : [];
  if (direct.every((feature) => given.includes(feature))) return [];
  const folder = 'features/sample_items';
  const routes = `${folder}/tests/test_routes.py`;
  const names = direct.map((feature) => `"${feature}"`).join(', ');
  const apps = all.map((feature) => `${feature}_feature`).join(', ');
  const imports = all
    .filter((feature) => !given.includes(feature))
    .map((feature) => `from features.${feature}.feature import ${feature}_feature\n`)
    .join('');
  const own = 'from features.sample_items.feature import sample_items_feature\n';
  return [
    {
      path: `${folder}/feature.py`,
      find: asksWho ? 'requires=("users",)' : 'router=router)',
      put: asksWho
        ? `requires=(${names})`
        : `router=router, requires=(${names}${direct.length === 1 ? ',' : ''}))`,
    },
    {
      path: routes,
      find: asksWho ? 'make_client(users_feature, sample' : 'make_client(sample',
      put: `make_client(${apps}, sample`,
    },
    { path: routes, find: own, put: `${imports}${own}` },
  ];
}
