import type { GeneratorCallback, Tree } from '@nx/devkit';
import { addPackageEntry } from '../../workspace/add-package-entry';
import { initialise } from '../../workspace/initialise';
import { normalizeOptions } from './normalize-options';
import type { InitGeneratorSchema } from './schema';

/**
 * Set up a workspace for Python services. A second run changes nothing.
 *
 * @returns what installs the plugin where package.json did not name it
 */
export default function initGenerator(tree: Tree, schema: InitGeneratorSchema): GeneratorCallback {
  const options = normalizeOptions(schema);
  initialise(tree);
  return options.skipPackageJson
    ? () => undefined
    : addPackageEntry(tree, options.keepExistingVersions);
}
