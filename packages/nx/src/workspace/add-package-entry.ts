import {
  addDependenciesToPackageJson,
  readJson,
  type GeneratorCallback,
  type Tree,
} from '@nx/devkit';

type Dependencies = Readonly<Record<string, string>>;
const NAME = '@paxx/nx';

/**
 * Name this plugin in package.json where it is missing or older. A range that is not a version (a file, a
 * link, a tag) is how the user got it, and stays.
 */
export function addPackageEntry(tree: Tree, keepExistingVersions: boolean): GeneratorCallback {
  if (!tree.exists('package.json')) return () => undefined;
  const { dependencies, devDependencies } = readJson<{
    dependencies?: Dependencies;
    devDependencies?: Dependencies;
  }>(tree, 'package.json');
  const range = devDependencies?.[NAME] ?? dependencies?.[NAME];
  if (range !== undefined && (keepExistingVersions || !/^[~^]?\d/.test(range)))
    return () => undefined;
  const { version } = require('../../package.json') as { version: string };
  if (range?.replace(/^[~^]/, '') === version) return () => undefined;
  const kind = dependencies?.[NAME] === undefined ? 'dev' : 'prod';
  const added = { [NAME]: version };
  return addDependenciesToPackageJson(
    tree,
    kind === 'prod' ? added : {},
    kind === 'dev' ? added : {},
    'package.json',
    keepExistingVersions,
  );
}
