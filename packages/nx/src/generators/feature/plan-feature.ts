import { join } from 'node:path';
import type { Tree } from '@nx/devkit';
import type { Field } from '../../fields/field';
import { fieldEdits } from '../../fields/field-edits';
import { findAliasClash } from '../../fields/find-alias-clash';
import { deriveVariant, type Edit } from '../../render/derive-variant';
import { readTemplate, type TemplateFile } from '../../render/read-template';
import type { Service } from '../../workspace/list-services';
import { cannotCreate } from '../../workspace/errors';
import { accessEdits, type Access } from './access';
import { pascal, snake, type FeatureName } from '../../workspace/name-feature';
import { pageEdits, type Pagination } from './offset-pages';
import { countQueries } from './query-count';
import { OWNER } from './scoped-rows';
import { scopeTests } from './scoped-tests';
import { columnOfParent, type Parent } from './parent';
import { parentRows, scopeOf, segmentOf } from './parent-rows';
import { requiredFeatures, requireEdits, type RequiredFeatures } from './required-features';
import { addVersions, pathEdits, type RoutePaths } from './route-paths';
import { WITHOUT_USERS } from './without-users';

/** What decides on the code of a feature, but for its name and fields. */
export interface FeatureShape {
  readonly access: Access;
  readonly hasUsers: boolean;
  readonly pagination: Pagination;
  readonly paths: RoutePaths;
  /** The feature whose rows its own lie below. */
  readonly parent?: Parent;
}

/** What decides on the code of a feature. */
export interface FeaturePlan extends FeatureShape {
  readonly name: FeatureName;
  readonly fields: readonly Field[];
}

/** The template for who may call the routes and where they are, still with its own name and fields. */
export function shapedTemplate(shape: FeatureShape): TemplateFile[] {
  const { access, hasUsers, pagination, parent, paths } = shape;
  const asksWho = hasUsers && access !== 'public';
  const steps: readonly (readonly Edit[])[] = [
    pageEdits(pagination),
    hasUsers ? accessEdits(access) : WITHOUT_USERS.edits,
    countQueries({ asksWho, parent, countsAll: pagination === 'offset' }),
    parent === undefined ? [] : parentRows(parent, { access, asksWho, segment: segmentOf(paths) }),
    pathEdits(paths, parent !== undefined),
  ];
  return steps.reduce(
    (files: TemplateFile[], edits) => deriveVariant(files, { without: [], edits }),
    readTemplate(join(__dirname, 'files')),
  );
}

/**
 * The templates of a feature with its fields, still with their own name, and what it requires.
 *
 * @throws CannotGenerate where a field refers to what is not there, or has the name of another one's type
 */
export function planFeature(
  tree: Tree,
  service: Service,
  shaped: readonly TemplateFile[],
  plan: FeaturePlan,
): { readonly required: RequiredFeatures; readonly templates: TemplateFile[] } {
  const { name, fields, access, hasUsers, parent, paths, pagination } = plan;
  const asksWho = hasUsers && access !== 'public';
  const clash = findAliasClash(fields, pascal(name.singular));
  if (clash !== undefined) {
    const cause = `two of its fields would have the type ${clash} in schemas.py`;
    throw cannotCreate('feature', snake(name.plural), cause, 'another name for one of them');
  }
  const required = requiredFeatures(tree, service.root, { name, fields, parent, asksWho });
  const edits = [
    ...fieldEdits(fields, { feature: snake(name.plural), belongsTo: belongsTo(plan) }),
    ...requireEdits(required, asksWho),
  ];
  const without = unusedParts(fields, pagination);
  const written = deriveVariant(shaped, { without, edits }).map((file) => scopeFile(file, plan));
  return { required, templates: addVersions(written, paths) };
}

/** The foreign key that is no field: to whom, or to what, a row belongs. */
function belongsTo({ access, parent }: FeaturePlan): { column: string; table: string } | undefined {
  if (access === 'owner') return { column: OWNER.column, table: OWNER.feature };
  return parent && { column: columnOfParent(parent), table: parent.feature };
}

function scopeFile(file: TemplateFile, { access, parent }: FeaturePlan): TemplateFile {
  if (access === 'owner')
    return scopeTests(file, { fixture: 'user', type: 'User', hasPath: false });
  if (parent === undefined) return file;
  const { name, model } = scopeOf(parent);
  return scopeTests(file, { fixture: name, type: model, hasPath: true });
}

/** Files of core and of the migrations that only some features need. */
function unusedParts(fields: readonly Field[], pagination: Pagination): string[] {
  const kinds = new Set(fields.map(({ type }) => type.kind));
  return [
    ...(kinds.has('decimal') ? [] : ['core/decimals.py']),
    ...(kinds.has('enum') ? [] : ['core/enums.py', 'migrations/enums.py']),
    ...(pagination === 'cursor' ? [] : ['core/keyset.py']),
  ];
}
