import { getPackageManagerCommand, type GeneratorCallback, type Tree } from '@nx/devkit';
import { columnOf } from '../../fields/parse-fields';
import { addRequirements } from '../feature/add-requirements';
import { snake } from '../../workspace/name-feature';
import { mergePlan } from '../feature/merge-plan';
import { normalizeOptions, type FieldOptions } from './normalize-options';
import type { FieldGeneratorSchema } from './schema';

/**
 * Add fields to a feature that is there: what they change in the generated code is changed in the user's. A second
 * run changes nothing.
 *
 * @returns what says what to type next
 * @throws CannotGenerate with the lines to add, and nothing written, where a file was edited at their place
 */
export default function fieldGenerator(
  tree: Tree,
  schema: FieldGeneratorSchema,
): GeneratorCallback {
  const options = normalizeOptions(tree, schema);
  const { service, plan, added } = options;
  const fields = [...plan.fields, ...added];
  mergePlan(tree, service, { from: plan, to: { ...plan, fields }, what: 'add a field to' });
  addRequirements(tree, { service, fields });
  return () => {
    process.stdout.write(`\n${describe(options).join('\n')}\n`);
  };
}

function describe({ service, plan, added }: FieldOptions): string[] {
  const plural = snake(plan.name.plural);
  if (added.length === 0) return [`The feature ${plural} has that already, and stays as it is.`];
  const columns = added.map(columnOf);
  const nx = `${getPackageManagerCommand().exec} nx`;
  return [
    `The feature ${plural} has ${columns.join(', ')} now.`,
    'Next:',
    `  ${nx} run ${service.name}:migrate --message "add ${columns.join(' ')} to ${plan.name.plural.join(' ')}"`,
    `  ${nx} run ${service.name}:upgrade`,
    `  ${nx} run ${service.name}:test`,
  ];
}
