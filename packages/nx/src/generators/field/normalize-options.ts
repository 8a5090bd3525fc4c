import type { Tree } from '@nx/devkit';
import type { Field } from '../../fields/field';
import { columnOf, FieldsError, parseFields } from '../../fields/parse-fields';
import { cannotAddField, cannotReadFields } from '../../workspace/errors';
import type { Service } from '../../workspace/list-services';
import { locateFeature, nameInService } from '../../workspace/locate-feature';
import type { FeaturePlan } from '../feature/plan-feature';
import { columnOfParent } from '../feature/parent';
import { readPlan } from '../feature/read-plan';
import { OWNER } from '../feature/scoped-rows';
import type { FieldGeneratorSchema } from './schema';

/** The options of `field` with every value checked. */
export interface FieldOptions {
  readonly service: Service;
  /** The feature as it is. */
  readonly plan: FeaturePlan;
  /** What it has not yet. */
  readonly added: readonly Field[];
}

/** @throws CannotGenerate naming the option and a value that works */
export function normalizeOptions(tree: Tree, schema: FieldGeneratorSchema): FieldOptions {
  const { service, name, folder, isThere: isFeature } = locateFeature(tree, schema.feature, schema);
  if (!isFeature)
    throw cannotAddField(schema.feature, `there is no ${folder}`, `nx g @paxx/nx:feature first`);
  const plan = readPlan(tree, service, name);
  if (plan === undefined)
    throw cannotAddField(
      schema.feature,
      `${folder}/models.py is not such as feature writes`,
      'to add it by hand',
    );
  const added = readFields(tree, service, schema).filter(
    (field) => !isThere(plan, field, schema.feature),
  );
  const hard = added.find(({ optional, fallback }) => !optional && fallback === undefined);
  if (hard !== undefined)
    throw cannotAddField(
      schema.feature,
      `the rows that there are would have no ${columnOf(hard)}`,
      `a default, '${hard.name}:…=…', or null, '${hard.name}:…?'`,
    );
  const checked = added.find(({ type }) => type.kind === 'enum');
  if (checked !== undefined)
    // Alembic keeps the constraint when a batch on SQLite drops the column, and fails.
    throw cannotAddField(
      schema.feature,
      `${checked.name} is an enum, whose constraint the downgrade of its revision would not drop on SQLite`,
      `'${checked.name}:str', or to add it and the drop of its constraint by hand`,
    );
  return { service, plan, added };
}

function readFields(tree: Tree, { root }: Service, schema: FieldGeneratorSchema): Field[] {
  try {
    return parseFields(schema.fields, (given) => nameInService(tree, root, given));
  } catch (error) {
    if (error instanceof FieldsError) throw cannotReadFields(schema.feature, error.message);
    throw error;
  }
}

/** A field that is there in the same way is not added twice; in another way, it is not changed. */
function isThere({ fields, access, parent }: FeaturePlan, field: Field, feature: string): boolean {
  const column = columnOf(field);
  const there = fields.find((each) => columnOf(each) === column);
  const belongsTo = access === 'owner' ? OWNER.column : parent && columnOfParent(parent);
  if (there === undefined && column !== belongsTo) return false;
  if (JSON.stringify(sorted(there)) === JSON.stringify(sorted(field))) return true;
  throw cannotAddField(
    feature,
    `it has another ${column}`,
    'another name, or edit that one by hand',
  );
}

function sorted(field: Field | undefined): unknown {
  return field && Object.entries(field).sort(([left], [right]) => left.localeCompare(right));
}
