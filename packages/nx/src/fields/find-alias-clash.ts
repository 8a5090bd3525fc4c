import type { Field } from './field';
import { aliasOf, enumOf } from './field-names';
import { hasAlias } from './schema-lines';

/**
 * A type that two fields would both have in the schemas: `OrderStatus` of `order_status`, and of the enum `status` of
 * `Order`. `undefined` where all have their own.
 */
export function findAliasClash(fields: readonly Field[], model: string): string | undefined {
  const names = fields.flatMap((field) => [
    ...(hasAlias(field) ? [aliasOf(field)] : []),
    ...(field.type.kind === 'enum' ? [enumOf(field, model)] : []),
  ]);
  return names.find((name, index) => names.indexOf(name) !== index);
}
