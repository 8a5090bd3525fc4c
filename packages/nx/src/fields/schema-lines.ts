import { annotationOf } from './column';
import type { Field } from './field';
import { aliasOf } from './field-names';
import { columnOf } from './parse-fields';
import { defaultExpression } from './python-literal';

/** What `HELPERS` of the fields define, once for all of them. */
const LOCAL_TIME = 'LocalTime';

/** The lines that a list of fields becomes in a feature's schemas. */
export interface SchemaLines {
  /** Annotated types, before the classes. */
  readonly aliases: string;
  readonly create: string;
  readonly update: string;
  readonly read: string;
}

export function schemaLines(fields: readonly Field[], model: string): SchemaLines {
  const lines = (line: (field: Field) => string): string => fields.map(line).join('');
  return {
    aliases: lines((field) => aliasLine(field)),
    create: lines((field) => createLine(field, model)),
    update: lines((field) => updateLine(field, model)),
    read: lines((field) => readLine(field, model)),
  };
}

/** What a client may send for a field: an alias of the schemas, or a type that says it all. */
export function inputTypeOf(field: Field, model: string): string {
  if (field.type.kind === 'time') return LOCAL_TIME;
  return hasAlias(field) ? aliasOf(field) : annotationOf(field, model);
}

/** Whether the schemas give the field a type of its own. */
export function hasAlias(field: Field): boolean {
  return constraintsOf(field) !== undefined;
}

function aliasLine(field: Field): string {
  const constraints = constraintsOf(field);
  return constraints === undefined
    ? ''
    : `${aliasOf(field)} = Annotated[${constraints.join(', ')}]\n`;
}

/** A type and what narrows it, where it is not said by the type alone. */
function constraintsOf({ type }: Field): readonly [string, ...string[]] | undefined {
  switch (type.kind) {
    case 'str':
      return ['CleanStr', `Field(min_length=1, max_length=${pythonNumber(type.length)})`];
    case 'text':
      return ['CleanStr', `Field(max_length=${pythonNumber(type.length)})`];
    case 'int':
      // Of 4 bytes, as the column.
      return ['int', 'Field(ge=-(2**31), lt=2**31)'];
    case 'float':
      return ['float', 'Field(allow_inf_nan=False)'];
    case 'decimal':
      return ['Decimal', `Field(max_digits=${type.precision}, decimal_places=${type.scale})`];
    case 'email':
      return ['EmailStr', 'Field(max_length=320)'];
    case 'url':
      return [
        'str',
        'AfterValidator(normalize_url)',
        `Field(max_length=${pythonNumber(type.length)})`,
      ];
    case 'datetime':
      // A day from either end of time, another zone would lie beyond it.
      return [
        'AwareDatetime',
        'Field(ge=dt.datetime(1, 1, 2, tzinfo=dt.UTC), le=dt.datetime(9999, 12, 30, tzinfo=dt.UTC))',
      ];
    case 'json':
      return ['Any', 'AfterValidator(refuse_unstorable)'];
    case 'bool':
    case 'date':
    case 'uuid':
    case 'enum':
    case 'ref':
    case 'time':
      return undefined;
  }
}

function createLine(field: Field, model: string): string {
  const type = inputTypeOf(field, model);
  const fallback = defaultExpression(field, model);
  const value = fallback ?? (field.optional ? 'None' : undefined);
  return `    ${columnOf(field)}: ${nullable(type, field)}${value === undefined ? '' : ` = ${value}`}\n`;
}

function updateLine(field: Field, model: string): string {
  const type = inputTypeOf(field, model);
  return `    ${columnOf(field)}: ${nullable(type, field)} = ${field.optional ? 'None' : 'NOT_SENT'}\n`;
}

function readLine(field: Field, model: string): string {
  const type = field.type.kind === 'time' ? LOCAL_TIME : annotationOf(field, model);
  return `    ${columnOf(field)}: ${nullable(type, field)}\n`;
}

function nullable(type: string, { optional }: Field): string {
  return optional ? `${type} | None` : type;
}

/** As ruff wants it from five digits on. */
function pythonNumber(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, value >= 10_000 ? '_' : '');
}
