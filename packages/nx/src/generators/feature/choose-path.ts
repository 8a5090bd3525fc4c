import { cannotCreate } from '../../workspace/errors';
import type { FeatureName } from '../../workspace/name-feature';
import type { Parent } from './parent';
import { columnOfParent } from './parent';
import type { RoutePath } from './route-paths';
import type { FeatureGeneratorSchema } from './schema';

/**
 * Where the routes of a feature are: `/orders`, `/api/v2/orders`, or below those of its parent, `/orders/{order_id}/lines`.
 *
 * @throws CannotGenerate where prefix or version cannot be part of a path
 */
export function choosePath(
  schema: Pick<FeatureGeneratorSchema, 'name' | 'apiPrefix' | 'apiVersion'>,
  { plural }: Pick<FeatureName, 'plural'>,
  parent: Parent | undefined,
): RoutePath {
  const prefix = readPrefix(schema);
  const version = readVersion(schema);
  if (parent !== undefined) return belowParent(schema, plural, parent);
  const parts = [...prefix, ...(version === '' ? [] : [version]), plural.join('-')];
  return { version, path: `/${parts.join('/')}` };
}

/** `order-lines` of `orders` are its `lines`. */
function belowParent(
  {
    name,
    apiPrefix,
    apiVersion,
  }: Pick<FeatureGeneratorSchema, 'name' | 'apiPrefix' | 'apiVersion'>,
  plural: readonly string[],
  parent: Parent,
): RoutePath {
  if (apiPrefix !== undefined || apiVersion !== undefined) {
    const option = apiPrefix === undefined ? 'apiVersion' : 'apiPrefix';
    const cause = `its routes are below those of ${parent.feature}, ${parent.path}, which the option ${option} cannot change`;
    throw cannotCreate('feature', name, cause, `--parent without --${option}`);
  }
  const above = parent.singular.split('_');
  const isNamedAfter = above.every((word, index) => word === plural[index]);
  const own = isNamedAfter && plural.length > above.length ? plural.slice(above.length) : plural;
  return { version: '', path: `${parent.path}/{${columnOfParent(parent)}}/${own.join('-')}` };
}

function readPrefix({
  name,
  apiPrefix = '',
}: Pick<FeatureGeneratorSchema, 'name' | 'apiPrefix'>): string[] {
  const parts = apiPrefix.split('/').filter((part) => part !== '');
  const odd = parts.find((part) => !/^[a-z0-9][a-z0-9_-]{0,39}$/i.test(part));
  if (odd === undefined && parts.length <= 3) return parts;
  const cause = `the option apiPrefix must be up to three words with / between them, not '${apiPrefix}'`;
  throw cannotCreate('feature', name, cause, '--apiPrefix=api');
}

/** `v2`, also where `2` was typed, which arrives as a number. */
function readVersion({
  name,
  apiVersion,
}: Pick<FeatureGeneratorSchema, 'name' | 'apiVersion'>): string {
  if (apiVersion === undefined) return '';
  const number = /^v?([1-9]\d{0,2})$/i.exec(String(apiVersion))?.[1];
  if (number !== undefined) return `v${number}`;
  const cause = `the option apiVersion must be such as v2, not '${apiVersion}'`;
  throw cannotCreate('feature', name, cause, '--apiVersion=v2');
}
