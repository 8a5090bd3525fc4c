import { capitalize } from '../workspace/words';
import type { Field } from './field';
import { columnOf } from './parse-fields';

/** Names that the generated modules use for something else. */
const RESERVED = new Set(
  (
    'Annotated Any AwareDatetime AfterValidator CleanStr CursorPage Decimal EmailStr Field HttpUrl InputSchema ' +
    'KeysetQuery Literal LocalTime Mapped NotSent OffsetPage OffsetQuery OutputSchema Problem StrEnum TypeAdapter ' +
    // Ruff takes the last two for digits.
    'UUID ValidationError WithJsonSchema I O'
  ).split(' '),
);
/** How the schemas of a feature end, behind its own name. */
const SCHEMA = /.(?:Create|Update|Read|Page|Query)$/;

/** The name of an annotated type in a feature's schemas: `Total` for `total`. */
export function aliasOf(field: Pick<Field, 'name' | 'type'>): string {
  const name = pascal(columnOf(field));
  return RESERVED.has(name) || SCHEMA.test(name) ? `${name}Value` : name;
}

/** The name of an enum in a feature's models: `OrderStatus` for `status` of `Order`. */
export function enumOf(field: Field, model: string): string {
  const name = `${model}${pascal(field.name)}`;
  return SCHEMA.test(name) ? `${name}Kind` : name;
}

function pascal(name: string): string {
  return name.split('_').map(capitalize).join('');
}
