import { enumMember } from './enum-member';
import type { Field, FieldType } from './field';
import { enumOf } from './field-names';
import { columnOf } from './parse-fields';
import { defaultExpression, pythonText, serverDefault } from './python-literal';

/** The line of a model that declares a field. */
export function columnLine(field: Field, model: string): string {
  const type = annotationOf(field, model);
  const mapped = field.optional ? `${type} | None` : type;
  const given = argumentsOf(field, model);
  const value = given.length === 0 ? '' : ` = mapped_column(${given.join(', ')})`;
  return `    ${columnOf(field)}: Mapped[${mapped}]${value}\n`;
}

/** The enum of a field, before the model. */
export function enumLines(field: Field, model: string): string {
  if (field.type.kind !== 'enum') return '';
  const members = field.type.values.map(
    (value) => `    ${enumMember(value)} = ${pythonText(value)}\n`,
  );
  return `class ${enumOf(field, model)}(StrEnum):\n${members.join('')}\n\n`;
}

/** What Python calls the type of a field's value, without null. */
export function annotationOf(field: Field, model: string): string {
  switch (field.type.kind) {
    case 'enum':
      return enumOf(field, model);
    case 'decimal':
      return 'Decimal';
    case 'ref':
    case 'uuid':
      return 'UUID';
    case 'date':
    case 'time':
    case 'datetime':
      return `dt.${field.type.kind}`;
    case 'int':
    case 'float':
    case 'bool':
      return field.type.kind;
    case 'json':
      return 'Any';
    case 'str':
    case 'text':
    case 'url':
    case 'email':
      return 'str';
  }
}

function argumentsOf(field: Field, model: string): string[] {
  const { type, unique, index } = field;
  const fallback = defaultExpression(field, model);
  return [
    ...columnType(field, enumOf(field, model)),
    ...(unique ? ['unique=True'] : []),
    // The database looks for what refers to a row when that is deleted.
    ...((index || type.kind === 'ref') && !unique ? ['index=True'] : []),
    ...(fallback === undefined ? [] : [`default=${fallback}`]),
    ...serverDefault(field).map((value) => `server_default=${value}`),
  ];
}

function columnType({ name, type, optional }: Field, enumName: string): string[] {
  switch (type.kind) {
    case 'str':
    case 'url':
      return [`sa.String(${type.length})`];
    case 'text':
      return ['sa.Text'];
    case 'email':
      return ['sa.String(320)'];
    case 'decimal':
      return [`ExactNumeric(${type.precision}, ${type.scale})`];
    case 'enum':
      return [`text_enum(${enumName}, "${name}")`];
    case 'json':
      return [optional ? 'sa.JSON(none_as_null=True)' : 'sa.JSON'];
    case 'ref':
      return [foreignKey(type)];
    case 'bool':
    case 'date':
    case 'datetime':
    case 'float':
    case 'int':
    case 'time':
    case 'uuid':
      return [];
  }
}

const ON_DELETE = { restrict: '', cascade: 'CASCADE', 'set-null': 'SET NULL' } as const;

function foreignKey({ feature, onDelete }: Extract<FieldType, { kind: 'ref' }>): string {
  const rule = ON_DELETE[onDelete];
  const also = rule === '' ? '' : `, ondelete="${rule}"`;
  return `sa.ForeignKey("${feature}.id"${also})`;
}
