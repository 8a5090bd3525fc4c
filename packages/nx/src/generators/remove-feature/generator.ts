import { getPackageManagerCommand, type GeneratorCallback, type Tree } from '@nx/devkit';
import { removeFromTuple } from '../../seams/remove-from-tuple';
import { applySeamOrThrow } from '../../workspace/apply-seam';
import { featureEntry } from '../../workspace/feature-entry';
import { snake } from '../../workspace/name-feature';
import { normalizeOptions, type RemoveOptions } from './normalize-options';
import { removeLeftovers } from './remove-leftovers';
import type { RemoveFeatureGeneratorSchema } from './schema';

/**
 * Take a feature out of a service: its folder, its line in main.py, and what only it needed. Revisions stay, as they
 * are the history of databases.
 *
 * @returns what says which revision to write
 * @throws CannotGenerate with nothing removed, where others need it or it was edited
 */
export default function removeFeatureGenerator(
  tree: Tree,
  schema: RemoveFeatureGeneratorSchema,
): GeneratorCallback {
  const options = normalizeOptions(tree, schema);
  const { service, name, folder } = options;
  const plural = snake(name.plural);
  applySeamOrThrow(tree, `${service.root}/main.py`, (content) =>
    removeFromTuple(content, featureEntry(plural)),
  );
  tree.delete(folder);
  removeLeftovers(tree, service.root);
  return () => {
    process.stdout.write(`\n${describe(options).join('\n')}\n`);
  };
}

function describe({ service, name, folder, edited }: RemoveOptions): string[] {
  const nx = `${getPackageManagerCommand().exec} nx`;
  return [
    `${folder} is removed.`,
    ...(edited.length > 0 ? ['These were edited:', ...edited.map((path) => `  ${path}`)] : []),
    'Its table is still in the databases. If a revision has made it, drop it by another one:',
    `  ${nx} run ${service.name}:migrate --message "drop ${name.plural.join(' ')}"`,
    `  ${nx} run ${service.name}:upgrade`,
  ];
}
