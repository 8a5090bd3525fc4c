import { join } from 'node:path';
import type { Tree } from '@nx/devkit';
import type { Field } from '../../fields/field';
import { fieldEdits } from '../../fields/field-edits';
import { deriveVariant } from '../../render/derive-variant';
import { readTemplate, type TemplateFile } from '../../render/read-template';
import type { Service } from '../../workspace/list-services';
import { accessEdits, type Access } from './access';
import { snake, type FeatureName } from '../../workspace/name-feature';
import { giveToUser } from './owner-access';
import { requiredFeatures, requireEdits, type RequiredFeatures } from './required-features';
import { WITHOUT_USERS } from './without-users';

/** What decides on the code of a feature. */
export interface FeaturePlan {
  readonly name: FeatureName;
  readonly fields: readonly Field[];
  readonly access: Access;
  readonly hasUsers: boolean;
}

/** The template for who may call the routes, still with its own name and fields. */
export function guardedTemplate(access: Access, hasUsers: boolean): TemplateFile[] {
  const template = readTemplate(join(__dirname, 'files'));
  const variant = hasUsers ? { without: [], edits: accessEdits(access) } : WITHOUT_USERS;
  return deriveVariant(template, variant);
}

/**
 * The templates of a feature with its fields, still with their own name, and what it requires.
 *
 * @throws CannotGenerate where a field refers to what is not there
 */
export function planFeature(
  tree: Tree,
  service: Service,
  guarded: readonly TemplateFile[],
  { name, fields, access, hasUsers }: FeaturePlan,
): { readonly required: RequiredFeatures; readonly templates: TemplateFile[] } {
  const needsUsers = hasUsers && access !== 'public';
  const required = requiredFeatures(tree, service.root, name, fields, needsUsers);
  const isOwned = access === 'owner';
  const edits = [
    ...fieldEdits(fields, { feature: snake(name.plural), isOwned }),
    ...requireEdits(required, needsUsers),
  ];
  const written = deriveVariant(guarded, { without: unusedParts(fields), edits });
  return { required, templates: isOwned ? written.map(ofUser) : written };
}

function ofUser({ path, content }: TemplateFile): TemplateFile {
  return { path, content: path.endsWith('/test_routes.py') ? giveToUser(content) : content };
}

/** Files of core that only some types of fields need. */
function unusedParts(fields: readonly Field[]): string[] {
  const kinds = new Set(fields.map(({ type }) => type.kind));
  return [
    ...(kinds.has('decimal') ? [] : ['core/decimals.py']),
    ...(kinds.has('enum') ? [] : ['core/enums.py']),
  ];
}
