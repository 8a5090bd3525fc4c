import type { Tree } from '@nx/devkit';
import { DEFAULT_FIELDS } from '../../fields/default-fields';
import type { Field } from '../../fields/field';
import { columnOf, FieldsError, parseFields } from '../../fields/parse-fields';
import type { TemplateFile } from '../../render/read-template';
import { cannotCreate, cannotReadFields } from '../../workspace/errors';
import { readService, type Service } from '../../workspace/list-services';
import { shorten } from '../../workspace/words';
import type { Access } from './access';
import { findFeatureNameProblem, LONGEST } from './check-feature-name';
import { findTakenName } from './find-taken-name';
import { nameFeature, snake, type FeatureName } from '../../workspace/name-feature';
import { guardedTemplate, planFeature } from './plan-feature';
import type { RequiredFeatures } from './required-features';
import type { FeatureGeneratorSchema } from './schema';

/** The options of `feature` with every default filled in and every value checked. */
export interface FeatureOptions {
  readonly name: FeatureName;
  readonly service: Service;
  readonly skipFormat: boolean;
  readonly fields: readonly Field[];
  /** Features that must be there, and in an application of the tests, before this one: what it requires, and what that does. */
  readonly required: RequiredFeatures;
  readonly templates: readonly TemplateFile[];
}

/** @throws CannotGenerate naming the option and a value that works */
export function normalizeOptions(tree: Tree, schema: FeatureGeneratorSchema): FeatureOptions {
  const service = readService(tree, schema.project, schema.workingDirectory ?? '');
  const hasUsers = tree.exists(`${service.root}/core/security.py`);
  const access = readAccess(schema, hasUsers);
  const fields = readFields(schema, access);
  const guarded = guardedTemplate(access, hasUsers);
  const problem = findFeatureNameProblem(schema.name, guarded);
  const name = nameFeature(schema.name);
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
  const plan = { name, fields, access, hasUsers };
  const { required, templates } = planFeature(tree, service, guarded, plan);
  return { name, service, skipFormat: schema.skipFormat ?? false, fields, required, templates };
}

function readAccess({ name, access }: FeatureGeneratorSchema, hasUsers: boolean): Access {
  if (hasUsers || access === undefined || access === 'public') return access ?? 'authenticated';
  const cause = `the service has no users, so that nobody could be ${access}`;
  throw cannotCreate('feature', name, cause, '--access=public');
}

function readFields(schema: FeatureGeneratorSchema, access: Access): Field[] {
  try {
    const fields = parseFields(schema.fields ?? DEFAULT_FIELDS);
    if (access === 'owner' && fields.some((field) => columnOf(field) === 'owner_id')) {
      const cause = 'a field would be the owner_id that --access=owner brings';
      throw cannotCreate('feature', schema.name, cause, 'another name for the field');
    }
    return fields;
  } catch (error) {
    if (error instanceof FieldsError) throw cannotReadFields(schema.name, error.message);
    throw error;
  }
}
