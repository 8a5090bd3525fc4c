import { getPackageManagerCommand, type GeneratorCallback, type Tree } from '@nx/devkit';
import { addRequirements } from './add-requirements';
import { addVersion } from './add-version';
import { compareEnums } from './compare-enums';
import { snake } from '../../workspace/name-feature';
import type { FeatureOptions } from './feature-options';
import { normalizeOptions } from './normalize-options';
import { registerFeature } from './register-feature';
import { renderFeature } from './render-feature';
import type { RoutePath } from './route-paths';
import type { FeatureGeneratorSchema } from './schema';

/**
 * Add a feature to a service and list it in main.py. A second run changes nothing.
 *
 * @returns what says what to type next
 * @throws CannotGenerate where the input cannot give a feature that works
 */
export default function featureGenerator(
  tree: Tree,
  schema: FeatureGeneratorSchema,
): GeneratorCallback {
  const options = normalizeOptions(tree, schema);
  registerFeature(tree, options);
  const isNew = renderFeature(tree, options);
  if (isNew) {
    addRequirements(tree, options);
    compareEnums(tree, options);
  }
  const version = isNew ? undefined : addVersion(tree, options);
  return () => {
    const said = version ? describeVersion(options, version) : describe(options, isNew);
    process.stdout.write(`\n${said.join('\n')}\n`);
  };
}

function describeVersion(
  { service, name }: FeatureOptions,
  { path, version }: RoutePath,
): string[] {
  const nx = `${getPackageManagerCommand().exec} nx`;
  return [
    `The feature ${snake(name.plural)} has routes at ${path} now, in routes_${version}.py.`,
    'Next:',
    `  ${nx} run ${service.name}:test`,
  ];
}

function describe({ service, name }: FeatureOptions, isNew: boolean): string[] {
  const plural = snake(name.plural);
  const path = `${service.root}/features/${plural}`;
  const nx = `${getPackageManagerCommand().exec} nx`;
  if (!isNew)
    return [
      `${path} is there already and stays as it is.`,
      `Another field: ${nx} g @paxx/nx:field ${plural} 'name:type?' --project=${service.name}`,
    ];
  return [
    `The feature ${plural} is in ${path}.`,
    'Next:',
    `  ${nx} run ${service.name}:migrate --message "add ${name.plural.join(' ')}"`,
    `  ${nx} run ${service.name}:upgrade`,
    `  ${nx} run ${service.name}:test`,
  ];
}
