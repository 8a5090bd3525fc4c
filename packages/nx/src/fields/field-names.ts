import { capitalize } from '../workspace/words';
import type { Field } from './field';
import { columnOf } from './parse-fields';

/** Names that the generated modules use for something else. */
const RESERVED = new Set(
  'Annotated Any AwareDatetime AfterValidator CleanStr Decimal EmailStr Field HttpUrl InputSchema Literal Mapped NotSent OutputSchema Problem StrEnum UUID'.split(
    ' ',
  ),
);

/** The name of an annotated type in a feature's schemas: `Total` for `total`. */
export function aliasOf(field: Pick<Field, 'name' | 'type'>): string {
  const name = pascal(columnOf(field));
  return RESERVED.has(name) ? `${name}Value` : name;
}

/** The name of an enum in a feature's models: `OrderStatus` for `status` of `Order`. */
export function enumOf(field: Field, model: string): string {
  const name = `${model}${pascal(field.name)}`;
  return /(?:Create|Update|Read|Page|Query)$/.test(name) ? `${name}Kind` : name;
}

function pascal(name: string): string {
  return name.split('_').map(capitalize).join('');
}
