import type { Tree } from '@nx/devkit';
import fc from 'fast-check';
import { ACCESSES } from '../generators/feature/access';
import featureGenerator from '../generators/feature/generator';
import { PAGINATIONS } from '../generators/feature/offset-pages';
import type { FeatureGeneratorSchema } from '../generators/feature/schema';
import { makeTree, readAll } from './make-tree';

type Shape = Pick<
  FeatureGeneratorSchema,
  'access' | 'pagination' | 'parent' | 'apiPrefix' | 'apiVersion'
>;

const own = fc.record<Shape>({
  access: fc.constantFrom(...ACCESSES),
  pagination: fc.constantFrom(...PAGINATIONS),
  apiPrefix: fc.constantFrom(undefined, 'api'),
  apiVersion: fc.constantFrom(undefined, 'v1', 'v12'),
});
const nested = fc.record<Shape>({
  access: fc.constantFrom('authenticated', 'permission', 'public'),
  pagination: fc.constantFrom(...PAGINATIONS),
  parent: fc.constantFrom('customers', 'carts'),
});

/** What decides on the code of a feature besides its fields, in a service of `treeWithParents`. */
export const anyShape = fc
  .oneof(own, nested)
  .filter(({ access, parent }) => !(parent === 'carts' && access === 'public'));

const made = new Map<string, Readonly<Record<string, string>>>();

/** A service of these files with `customers`, and with `carts` whose rows belong to users; made once. */
export function treeWithParents(files: Readonly<Record<string, string>>): Tree {
  const key = JSON.stringify(files);
  const known = made.get(key);
  if (known !== undefined) return makeTree(known);
  const tree = makeTree(files);
  featureGenerator(tree, { name: 'customers' });
  if (tree.exists('api/core/security.py'))
    featureGenerator(tree, { name: 'carts', access: 'owner', apiVersion: 'v1' });
  made.set(key, readAll(tree));
  return tree;
}
