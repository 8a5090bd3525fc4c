import type { Tree } from '@nx/devkit';
import { DEFAULT_FIELDS } from '../../fields/default-fields';
import type { Field } from '../../fields/field';
import { columnOf } from '../../fields/parse-fields';
import { writeField } from '../../fields/write-field';
import { cannotCreate } from '../../workspace/errors';
import type { Service } from '../../workspace/list-services';
import { snake, type FeatureName } from '../../workspace/name-feature';
import { readPlan } from './read-plan';
import type { FeatureGeneratorSchema } from './schema';

/**
 * For a feature that is there: a second run changes nothing, so what it asks for must be what there is. A feature that was
 * edited beyond reading is left alone.
 *
 * @throws CannotGenerate naming what is otherwise, and what changes it
 */
export function checkAgain(
  tree: Tree,
  service: Service,
  name: FeatureName,
  {
    schema,
    fields,
  }: { readonly schema: FeatureGeneratorSchema; readonly fields: readonly Field[] },
): void {
  const plural = snake(name.plural);
  if (!tree.exists(`${service.root}/features/${plural}/feature.py`)) return;
  const plan = readPlan(tree, service, name);
  if (plan === undefined) return;
  const refuse = (cause: string, tryThis: string): Error =>
    cannotCreate('feature', schema.name, `features/${plural} is there already, ${cause}`, tryThis);
  const missing =
    (schema.fields ?? DEFAULT_FIELDS) === DEFAULT_FIELDS ? [] : absentFrom(plan.fields, fields);
  if (missing.length > 0) {
    const written = missing.map(writeField).join(' ');
    throw refuse(
      `without ${missing.map(columnOf).join(', ')} as given`,
      `nx g @paxx/nx:field ${plural} '${written.replaceAll("'", '"')}'`,
    );
  }
  for (const option of ['access', 'pagination'] as const) {
    const given = schema[option];
    if (given !== undefined && given !== plan[option])
      throw refuse(
        `with --${option}=${plan[option]}`,
        `to edit it, or nx g @paxx/nx:remove-feature ${plural} first`,
      );
  }
  if (schema.parent !== undefined && plan.parent === undefined)
    throw refuse('below no other', `nx g @paxx/nx:remove-feature ${plural} first`);
}

function absentFrom(there: readonly Field[], given: readonly Field[]): Field[] {
  const known = new Set(there.map(writeField));
  return given.filter((field) => !known.has(writeField(field)));
}
