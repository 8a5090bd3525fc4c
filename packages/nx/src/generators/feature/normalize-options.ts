import type { Tree } from '@nx/devkit';
import { DEFAULT_FIELDS } from '../../fields/default-fields';
import type { Field } from '../../fields/field';
import { columnOf, FieldsError, parseFields } from '../../fields/parse-fields';
import type { TemplateFile } from '../../render/read-template';
import { cannotCreate, cannotReadFields } from '../../workspace/errors';
import { readService, type Service } from '../../workspace/list-services';
import { nameInService } from '../../workspace/locate-feature';
import { shorten } from '../../workspace/words';
import type { Access } from './access';
import { findFeatureNameProblem, LONGEST } from './check-feature-name';
import { checkAgain } from './check-again';
import { choosePath, readVersion } from './choose-path';
import type { FeatureOptions } from './feature-options';
import { findTakenName } from './find-taken-name';
import { nameFeature, snake, type FeatureName } from '../../workspace/name-feature';
import { columnOfParent, findParent, type Parent } from './parent';
import { planFeature, shapedTemplate, type FeatureShape } from './plan-feature';
import type { RoutePath } from './route-paths';
import { OWNER } from './scoped-rows';
import type { FeatureGeneratorSchema } from './schema';

/** @throws CannotGenerate naming the option and a value that works */
export function normalizeOptions(tree: Tree, schema: FeatureGeneratorSchema): FeatureOptions {
  const service = readService(tree, schema.project, schema.workingDirectory ?? '');
  const name = nameFeature(schema.name, schema);
  const parent = readParent(tree, service, schema);
  const path = choosePath(schema, name, parent);
  const shape = readShape(tree, service, schema, path, parent);
  const fields = readFields(tree, service, schema, shape);
  const shaped = shapedTemplate(shape);
  checkName(tree, service, schema, name, shaped);
  checkAgain(tree, service, name, { schema, fields });
  const plan = { ...shape, name, fields };
  const { required, templates } = planFeature(tree, service, shaped, plan);
  return {
    name,
    service,
    skipFormat: schema.skipFormat ?? false,
    fields,
    path,
    hasPrefix: schema.apiPrefix !== undefined,
    required,
    templates,
  };
}

function readParent(
  tree: Tree,
  service: Service,
  schema: FeatureGeneratorSchema,
): Parent | undefined {
  const { name, parent, access } = schema;
  if (parent === undefined) return undefined;
  if (access === 'owner') {
    const cause = `its rows belong to those of ${parent}, and with them to their owner`;
    throw cannotCreate('feature', name, cause, '--parent without --access=owner');
  }
  return findParent(tree, service, { given: parent, feature: name, version: readVersion(schema) });
}

function readShape(
  tree: Tree,
  { root }: Service,
  schema: FeatureGeneratorSchema,
  path: RoutePath,
  parent: Parent | undefined,
): FeatureShape {
  const hasUsers = tree.exists(`${root}/core/security.py`);
  const access = readAccess(schema, hasUsers);
  if (parent?.isOwned === true && access === 'public') {
    const cause = `the rows of its parent ${parent.feature} belong to users, so that nobody else finds them`;
    throw cannotCreate('feature', schema.name, cause, '--access=authenticated');
  }
  const pagination = schema.pagination ?? 'cursor';
  // The first routes of a feature are in routes.py, whatever version of the API they are of.
  const paths = [{ ...path, version: '' }] as const;
  return { access, hasUsers, pagination, paths, ...(parent === undefined ? {} : { parent }) };
}

function checkName(
  tree: Tree,
  service: Service,
  schema: FeatureGeneratorSchema,
  name: FeatureName,
  shaped: readonly TemplateFile[],
): void {
  const problem = findFeatureNameProblem(schema.name, shaped, schema);
  if (problem !== undefined) {
    const there = `features/${snake(name.plural)}`;
    const cause = tree.exists(`${service.root}/${there}/feature.py`)
      ? `${there} is there already`
      : problem.cause;
    throw cannotCreate('feature', schema.name, cause, `--name=${problem.instead}`);
  }
  const taken = findTakenName(tree, service.root, name);
  if (taken !== undefined) {
    const instead = [...shorten(name.singular, LONGEST - 10), 'records'].join('-');
    throw cannotCreate('feature', schema.name, taken, `--name=${instead}`);
  }
}

function readAccess({ name, access }: FeatureGeneratorSchema, hasUsers: boolean): Access {
  if (hasUsers || access === undefined || access === 'public') return access ?? 'authenticated';
  const cause = `the service has no users, so that nobody could be ${access}`;
  throw cannotCreate('feature', name, cause, '--access=public');
}

function readFields(
  tree: Tree,
  { root }: Service,
  schema: FeatureGeneratorSchema,
  { access, parent }: FeatureShape,
): Field[] {
  try {
    const fields = parseFields(schema.fields ?? DEFAULT_FIELDS, (given) =>
      nameInService(tree, root, given),
    );
    const brought = new Map<string, string>([
      ...(access === 'owner' ? [[OWNER.column, '--access=owner'] as const] : []),
      ...(parent === undefined ? [] : [[columnOfParent(parent), '--parent'] as const]),
    ]);
    const twice = fields.map(columnOf).find((column) => brought.has(column));
    if (twice === undefined) return fields;
    const cause = `a field would be the ${twice} that ${brought.get(twice)} brings`;
    throw cannotCreate('feature', schema.name, cause, 'another name for the field');
  } catch (error) {
    if (error instanceof FieldsError) throw cannotReadFields(schema.name, error.message);
    throw error;
  }
}
