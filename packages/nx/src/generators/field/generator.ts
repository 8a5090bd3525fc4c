import type { GeneratorCallback, Tree } from '@nx/devkit';
import type { Field } from '../../fields/field';
import { addRequirements } from '../feature/add-requirements';
import { compareEnums } from '../feature/compare-enums';
import { mergePlan } from '../feature/merge-plan';
import { describeField } from './describe-field';
import { normalizeOptions } from './normalize-options';
import type { FieldGeneratorSchema } from './schema';

/**
 * Add fields to a feature that is there, or change the values of its enums: what that changes in the generated code
 * is changed in the user's. A second run changes nothing.
 *
 * @returns what says what to type next
 * @throws CannotGenerate with the lines to add, and nothing written, where a file was edited at their place
 */
export default function fieldGenerator(
  tree: Tree,
  schema: FieldGeneratorSchema,
): GeneratorCallback {
  const options = normalizeOptions(tree, schema);
  const { service, plan, given, added, changed } = options;
  const kept = plan.fields.map((field) => changed.find(({ from }) => from === field)?.to ?? field);
  const fields = [...kept, ...added];
  const enums = given.filter(isEnum);
  // A service of an earlier version has enums without it.
  const comparing = enums.length > 0 ? `${service.root}/migrations/enums.py` : undefined;
  const merged = mergePlan(tree, service, {
    from: plan,
    to: { ...plan, fields },
    what: 'add a field to',
    needed: comparing,
  });
  addRequirements(tree, { service, fields });
  compareEnums(tree, { service, fields: enums });
  const isCompared = comparing !== undefined && merged.includes(comparing);
  return () => {
    process.stdout.write(`\n${describeField(options, isCompared).join('\n')}\n`);
  };
}

function isEnum({ type }: Field): boolean {
  return type.kind === 'enum';
}
