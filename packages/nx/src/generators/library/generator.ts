import type { GeneratorCallback, Tree } from '@nx/devkit';
import { addServiceHooks } from '../../workspace/add-hooks';
import { initialiseOnce } from '../../workspace/initialise';
import { addUvMember } from '../../workspace/uv-workspace';
import { findUsers } from './find-users';
import { finishLibrary } from './finish-library';
import { normalizeOptions } from './normalize-options';
import { renderLibrary } from './render-library';
import { requireLibrary } from './require-library';
import type { LibraryGeneratorSchema } from './schema';

/**
 * Create a Python library, and let projects use it; one that is there is only added to them. Every check is made
 * before the first write.
 *
 * @returns what installs the environment and says what to type next
 * @throws CannotGenerate where the input cannot give a library that works
 */
export default function libraryGenerator(
  tree: Tree,
  schema: LibraryGeneratorSchema,
): GeneratorCallback {
  const options = normalizeOptions(tree, schema);
  const manifests = requireLibrary(tree, options.name, findUsers(tree, options));
  initialiseOnce(tree);
  if (!options.isThere) renderLibrary(tree, options);
  for (const { path, content } of manifests) tree.write(path, content);
  addUvMember(tree, options.directory);
  const refusal = addServiceHooks(tree, options.name, options.directory);
  return () => finishLibrary(tree.root, options, refusal);
}
