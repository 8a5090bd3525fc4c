import type { Field } from './field';
import { columnOf } from './parse-fields';
import { inputTypeOf } from './schema-lines';

/** What lists are asked for besides columns, and what the queries of core do themselves. */
const TAKEN = new Set(
  'limit cursor page size sort filters sort_keys write_cursor read_cursor'.split(' '),
);

const EQUAL = new Set(
  'str int float decimal bool date time datetime uuid email enum ref'.split(' '),
);
const ORDERED = new Set('str int float decimal date time datetime email'.split(' '));

/** Whether a list can be narrowed to the rows that have a value. */
export function isFilter(field: Field): boolean {
  return EQUAL.has(field.type.kind) && !TAKEN.has(columnOf(field));
}

/** Whether a list can be sorted by a field: a page begins behind a value, which null is not. */
export function isSortKey(field: Field): boolean {
  return isFilter(field) && ORDERED.has(field.type.kind) && !field.optional;
}

/** The lines of the schema that says what a list can be asked for. */
export function queryLines(fields: readonly Field[], model: string): string {
  const filters = fields
    .filter(isFilter)
    .map((field) => `    ${columnOf(field)}: ${inputTypeOf(field, model)} | None = None\n`);
  const keys = ['id', ...fields.filter(isSortKey).map(columnOf)];
  const sorts = keys.flatMap((key) => [`"${key}"`, `"-${key}"`]);
  return `${filters.join('')}    sort: Literal[${sorts.join(', ')}] = "-id"\n`;
}
