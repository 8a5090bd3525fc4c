import { join } from 'node:path';
import type { GeneratorCallback, Tree } from '@nx/devkit';
import { readTemplate } from '../../render/read-template';
import { renderFiles } from '../../render/render-files';
import { cannotCreate } from '../../workspace/errors';
import { normalizeOptions, type CiWorkflowOptions } from './normalize-options';
import { WORDS } from './package-managers';
import type { CiWorkflowGeneratorSchema } from './schema';

/**
 * Write a GitHub Actions workflow. A second run changes nothing; a file of the user's is never overwritten.
 *
 * @returns what says what the workflow needs
 * @throws CannotGenerate where another workflow has the file
 */
export default function ciWorkflowGenerator(
  tree: Tree,
  schema: CiWorkflowGeneratorSchema,
): GeneratorCallback {
  const options = normalizeOptions(tree, schema);
  const template = readTemplate(join(__dirname, 'files'));
  const written = renderFiles(template, () => tokens(options)).map(({ path, content }) =>
    writeOnce(tree, path, content, options),
  );
  return () => {
    process.stdout.write(`\n${written.join('\n')}\n`);
  };
}

function tokens({ name, file, branch, packageManager }: CiWorkflowOptions): Record<string, string> {
  return {
    'Acme CI': name,
    'acme-ci': file,
    'acme-main': branch,
    ...WORDS[packageManager],
  };
}

function writeOnce(
  tree: Tree,
  path: string,
  content: string,
  { name, file }: CiWorkflowOptions,
): string {
  const there = tree.read(path, 'utf-8')?.replaceAll('\r\n', '\n');
  if (there === content) return `${path} is there already and stays as it is.`;
  if (there !== undefined) {
    const cause = `${path} is there with other content and stays as it is`;
    throw cannotCreate('ci-workflow', name, cause, `--name=${file}-python`);
  }
  tree.write(path, content);
  return `${path} checks each push and pull request. It needs uv.lock and the lock file of Node's packages in git.`;
}
