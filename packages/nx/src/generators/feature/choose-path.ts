import { cannotCreate } from '../../workspace/errors';
import type { FeatureName } from '../../workspace/name-feature';
import { columnOfParent, type Parent } from './parent';
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
  const prefix = splitPrefix(schema);
  const version = readVersion(schema);
  if (parent !== undefined) {
    // It is often the same for all features of a workspace, from nx.json.
    if (!`${parent.path}/`.startsWith(['', ...prefix, ''].join('/'))) {
      const cause = `its routes lie below those of ${parent.feature}, ${parent.path}, and not below /${prefix.join('/')}`;
      throw cannotCreate('feature', schema.name, cause, '--parent without --api-prefix');
    }
    return { version, path: pathBelow(plural, parent) };
  }
  const parts = [...prefix, ...(version === '' ? [] : [version]), plural.join('-')];
  return { version, path: `/${parts.join('/')}` };
}

/** `order-lines` of `orders` are its `lines`. */
export function pathBelow(plural: readonly string[], parent: Parent): string {
  const above = parent.singular.split('_');
  const isNamedAfter = above.every((word, index) => word === plural[index]);
  const own = isNamedAfter && plural.length > above.length ? plural.slice(above.length) : plural;
  return `${parent.path}/{${columnOfParent(parent)}}/${own.join('-')}`;
}

function splitPrefix({
  name,
  apiPrefix = '',
}: Pick<FeatureGeneratorSchema, 'name' | 'apiPrefix'>): string[] {
  const parts = apiPrefix.split('/').filter((part) => part !== '');
  const odd = parts.find((part) => !/^[a-z0-9][a-z0-9_-]{0,39}$/i.test(part));
  if (odd === undefined && parts.length <= 3) return parts;
  const cause = `the option apiPrefix must be up to three words with / between them, not '${apiPrefix}'`;
  throw cannotCreate('feature', name, cause, '--api-prefix=api');
}

/** The version of the API that is asked for, or an empty text: `v2`, also where `2` was typed, which arrives as a number. */
export function readVersion({
  name,
  apiVersion,
}: Pick<FeatureGeneratorSchema, 'name' | 'apiVersion'>): string {
  if (apiVersion === undefined) return '';
  const number = /^v?([1-9]\d{0,2})$/i.exec(String(apiVersion))?.[1];
  if (number !== undefined) return `v${number}`;
  const cause = `the option apiVersion must be such as v2, not '${apiVersion}'`;
  throw cannotCreate('feature', name, cause, '--api-version=v2');
}
