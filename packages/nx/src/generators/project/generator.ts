import type { GeneratorCallback, Tree } from '@nx/devkit';
import { addServiceHooks } from '../../workspace/add-hooks';
import { initialiseOnce } from '../../workspace/initialise';
import { addUvMember } from '../../workspace/uv-workspace';
import { applyChoices } from './apply-choices';
import { finishService } from './finish-service';
import { normalizeOptions } from './normalize-options';
import { renderService } from './render-service';
import type { ProjectGeneratorSchema } from './schema';
import { setTags } from './set-tags';
import { writeEnvFile } from './write-env-file';

/**
 * Create a FastAPI service. Every check is made before the first write.
 *
 * @returns what installs the environment and says what to type next
 * @throws CannotGenerate where the input cannot give a service that works
 */
export default function projectGenerator(
  tree: Tree,
  schema: ProjectGeneratorSchema,
): GeneratorCallback {
  const options = normalizeOptions(tree, schema);
  initialiseOnce(tree);
  renderService(tree, options);
  applyChoices(tree, options);
  if (options.pythonVersion !== undefined) {
    tree.write(`${options.directory}/.python-version`, `${options.pythonVersion}\n`);
  }
  setTags(tree, options);
  writeEnvFile(tree, options.directory);
  addUvMember(tree, options.directory);
  const refusal = addServiceHooks(tree, options.name, options.directory);
  return () => finishService(tree.root, options, refusal);
}
