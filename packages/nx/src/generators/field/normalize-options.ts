import type { Tree } from '@nx/devkit';
import type { Field } from '../../fields/field';
import { columnOf, FieldsError, parseFields } from '../../fields/parse-fields';
import { cannotAddField, cannotReadFields } from '../../workspace/errors';
import type { Service } from '../../workspace/list-services';
import { locateFeature, nameInService, type LocatedFeature } from '../../workspace/locate-feature';
import { pascal } from '../../workspace/name-feature';
import { findUnreadColumn } from '../../fields/read-fields';
import { writeField } from '../../fields/write-field';
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
  /** What was listed. */
  readonly given: readonly Field[];
  /** What of it the feature has not yet. */
  readonly added: readonly Field[];
  /** Enums of it that get other values. */
  readonly changed: readonly ChangedEnum[];
}

/** An enum as it is, and as it is to be. */
export interface ChangedEnum {
  readonly from: Field;
  readonly to: Field;
}

/** @throws CannotGenerate naming the option and a value that works */
export function normalizeOptions(tree: Tree, schema: FieldGeneratorSchema): FieldOptions {
  const { service, name, folder, isThere: isFeature } = locateFeature(tree, schema.feature, schema);
  if (!isFeature)
    throw cannotAddField(schema.feature, `there is no ${folder}`, `nx g @paxx/nx:feature first`);
  const plan = readPlan(tree, service, name);
  if (plan === undefined) throw unreadable(tree, schema.feature, { folder, name });
  const given = readFields(tree, service, schema);
  const pairs = given.map((to) => ({ to, from: findThere(plan, to, schema.feature) }));
  const added = pairs.flatMap(({ to, from }) => (from === undefined ? [to] : []));
  const changed = pairs.flatMap(({ to, from }) =>
    from === undefined || isSame(from, to) ? [] : [{ from, to }],
  );
  const hard = added.find(({ optional, fallback }) => !optional && fallback === undefined);
  if (hard !== undefined)
    throw cannotAddField(
      schema.feature,
      `the rows that there are would have no ${columnOf(hard)}`,
      `a default, '${hard.name}:…=…', or null, '${hard.name}:…?'`,
    );
  const quoted = added.find(({ optional, fallback }) => !optional && fallback?.includes("'"));
  if (quoted !== undefined)
    // Alembic takes such a default for another one each time that it compares, so the column has none.
    throw cannotAddField(
      schema.feature,
      `the default of ${columnOf(quoted)} has a quote, so that the database does not have it, and the rows that there are would have no value`,
      `a default without ', or null, '${quoted.name}:…?'`,
    );
  return { service, plan, given, added, changed };
}

function unreadable(
  tree: Tree,
  feature: string,
  { folder, name }: Pick<LocatedFeature, 'folder' | 'name'>,
): Error {
  const file = `${folder}/models.py`;
  const line = findUnreadColumn(tree.read(file, 'utf-8') ?? '', pascal(name.singular));
  const cause =
    line === undefined
      ? `${folder} has no model and routes such as feature writes them`
      : `${file} declares a column as no field does: ${line}`;
  return cannotAddField(
    feature,
    cause,
    'to add it by hand, as docs/guide/features.md lists the files',
  );
}

function readFields(tree: Tree, { root }: Service, schema: FieldGeneratorSchema): Field[] {
  try {
    return parseFields(schema.fields, (given) => nameInService(tree, root, given));
  } catch (error) {
    if (error instanceof FieldsError) throw cannotReadFields(schema.feature, error.message);
    throw error;
  }
}

/** The field that has the column already: not changed, but for the values of an enum. */
function findThere(
  { fields, access, parent }: FeaturePlan,
  field: Field,
  feature: string,
): Field | undefined {
  const column = columnOf(field);
  const there = fields.find((each) => columnOf(each) === column);
  const belongsTo = access === 'owner' ? OWNER.column : parent && columnOfParent(parent);
  if (there === undefined && column !== belongsTo) return undefined;
  if (there !== undefined && (isSame(there, field) || hasOtherValues(there, field))) return there;
  throw cannotAddField(
    feature,
    there === undefined
      ? `it has another ${column}`
      : `it has another ${column}: ${writeField(there)}`,
    'another name, or edit that one by hand',
  );
}

function isSame(one: Field, other: Field): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** The default changes only with the values, where it is none of them any more. */
function hasOtherValues(there: Field, field: Field): boolean {
  if (there.type.kind !== 'enum' || field.type.kind !== 'enum') return false;
  const { fallback } = there;
  const isLost = fallback !== undefined && !field.type.values.includes(fallback);
  const keepsDefault = field.fallback === fallback || (isLost && field.fallback !== undefined);
  return keepsDefault && isSame(there, { ...field, type: there.type, fallback } as Field);
}

function sorted(field: Field): unknown {
  return Object.entries(field).sort(([left], [right]) => left.localeCompare(right));
}
